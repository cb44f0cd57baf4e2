"""The short answer that a rule's sentence gives to what is asked: its measure, of the kind asked for, or what it says."""

import re
from collections.abc import Sequence

from corpus.model import Requirement
from corpus.recognise.characters import fold
from corpus.recognise.demand.requirement_words import find_modals
from corpus.recognise.times.recurrences import find_recurrences
from search_api.answer.cover import Matter
from search_api.answer.gate import HEAD
from search_api.question.frames import FEW

_LONGEST_VALUE = 80
# What is demanded stands so near the word that demands it: farther on stands what is said by the way.
_NEAR = 40

# How long something lasts: 保存期限多长 and 留样时间有多长 ask that, 绳子多长 does not.
_LENGTH_OF_TIME = (
    r"(?:(?:时间|期限|时限|时长|年限|周期|间隔|有效期|保质期|工期|任期|[期假])"
    r"(?:要|应|应当|须|必须|一般|是|为|有|定){0,2}多长|多长时间)"
)
HOW_LONG = re.compile(
    rf"多久|{_LENGTH_OF_TIME}|(?:{FEW}|多少)个?(?:[天日年周月]|小时|工作日|星期|分钟)|多少时间"
)
_DURATION = re.compile(rf"{HOW_LONG.pattern}|什么时候|时限|频次|频率|(?:多少|几)次")
_HOW_MUCH = re.compile(rf"多少|{FEW}|多[高宽远长大深厚重]|至少|最少|最多|最低|最高")
# A sum is no length: 二十米以内 does not say how much the train costs.
MONEY_ASKED = re.compile(
    r"多少钱|几块钱?|多少元|几元|多少块|多少万|几万|多少(?:补贴|补助|津贴|奖金|押金|工资|经费)"
    r"|(?:补贴|补助|津贴|奖金|奖励|押金|保证金|工资|经费|费用?|收费|价格|罚款)(?:标准|金额|额度)?"
    r"(?:每[年月天日次人餐单]|一个?[年月天日次顿餐单]|最[高低多少]|[是为有给]|能[拿领]){0,3}多少(?!天|日|年|个?月|次|小时)"
    r"|[补罚奖赔](?:偿|助|贴|款|励)?多少(?!天|日|年|个?月|次|小时)"
)
# Which ones, by name: no measure answers it (哪几个城市).
_WHICH = re.compile(r"哪(?:几|些|两|三)")
# 多久巡检 asks how often though 一次 is not said: work that returns.
_RETURNS = (
    r"巡[检查视]|检[查测验修定]|校[准验]|标定|演练|体检|年检|复审|复查|清洗|清洁|清掏|消毒|更换|维护"
    r"|维保|保养|排查|盘点|轮训|抽查"
)
_HOW_OFTEN = re.compile(
    r"(?:多久|多长时间|多少天|几[天年]|几个月).{0,12}[一1][次回遍]|频次|频率|(?:多少|几)次|隔多久"
    rf"|(?:多久|多长时间)(?:需要|应当?|必须|[要需得就])?(?:进行|开展|组织|安排|做)?(?:{_RETURNS})(?!完|好|结束|出|到)"
)
_TIMES = re.compile(r"次|遍")
_OFTEN = re.compile(r"每|次|一周|一月|间隔|隔")
_FOR_EACH = re.compile(
    r"每(?:一)?[个名户人张位次台辆]?(?P<one>[一-鿿]{1,5}?)(?:能|可以|可|给|一次性|最多|最高)?(?:补|奖|给|发|领)[一-鿿]{0,2}(?:多少|几)"
)
_LENGTHS = re.compile(r"米|里|m(?!in)")
# What is counted or measured, as asked and as a rule gives it; the first whose question stands tells.
_KINDS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (MONEY_ASKED, re.compile(r"元|倍|百分之|%")),
    (re.compile(r"(?:多少|几)(?:个|名)?人|(?:多少|几)名"), re.compile(r"[人名]")),
    (re.compile(r"几岁|多少岁|多大(?:年龄|岁数|年纪|[才能可]|的孩子|以上)|什么年龄"), re.compile(r"岁")),
    (re.compile(r"(?:多少|几)度"), re.compile(r"度|℃")),
    (re.compile(r"(?:多少|几)(?:间|个房间)"), re.compile(r"间")),
    (re.compile(r"(?:多少|几)层"), re.compile(r"层")),
    (re.compile(r"(?:多少|几)(?:辆|台)"), re.compile(r"[辆台]")),
    (re.compile(r"(?:多少|几)(?:个)?平方?米?|多大面积|面积多大"), re.compile(r"平方|公顷|亩|m[2²]")),
    (
        re.compile(rf"多[高宽远深厚]|(?:多少|几)(?:米|公里|厘米)|^(?!.*{_LENGTH_OF_TIME}).*多长"),
        _LENGTHS,
    ),
    (re.compile(r"多[重]|(?:多少|几)(?:吨|公斤|千克|斤|克)"), re.compile(r"[吨克斤]|[km]?g$|t$")),
    (re.compile(r"(?:多少|几)(?:个)?百分|比例|几成"), re.compile(r"百分|%|分之|成")),
)
YES_NO = re.compile(
    r"能不能|可不可以|能否|可否|是否|允不允许|准不准|许不许|该不该|要不要|用不用|需不需要|必须.{1,40}(?:[吗嘛]|(?<!什)么)|(?:可以|能|允许|要|需要|应该|必须).{0,40}(?:[吗嘛]|(?<!什)么)"
)
# What it says ends with its part, or where it says the next thing (禁止存放…，禁止留宿).
_SAID = re.compile(r"[^。；;：:，,\n]+(?:[，,](?!禁止|严禁|不得|应|并|也|必须|可以|但)[^。；;：:，,\n]+)?")
# From how much on something must or may be (多少人以上要报告, 低于多少不能进): the rule says it before the word that obliges.
_FROM_HOW_MUCH = re.compile(
    r"(?:多少|几|多[大高宽远深厚重])(?!时间|[天日年周月次遍]|个(?:月|小时|工作日)|小时|工作日|分钟).{0,12}?"
    r"(?:才|就|需要|应当?|必须|要|可以|能|不能|不得|不准|不许|禁止|算)"
)
_OVER = re.compile("[超满逾]")
_FROM_HOW_LONG = re.compile(
    r"(?:超过|满|逾|达到?)(?:多久|多长时间|(?:多少|几)个?(?:[天日年周月]|小时|工作日|分钟))(?!内).{0,6}?(?:才|就|需要|应当?|必须|要|可以|能|算|不)"
)
# A time before something (期满三十日前) tells how long ahead, which is asked by that word.
_AHEAD, _LEAD = re.compile(r"前|提早"), re.compile(r"前$|^提前")
_LASTS = re.compile(
    rf"{_LENGTH_OF_TIME}|(?:最多|最长|最短|最少|至少).{{1,6}}(?:多久|(?:几|多少)个?[天年日月周])"
)
_BY_WHEN = re.compile(r"前$|[后起].{0,8}内$|^\d{4}-")
_STATED = re.compile(
    r"(?:(?<=有效期)|(?<=期限)|(?<=标准)|[为是给]|补[助贴]|奖励|每[人天日月年次餐单平方米]{1,3}) ?"
    r"(?:[\d.]{1,9}|[〇零一二三四五六七八九十百千万两半]{1,9}) ?[万亿]?"
    r"(?:个?[年月]|个?工作日|[日天周元]|小时|分钟|平方米|米|吨|公斤|千克|克|%|人|名)"
)
_TIME_BY_FIGURES = re.compile(
    r"(?:多少|(?<![近这那前后过好第])几)个?(?:工作日|年|月|天|日|小时|周|分钟|星期)"
)
_YEARS = (re.compile(r"(?:多少|(?<![近这那前后过好第])几)年"), re.compile(r"(?<!\d{4})年"))
_BY_LETTERS = r"(?<=\d) ?(?:h|min|d|s)(?![a-zA-Z])"
_UNITS_OF_TIME = re.compile(rf"[年月日天周时分]|星期|季度|{_BY_LETTERS}")
_TIME = re.compile(rf"[年月日天周时分秒次]|工作日|季度|小时|每|{_BY_LETTERS}")
# What tells in which case, not within what time (自用工之日起满一年的).
_CASE = re.compile(r"满|未满|不满|不足|超过|达到")
_PIECE = re.compile(r"[^。；;：:，,\n]+")
_LAST_WORD = 2


