"""What an office is given, taken apart: the matter, and what it does about it."""

import re
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Record
from corpus.recognise.characters import HAN
from indexer.laws.competence_act_matter import vague

_LONGEST = 70
# What is called after an area: 行政区域界线.
_NO_AREA = "(?!域?[界图名])"
# What is made or done in an area is no part of its name (编制行政区域…).
_MAKES = ("编制", "制定", "制订", "拟订", "拟定", "划定", "建设", "审核", "审批", "核发")
_SHORTEST = 2
# A further verb begins another duty of the same office.
_GOES_ON = re.compile(
    r"(?:,|并|和|及|以及)(?:依法|会同|统一|具体)?(?:负责|承担|组织(?=[对做开])|履行|接受|行使|对(?!外|口|台|象|接))"
)
_POINTS_ELSEWHERE = re.compile(
    r"下列|以下|前款|规定的其他|^法律(?:、|法规|,)|(?:企业|单位|机构|组织|委员会|人员|者)(?:依法)?(?:履行|负责|承担)|前条|前项|上述|上款|本条(?!例)|^其他|其他有关|^[有相]关(?:的)?工作$|^(?:该|其|此|依照|按照|原则上|一般)|^(?:审批|批准|核发|审核|审查|编制|管理|监督|指导|建设|验收|组织|征收|登记|制定)的|进行|由[^,]{2,30}(?:负责|承担|实施|管理|组织|执行)$|由[^,]{2,30}(?:负责|承担)|他人|自己|^在该|第[一二三四五六七八九十]{1,3}[项款]|其他情形|本单位|本企业|相应的?(?:工作|主管|职责|机构|部门)|(?:委|委员会|联席会议|领导小组|指挥部|机制)的?(?:日常|具体)(?:工作|事务)|法律、法规|^(?:经(?!济|营|纪)|由|可以|应当|控制$|因|未(?!成年)|不|无法|没有|需要|如|凡|贯彻|承担)|[后时的]$|(?:范围|区域|建成区|规划区|界)以?[内外]$|^以[内外]|上级|会同|(?<=.{8})(?:本|该)(?:法|条例|办法|规定)$|(?<![外社公])交$|(?<![许认])可$|并$|(?<!许)可以|(?:政府|部门|机构)负责|(?<![行作])为$|(?:机关|政府|部门)(?:实施|执行|办理)$|必须|予以$|由$"
)
# Who has money to pay it is told by that; who oversees it has it as a matter.
_MONEY = re.compile(r"(?:资金|费用|经费|损失|保险费|补偿费)$")
_OVERSEES = re.compile("监督|监管|审计|检查")
# The daily work of a body itself is no matter, and part of a duty (…履行防治职责) no work done about it.
_OF_A_BODY = re.compile(r"(?:领导|指挥|协调|议事|办事)机构的?(?:日常|具体)(?:工作|事务)$")
# 编制河道防洪等规划: the plan is what is made, and no duty.
_MADE = re.compile(r"(?:组织)?(?:编制|制定|制订|拟订|拟定|起草|修订)(?!和|与|、|工作|的)")
_MAKES_IT = re.compile(
    "(?:组织)?(?:编制|制定|拟订|拟定|起草)(?:(?:并|和)(?:组织)?实施(?!意见|方案|细则|办法))?(?!和|与|、|并|工作|的|实施(?!意见|方案|细则|办法))"
)
# 编制规划并组织实施: what is done with it then.
_MADE_TAIL = re.compile(
    r"(?:和|、|并)(?:拟订|拟定|编制|制定|组织|监督|实施|修订|提请|负责|报|公布|发布|推进|协调).*$"
)
_MAKING = re.compile("编制|制定|拟订|起草")
_WHOSE = re.compile(
    r"^(?:有关|相关|各有关|各相关)(?:行业|领域|(?:行政|主管|监督|管理){0,4}部门|单位|机构|组织|企业|人员|事项|问题|情况)"
)
# 免疫、检疫和其他相关管理工作: the first are told whole; 物业管理方面的其他职责: nothing is.
_AND_OTHERS = re.compile(r"(?:、|和|及|以及|与|及其)其他$")
_CALLED_SO = re.compile(r"\((?:以下|下同)[^()]{0,20}\)")
_OWN_LAW = re.compile(
    r"(?:本|该)(?:法|条例|办法|规定|细则|决定|规则)(?:(?:规定)?的?(?:具体|组织|贯彻|统一|施行|解释)*(?:实施|执行|施行|落实|工作)?(?:工作)?(?:和监督检查?)?)"
)
# 对本规定的执行情况进行监督检查.
_HOW_IT_IS_KEPT = re.compile(
    r"(?:本|该)(?:法|条例|办法|规定|细则)的?(?:贯彻)?(?:执行|实施|施行|落实|遵守|贯彻执行|贯彻实施)(?:的)?情况"
)
# 对鉴定结论不服的再次鉴定: whom the matter itself speaks of.
_TOWARDS = re.compile(r"^对(?![外口台]|[^,]*不服)于?")
# 查处在本行政区域内倾倒…的行为; 在保护范围内 tells what is meant.
_INNER_SCOPE = re.compile(
    r"在(?:本|该|其|所辖|管辖|全)?[^,、]{0,8}(?:行政区域|辖区|[职权]责范围|(?<=[本全])[省市县区])(?:范围)?(?:以?内)?的?"
)
# 本条例规定的行政处罚.
_OF_THE_LAW = re.compile(
    r"(?:本|该)(?:法|条例|办法|规定)(?:所)?(?:规定|设定)的(?P<duty>[^,。;]{2,24}?)(?:工作)?$"
)
# 这项工作由…归口管理.
_THIS_WORK = re.compile(r"(?:这项|该项|此项|上述|该)(?:工作|活动|事务)")
# 指导有关部门做好…工作.
_OTHERS_DO = re.compile(r"^[^,、]{0,12}(?:部门|单位|机构|机关|政府|地方)(?:依法)?(?:做好|开展|推进)(?=.{3})")
_WORK = re.compile(
    r"(?:的?(?:相关|有关|具体|日常|各项))*(?:(?<!综合)工作|(?<!性)活动|职责|职能|责任|任务)$|(?:相关|有关|具体|日常|各项|的)(?:事务|事项)$"
)
_EDGE_BEFORE = re.compile(
    r"^(?:国家(?:的|管理)|(?:所|其)?管辖的|同级人民政府|加强对?|相应的|的|有关|相关|与(?![^,]*(?:有关|相关)的(?:[^工活事职监管]|监测))|对(?![外口台]|[^,]*不服)于?|和|及|以及|各类|各项|、|内(?![河陆部审幼外地容蒙])|等|具体|日常|统一|组织|开展|做好|实施|依法|全面|本法|本条例|本办法|规定的|"
    r"本行政区域(?![界图名])|范围)+(?=.{2})"
)
_EDGE_BEHIND = re.compile(
    r"(?:的|分别|及其|和|与|(?<![普涉波危以])及|以及|或者|、|等|相关|有关|方面|过程中|中|具体|日常|联合|共同|分别)+$"
)


