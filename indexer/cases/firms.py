"""Firms that an account calls by their full names, and public bodies that it says neglected their duty."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.recognise.characters import HAN
from corpus.recognise.place.region_mentions import find_regions
from indexer.cases.words import listed

# What a firm is called of which the text does not say what it was there.
OTHER = "相关单位"
_LONGEST = 44
_SHORTEST = 7
# The legal forms: what ends so is a firm's full name; small businesses are told by the place that begins their names.
_FORM = re.compile(
    r"有限(?:责任)?公司|股份公司|集团公司|专业合作社|(?P<small>服务部|经营部|工程部|维修部|修理部|租赁站|作坊|加工点|餐饮店|商行|合作社|[安装施工程建筑]队|厂(?![区房长内外方家址])(?![^,;。]{0,10}(?:工程|项目|工地)))"
)
_PLACED = re.compile(rf"[{HAN}]{{1,6}}?[省市区县旗州镇乡]")
# A branch of it is a party of its own.
_BRANCH = re.compile(rf"[{HAN}]{{1,10}}?(?:分公司|支公司|工务段|机务段|车务段|电务段|供电段)")
# What a name is cut from at its left: marks; what is told before a name (who, when, where), which no name holds.
_MARKS = re.compile(
    r"[,;:。、\s\"“”《》〈〉【】!?①-⑳|]|(?:^|(?<=[\s。;:】]))[(]?[\d一二三四五六七八九十]{1,3}[.)．]"
)
_LEADS = re.compile(
    r"(?:^|(?<=[。;,\n]))[一二三四五六七八九十]是|"
    r"(?:原则)?同意|(?:提请|报请|呈请)?(?:审批|审议|批转|呈报)|物业公司(?=[^,;。、]{4,20}公司)|位于|号的?|境内|(?:名称|单位|分别|主要|问题|均|都|企业|业主|方|人)(?:为|是|系)|[轮船舶][与和]|单位|企业(?!管理|集团|发展|服务|咨询|策划|总|投资)|承包商|[承发]包方|(?:监理|施工|设计|勘察|总承包|总包|承包|分包|发包|劳务|租赁|维保|安装|制造)(?:方|商)?(?:为|是|系)|(?:管理|经营|产权|使用|运营|建设|施工|设计|安装|租赁|维保|委托|供货|业主|涉事|养护|物业|检测|检修|清洗|劳务|承租)方(?!面|案|式|法|向)|(?:供[气水电热]|承[运租建包]|出租|托运|发包|总承?包|分包|监理)方|(?:登记)?所有人|所属(?=[^,;。、]{2,6}[省市县区州])|[承出]租方|队伍(?=[^,;。、]{0,4}[省市县区])|委托|聘请|雇[佣用]|[发转分]?包给|"
    r"租给|出租给|交给|交由|租用|承租|派遣[至到]|派驻|挂靠在?|隶属于?|属于|建议(?:对|给予|由|责令)?|责令|没收|约谈|检查(?!井|站)|抽查|查处|要求|安排|责成|通知|通过|同时|随后|联系|使用|经(?![济纬营典贸])|其中|以及|由(?!之)|"
    r"在(?!线)|(?<!美)的|对(?!外)|被|(?:公司|中心|局|院|所|厂|矿|政府)[与和及同]|关于|\d{1,2}[时分日](?:许|左右)?"
)
# No name begins so.
_NO_BEGINNING = frozenset(")]}》）与和及同对向将系为是经把让 ")
# Of whom something was asked about the accident: no party to it.
_ASKED = re.compile(r"(?:委托|聘请|邀请|送)[^,;。\n]{0,8}$")
# Whose worker somebody is who is told as a person (张三，男，某公司职工).
_PERSONS = re.compile(r"[男女],$")
# Whose building it was that others were at work on.
_BUILT = re.compile(r"(?:承建|承包|承揽|施工|总包|建设)的[^,;。\n]{0,10}$")
_APPRAISES = re.compile(r"[^,;。\n]{0,6}(?:鉴定|检测鉴定|司法鉴定|技术鉴定|评估认定)(?!资质|能力)")
# No small business is called so: 宁陵县两家加工厂, 枕溪区应急管理局责令该厂.
_NO_SMALL = re.compile(
    r"该|本厂|本矿|[一二两三四五六七八九十多几\d]家|所有|各|等|某|局|政府|办|[对向在将被把]|公司|煤矿?企业|村民|检查|发现|全[省市县区]"
)
_NOBODY = re.compile(r"^(?:某|本|该|各|其|原|一家|多家|两家)")
# A public body, by its place and how its name ends, as the subject of what was not done.
_BODY = (
    rf"(?P<name>(?![对向由在和与经将省市区县镇乡])[{HAN}]{{1,12}}?(?:[省市区县旗州镇乡]|街道)"
    rf"(?:(?:党委、?)?(?:人民)?政府|(?:[{HAN}]{{0,6}}?)(?:(?:消防救援|执法)(?:大队|支队)|(?:渔业|农业|安监|应急|安全|经发|环保)办(?:公室)?)|办事处|管委会|管理委员会|[{HAN}]{{2,12}}?(?:局|委员会|管理处|(?:发展|管理|服务|养护|监测)中心(?:[{HAN}]{{1,6}}分中心)?|管理站|监督站|监管所|管理所|管理段)"
    rf"(?:(?![对在与和未及将])[{HAN}]{{1,8}}?(?:派出所|支队|大队|中队|分局|[管监]所|工务段|安监站)(?!属))?|村?委会))"
)
# What it found with others is none of its own.
_ITSELF = r"(?:(?!查[时中后]?,?发现|发现[,:]?[该其]|执法人员|查获|查明|责令|立案|(?<!对)该[公单企矿厂店校])[^。;\n])"
_NEGLECTED = any_of(listed("neglect", "office"))
_ITEM = r"(?:^|(?<=[。;,\n]))\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.．]\s?|[一二三四五六七八九十]是|[①-⑳]\s?|[—\-]{1,3}\s?)?"
_BODY_NEGLECTS = re.compile(
    rf"{_ITEM}{_BODY}(?:[({{（][^()（）\n]{{0,30}}[)）])?[:,]?(?={_ITSELF}{{0,60}}?(?:{_NEGLECTED}))",
    re.MULTILINE,
)
# As the heading of an item: 1.枕溪区应急管理局。专项整治不深入.
_HEADED_NEGLECTS = re.compile(
    rf"^\s*(?:[(][\d一二三四五六七八九十]{{1,3}}[)]|[\d一二三四五六七八九十]{{1,3}}[、.])\s?{_BODY}。(?={_ITSELF}{{0,60}}?(?:{_NEGLECTED}))",
    re.MULTILINE,
)
# 龙山街道办事处、文登区商务局监管缺失.
_BODY_BESIDE = re.compile(rf"[、和]{_BODY}")
# A business that is no company, by its place and how its name ends, as the subject of what was not done.
_BUSINESS_NEGLECTS = re.compile(
    rf"{_ITEM}(?P<name>(?![对向由在和与经将省市区县镇乡])[{HAN}]{{1,12}}?[省市区县旗州镇乡](?:(?!公司|集团)[{HAN}]){{2,20}}?"
    rf"(?:超市|厂(?![房区长])|(?<!非煤)矿|(?<![门商书])店|(?<!监督)站(?!点)|酒店|宾馆|饭店|餐厅|学校|小学|中学|幼儿园|医院|卫生院|养老院|商行|(?<![市广现工会过])场(?![所地])))"
    rf"(?:\([^()（）\n]{{0,30}}\))?[:,]?(?={_ITSELF}{{0,60}}?(?:{_NEGLECTED}))",
    re.MULTILINE,
)
# A place that is told with what it is: 大同市.
_STEPS = ("省", "市", "县", "区", "旗", "州")
_FEWEST_PLACES = 2
# Whose names may hold a place behind their own: 国网山西省电力, 某公司大同市分公司.
_NATIONWIDE = re.compile("国网|中国|中铁|中建|中交|中石|国家")
_BRANCH_OF = re.compile("公司|集团|银行|局|院|大学")
_BEFORE = 14
_LONGEST_PLACE = 10


def find_firms(folded: str, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each firm called by its full name in a stretch, with what it was there, in order; appraisers are none."""
    for form in _FORM.finditer(folded, start, end):
        begin = _begin(folded, max(start, form.start() - _LONGEST), form.start())
        branch = _BRANCH.match(folded, form.end(), end)
        stop = branch.end() if branch else form.end()
        name = folded[begin:stop]
        if not _SHORTEST <= len(name) <= _LONGEST or _NOBODY.match(name):
            continue
        if form["small"] and (not _PLACED.match(name) or _NO_SMALL.search(name)):
            continue
        before = folded[max(start, begin - _BEFORE) : begin]
        if (
            _ASKED.search(before)
            or _PERSONS.search(before)
            or _BUILT.search(before)
            or _APPRAISES.match(folded, stop, end)
        ):
            continue
        yield _role_of(folded, begin, stop, start, end), (begin, stop)


