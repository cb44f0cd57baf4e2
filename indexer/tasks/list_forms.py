"""Lists of units in forms that no recogniser of names reads: classes of agencies named by place, work or competence."""

import re

from corpus.model import Record, UnitName
from corpus.recognise.unit.units import UnitMention
from corpus.recognise.unit_lexicon import bare_words
from indexer.tasks.predicates import words_of

# No word of a name: what stands in a clause.
_INNER = (
    r"(?:(?!会同|负责|根据|组织(?!部|机构)|指导|督促|(?<!自)由|应(?!急)|[要须将向把对被每按等或])[一-龥])"
)
_WORD = rf"{_INNER}{{2,8}}?"
_PLACE = r"(?:省|自治区|直辖市|自治州|自治县|民族乡|设区的市|计划单列市|副省级市|省会城市|[市县州盟旗区乡镇])"
_GOVERNMENT = r"(?:(?:地方)?(?:各级|[两三]级)?(?:人民)?政府|行政公署)"
_EACH_PLACE = rf"各{_PLACE}(?:[(（][区市县州旗、]{{1,5}}[)）])?"
_LEVEL = rf"(?:地方各级|各级|各地|[省市州县区乡]级|设区的市级|当地|同级|本级|上级|有关|{_EACH_PLACE})(?:以上|以下)?{_GOVERNMENT}?"
_ENDS = r"(?=[、,]|和|及|与|以及|$)"