class Given(Record):
    """The matter, what is done about it, and the level that it speaks of.

    `lead` stands before the matter though not beside it in the text: whose breach an item tells.
    """

    matter: str
    duty: str
    level: str | None = None
    lead: str = ""


class _Words(Record):
    scope: re.Pattern[str]
    after: re.Pattern[str]
    plain: re.Pattern[str]
    before: re.Pattern[str]
    two: re.Pattern[str]
    empty: frozenset[str]


@cache
def _words() -> _Words:
    table = lexicon("competences")
    scope = any_of(table["scopes"])
    reach = r"(?:范围)?(?:以?内|之内|上)?的?"
    acts = any_of([*_MAKES, *table["leading_duties"]])
    named = rf"(?!(?:{acts})(?!范围|区域))[{HAN}]{{0,10}}(?:{any_of(table['areas'])}){_NO_AREA}"
    duty = any_of(table["duties"])
    manner = any_of(table["manners"])
    one = rf"(?:{manner}){{0,4}}(?:{duty})"
    return _Words(
        empty=frozenset(table["empty"]),
        scope=re.compile(
            rf"(?:(?:{named}|(?:{scope}){_NO_AREA})(?:\([^()]{{1,12}}\))?{reach}(?:、|和|及|以及|与|或者?(?=行业|领域|系统|部门))?(?:(?<=[和或者、])(?:行业|领域|系统|部门){reach})?)+"
        ),
        after=re.compile(
            rf"(?P<of>的|等)(?P<duty>{one}(?:(?:、|和|与|及|以及|等)?{one}){{0,7}}等?)(?:方面)?的?(?:具体|日常|相关|有关)?(?:工作|职责|责任|事务|职能|事项)?$"
        ),
        two=re.compile(r"的(?:统一|综合|日常)?(?:监督管理|监督检查|监管|管理)(?:及|和|与|以及)[^,等]{0,30}$"),
        before=re.compile(
            rf"(?P<duty>(?:{any_of(table['leading_duties'])})(?:(?:、|和|与|及|以及)?(?:{any_of(table['leading_duties'])})){{0,5}}(?:(?<=组织)(?:编制|制定|拟订|起草)(?:(?:并|和|与|、)?(?:组织)?实施)?|(?<=规划)建设(?!单位|项目|用地|工程|主管))?)(?:做好|开展|推进|实施)?"
        ),
        plain=re.compile(
            rf"(?P<duty>(?:(?:登记|许可|审批|备案|发放|征收)(?:和|与|及))?(?:{any_of(table['plain_manners'])})?(?:{any_of(table['plain_duties'])})(?:(?:、|和|与|及)(?:{any_of(table['plain_duties'])}))?)的?(?:具体|日常|相关|有关)?(?:工作|职责|责任|事务|职能|活动)?$"
        ),
    )


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of(lexicon('competences')['named_so'])})(?:的?(?:具体|日常|相关|有关)?(?:工作|事务|活动))?$"
    )