def asks_measure(question: str) -> bool:
    """Whether a question asks how much or how long, not which ones nor yes or no."""
    if _WHICH.search(question):
        return False
    return bool(_DURATION.search(question) or (_HOW_MUCH.search(question) and not YES_NO.search(question)))


def kind_asked(question: str) -> re.Pattern[str] | None:
    """The units in which an answer is told: of what is counted or measured, or of time by figures; None where any may do."""
    if _WHICH.search(question) or YES_NO.search(question):
        return None
    if _HOW_OFTEN.search(question):
        return _TIMES
    kind = next((answers for asks, answers in (*_KINDS, _YEARS) if asks.search(question)), None)
    return kind or (_UNITS_OF_TIME if _TIME_BY_FIGURES.search(question) else None)


def value_of(question: str, requirement: Requirement, head: Matter | None = None) -> str | None:
    """The short answer that the sentence gives: its measure where one is asked for, else what it says one must or may do.

    What stands before the word that obliges tells of whom or when it holds, which is asked only by from how much on. A measure
    of another kind than is asked for is none, and so is what does not say the `head` of the matter.
    """
    if not asks_measure(question):
        return _what_it_says(requirement, head) if YES_NO.search(question) else None
    start = place_of_modal(requirement) or 0
    behind = [told for told in requirement.thresholds if requirement.quote.rfind(told) >= start - 1]
    # Of several in a sentence (24小时内响应，5日内办结) the one of the part that holds the question's last word comes first.
    last = question.rstrip("?。! ")[-_LAST_WORD:]
    behind.sort(key=lambda told: last not in _part_around(requirement.quote, told))
    kind = next((answers for asks, answers in _KINDS if asks.search(question)), None)
    if (each := _FOR_EACH.search(question)) and (sum_ := _sum_for(each["one"], requirement.quote)):
        return sum_
    if _FROM_HOW_MUCH.search(question) or kind is _LENGTHS:
        before = [told for told in requirement.thresholds if told not in behind]
        behind = [*before, *behind]
    if kind is _LENGTHS:
        # How far stands before what is forbidden there: 水池周围十米以内不得有渗坑，二米以内不得有污水管.
        behind.sort(key=lambda told: -_shared(question, _part_around(requirement.quote, told)))
    if kind is not None:
        return next((told for told in behind if kind.search(told)), None)
    if not _DURATION.search(question):
        return next(iter(behind), None)
    return _time_told(question, requirement, behind)