# 沿海省、自治区、直辖市人民政府海洋主管部门; 有关省、自治区人民政府; 县、市征兵办公室: a series of kinds of place is one name.
_PLACES = re.compile(
    rf"(?:沿海|沿江|{_INNER}{{2,6}}(?:流域|沿线|受水区))?(?:各|有关|相关)?{_PLACE}(?:级)?(?:[、和或及]|以及){_PLACE}级?"
    rf"(?:[、和或及]{_PLACE}级?){{0,4}}(?:以上)?(?P<body>{_GOVERNMENT}?(?:{_INNER}{{2,14}}?(?:部门|机关|机构|办公室|委员会|总队[一-龥]{{0,4}}|[局厅]))|{_GOVERNMENT})?{_ENDS}"
)
_ALONE = re.compile(r"(?:各|有关|相关|沿)|省、自治区、直辖市$")
# 各级教育、卫生、财政部门; 县级以上人民政府农业、林业部门: one name too, since what heads it is a kind.
_HEADED = re.compile(
    rf"(?:国务院)?{_LEVEL}{_WORD}(?:、{_WORD}){{0,6}}(?:[、和及与]|以及){_WORD}(?:行政|主管|监管|管理){{0,2}}(?:部门|机关|组织)(?=[、,]|和|及|与|$)"
)
# 京津冀及周边地区各省（市）人民政府: whose they are is a region without a name in the lists.
_REGION = re.compile(
    rf"{_INNER}{{2,14}}?(?:地区|流域|区域|沿线|城市群|经济带)的?各?{_PLACE}(?:[(（][区市县州、]{{1,4}}[)）])?级?{_GOVERNMENT}{_ENDS}"
)
# 国家税务总局各省级税务局, 三峡库区各级人民政府: whose they are stands before 各.
_EACH_OF = re.compile(
    rf"{_INNER}{{2,14}}?(?<![和及与])驻?各(?:级|地|省、自治区、直辖市|省级?|[市县区])?{_INNER}{{0,14}}?(?:政府|[局厅]|办事处|部门|机构){_ENDS}"
)
# 事发地设区的市级环境保护主管部门: a kind by its level.
_OF_LEVEL = re.compile(
    rf"(?:{_INNER}{{1,6}}地)?{_LEVEL}{_INNER}{{0,18}}?(?:部门|机关|机构|政府|委员会|办公室|[局厅]){_ENDS}"
)
# 有关省（区、市）人民政府, 乡镇人民政府（街道办事处）: further kinds stand in a bracket.
_PLACES_BESIDE = re.compile(
    rf"(?:{_INNER}{{2,6}}(?:流域|沿线|地区))?(?:有关|相关|各|沿海)?{_PLACE}[(（][区市县州盟旗自治直辖、]{{1,9}}[)）]{_GOVERNMENT}?"
    rf"(?:{_INNER}{{2,14}}?(?:部门|机关|机构|办公室|委员会|[局厅]))?{_ENDS}"
)
_BODIES_BESIDE = re.compile(
    rf"{_INNER}{{2,14}}?(?:政府|部门|机构|[局厅委办])[(（]{_INNER}{{1,8}}[)）]{_ENDS}"
)
# 中国（海南）自由贸易试验区管理机构: which one of a kind stands in a bracket.
_BRACKETED = re.compile(
    rf"{_INNER}{{2,8}}[(（][一-龥]{{1,8}}[)）]{_INNER}{{2,14}}?(?:部门|机关|机构|委员会|[局厅委办院]){_ENDS}"
)
# 各级财政, 各地税务: bare words behind each of a level.
_EACH = re.compile(rf"(?:地方)?(?:各级|各地)(?P<word>{_INNER}{{2,4}}){_ENDS}")
# 中央和地方各级人民政府: two levels of one kind.
_BOTH = re.compile(
    r"中央(?:和|与|、|及)(?:地方|省级?|各省)(?:各级)?(?:、[省市县]级){0,3}(?:人民)?(?:政府|财政|单位)"
)
# 其授权的流域管理机构, 国务院海洋主管部门的海区派出机构, 第三方机构 whom an agency chose.
_BELONGING = re.compile(
    rf"(?:其|(?:{_INNER}{{0,8}}各{_INNER}{{1,8}}?、)?{_INNER}{{0,16}}(?:部门|机关|政府|机构|国务院|[部委局]))(?:所属|直属|确定|指定|授权|委托|设立)?的{_INNER}{{0,18}}?(?:部门|机关|机构){_ENDS}"
)
# 国务院卫生行政等部门: one agency by its work, where others are meant as well.
_ONE_OF = re.compile(
    rf"(?P<name>(?:国务院|同级|上级|本级|当地|[省市县]级){_INNER}{{2,12}}?)等(?:有关|相关|主管|职能)?(?:部门|单位)"
)
# Each with the characters without any of which it cannot be.
_SHAPES = (
    (_HEADED, "级地当本同上有各"),
    (_EACH_OF, "各"),
    (_PLACES, "、和或及"),
    (_PLACES_BESIDE, "(（"),
    (_REGION, "区域线群带"),
    (_OF_LEVEL, "级地当本同上有各"),
    (_EACH, "各"),
    (_BOTH, "央"),
    (_BELONGING, "的"),
    (_BODIES_BESIDE, "(（"),
    (_BRACKETED, "(（"),
    (_ONE_OF, "等"),
)
_BLANK = "、"
# （以下简称外交部） behind a name tells nothing of the list.
_ASIDE = re.compile(
    r"[(（](?:以?下|简称|统称|含|不含|不包括|包括|除)[^()（）]{1,60}[)）](?=[、,，和及与]|以及|$)"
)
_STATE = "中华人民共和国"
# 各省（自治区、直辖市）和国务院有关部门: the joint behind a bracket, or before the name of the state.
_JOINT_AT = re.compile(r"(?:(?<=[)）])(?:以及|[和及与])|(?:以及|[和及与])(?=中华人民共和国))")
# 银监会等部门和有关地方人民政府: a list that is open in the middle.
_OPEN_WITHIN = re.compile(r"等(?:有关|相关)?(?:部门|单位)(?:[、,，和及与]|以及)")
# 公安、海关、税务等执法机关 is as open as 等部门.
_OPEN_AGENCIES = re.compile(r"等(?:执法|司法|有关|相关|政法|行政|监管|管理){0,2}机关$")
# 税务和海关部门, 国务院铁路、民用航空部门, 县级以上人民政府农业、水利等部门: words that stand for agencies, and whose they are.
_SERIES = re.compile(
    rf"(?P<head>国务院|{_LEVEL})?(?P<words>{_INNER}{{2,6}}?(?:(?:[、和及与]|以及){_INNER}{{2,6}}?){{1,8}})"
    r"(?P<open>等)?(?:有关|相关|职能|行政|主管|监管|管理){0,2}部门"
)
_NATIONAL = ("国家", "国务院", "中央")
_JOINTS = re.compile(r"(?:以及|[、和及与])+")
# What joined a name that was taken out to those that are left.
_LEFT_JOINT = re.compile(r"(?:以及|[和及与])(?=、|$)|(?:(?<=、)|^)(?:以及|[和及与])")


