"""Whether a question only tells a mishap, as people do who look for one like it: 吊篮钢丝绳断了工人从楼上掉下来."""

import re
from functools import cache

from corpus.lexicon import any_of
from corpus.recognise.harm.hazards import find_hazards
from search_api.question.asked_harm import find_asked_harm
from search_api.question.case_words import reported
from search_api.question.frames import FEW

# What asks something: who, by when, how, whether.
_ASKS = re.compile(
    rf"谁|哪|归|什么|何|吗|呢|怎|多[少久大长宽高远深厚重]|{FEW}(?!个人|人|名|死|百|千|十)"
    r"|是否|是不是|能不能|可不可以|可否|能否|要不要|该不该|有没有|算不算"
)
# What speaks of duties and acts, not of what happened.
_OF_DUTY = re.compile(
    r"报告|举报|投诉|应当?|能|可以|期限|标准|规定|要求|预案|预防|整治|治理|排查|申请|办理|管理|检查|监管"
)
# What ends an account of one: 被查, 被罚, 出的事, 的案例.
_ENDS_AS_TOLD = re.compile(
    r"(?:(?:伤|死|致死|致伤|伤亡|死亡|身亡|遇难|受伤)(?:了)?(?:\d+|[一二两三四五六七八九十])?(?:个|名)?人?"
    r"|被(?:查|罚|查处|处罚|罚款|通报|拘留|追责|判刑)(?:了)?|(?:出|惹|闯)(?:的|了)?(?:事|祸)|的(?:事故|事|案例|例子|案子|教训|火灾))$"
)


def tells_mishap(text: str) -> bool:
    """Whether the folded text asks nothing, and tells what befell or harmed somebody or for what somebody was punished."""
    own = text.rstrip("?。! ")
    if _ASKS.search(own):
        return False
    hazards = find_hazards(own, asked=True)
    if _ENDS_AS_TOLD.search(own) or (hazards and hazards[-1].end == len(own)):
        return True
    told = hazards or find_asked_harm(own).taken or _harmful().search(own)
    return bool(told) and not _OF_DUTY.search(own)


# 哪家厂的叉车压死了人: whose accident it was.
_WHOSE = re.compile(r"哪(?:一)?[家个些座处](?:厂|公司|企业|工厂|工地|项目|矿|店|单位|学校|医院|仓库)")


def asks_whose_mishap(text: str) -> bool:
    """Whether the folded text asks in whose firm or at which site something harmful befell."""
    told = _WHOSE.search(text) and (find_hazards(text, asked=True) or find_asked_harm(text).taken)
    return bool(told) and not _OF_DUTY.search(text)


@cache
def _harmful() -> re.Pattern[str]:
    """What people call harm: what reports have for it tells a hazard."""
    return re.compile(
        any_of(
            word
            for word, term in reported().items()
            if any(find_hazards(name) for name, _ in term.alternatives)
        )
    )
