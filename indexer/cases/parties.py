"""Organisations that had to do with a case, by their class: 施工单位是某某公司. Persons are never read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from corpus.lexicon import any_of
from corpus.model import Record, Span
from corpus.model.case import Party
from corpus.recognise.place.region_mentions import find_regions
from indexer.cases.firms import OTHER, find_careless, find_firms, find_neglectful, roles_by_word, told_twice

_NAME = r"[^,;:。、\s\"“”]{2,40}?"
_ENDS = r"(?:公司|集团|厂|矿|局|院|所|中心|队|站|店|部|社|委员会|办公室|指挥部|政府|学校|医院|合作社|事务所|办事处)"
# What alone ends the name of who runs a business.
_BUSINESS = (
    r"(?:公司|集团|(?<![一二三四五六七八九十镇乡])厂(?![房区长])|合作社|作坊|矿(?![机业山区井产粉石用灯车泵])|加工点|加油站|服务部|经营部|批发部|商行|养殖场|采石场|码头|酒店|宾馆|饭店|餐厅|(?<![家门])店(?![乡镇])|车行|超市|"
    r"[鱼饭餐面菜茶酒汤肉粉]馆|大排档|火锅城|浴池|洗浴中心|医院|卫生院|养老院|敬老院|福利院|学校|高中|中学|小学|幼儿园|大学|"
    r"(?:[砂石料货林农牧渔猪鸡牛羊]|停车|加工|屠宰|种植|采砂)场(?![镇乡村街路])|检测站|加气站|供水站|供电局|工务段|工程队)"
)
OWNER = "生产经营单位"
# What names more organisations is no report of one case.
_MOST = 100
WATCHES = "监管单位"
# Who built what fell is told before it: 某建筑公司（一级资质）承建的某工程.
_BUILDER = re.compile(
    r"(?:^|(?<=[,;。、由\n日]))(?P<name>(?!由)[^,;:。、\n()0-9]{3,40}?(?:公司|集团|工程局|工程队|建筑队|施工队))"
    r"(?:\([^()\n]{0,80}\))?(?:总承包|承包|承建|承揽|负责施工|组织施工|施工)的"
)
# 项目由某安装公司施工.
_BY_BUILDER = re.compile(
    r"由(?P<name>[^,;:。、\n()0-9]{3,40}?(?:公司|集团|工程局|工程队|建筑队|施工队|安装队))(?:总承包|承包|分包|承建|承揽|负责施工|组织施工|施工)"
)
# 吊篮由某租赁站出租并安装.
_BY_LESSOR = re.compile(
    r"由(?P<name>[^,;:。、\n()0-9]{4,40}?(?:公司|租赁站|安装队|经营部|维修部|服务部))(?:负责)?(?:出租|租赁|安装|拆卸|维保|维护保养|制造|生产)(?!经营)"
)
# Right behind the word for what it was, a company needs no 是; what goes on otherwise (施工单位未…) is no name.
_BARE = r"(?![()（）]|未|对|在|和|及|与|的|不|违|没|将|应|必|要|等|人员|负责|负有|项目|主要|安全|现场|有关|相关|擅自|无|以)"
# What is called so may be a site of another that is told as whose it was.
_SITES = re.compile(r"(?:采石场|加工点|码头|作坊|站|店)$")
# Whose accident or offence a heading names: 某公司“5·18”较大事故, 某家具厂未开展…案.
_OWNER = re.compile(
    rf"(?P<name>{_NAME}(?:{_BUSINESS}|站|店)(?!有限|业|集团))(?:[“\"「『].{{3,8}}[”\"」』]"
    rf"|(?=未|违|使用|出具|擅自|不|将|拒|非法|无证)|(?=[^,。\n]{{2,30}}案$)|(?=[^,。\n]{{0,14}}事故))"
)
# 某公司（作业单位）、某医院（发包单位）.
_IN_CELL = re.compile(
    r"(?P<name>[^、,，;；\s()（）]{2,40})(?:[(（](?P<role>[^()（）]{2,12})[)）])?(?=[、,，;；\s]|$)"
)
# A definition, a person's own business, somebody unnamed.
_NO_NAME = re.compile(
    r"^(?:[小大]?(?:[吃饭面餐]店|饭馆|餐厅|学校|医院|超市|工厂|码头|宾馆|酒店|幼儿园|[敬养]老院))$|^指|^某|某某|个体|经营的|从事|自然人|无证|^[你该本我此]|在建|废弃|标准化|一(?:处|家|个|座|名)|\d年|将(?!军|乐|台)|把|给(?!排水|水)"
)
# The mine that a company runs is told behind its name.
_MINE = re.compile(r".{4,}公司(?P<mine>[^公司]{2,10}矿)")
# Where it stands is told before its name: 安澜镇岚江恒丰农药化工有限公司.
_ADDRESS = re.compile(
    r"[^,;。\n]{2,}(?:(?<!景德)镇(?!建设|投资|化|开发|供)(?=.{5,}(?:公司|集团|合作社|厂|矿|[务营发]部)$)"
    r"|(?:街道|园区|产业园|工业园|集中区)(?=.{6,}(?:公司|集团|厂)$)|(?:(?<!城)乡|开发区|新区)(?!市)(?=.{8,}(?:公司|集团)$))"
)
# Of what place it is: 某镇的某厂.
_WHOSE = re.compile(r".*(?<!美)的(?=[^:：]{5,}$)")
# What stands before the accident in a title: 省安委会办公室关于对某煤矿….
_ABOUT = re.compile(r"^.{0,30}?关于(?:对)?|^[^：:“”]{2,16}[：:]|^(?:\d{4}年)?\d{1,2}月\d{1,2}日")
# What stands before the name of a business in a place: 望潮大道8号的某公司仓库.
_BEFORE = re.compile(r".*(?:号|的|位于|(?<!以)内(?!蒙))")
_ENDS_BUSINESS = re.compile(_BUSINESS)


class FoundParty(Record):
    """A party and where its name stands."""

    party: Party
    span: Span


def find_parties(text: str, folded: str, start: int, end: int) -> list[FoundParty]:
    """The parties that a stretch names, each once: by the word for what they were, by their full names, by their neglect."""
    told = [("施工单位", match) for match in _BUILDER.finditer(folded, start, end)]
    told += [(roles_by_word()[match["role"]], match) for match in _pattern().finditer(folded, start, end)]
    told += [(roles_by_word()[match["role"]], match) for match in _reversed().finditer(folded, start, end)]
    told += [(roles_by_word()[match["role"]], match) for match in _as().finditer(folded, start, end)]
    told += [("施工单位", match) for match in _BY_BUILDER.finditer(folded, start, end)]
    told += [("设备单位", match) for match in _BY_LESSOR.finditer(folded, start, end)]
    told += [(OWNER, match) for match in _OWNED.finditer(folded, start, end)]
    firms = [_named(text, role, *span) for role, span in find_firms(folded, start, end)]
    bodies = [_named(text, WATCHES, *span) for span in find_neglectful(folded, start, end)]
    found = [*_found(text, told), *(one for one in (*firms, *bodies) if one)]
    owned = any(one.party.role == OWNER for one in found)
    careless = [_named(text, OWNER, *span) for span in find_careless(folded, start, end)]
    return each_once([*found, *(one for one in careless if one and not (owned and is_a_site([one])))])


def found_in_title(text: str, title: str, start: int) -> list[FoundParty]:
    """Whose case the title names, where it is an organisation's; `start` is where its account begins."""
    found = _OWNER.match(_ABOUT.sub("", title))
    place = text.find(found["name"], max(0, start - len(title))) if found else -1
    if found is None or place < 0:
        return []
    return _only(_named(text, OWNER, place, place + len(found["name"])))


