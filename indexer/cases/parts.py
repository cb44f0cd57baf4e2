"""Causes, measures and lessons: what stands under headings that say so, and in sentences that do."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from corpus.lexicon import any_of
from corpus.model import Record, Span
from corpus.recognise.numbering import find_inner_items, read_label
from indexer.cases.sentences import sentence_at
from indexer.cases.words import listed, words
from indexer.lines import Line

Part = Literal["direct_causes", "indirect_causes", "measures", "lessons", "course"]
_ORDER = ("not_kept", "direct_causes", "indirect_causes", "causes", "lessons", "measures", "course")
_LONGEST_HEADING = 40
_LEAST = 6
_LONGEST_TAIL = 24
_NONE = ""
# Under which field each part of a report is kept; causes that are not told apart are told as the direct ones.
_KEPT: dict[str, Part] = {
    "direct_causes": "direct_causes",
    "indirect_causes": "indirect_causes",
    "causes": "direct_causes",
    "lessons": "lessons",
    "measures": "measures",
    "course": "course",
}


class Passage(Record):
    """Where a part's own words stand."""

    part: Part
    span: Span


def find_parts(
    folded: str, lines: Sequence[Line], start: int, end: int, *, accident: bool, headed: bool
) -> list[Passage]:
    """All parts of an account, in order; a part that headings give is not looked for in sentences."""
    own = [line for line in lines if start <= line.start and line.end <= end and line.grid is None]
    found = _telling(folded, list(_headed(folded, own))) if headed else []
    given = {one.part for one in found}
    found += [
        one
        for one in _said(folded, start, end, accident)
        if one.part not in given and not _inside(one, found)
    ]
    if accident and not any(one.part == "indirect_causes" for one in found):
        found += [one for one in _breaches(folded, start, end) if not _inside(one, found)]
    return sorted(found, key=lambda one: one.span.start)


def parts_of_cells(folded: str, cells: Mapping[str, Span]) -> list[Passage]:
    """All parts that the cells of a row tell, in order; a cell of causes may tell direct and indirect ones apart."""
    found: list[Passage] = []
    for name, span in cells.items():
        if name not in _KEPT:
            continue
        told = list(_said(folded, span.start, span.end, accident=False)) if name == "causes" else []
        found += told or _items(folded, name, span, alone=True, divided=True)
    return sorted(found, key=lambda one: one.span.start)


def _telling(folded: str, found: Sequence[Passage]) -> list[Passage]:
    """The passages; of causes only the words behind 直接原因是, where any of them says so within itself."""
    saying = {one.part for one in found if _tells_cause(folded, one)}
    return [
        _behind_key(folded, one) if one.part in saying else one
        for one in found
        if one.part not in saying or _tells_cause(folded, one)
    ]


def _tells_cause(folded: str, one: Passage) -> bool:
    return (
        one.part.endswith("causes") and _KEY_WITHIN.search(folded, one.span.start, one.span.end) is not None
    )


def _behind_key(folded: str, one: Passage) -> Passage:
    found = _KEY_WITHIN.search(folded, one.span.start, one.span.end)
    return Passage(one.part, Span(start=found.end(), end=one.span.end)) if found else one


def _inside(one: Passage, others: Sequence[Passage]) -> bool:
    return any(other.span.start <= one.span.start and one.span.end <= other.span.end for other in others)