def read_given(text: str, verb: str, *, antecedent: str | None, law: str, told: bool = False) -> Given | None:
    """The matter and duty of folded text behind an office's verb (全国测绘工作的统一监督管理); None where it tells none.

    `antecedent` is the matter told before in the article, for work that names none; `law` what the law itself is about.
    With `told` the verb is the duty (对…实施监督管理), and the text all matter.
    """
    if verb == "解释":
        return None
    begins = _GOES_ON.search(text)
    own = text[: begins.start()] if begins and begins.start() > 0 else text
    own = _CALLED_SO.sub("", own.strip(" 。;,:").removeprefix("并"))
    level = "全国" if own.startswith("全国") else None
    if _THIS_WORK.fullmatch(own):
        return _of_antecedent(verb, antecedent or (law if len(law) >= _SHORTEST else None), level)
    if _POINTS_ELSEWHERE.search(own) or _OF_A_BODY.search(own):
        return None
    own = _without_scope(_TOWARDS.sub("", own))
    if (ordered := _OF_THE_LAW.match(own)) is not None and len(law) >= _SHORTEST:
        return Given(matter=law, duty=ordered["duty"], level=level)
    duty, made = verb, False
    if (makes := _MAKES_IT.match(own)) is not None and verb in ("组织", "负责") and not told:
        own = _without_scope(own[makes.end() :])
        own = _MADE_TAIL.sub("", own)
        if vague().fullmatch(own):
            return None
        duty, made = f"{'组织' if verb == '组织' else ''}{makes[0]}", True
    if not made and (does := _words().before.match(own)) is not None and not told:
        level = "全国" if own.startswith("全国", does.end()) else level
        rest = _without_scope(own[does.end() :])
        made = _MAKING.search(does["duty"]) is not None
        goes_on = rest.startswith(("的", "工作", "和", "、")) or (rest.startswith("与") and not made)
        if len(rest) >= _SHORTEST and not goes_on:
            own, duty = rest, does["duty"]
            duty = f"{verb}{duty}" if f"{verb}{duty}" in lexicon("competences")["leading_duties"] else duty
    if _OWN_LAW.fullmatch(own):
        return Given(matter=law, duty="组织实施", level=level) if len(law) >= _SHORTEST else None
    own = _OTHERS_DO.sub("", own)
    if not told and _whole().search(own) is None and _MADE.match(own) is None and not made:
        after = _words().after.search(own)
        # 协调反垄断行政执法工作: what it does is told already.
        plain = _words().plain.search(own) if after is None and duty == verb else None
        # …污染的监督管理及污染事故的调查处理: two duties, told whole.
        if after is not None and verb != "监督" and _words().two.search(own, 0, after.start()):
            after = None
        if after is not None:
            own, duty = own[: after.start()], after["duty"].strip("的等")
        elif plain is not None and not plain.start():
            return _of_antecedent(plain["duty"], antecedent, level)
        elif plain is not None and len(own[: plain.start()].strip("的")) >= _SHORTEST:
            own, duty = own[: plain.start()], plain["duty"]
        else:
            bare = re.fullmatch(
                r"(?:具体|日常|相关|有关|统一|综合|的|行政|和|、|指导|协调|组织|监督|管理|实施|执法|检查|服务|工作){1,8}",
                own,
            )
            if bare:
                return _of_antecedent(
                    own.removesuffix("工作").strip("的具体日常相有关") or verb, antecedent, level
                )
    if _HOW_IT_IS_KEPT.fullmatch(own) and len(law) >= _SHORTEST:
        return Given(matter=law, duty=duty, level=level)
    matter = _cleaned(own)
    if matter is None or (_MONEY.search(matter) and not _OVERSEES.search(duty)):
        return None
    if duty.endswith("解释") or re.fullmatch(
        rf"(?:{any_of(lexicon('competences')['duties'])}|[的和与、及]|工作){{1,12}}", matter
    ):
        return None
    return Given(matter=matter, duty=re.sub("相关|有关|下列|以下", "", duty) or duty, level=level)


