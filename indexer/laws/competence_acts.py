"""What a law makes an office do about a matter: 应当编制…规划, 由…颁发."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Record
from corpus.recognise.characters import HAN
from indexer.laws.competence_act_matter import AND_THEN, act_matter
from indexer.laws.competence_matter import Given
from indexer.laws.competence_names import office_ends
from indexer.laws.competence_needs import find_needed
from indexer.laws.competence_offices import Offices, read_offices
from indexer.laws.competence_sentences import Told, parts_of

_LONGEST_SUBJECT = 110
_LONGEST_PART = 240
_LEAD_IN = re.compile(r"(?:其中|同时|具体|另外|此外|,|:|\s)+")
# …部门, 海关, 以及…的组织, 应当…: whose list it is, the first part does not tell.
_LISTS_ON = re.compile(r"以及|及|和|或者")
_ONE_MORE = re.compile(rf"[{HAN}]{{0,6}}(?:海关|机关|部门|机构|银行|局|署)")
_MORE = re.compile(r"以及|(?=及其他|和其他)")
_ASSEMBLES = ("组织", "组织和指导", "组织、指导")
# 将温泉资源保护纳入国民经济和社会发展规划.
_INTO = re.compile(r"(?:将|把)(?P<matter>[^,。;]{2,60}?)(?P<duty>(?:纳入|列入)[^,。;]{2,40})$")
# 组织嘎查村民委员会开展日常巡护: what others are brought to do.
_OTHERS = re.compile(
    r"^[^,。;]{2,24}?(?:委员会|单位|部门|企业|学校|机构|组织|协会)(?:依法|定期)?(?P<does>开展|做好|落实|进行)(?=.{2})"
)
_BRINGS = frozenset({"组织"})
# 指导医学院校增设课程, 开展研究: what follows is for those who are guided, not for who guides.
_MAKES_OTHERS = re.compile(
    r"(?:指导|督促|引导|鼓励|支持|帮助|要求|动员|推动)[^,。;]{0,24}?(?:单位|企业|院校|学校|机构|组织|协会|委员会|媒体|社会力量|公民|个人|经营者|者)"
)
# 对湖鲜码头至少检查一次.
_TOWARDS = re.compile(
    r"对(?P<matter>[^,。;]{2,60}?)(?:至少|定期|不定期|组织|依法|全面|统一|集中|重点|日常|专项|综合|联合|加强|予以|作出|进行|开展|实施|实行|现场|实地|专门|随机|书面){0,4}"
    r"(?P<duty>监督检查|督促检查|监督抽查|抽查|检查|巡查|检测|监测|核查|检验|评估|考核)(?:不少于|至少)?(?:[一二两三四\d]{1,2}次)?$"
)
# 进行评议、考核: another duty stands between.
_HOW = re.compile(
    rf"(?:依法|定期|不定期|及时|每年|组织|每半年|至少|,)*(?:实施|进行|开展|作出|加强|组织(?=跟踪|抽样|动态|专项))(?P<how>[{HAN}]{{1,8}})$"
)
_GOES_ON = re.compile(r"进行|、$|[和及]$")
# 自收到推荐材料之日起六十日内.
_WITHIN = r"(?:自|在|于)[^,。;]{2,40}?(?:日内|月内|年内|工作日内|前)"
# 加强对…工作的领导.
_LEADS = re.compile(r"加强(?:对)?(?P<matter>[^,。;]{2,60}?)(?:工作)?的(?:统一|组织)?(?P<duty>领导)$")
# 组织业主委员会委员, 进行…培训: whom it brings together is no matter; what they are to do follows.
_BROUGHT = re.compile(
    r"^(?!指挥|成立|组建|建立|召开|选派|选举|评选|培训|动员|抢救|疏散|转移)[^,]*(?:员|人|者|单位|队伍?|群众|学生|[居村农公市]民|[农林牧]场|农?户|企业|学校|部门|机构|政府|经济组织|专家|力量|社会|课程)$"
    r"|(?:部门|单位|机构|人员|企业|组织|学校|者)(?:根据|按照|依据|结合|通过|采取)"
)
# 指导医疗卫生机构, 按照规定…: to do what, the next part tells.
_BODIES = re.compile(rf"[{HAN}、]{{0,14}}(?:机构|单位|企业|部门|学校|医院|组织|协会|人员|者)")
# 县级以上人民政府|建设行政主管部门应当…: the name goes on where the act seems to begin.
_NAME_GOES_ON = re.compile(
    rf"(?:建设|规划|统计|监督|检查|监测|登记|审批|审查|调查|宣传|培训|维护|养护|征收|评估|保障|统筹|公示|推广|扶持|监督检查)[{HAN}、()]{{0,24}}?(?:部门|机构|机关|委员会|局|办公室|法院|检察院)(?:应当|必须|应|可以|会同|负责|依法|依照|按照|根据|对|在|不得|具体|派出|和|或|及|$)"
)
# 县级以上人民政府|负责知识产权执法的部门.
_OF_A_NAME = re.compile(r"(?:依法|具体)?负责[^,。;]{2,30}?的(?:主管|行政|管理|监督|工作)*(?:部门|机构|机关)")
_OBLIGES = re.compile(r"应当|必须|不得|可以")
# These are so said without it: 市人民政府设立防汛抗旱指挥机构.
_STANDING = ("设立", "设置", "建立", "领导", "统一领导")
# Another's duty begins, whoever that is.
_SOMEBODY = re.compile(r"(?<=.)(?:应当|必须|不得|可以|有权)")


# 建设单位, 政府指导价, 调查核实: no such verb with what it is done to.
_NO_VERB = {
    "建设": "单位|项目|用地|工程|领域|活动|方",
    "组织": "代表|机构|章程|法|必须",
    "指导": "价",
    "统筹": "安排|兼顾",
    "收集": "整理",
    "调查": "核实|取得",
    "认定": "为",
    "监测": "站|网|点|设备|机构|系统|预警|设施",
}
# 按照各自职责分工.
_BY = ("按照", "依照", "根据", "在")
_SHARE = ("职责", "职责分工", "职责范围内", "职责权限", "职责范围")
_EVERY = r"(?:至少)?每(?:半|[一两二三四五\d])?(?:个)?(?:年度?|季度?|月|周|日|天)(?:至少)?"


class _Words(Record):
    act: re.Pattern[str]
    by: re.Pattern[str]
    shall: re.Pattern[str]
    ends: re.Pattern[str]


@cache
def _words() -> _Words:
    table = lexicon("competences")
    act = any_of(table["acts"])
    not_with = "".join(rf"(?!(?<={does})(?:{names}))" for does, names in _NO_VERB.items())
    verb = rf"(?:{act})(?!人){not_with}"
    series = rf"(?:组织|统筹)?{verb}(?:(?:、|和|并|以及|或者?)(?:{act})){{0,3}}(?:公布|发布)?"
    fillers = [word for word in table["fillers"] if word not in table["acts"] and word != "作为"]
    filling = any_of(
        [
            *fillers,
            "按照规定",
            "按照国家有关规定",
            "根据需要",
            *(f"{how}{whose}{what}" for how in _BY for whose in ("", "各自") for what in _SHARE),
            "按季度",
            "按年度",
            "定期",
        ]
    )
    filling += r"|(?:按照|依照|根据)(?:国家|本?[省市]|有关|法律|法规|和|、|的){1,8}规定"
    ends = any_of(table["act_ends"])
    return _Words(
        act=re.compile(
            rf"(?P<duty>{series})(?:本行政区域(?:范围)?(?:内)?的?)?(?P<matter>(?:[^,。;]|,(?=以及|及其他|和其他)){{3,60}})?$"
        ),
        by=re.compile(
            rf"(?P<matter>[^,。;]{{3,60}}?)(?:,)?(?:应当)?由(?P<who>[^,。;]{{2,80}}?)(?:负责|统一|{filling}){{0,2}}(?P<duty>{series})(?:(?:并|、)?(?:{ends}))?$"
        ),
        shall=re.compile(rf"(?:应当|必须|负责)?(?:{filling}|{_WITHIN}|{_EVERY}|负责|,){{0,6}}"),
        ends=re.compile(rf"(?:(?:,|并|和|、)(?:向社会)?(?:{ends}))+$"),
    )


def find_acts(text: str, region: str | None) -> Iterator[Told]:
    """What the sentence, folded, obliges offices to do about what, part by part; what only goes on is left out."""
    subject, before, named = None, None, False
    parts = tuple(_with_more(parts_of(text)))
    for place, part in enumerate(parts):
        lead = _LEAD_IN.match(part)
        own = part[lead.end() :] if lead else part
        if own.endswith("的") or len(own) > _LONGEST_PART:
            subject = None
            continue
        if (told := _by(own, region)) is not None:
            subject, before = None, told.given.matter
            yield told
            continue
        if (needed := find_needed(own, parts[:place], region)) is not None:
            subject = None
            yield needed
            continue
        offices, at = _subject(own, region)
        if offices is None:
            goes_on = named and (_LISTS_ON.match(own) is not None or _ONE_MORE.fullmatch(own) is not None)
            subject = None if goes_on or _SOMEBODY.search(own) else subject
            if subject is None:
                continue
            shall = _words().shall.match(own)
            offices, at = subject, shall.end() if shall else 0
            named = False
        else:
            named = at == len(own)
        # 办理复议案件, 应当抄告…: only what comes then is obliged.
        is_topic = not subject and not _OBLIGES.search(part) and any(map(_OBLIGES.search, parts[place:]))
        goes_on = place + 1 < len(parts) and _OBLIGES.match(parts[place + 1]) is not None
        subject = None if _MAKES_OTHERS.match(own[at:]) else offices
        given = _into(own[at:]) or _towards(own[at:]) or _act(own[at:], before)
        if given is not None and not (is_topic and (goes_on or given.duty not in _STANDING)):
            before = given.matter
            yield Told(offices=offices, given=given, gives="act")


def _with_more(parts: list[str]) -> Iterator[str]:
    """The parts, each with what only goes on its list (推广风能、水能，以及其他可再生能源利用技术)."""
    whole = ""
    for part in parts:
        more = _MORE.match(part)
        if whole and more and not whole.endswith("的") and not _words().act.match(part, more.end()):
            whole = f"{whole},{part}"
            continue
        if whole:
            yield whole
        whole = part
    if whole:
        yield whole


def _subject(text: str, region: str | None) -> tuple[Offices | None, int]:
    """The offices with which the part begins, and where behind their 应当 what they do begins."""
    for end in office_ends(text, 0, min(len(text), _LONGEST_SUBJECT)):
        shall = _words().shall.match(text, end)
        at = shall.end() if shall else end
        rest = text[at:]
        # What it is charged with begins here; what it does may follow: 负责…的调度，核发….
        charged = "负责" in text[end:at]
        if charged and _OF_A_NAME.match(text, end):
            continue
        if rest and not (charged or _does(rest)):
            continue
        if at == end and _NAME_GOES_ON.match(rest):
            return None, 0
        if (offices := read_offices(text, 0, end, region)) is not None:
            return offices, at
    return None, 0


def _does(text: str) -> bool:
    return any(form.match(text) for form in (_INTO, _TOWARDS, _LEADS, _words().act))


def _by(text: str, region: str | None) -> Told | None:
    match = _words().by.fullmatch(text)
    if match is None or match["matter"].endswith(("的", "后", "时")):
        return None
    offices = read_offices(match["who"], 0, len(match["who"]), region)
    matter = act_matter(match["matter"])
    if offices is None or matter is None:
        return None
    return Told(offices=offices, given=Given(matter=matter, duty=match["duty"]), gives="act")


def _towards(text: str) -> Given | None:
    match = _TOWARDS.fullmatch(text)
    if match is None:
        return None
    # 对煤矿实施经常性安全检查: how it does so is no part of the thing.
    how = _HOW.search(match["matter"])
    thing = match["matter"][: how.start()] if how else match["matter"]
    matter = None if _GOES_ON.search(thing) else act_matter(thing)
    return Given(matter=matter, duty=(how["how"] if how else "") + match["duty"]) if matter else None


def _into(text: str) -> Given | None:
    match = _INTO.fullmatch(text) or _LEADS.fullmatch(text)
    matter = act_matter(match["matter"]) if match else None
    return Given(matter=matter, duty=match["duty"]) if match and matter else None


def _act(text: str, before: str | None) -> Given | None:
    """The act and its matter; where it names none (负责审核汇总), that of the part before."""
    match = _words().act.fullmatch(_words().ends.sub("", text))
    if match is None:
        return None
    told, duty = match["matter"], match["duty"]
    if told and told.startswith("为") and not told.startswith("为了"):
        return None
    if told and duty in _BRINGS and (others := _OTHERS.match(told)) and not told.startswith("、"):
        told, duty = told[others.end() :], duty + others["does"]
    if told and duty.endswith(_ASSEMBLES) and (_BROUGHT.search(told) or told.endswith("等")):
        return None
    if told and duty.endswith(_ASSEMBLES) and told.startswith(("专家或者", "专家和", "有关", "相关")):
        return None
    if told and duty == "指导" and _BODIES.fullmatch(told):
        return None
    if told is None:  # 建立普查制度, 组织普查: of the thing, not of its system.
        matter = None if before is None or before.endswith(("制度", "机制", "体系")) else before
    else:
        matter = act_matter(AND_THEN.sub("", told.removeprefix("好") if duty.endswith("统筹") else told))
    return Given(matter=matter, duty=duty) if matter else None