class _Depths:
    """How deep each label stands: a style seen before closes those opened since; a line without one stands above all."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def of(self, line: Line) -> int:
        if line.label is None:
            return 0
        # 3.2.1 stands below 3.2 although both are numbers with points.
        style = f"{line.label.style}{line.label.printed.rstrip('.').count('.')}"
        if style in self._open:
            del self._open[self._open.index(style) + 1 :]
        else:
            self._open.append(style)
        return len(self._open)


def _headed(folded: str, lines: Sequence[Line]) -> Iterator[Passage]:
    """What stands below headings of parts, a line an item; a heading of the same depth or above ends a part.

    A key with its text on its line (教训：…) gives that line, and the numbered ones below it.
    """
    depths, part, depth, keyed = _Depths(), _NONE, 0, False
    direct = False
    for line in lines:
        own_depth = depths.of(line)
        name, rest = _heading(folded, line)
        told = _part_of(name) if name else None
        if told is not None and (part == _NONE or own_depth <= depth or told != "not_kept"):
            part, depth, keyed = told, own_depth, rest is not None and _is_key(line)
            if part == "causes" and direct:
                part = "indirect_causes"
            if rest is not None:
                yield from _items(folded, part, rest, alone=True, divided=True)
                direct = direct or _KEPT.get(part) == "direct_causes"
        elif (
            (name and (rest is None or line.label is None) and own_depth <= depth)
            or (line.label is not None and own_depth <= depth)
            or (keyed and line.label is None)
        ):
            part = _NONE
        elif part == "causes" and _SAID.match(folded, _without_label(line).start, line.end):
            continue
        elif part != _NONE and not (name and rest is None):
            listed = line.label is None or (line.label.style == "han_is" and _lists(line))
            span = Span(start=line.start, end=line.end) if listed else _without_label(line)
            yield from _items(folded, part, span, alone=listed)
            direct = direct or _KEPT.get(part) == "direct_causes"


def _lists(line: Line) -> bool:
    """Whether a line that begins with 一是 goes on to 二是."""
    return bool(find_inner_items(line.text))


def _is_key(line: Line) -> bool:
    """Whether a line begins with a key (教训：…, 【教训】…), not with the label of a heading."""
    return line.label is None or line.label.style == "caption"


# 事故发生和救援经过 tells the course, whatever else is told with it.
_COURSE = re.compile(r"(?:事故|发生).{0,8}经过")
# Within a paragraph about causes: 综合分析，认定该起事故的直接原因是….
_KEY_WITHIN = re.compile(r"(?:直接|间接|管理)原因(?:是|为|系|:)\s?")
# What closes a key that names no part: 责任单位, 违反规定, 处理结果.
_KEY = re.compile(r"(?:单位|企业|规定|结果|依据|情况|提示|时间|地点|类别|等级|伤亡|损失|处理|处罚)$")
# A paragraph that ends by leading in what is asked for: …，特提出以下要求：
_ASKS = re.compile(r"[,。;](?P<name>[^,。;:]{0,16}(?:要求|措施|建议)(?:如下)?):$")
# What tells itself which causes it is of.
_SAID = re.compile(r"[^,。\n]{0,6}(?:直接|间接|管理)原因(?:是|为|系|有|:)")
_BRACKETED = re.compile(r"【(?P<name>[^】\n]{2,20})】\s?:?\s?")
_LONGEST_KEY = 14


def _heading(folded: str, line: Line) -> tuple[str, Span | None]:
    """What a line heads, and what follows it on the line; no heading where it is a sentence."""
    own = folded[line.start : line.end]
    if found := _BRACKETED.match(own):
        after = Span(start=line.start + found.end(), end=line.end)
        return found["name"], after if found.end() < len(own) else None
    if own.endswith(":") and (found := _ASKS.search(own)):
        return found["name"], None
    begin = line.label.end if line.label else 0
    colon = own.find(":", begin, begin + _LONGEST_HEADING)
    mark = own.find("。", begin, begin + _LONGEST_HEADING)
    if colon >= 0 and (mark < 0 or colon < mark):
        name = own[begin:colon].strip()
        key = _part_of(name) is not None or (len(name) <= _LONGEST_KEY and _KEY.search(name) is not None)
        if key or colon == len(own) - 1:
            after = Span(start=line.start + colon + 1, end=line.end)
            return name, after if colon < len(own) - 1 else None
        return "", None
    if line.label and mark >= 0 and _part_of(own[begin:mark]) is not None and mark - begin <= _LONGEST_KEY:
        after = Span(start=line.start + mark + 1, end=line.end)
        return own[begin:mark].strip(), after if mark < len(own) - 1 else None
    if len(own) - begin <= _LONGEST_HEADING and not own.endswith(("。", ";", ",")):
        return own[begin:].strip("。 "), None
    return "", None


def _part_of(name: str) -> str | None:
    if _COURSE.search(name):
        return "course"
    return next((part for part in _ORDER if words("parts", part).search(name)), None)


def _without_label(line: Line) -> Span:
    cut = line.label.end if line.label else 0
    own = line.text[cut:]
    return Span(start=line.start + cut + len(own) - len(own.lstrip()), end=line.end)


def _items(folded: str, name: str, span: Span, *, alone: bool, divided: bool = False) -> Iterator[Passage]:
    """What a paragraph enumerates, where it stands `alone`, else the paragraph, sentence by sentence where it is `divided`."""
    part = _KEPT.get(name)
    if part is None:
        return
    own = folded[span.start : span.end]
    inner = find_inner_items(own) if alone and part != "course" else []
    for item in inner:
        label = read_label(own[item.start : item.end])
        begin = span.start + item.start + (label.end if label else 0)
        yield from _passage(folded, part, begin, span.start + item.end)
    if inner:
        return
    if divided and part != "course":
        for start, end in _sentences(folded, span):
            stops = [*_halves(folded, part, start, end), end]
            for stop in stops:
                yield from _passage(folded, part, start, stop)
                start = stop + 1
    else:
        yield from _passage(folded, part, span.start, span.end)


def _halves(folded: str, part: Part, start: int, end: int) -> list[int]:
    """Where semicolons part a sentence about indirect causes or measures; a direct cause and a lesson are told in one."""
    if part not in ("indirect_causes", "measures"):
        return []
    return [place for place in range(start, end) if folded[place] == ";"]


# The number of an item, and marks before its words.
_LEAD = re.compile(
    r"[ ,:、]*(?:\d{1,2}[.、](?!\d)\s?|\([一二三四五六七八九十\d]{1,3}\)\s?)?"
    r"(?:经(?:初步)?(?:调查|分析|勘查|认定|查明)[^,:。]{0,8}[,:])?"
)
# What only says which rule was broken is no cause.
_BREACH = re.compile(r"[^,。;]{0,40}违反了?\s?[《〈]")
# Who did not do what a law demands: …未安装报警装置,违反了《…》.
_FAILING = re.compile(
    r"(?:^|(?<=[。;\n]))(?P<own>[^。;\n]{0,80}?(?:未(?!成年)|没有|不(?!仅|但)|擅自|违规|违章|无证|超)[^。;\n]{2,80}?),?"
    r"(?:(?:其|该|上述)?行为)?违反了?\s?[《〈]",
    re.MULTILINE,
)
# Not what led to the accident, but what was done about it afterwards.
_CONCEALED = re.compile(r"瞒|谎报|迟报|漏报|逃逸|逃匿")
# A sentence that goes on to something else: what law was broken, who is punished.
_ELSE = re.compile(
    r"违反(?!操作|规程|劳动|安全技术)|建议|处罚|罚款|(?:直接|间接|管理)原因(?:是|为|:|有)|(?:主要|存在|暴露)(?:出)?的?问题|教训|防范措施|整改"
)
# How a sentence that tells a cause ends: …是事故的直接原因.
_IS_CAUSE = re.compile(r",?(?:是|为|系)[^,。;是为系]{0,14}(?:直接|间接|主要)原因$")
# Behind the direct cause a sentence tells what the firm or an office neglected: 该厂未设置警示标志.
_NEGLECTED = re.compile(
    r"(?:该|本)?[^,。;\n]{0,16}?(?:公司|集团|厂|企业|单位|部门|矿|站|店|中心|合作社|学校|医院|局|政府|街道|管理)"
    r"[^,。;\n]{0,20}?(?:未|没有|不(?!慎)|流于|违[反法规]|失职|缺失|混乱|薄弱)"
)


def _sentences(folded: str, span: Span) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph from its first on, up to one that goes on to something else."""
    start = span.start
    while start < span.end:
        stop = folded.find("。", start, span.end)
        end = span.end if stop < 0 else stop
        if start > span.start and _ELSE.search(folded, start, end):
            return
        yield start, end
        start = end + 1