class Form(Record):
    """A list of the same length that the recognisers can read, the names taken out of it, and whether it is open."""

    text: str
    named: tuple[UnitMention, ...] = ()
    open_list: bool = False


def formed(printed: str) -> Form | None:
    """A list with the forms that nobody knows taken out or written as those that are known; None where it has none."""
    text = _ASIDE.sub(_blotted, printed)
    text = _JOINT_AT.sub(_blotted, text).replace(_STATE, _BLANK * len(_STATE))
    text, opened = _OPEN_WITHIN.subn(_blotted, text)
    text, more = _OPEN_AGENCIES.subn(lambda found: "等部门".ljust(len(found[0]), _BLANK), text)
    named: list[UnitMention] = []
    several = "部门" in text and not _HEADED.fullmatch(text)
    series = _SERIES.fullmatch(text) if several else None
    if series and (named := _members(printed, series)):
        return Form(text=_BLANK * len(text), named=tuple(named), open_list=series["open"] is not None)
    for shape, marks in _SHAPES:
        place = 0 if any(mark in text for mark in marks) else len(text)
        while place < len(text):
            found = shape.match(text, place) if text[place] != _BLANK else None
            if found is not None and _counts(found):
                named.append(_mention(printed, found.start(), found.end("name" if shape is _ONE_OF else 0)))
                opened += shape is _ONE_OF
                text = text[: found.start()] + _BLANK * len(found[0]) + text[found.end() :]
            place = _next(text, place)
    if text == printed and not named:
        return None
    if named:
        text = _LEFT_JOINT.sub(_blotted, text)
    return Form(text=text, named=tuple(named), open_list=bool(opened or more))


def widened(printed: str, mention: UnitMention) -> UnitMention:
    """A mention with the 中华人民共和国 that stands before it as part of its name."""
    start = mention.start - len(_STATE)
    if start < 0 or not printed.startswith(_STATE, start):
        return mention
    return _mention(printed, start, mention.end, mention.unit.collective)


def _blotted(found: re.Match[str]) -> str:
    return _BLANK * len(found[0])


def _next(text: str, place: int) -> int:
    """Where the next member of a list may begin."""
    joint = _JOINTS.search(text, place + 1)
    return joint.end() if joint else len(text)


def _counts(found: re.Match[str]) -> bool:
    if found.re is _PLACES:
        return found["body"] is not None or _ALONE.search(found[0]) is not None
    if found.re is _EACH_OF and found[0].startswith(words_of("action", "manner", "opening", "must")):
        return False
    return found.re is not _EACH or found["word"] in bare_words()


def _members(printed: str, series: re.Match[str]) -> list[UnitMention]:
    """The words of a series as agencies, where most of them are known to stand for one; else none."""
    spans: list[tuple[int, int]] = []
    start = series.start("words")
    for joint in _JOINTS.finditer(printed, start, series.end("words")):
        spans.append((start, joint.start()))
        start = joint.end()
    # 核安全部门、卫生部门: where the others are named whole, so is the last.
    whole = not series["open"] and any(printed.endswith("部门", 0, last) for _, last in spans)
    spans.append((start, series.end() if whole else series.end("words")))
    if any(printed.startswith(_NATIONAL, first) for first, _ in spans):
        return []
    known = sum(printed[first:last] in bare_words() for first, last in spans)
    if any(last - first < 2 for first, last in spans) or not (series["head"] or known * 2 >= len(spans)):
        return []
    head = series["head"] or ""
    if (
        not head
        and series["words"].startswith(words_of("action", "opening"))
        and spans[0][1] - spans[0][0] > 2
    ):
        return []
    (_, first), *others = spans
    # What heads the series is printed with the first of them.
    members = [_mention(printed, 0, first, collective=False)]
    return [*members, *(_mention(printed, *span, collective=False, head=head) for span in others)]


def _mention(printed: str, start: int, end: int, collective: bool = True, head: str = "") -> UnitMention:
    name = printed[start:end]
    unit = UnitName(printed=name, name=head + name, collective=collective)
    return UnitMention(start=start, end=end, unit=unit)
