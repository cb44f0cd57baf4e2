"""What a law makes an office do about a matter: 应当编制…规划, 由…颁发, 应当经…批准."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Record
from corpus.recognise.characters import HAN
from indexer.laws.competence_matter import Given
from indexer.laws.competence_offices import Offices, office_ends, read_offices
from indexer.laws.competence_sentences import Told, parts_of

_LONGEST_SUBJECT = 110
_LONGEST_MATTER = 60
_SHORTEST = 3
_LEAD_IN = re.compile(r"(?:其中|同时|具体|另外|此外|,|:|\s)+")
# Not the beginnings of 市场, 市级, 县道, 区域, 市政, 市民.
_PLACE = r"(?:省|市|盟|州|县|区|旗|自治区|镇|街道)(?![场容域级道际划间区]|政(?!府)|民(?![政防]))"
_SCOPE = re.compile(
    rf"(?:对)?(?:在)?(?:(?:本|全|各自|所|其)?(?:行政区域|辖区|管辖区域)(?:范围)?(?:以?内)?"
    rf"|(?:本|全|各自|所|其){_PLACE}(?:范围)?(?:以?内)?|{_PLACE}(?:范围)?以?内)的?"
)
# …部门, 海关, 以及…的组织, 应当…: whose list it is, the first part does not tell.
_LISTS_ON = re.compile(r"以及|及|和|或者")
_ONE_MORE = re.compile(rf"[{HAN}]{{0,6}}(?:海关|机关|部门|机构|银行|局|署)")
_MORE = re.compile(r"以及|(?=及其他|和其他)")
# 制定…规划(以下简称市规划), 制定措施并予以落实.
_AND_DONE = re.compile(r"(?:\((?:以下|下同)[^()]{0,30}\)|并(?:(?:予以|加以|组织|负责)?(?:落实|实施|执行|公布|公开|公示)|负责[^,]{2,8}|将其?[^,]{0,12}纳入[^,]{2,40}))+$")
_ASSEMBLES = ("组织", "组织和指导", "组织、指导")
_TIMES = re.compile(r"^(?:至少|不少于)?[一两二三四\d]{1,2}次(?:以上)?")
_OWN = re.compile(r"(?:相关|有关|下列|以下|前款|本条|本法|本条例|本办法|上述|其他|必要|相应|该|其|此)")
_BEHIND = re.compile(r"(?:的?(?:工作|活动)|等)$")
# 将温泉资源保护纳入国民经济和社会发展规划.
_INTO = re.compile(r"(?:将|把)(?P<matter>[^,。;]{2,60}?)(?P<duty>(?:纳入|列入)[^,。;]{2,40})$")
# 组织嘎查村民委员会开展日常巡护: what others are brought to do.
_OTHERS = re.compile(
    r"^[^,。;]{2,24}?(?:委员会|单位|部门|企业|学校|机构|组织|协会)(?:依法|定期)?(?P<does>开展|做好|落实|进行)(?=.{2})"
)
_BRINGS = frozenset({"组织", "指导"})
# 指导医学院校增设课程, 开展研究: what follows is for those who are guided, not for who guides.
_MAKES_OTHERS = re.compile(
    r"(?:指导|督促|引导|鼓励|支持|帮助|要求|动员|推动)[^,。;]{0,24}?(?:单位|企业|院校|学校|机构|组织|协会|委员会|社会力量|公民|个人|经营者|者)"
)
# 建立并实施…制度, 制定并向社会公开…清单.
_AND_DOES = re.compile(
    r"^并(?:组织|加强|及时|适时|分步|逐步|向社会|定期|依法)?(?:实施|落实|完善|执行|公布|发布|公开|公示|调整|修订|更新)(?=.{3})"
)
# 对湖鲜码头至少检查一次.
_TOWARDS = re.compile(
    r"对(?P<matter>[^,。;]{2,60}?)(?:至少|定期|不定期|组织|依法|全面|统一|集中|重点|日常|专项|综合|联合|加强|予以|作出|进行|开展|实施|实行){0,4}"
    r"(?P<duty>监督检查|监督抽查|抽查|检查|巡查|检测|监测|核查|检验|评估|考核)(?:不少于|至少)?(?:[一二两三四\d]{1,2}次)?$"
)
# 进行评议、考核: another duty stands between.
_GOES_ON = re.compile(r"进行|、$|[和及]$")
# 开办码头应当经县渔业主管部门批准, 改建码头的，应当向县渔业主管部门备案.
_NEEDS = re.compile(
    r"(?P<who>[^,。;]{0,60}?)(?:应当|必须|须)(?:(?:事先|事前|依法|及时|先|[^,。;]{0,16}?[日月]内))?(?:(?:将|把)(?P<object>[^,。;]{3,60}?))?(?P<way>经过?|报(?:请|送)?|向)(?P<office>[^,。;]{2,60})$"
)
# What somebody wants to do, though it ends like somebody: 开办燃气企业.
_IS_DONE = re.compile(r"开办|开设|设立|举办|新建|改建|扩建|修建|变更|迁移|转让")
# Whoever must do it is no matter: 经营单位应当向…备案.
_WHOEVER = re.compile(
    r"(?:办事处|单位|企业|者|人|机构|公司|组织|部门|政府|学校|医院|人员|个人|协会|(?:委员|理事|董事|监事|常委|业主大|代表大)会|集团|社|院|所|站|场|方|船长|船舶|其|应当)$"
)
# 自收到推荐材料之日起六十日内.
_WITHIN = r"(?:自|在|于)[^,。;]{2,40}?(?:日内|月内|年内|工作日内|前)"
# 加强对…工作的领导.
_LEADS = re.compile(r"加强(?:对)?(?P<matter>[^,。;]{2,60}?)(?:工作)?的(?:统一|组织)?(?P<duty>领导)$")
_NO_MATTER = re.compile(
    r"下列|以下(?:情形|事项|行为|条件)|有关事项$|该(?![省市县区])|不得|禁止|除外|无法|未经|^(?:专门?人员?|[的、和与及并]|或者?|以及|推进|推动|督促|落实|实施|开展|制定|编制|组织|解决|协调|指导|为(?=[^,]{2,16}区$)|进行|关于|(?:结果|情况|费用|经费)(?=.{3})|(?:计划|措施|办法|方案|政策)(?:增加|予以|解决|支持|鼓励|落实|推动|促进|加强|对|引导|保障|确保))|(?:[时后前]|(?<!目)的|情况下|以外|基础上|意见建议|向社会公[布开])$"
)
# Only that something has happened: what, the sentence before says (劝阻无效的，应当报告).
_BARE_CASE = re.compile(
    r"(?:不听|劝|制止|拒不|拒绝|情节|造成|可能|存在|不能|不属|无法|超过|认为|但|如|凡|仍|经|逾期|确有|有特殊|必要|协商|发现后|知道|接到|属于|需要?检|[^,]{0,4}结果(?!的))"
)
# 因特殊情况需要停闭: whatever is left without its reason must tell the matter.
_REASON = re.compile(r"^(?:因[^,]{1,40}?(?:需要|原因|情况|确需|等))?(?:确需|确有必要|需要|需|必须|的|而)*")
_TELLS_ITSELF = 8
_WHEN = re.compile(r"(?:在|于|自)[^,]{1,30}(?:[年月日]|[日月]内|前)$")
# 组织业主委员会委员, 进行…培训: whom it brings together is no matter; what they are to do follows.
_BROUGHT = re.compile(r"^(?!成立|组建|建立|召开|选派|选举|评选|培训|动员|抢救|疏散|转移)[^,]*(?:员|人|者|单位|队伍?|群众|学生|[居村农公市]民|[农林牧]场|农?户|企业|学校|部门|机构|专家|力量|社会|课程)$"
    r"|(?:部门|单位|机构|人员|企业|组织|学校|者)(?:根据|按照|依据|结合|通过|采取)"
)
# 组织教育、卫生等部门, 建设队伍: whom it brings together is no matter.
_ACTORS = re.compile(r"[^,。;]{0,40}等?(?:有关|相关)?(?:部门|单位|机关|企业|院校|科研机构)")
_MANNER = re.compile(r"(?:全面|统一|依法|及时|逐步|一并|分别|同时|主动|可以|还|也|均|都|再)+$")
# 县级以上人民政府|建设行政主管部门应当…: the name goes on where the act seems to begin.
_NAME_GOES_ON = re.compile(
    rf"(?:建设|规划|统计|监督|检查|监测|登记|审批|审查|调查|宣传|培训|维护|养护|征收|评估|保障|统筹|公示|推广|扶持|监督检查)[{HAN}、()]{{0,24}}?(?:部门|机构|机关|委员会|局|办公室|法院|检察院)(?:应当|必须|应|可以|会同|负责|依法|依照|按照|根据|对|在|不得|具体|派出|和|或|及|$)"
)
_TO = re.compile(r"^对(?![外口台象]|[^,]*(?:进行|实施|开展|采取|作出))")
# 县级以上人民政府|负责知识产权执法的部门.
_OF_A_NAME = re.compile(r"(?:依法|具体)?负责[^,。;]{2,30}?的(?:主管|行政|管理|监督|工作)*(?:部门|机构|机关)")
_OBLIGES = re.compile(r"应当|必须|不得|可以")
# These are so said without it: 市人民政府设立防汛抗旱指挥机构.
_STANDING = ("设立", "设置", "建立", "领导", "统一领导")
# Another's duty begins, whoever that is.
_SOMEBODY = re.compile(r"(?<=.)(?:应当|必须|不得|可以|有权)")


# 按照各自职责分工.
_BY = ("按照", "依照", "根据", "在")
_SHARE = ("职责", "职责分工", "职责范围内", "职责权限", "职责范围")
_EVERY = r"(?:至少)?每(?:半|[一两二三四五\d])?(?:个)?(?:年度?|季度?|月|周|日|天)(?:至少)?"


class _Words(Record):
    act: re.Pattern[str]
    by: re.Pattern[str]
    shall: re.Pattern[str]
    ends: re.Pattern[str]
    vague: re.Pattern[str]


@cache
def _words() -> _Words:
    table = lexicon("competences")
    act = any_of(table["acts"])
    # 建设单位, 组织代表机构 are no verbs with what they are done to.
    verb = rf"(?:{act})(?!人)(?!(?<=建设)(?:单位|项目|用地|工程|领域|活动|方))(?!(?<=组织)(?:代表|机构|章程|法))"
    series = rf"(?:组织|统筹)?{verb}(?:(?:、|和|并|以及|或者?)(?:{act})){{0,3}}(?:公布|发布)?"
    fillers = [word for word in table["fillers"] if word not in table["acts"] and word != "作为"]
    vague = any_of(table["vague"])
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
    ends = any_of(table["act_ends"])
    return _Words(
        act=re.compile(rf"(?P<duty>{series})(?:本行政区域(?:范围)?(?:内)?的?)?(?P<matter>(?:[^,。;]|,(?=以及|及其他|和其他)){{3,60}})?$"),
        by=re.compile(
            rf"(?P<matter>[^,。;]{{3,60}}?)(?:,)?(?:应当)?由(?P<who>[^,。;]{{2,80}}?)(?:负责|统一|{filling}){{0,2}}(?P<duty>{series})(?:(?:并|、)?(?:{ends}))?$"
        ),
        shall=re.compile(rf"(?:应当|必须|负责)?(?:{filling}|{_WITHIN}|{_EVERY}|负责|,){{0,6}}"),
        vague=re.compile(rf"(?:(?>{vague})(?:和|与|及|、|的)?)++"),
        ends=re.compile(rf"(?:(?:,|并|和|、)(?:向社会)?(?:{ends}))+$"),
    )


def find_acts(text: str, region: str | None) -> Iterator[Told]:
    """What the sentence, folded, obliges offices to do about what, part by part; what only goes on is left out."""
    subject, before, named = None, None, False
    parts = tuple(_with_more(parts_of(text)))
    for place, part in enumerate(parts):
        lead = _LEAD_IN.match(part)
        own = part[lead.end() :] if lead else part
        if own.endswith("的") or len(own) > 4 * _LONGEST_MATTER:
            subject = None
            continue
        if (told := _by(own, region)) is not None:
            subject, before = None, told.given.matter
            yield told
            continue
        if (needed := _needed(own, parts[:place], region)) is not None:
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
        subject = None if _MAKES_OTHERS.match(own[at:]) else offices
        given = _into(own[at:]) or _towards(own[at:]) or _act(own[at:], before)
        if given is not None and not (is_topic and given.duty not in _STANDING):
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
    matter = _matter(match["matter"])
    if offices is None or matter is None:
        return None
    return Told(offices=offices, given=Given(matter=matter, duty=match["duty"]), gives="act")


def _needed(text: str, before: Sequence[str], region: str | None) -> Told | None:
    """What must have an office's consent, or be told to it: in the part, or in the last before (改建码头的，应当向…备案)."""
    match = _NEEDS.fullmatch(text)
    end = _ends_needed().search(match["office"]) if match else None
    if (
        match is None
        or end is None
        or (match["way"] == "向" and end["duty"] not in lexicon("competences")["notices"])
    ):
        return None
    offices = read_offices(match["office"], 0, end.start(), region)
    if offices is None:
        return None
    told = _MANNER.sub("", match["who"])
    thing = match["object"]
    is_actor = not told or (_WHOEVER.search(told) is not None and not _IS_DONE.match(told))
    of_before = is_actor and not thing
    own = thing if thing else "".join(before[-1:]).removesuffix("的") if of_before else told
    own = _WHEN.sub("", _TO.sub("", own))
    bare = _REASON.sub("", own, count=1)
    if thing is None and (_BARE_CASE.match(own) or len(bare) < _SHORTEST):
        return None
    # 因住宿, 需要较长时间停车的: who stops with what is told before.
    if bare != own and len(before) > of_before and len(bare) < _TELLS_ITSELF:
        return None
    matter = _matter(own)
    return (
        Told(offices=offices, given=Given(matter=matter, duty=end["duty"]), gives="act") if matter else None
    )