def _passage(folded: str, part: Part, start: int, end: int) -> Iterator[Passage]:
    own = folded[start:end]
    lead = _LEAD.match(own)
    begin = start + (lead.end() if lead else 0)
    stop = start + len(own.rstrip(" 。;,"))
    if part.endswith("causes") and (said := _IS_CAUSE.search(folded, max(begin, stop - _LONGEST_TAIL), stop)):
        stop = said.start()
    if stop - begin >= _LEAST and not _BREACH.match(folded, begin, stop):
        yield Passage(part, Span(start=begin, end=stop))


_BEFORE: tuple[tuple[str, Part], ...] = (
    ("direct", "direct_causes"),
    ("indirect", "indirect_causes"),
    ("plain", "direct_causes"),
    ("lessons", "lessons"),
    ("measures", "measures"),
)
# What was found out about an accident is its cause; of an offence it is the offence.
_FOUND: tuple[tuple[str, Part], ...] = (("found", "direct_causes"),)
_BEHIND: tuple[tuple[str, Part], ...] = (("after", "direct_causes"), ("after_indirect", "indirect_causes"))


def _said(folded: str, start: int, end: int, accident: bool) -> Iterator[Passage]:
    """Parts told by sentences: 直接原因是…, …是造成事故的直接原因."""
    taken: list[tuple[int, int]] = []
    for name, part in (*_BEFORE, *(_FOUND if accident else ())):
        pattern = re.compile(rf"(?:{any_of(listed('causes', name))})\s?:?")
        for found in pattern.finditer(folded, start, end):
            if any(a <= found.start() < b for a, b in taken):
                continue
            begin, stop = sentence_at(folded, found.end(), start, end)
            if found.start() - begin <= _LONGEST_KEY:
                line = folded.find("\n", found.end(), end)
                stop = end if line < 0 else line
            if other := _SAID_NEXT.search(folded, found.end(), stop):
                stop = other.start()
            passages = list(_items(folded, part, Span(start=found.end(), end=stop), alone=True, divided=True))
            taken.append((found.start(), max([found.end(), *(one.span.end for one in passages)])))
            yield from _told_apart(folded, passages)
    for name, part in _BEHIND:
        for found in words("causes", name).finditer(folded, start, end):
            begin, _ = sentence_at(folded, found.start(), start, end)
            if any(a <= begin < b for a, b in taken):
                continue
            yield from _passage(folded, part, _own_words(folded, begin, found.start()), found.start())