def _of_antecedent(duty: str, antecedent: str | None, level: str | None) -> Given | None:
    told = antecedent.removesuffix(duty) if antecedent and len(antecedent) > len(duty) else antecedent
    return Given(matter=told, duty=duty, level=level) if told else None


def _without_scope(text: str) -> str:
    found = _words().scope.match(text)
    if found and found[0].endswith(("政府、", "政府和", "政府及")):
        found = None  # 本级人民政府、监察委员会: the first of a list.
    # 全市性重大活动: the word goes on.
    rest = text[found.end() :] if found and not text.startswith("性", found.end()) else text
    inner = _INNER_SCOPE.sub("", rest)
    return inner if len(inner) >= _SHORTEST else rest


def _cleaned(text: str) -> str | None:
    matter = text
    if _WHOSE.match(matter):
        return None
    keeps = "履行" in matter and matter.endswith(("职责", "责任"))
    for _ in range(3):
        matter = _AND_OTHERS.sub("", matter)
        matter = (
            _EDGE_BEHIND.sub("", matter if keeps else _WORK.sub("", matter))
            if matter not in _words().empty
            else matter
        )
        matter = _EDGE_BEFORE.sub("", matter)
        matter = _without_scope(matter) if len(matter) > _SHORTEST else matter
    if (
        not _SHORTEST <= len(matter) <= _LONGEST
        or matter in _words().empty
        or _POINTS_ELSEWHERE.search(matter)
    ):
        return None
    if (
        matter.endswith("其他")
        or matter.startswith("或者")
        or "应当" in matter
        or "不得" in matter
        or matter.count("(") != matter.count(")")
    ):
        return None
    return matter