def _time_told(question: str, requirement: Requirement, behind: Sequence[str]) -> str | None:
    """The time that is asked for: from how long on, how often, how long or by when."""
    if from_how_long := _FROM_HOW_LONG.search(question):
        over = _OVER.search(from_how_long[0]) is not None
        cases = (told for told in requirement.thresholds if _TIME.search(told))
        return next((told for told in cases if (_OVER.search(told) is not None) == over), None)
    times = [told for told in behind if _TIME.search(told) and not _CASE.match(told)]
    if requirement.deadline is not None:
        times.append(requirement.deadline.printed)
    if _HOW_OFTEN.search(question):
        times.sort(key=lambda told: "每" not in told)
        folded = fold(requirement.quote)
        times += [requirement.quote[each.start : each.end] for each in find_recurrences(folded)]
    times = [told for told in times if _YEARS[1].search(told) or not _YEARS[0].search(question)]
    if HOW_LONG.search(question) and not _AHEAD.search(question):
        times = [told for told in times if not _LEAD.search(told)]
    return next((told for told in times if tells_how_long(question, told)), None)


def tells_how_long(question: str, told: str) -> bool:
    """Whether a time is of the kind asked for: how often is no answer to by when, nor the other way round.

    Nor is by when one to how long something lasts (期限多长).
    """
    if _LASTS.search(question) and _BY_WHEN.search(told):
        return False
    return not _HOW_OFTEN.search(question) or _OFTEN.search(told) is not None


def plainly_told(question: str, piece: str) -> str | None:
    """The measure of the kind asked for in a piece that only states it (有效期为五年); None where it names none, or several."""
    kind = kind_asked(question) or (_UNITS_OF_TIME if HOW_LONG.search(question) else None)
    if kind is None or _HOW_OFTEN.search(question) or _FROM_HOW_MUCH.search(question):
        return None
    found = [told[0].lstrip("为是") for told in _STATED.finditer(fold(piece)) if kind.search(told[0])]
    return found[0] if len(found) == 1 and not _LEAD.search(found[0]) else None


def _sum_for(one: str, quote: str) -> str | None:
    """What a sentence grants for each of these (按照每个托位8000元的标准), not what it grants at most in all."""
    found = re.search(
        rf"每[个名户人张位次台辆]?{re.escape(one)}[^,，。;；\d]{{0,8}}(?P<sum>[\d.]+\s?万?元)", quote
    )
    return found["sum"] if found else None


def _shared(question: str, part: str) -> int:
    """How many pairs of characters of the question the part holds, later ones for more: 灶台离油料多远 is of 油料."""
    return sum(place + 1 for place in range(len(question) - 1) if question[place : place + 2] in part)


def _part_around(quote: str, told: str) -> str:
    """The part of a sentence that holds the measure."""
    return next((part for part in _PIECE.findall(quote) if told in part), quote)


def place_of_modal(requirement: Requirement) -> int | None:
    """Where the word that obliges stands in the quote."""
    modals = find_modals(fold(requirement.quote))
    return next((modal.start for modal in modals if modal.modality == requirement.modality), None)


def _what_it_says(requirement: Requirement, head: Matter | None) -> str | None:
    """The words from the one that obliges to the end of its part: 不得在高层民用建筑公共门厅停放电动自行车.

    Where these do not say what is asked, the part behind them that does.
    """
    start = place_of_modal(requirement)
    if start is None:
        return None
    said = _SAID.match(requirement.quote, start)
    parts = [said[0]] if said else []
    parts += [each[0].strip() for each in _PIECE.finditer(requirement.quote, said.end() if said else start)]
    told = next(
        (part for part in parts if head is None or not head.total or head.share(part[:_NEAR]) >= HEAD), None
    )
    return told if told and len(told) <= _LONGEST_VALUE else None