def find_neglectful(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each public body that a stretch says did not do what it should, in order."""
    for match in _BODY_NEGLECTS.finditer(folded, start, end):
        yield match.span("name")
        beside = _BODY_BESIDE.match(folded, match.end("name"), end)
        while beside:
            yield beside.span("name")
            beside = _BODY_BESIDE.match(folded, beside.end("name"), end)
    for match in _HEADED_NEGLECTS.finditer(folded, start, end):
        yield match.span("name")


def find_careless(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each business that is no company and that a stretch says did not do what it should, in order."""
    for match in _BUSINESS_NEGLECTS.finditer(folded, start, end):
        begin, stop = match.span("name")
        yield _begin(folded, begin, stop), stop


def told_twice(name: str) -> int:
    """How long the place is that stands before a name which tells it again: 沈阳市于洪区 before 沈阳华厦建设集团有限公司."""
    found = find_regions(name)
    if len(found) < _FEWEST_PLACES or found[0].start or found[1].start != found[0].end:
        return 0
    place, again = found[0], found[1]
    above = [f"{path}/" for path in again.paths]
    if not place.known or not again.known or not place.printed.endswith(_STEPS):
        return 0
    return place.end if all(f"{path}/".startswith(tuple(above)) for path in place.paths) else 0


def _begin(folded: str, low: int, high: int) -> int:
    """Where the name begins whose legal form stands at `high`."""
    begin = low
    for mark in _MARKS.finditer(folded, low, high):
        begin = mark.end()
    begin = _unopened(folded, begin, high)
    for lead in _LEADS.finditer(folded, begin, high):
        begin = lead.end()
    if place := _placed_within(folded[begin:high]):
        begin += place
    while begin < high and folded[begin] in _NO_BEGINNING and not _begins_a_place(folded, begin, high):
        begin += 1
    return begin


def _placed_within(name: str) -> int:
    """Where a place stands in words before a legal form (该车所属大同市通泰顺运输): no name holds one but at its start."""
    for mention in find_regions(name):
        if mention.known and mention.printed.endswith(_STEPS):
            return (
                0 if _NATIONWIDE.match(name) or _BRANCH_OF.search(name, 0, mention.start) else mention.start
            )
    return 0


def _begins_a_place(folded: str, begin: int, high: int) -> bool:
    """Whether a known place is named there: 同江市."""
    own = find_regions(folded[begin : min(high, begin + _LONGEST_PLACE)])
    return bool(own) and own[0].start == 0 and own[0].known


def _unopened(folded: str, low: int, high: int) -> int:
    """Behind what a bracket closes or opens before a name; the brackets of a name itself (中铁(上海)工程) stay."""
    begin = low
    for place in range(low, high):
        if (folded[place] == "(" and ")" not in folded[place:high]) or (
            folded[place] == ")" and "(" not in folded[begin:place]
        ):
            begin = place + 1
    return begin


def _role_of(folded: str, begin: int, stop: int, start: int, end: int) -> str:
    """What the firm was there, where a word for it stands right before its name or behind it; else 相关单位."""
    before = _roles_before().search(folded, max(start, begin - _BEFORE), begin)
    behind = _roles_behind().match(folded, stop, end)
    found = before or (behind if behind and not behind["role"].endswith("公司") else None)
    return roles_by_word()[found["role"]] if found else OTHER


@cache
def roles_by_word() -> dict[str, str]:
    """The class of each word for what a party was."""
    return {word: role for role, own in lexicon("cases")["parties"].items() for word in own}


@cache
def _roles_before() -> re.Pattern[str]:
    return re.compile(rf"(?P<role>{any_of(roles_by_word())})(?:名称)?\s?(?:是|为|系|:|\t|\()?\s?$")


@cache
def _roles_behind() -> re.Pattern[str]:
    roles = any_of(roles_by_word())
    return re.compile(
        rf"(?:\([^()\n]{{0,40}}\))?(?:[, (]|作为|系|是|为)[^,;。\n]{{0,16}}?(?P<role>{roles})(?!为|是|系|:)"
    )