def found_in_cell(text: str, cell: Span | None) -> list[FoundParty]:
    """The organisations whose names a cell of a table lists, each with what it was; persons and somebody unnamed are none."""
    found: list[FoundParty] = []
    for part in _IN_CELL.finditer(text, *((cell.start, cell.end) if cell else (0, 0))):
        if re.fullmatch(rf"{_NAME}(?:{_ENDS}|{_BUSINESS})", part["name"]):
            role = roles_by_word().get(part["role"] or "", OWNER)
            found += _only(_named(text, role, *part.span("name")))
    return found


def found_in_place(text: str, folded: str, place: Span | None) -> list[FoundParty]:
    """Whose business the place of an accident is, where it names one."""
    if place is None:
        return []
    named = _ENDS_BUSINESS.search(folded, place.start, place.end)
    before = _BEFORE.match(folded, place.start, named.start()) if named else None
    begin = before.end() if before else place.start
    found = re.compile(
        rf"[^,;:。、\n()]{{2,40}}?{_BUSINESS}(?!业|有限|山|区|井)(?!.*(?:工程|工地|项目)$)"
    ).match(folded, begin, place.end)
    return list(_found(text, [(OWNER, found)])) if found else []


def _found(text: str, told: Iterable[tuple[str, re.Match[str]]]) -> Iterator[FoundParty]:
    for role, match in told:
        names = [name for name in ("name", "told", "bare") if name in match.re.groupindex and match[name]]
        start, end = match.span(names[0]) if names else match.span()
        if one := _named(text, role, start, end):
            yield one