@cache
def _ends_needed() -> re.Pattern[str]:
    table = lexicon("competences")
    return re.compile(rf"(?:依法)?(?P<duty>{any_of([*table['consents'], *table['notices']])})$")


def _towards(text: str) -> Given | None:
    match = _TOWARDS.fullmatch(text)
    matter = _matter(match["matter"]) if match and not _GOES_ON.search(match["matter"]) else None
    return Given(matter=matter, duty=match["duty"]) if match and matter else None


def _into(text: str) -> Given | None:
    match = _INTO.fullmatch(text) or _LEADS.fullmatch(text)
    matter = _matter(match["matter"]) if match else None
    return Given(matter=matter, duty=match["duty"]) if match and matter else None


def _act(text: str, before: str | None) -> Given | None:
    """The act and its matter; where it names none (负责审核汇总), that of the part before."""
    match = _words().act.fullmatch(_words().ends.sub("", text))
    if match is None:
        return None
    told, duty = match["matter"], match["duty"]
    if told and duty in _BRINGS and (others := _OTHERS.match(told)) and not told.startswith("、"):
        told, duty = told[others.end() :], duty + others["does"]
    if told and duty.endswith(_ASSEMBLES) and (_BROUGHT.search(told) or told.endswith("等")):
        return None
    matter = _matter(told) if told else before
    return Given(matter=matter, duty=duty) if matter else None


def _matter(text: str) -> str | None:
    """The matter without its reach; None where it points elsewhere or is a sentence of its own."""
    text = _TIMES.sub("", _AND_DOES.sub("", _AND_DONE.sub("", text)).removeprefix("做好"))
    reach = _SCOPE.match(text)
    own = _BEHIND.sub("", text[reach.end() :] if reach else text)
    if not _SHORTEST <= len(own) <= _LONGEST_MATTER or own.count("(") != own.count(")"):
        return None
    own = _MANNER.sub("", own)
    if len(own) < _SHORTEST or _OWN.match(own) or _NO_MATTER.search(own) or _words().vague.fullmatch(own):
        return None
    if "应当" in own or (_ACTORS.fullmatch(own) and not _IS_DONE.match(own)):
        return None
    return own