def _told_apart(folded: str, passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages; behind a direct cause, what a firm or an office neglected is an indirect one."""
    for place, one in enumerate(passages):
        neglected = _NEGLECTED.match(folded, one.span.start, one.span.end)
        if place and one.part == "direct_causes" and neglected:
            for stop in (*_halves(folded, "indirect_causes", one.span.start, one.span.end), one.span.end):
                yield from _passage(folded, "indirect_causes", one.span.start, stop)
                one = Passage(one.part, Span(start=stop + 1, end=max(stop + 1, one.span.end)))
        else:
            yield one


def _breaches(folded: str, start: int, end: int) -> Iterator[Passage]:
    """What was not done before an accident, told with the rule that demands it; the failing alone, without the rule."""
    for found in _FAILING.finditer(folded[start:end]):
        if _CONCEALED.search(found["own"]):
            continue
        yield from _passage(folded, "indirect_causes", start + found.start("own"), start + found.end("own"))


# Where the next key begins: 直接原因是A；间接原因是B.
_SAID_NEXT = re.compile(
    r"(?<=[;。,])(?:(?:直接|间接|管理)原因|主要问题|存在问题|暴露(?:出的)?问题|(?:事故)?教训|警示|(?:防范|整改)措施)"
    r"(?:是|为|系|有|:)"
)
_OPENERS = re.compile(r"(?:经(?:初步)?(?:调查|分析|勘查)[^,:]{0,10}[,:]|(?:\d|[一二三四五六七八九十])[、.])")


def _own_words(folded: str, start: int, end: int) -> int:
    found = _OPENERS.match(folded, start, end)
    return found.end() if found else start