def _named(text: str, role: str, start: int, end: int) -> FoundParty | None:
    """The party by the name that stands there, without where it is and what it runs; None where that names nobody."""
    if whose := _WHOSE.match(text[start:end]):
        start += whose.end()
    start += told_twice(text[start:end])
    if address := _ADDRESS.match(text[start:end]):
        start += address.end()
    if mine := _MINE.fullmatch(text[start:end]):
        end -= len(mine["mine"])
    name = text[start:end]
    if (
        name[0] in "（("
        or _is_only_a_place(name)
        or _NO_NAME.search(name)
        or any(word in name for word in roles_by_word() if not word.endswith("公司"))
    ):
        return None
    return FoundParty(Party(role=role, name=name), Span(start=start, end=end))


def _is_only_a_place(name: str) -> bool:
    """Whether a name is that of a place and nothing else: 大连市瓦房店."""
    found = find_regions(name)
    return bool(found) and found[0].start == 0 and found[-1].end == len(name) and found[-1].known


def _only(one: FoundParty | None) -> list[FoundParty]:
    return [one] if one else []


def is_a_site(found: Sequence[FoundParty]) -> bool:
    """Whether what a title names may be a site of somebody else."""
    return any(_SITES.search(one.party.name) for one in found)


def each_once(found: Sequence[FoundParty]) -> list[FoundParty]:
    """Each party once, as what it was first said to be, by that name; of what it was nobody knows, by its fullest."""
    kept: list[FoundParty] = []
    for one in found:
        if len(kept) == _MOST:
            break
        place = next((place for place, other in enumerate(kept) if is_same(one, other)), None)
        if place is None:
            kept.append(one)
            continue
        other = kept[place]
        fuller = one if other.party.role == OTHER and len(one.party.name) > len(other.party.name) else other
        role = one.party.role if other.party.role == OTHER else other.party.role
        kept[place] = FoundParty(Party(role=role, name=fuller.party.name), fuller.span)
    return kept


def is_same(one: FoundParty, other: FoundParty) -> bool:
    """Whether two names are of one organisation: one is the other with parts left out."""
    a, b = one.party.name, other.party.name
    return a == b or _is_short_for(a, b) or _is_short_for(b, a)


def _is_short_for(short: str, name: str) -> bool:
    """Whether one name is another with parts left out: 昆成路桥公司, 岚江昆成路桥工程集团有限公司."""
    rest = iter(name)
    return short != name and len(short) < len(name) and all(character in rest for character in short)


# 车辆属某公司所有, 肇事车辆所属企业.
_OWNED = re.compile(
    r"[^,;。\n]{0,10}(?:隶属于|隶属|属于|(?<![下所金附家亲从])属)(?P<name>[^,;:。、\n()]{3,30}?(?:公司|集团(?!有限|股份|公司)|厂|合作社))"
)


@cache
def _reversed() -> re.Pattern[str]:
    """某公司，看台改造项目建设单位."""
    roles = any_of(roles_by_word())
    return re.compile(
        rf"(?:^|(?<=[;。\n.、)]))(?:\d{{1,2}}[.、])?(?P<name>(?!\d)[^,;:。、\n()]{{3,30}}?{_BUSINESS})(?:\([^()\n]{{0,40}}\))?,[^,;。\n]{{0,16}}?(?P<role>{roles})(?=[,;。\n]|$)",
        re.MULTILINE,
    )


@cache
def _as() -> re.Pattern[str]:
    """锦丰镇水务管理服务中心作为发包单位."""
    roles = any_of(roles_by_word())
    return re.compile(
        rf"(?:^|(?<=[,;。:、\n.)]))(?P<name>(?![\d(])[^,;:。、\n()]{{3,30}}?{_ENDS})(?:\([^()\n]{{0,40}}\))?作为[^,;。\n]{{0,12}}?(?P<role>{roles})",
        re.MULTILINE,
    )


@cache
def _pattern() -> re.Pattern[str]:
    roles = any_of(roles_by_word())
    ends = r"(?=[,;:。、\n(]|$|承担|负责|的)"
    return re.compile(
        rf"(?P<role>{roles})(?:名称)?(?:\s?(?:是|为|系|:|\t)\s?(?P<told>{_NAME}{_ENDS}){ends}"
        rf"|{_BARE}(?P<bare>{_NAME}(?:公司|集团|设计院|研究院|勘察院)))"
    )
