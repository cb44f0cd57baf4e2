"""Causes, measures and lessons: what stands under headings that say so, and in sentences that do."""

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.model import Span
from corpus.recognise.numbering import find_inner_items
from indexer.cases.passages import KEPT, LONGEST_KEY, Passage, counted_items, items_of
from indexer.cases.said import NEGLECTED, SAID_NEXT, breaches, neglects, said_parts, told_apart
from indexer.cases.words import words
from indexer.lines import Line

_ORDER = ("not_kept", "direct_causes", "indirect_causes", "causes", "lessons", "measures", "course")
_LONGEST_HEADING = 40
_NONE = ""
_CAUSE_WITHIN = re.compile(r"(?<=[。;\n])\s?(?:事故)?(?:主要|直接)?原因:\s?")
_CELLS_OF_CAUSES = frozenset({"causes", "direct_causes", "indirect_causes"})
# Their items may begin with words that would head another part: （一）深刻吸取事故教训。….
_LISTED = frozenset({"measures", "lessons", "indirect_causes"})
_OF_CAUSES = frozenset({"causes", "direct_causes"})


def find_parts(
    folded: str, lines: Sequence[Line], start: int, end: int, *, accident: bool, headed: bool
) -> list[Passage]:
    """All parts of an account, in order; a part that headings give is not looked for in sentences."""
    own = [line for line in lines if start <= line.start and line.end <= end and line.grid is None]
    found = _telling(folded, list(_headed(folded, own))) if headed else []
    given = {one.part for one in found}
    found += [
        one
        for one in said_parts(folded, start, end, accident)
        if one.part not in given and not _inside(one, found)
    ]
    told = list(found)
    if accident and not any(one.part == "indirect_causes" for one in found):
        found += [one for one in breaches(folded, start, end) if not _meets(one, told)]
        if not headed and not any(one.part == "indirect_causes" for one in found):
            found += [one for one in neglects(folded, start, end) if not _meets(one, told)]
    return sorted(found, key=lambda one: one.span.start)


def parts_of_cells(folded: str, cells: Mapping[str, Span]) -> list[Passage]:
    """All parts that the cells of a row tell, in order; a cell of causes may tell direct and indirect ones apart."""
    found: list[Passage] = []
    for name, span in cells.items():
        if name not in KEPT:
            continue
        told = list(said_parts(folded, span.start, span.end, accident=False)) if name == "causes" else []
        found += told or items_of(folded, name, span, alone=True, divided=True)
        if name == "course" and cells.keys().isdisjoint(_CELLS_OF_CAUSES):
            # 简要经过及原因: one cell tells both.
            causes = said_parts(folded, span.start, span.end, accident=False)
            found += [one for one in causes if one.part.endswith("causes")] or _keyed_cause(folded, span)
    return sorted(found, key=lambda one: one.span.start)


def _keyed_cause(folded: str, span: Span) -> list[Passage]:
    """What stands behind 原因： in a cell that tells the course too."""
    key = _CAUSE_WITHIN.search(folded, span.start, span.end)
    if key is None:
        return []
    return list(items_of(folded, "causes", Span(start=key.end(), end=span.end), alone=True, divided=True))


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


def _meets(one: Passage, others: Sequence[Passage]) -> bool:
    """Whether it stands among words that are told as causes already."""
    return any(
        other.span.start < one.span.end and one.span.start < other.span.end
        for other in others
        if other.part.endswith("causes") or _inside(one, [other])
    )


def _inside(one: Passage, others: Sequence[Passage]) -> bool:
    return any(
        other.span.start <= one.span.start and one.span.end <= other.span.end
        for other in others
        if other.part != "course"
    )


class _Depths:
    """How deep each label stands: a style seen before closes those opened since; a line without one stands above all."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def of(self, line: Line) -> int:
        if line.label is None:
            return 0
        # 3.2.1 stands below 3.2 although both are numbers with points, ◇ below ■ although both are marks.
        own = line.label.printed.strip()
        style = f"{line.label.style}{own if line.label.style == 'bullet' else own.rstrip('.').count('.')}"
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
    direct = leads_up = False
    for place, line in enumerate(lines):
        own_depth = depths.of(line)
        name, rest = _heading(folded, line)
        told = _part_of(name) if name else None
        within = own_depth > depth and rest is not None and folded[rest.start - 1] == "。"
        if within and part in _LISTED:
            told, name = None, ""
        if told is not None and (part == _NONE or own_depth <= depth or told != "not_kept"):
            part, depth, keyed = told, own_depth, rest is not None and _is_key(line)
            leads_up = part == "causes" and rest is None and _tells_apart_below(folded, lines[place + 1 :])
            if part == "causes" and direct:
                part = "indirect_causes"
            if rest is not None:
                rest = _up_to_next(folded, rest)
                items = list(items_of(folded, part, rest, alone=True, divided=True))
                yield from told_apart(folded, items, whole=True) if part == "causes" else items
                direct = direct or KEPT.get(part) == "direct_causes"
        elif (
            keyed
            and part in _OF_CAUSES
            and not name
            and line.label is None
            and NEGLECTED.search(folded, line.start, line.end)
        ):
            # Behind 原因分析：… a paragraph goes on with what was neglected.
            yield from items_of(folded, "indirect_causes", Span(start=line.start, end=line.end), alone=True)
        elif (
            (name and (rest is None or line.label is None) and own_depth <= depth)
            or (line.label is not None and own_depth <= depth)
            or (keyed and line.label is None)
            or (line.label is None and _OF_PAPER.match(folded, line.start, line.end))
        ):
            part = _NONE
        elif (leads_up and line.label is None) or (
            part == "causes" and _SAID.match(folded, _without_label(line).start, line.end)
        ):
            continue
        elif part != _NONE and not (name and rest is None):
            whole = Span(start=line.start, end=line.end)
            listed = line.label is None or (line.label.style == "han_is" and _lists(line))
            listed = listed or bool(counted_items(folded, whole))
            span = whole if listed else _without_label(line)
            behind = part == "causes" and direct and line.label is None
            neglected = behind and NEGLECTED.match(folded, span.start, span.end)
            yield from items_of(folded, "indirect_causes" if neglected else part, span, alone=listed)
            direct = direct or KEPT.get(part) == "direct_causes"


def _tells_apart_below(folded: str, lines: Sequence[Line]) -> bool:
    """Whether the first heading of a part to come is that of the direct causes: what stands before only leads up to them."""
    named = (name for line in lines if line.label is not None and (name := _heading(folded, line)[0]))
    return next((told for name in named if (told := _part_of(name)) is not None), None) == "direct_causes"


def _up_to_next(folded: str, rest: Span) -> Span:
    """What follows a key, up to where the next key begins within it: 直接原因是：A。间接原因包括：B."""
    other = SAID_NEXT.search(folded, rest.start, rest.end)
    return Span(start=rest.start, end=other.start()) if other else rest


def _lists(line: Line) -> bool:
    """Whether a line that begins with 一是 goes on to 二是."""
    return bool(find_inner_items(line.text))


def _is_key(line: Line) -> bool:
    """Whether a line begins with a key (教训：…, 【教训】…), not with the label of a heading."""
    return line.label is None or line.label.style == "caption"


# 事故发生和救援经过 tells the course, whatever else is told with it.
_COURSE = re.compile(r"(?:事故|发生).{0,8}经过")
# Keys that say no more.
_BARE = frozenset({"措施", "对策", "建议", "防范", "预防", "整改"})
# 为深刻吸取事故教训，现提出如下要求.
_DRAWN = re.compile(r"[吸汲]取")
_TO_DO = re.compile(r"工作|要求|措施|建议|意见|如下|以下")
# Within a paragraph about causes: 综合分析，认定该起事故的直接原因是….
_KEY_WITHIN = re.compile(r"(?:直接|间接|管理|起火|火灾|爆炸)原因(?:是|为|系|:)\s?|管理上的问题(?:主要)?是\s?")
# What closes a key that names no part: 责任单位, 违反规定, 处理结果.
_KEY = re.compile(
    r"(?:单位|企业|规定|结果|依据|情况|提示|时间|地点|类别|等级|伤亡|损失|处理|处罚|联系人|联系方式|电话|签发人|抄送|附件)$"
)
# A paragraph that ends by leading in what is asked for: …，特提出以下要求：
_ASKS = re.compile(r"[,。;](?P<name>[^,。;:]{0,16}(?:要求|措施|建议)(?:如下)?):$")
# What tells itself which causes it is of.
_SAID = re.compile(r"[^,。\n]{0,6}(?:(?:直接|间接|管理)原因(?:是|为|系|有|:)|管理上的问题(?:主要)?是)")
# What a paper says of itself behind its last part.
_OF_PAPER = re.compile(r"(?:来源|编辑|责任编辑|审核|附件?|附表|附图|报送|抄送):")
# 1:1 is no key.
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
# A key with a gap behind it: 直接原因　张某超速行驶.
_SPACED = re.compile(
    r"(?P<name>直接原因|间接原因|管理原因|事故原因|事故教训|防范措施|整改措施|事故经过)\s{1,4}(?=[^\s,;。:]{4})(?=.{8})"
)
_BRACKETED = re.compile(r"【(?P<name>[^】\n]{2,20})】\s?:?\s?")


def _heading(folded: str, line: Line) -> tuple[str, Span | None]:
    """What a line heads, and what follows it on the line; no heading where it is a sentence."""
    own = folded[line.start : line.end]
    if found := _BRACKETED.match(own):
        after = Span(start=line.start + found.end(), end=line.end)
        return found["name"], after if found.end() < len(own) else None
    if own.endswith(":") and (found := _ASKS.search(own)):
        return found["name"], None
    begin = line.label.end if line.label else 0
    if found := _SPACED.match(own, begin):
        return found["name"], Span(start=line.start + found.end(), end=line.end)
    found = _COLON.search(own, begin, begin + _LONGEST_HEADING)
    colon = found.start() if found else -1
    mark = own.find("。", begin, begin + _LONGEST_HEADING)
    if colon >= 0 and (mark < 0 or colon < mark):
        name = own[begin:colon].strip()
        key = _part_of(name) is not None or (len(name) <= LONGEST_KEY and _KEY.search(name) is not None)
        if key or colon == len(own) - 1:
            after = Span(start=line.start + colon + 1, end=line.end)
            return name, after if colon < len(own) - 1 else None
        return "", None
    if line.label and mark >= 0 and _part_of(own[begin:mark]) is not None and mark - begin <= LONGEST_KEY:
        after = Span(start=line.start + mark + 1, end=line.end)
        return own[begin:mark].strip(), after if mark < len(own) - 1 else None
    if len(own) - begin <= _LONGEST_HEADING and not own.endswith(("。", ";", ",")):
        return own[begin:].strip("。 "), None
    return "", None


def _part_of(name: str) -> str | None:
    if _COURSE.search(name):
        return "course"
    if _DRAWN.search(name) and (words("parts", "measures").search(name) or _TO_DO.search(name)):
        return "measures"
    if name in _BARE:
        return "measures"
    name = name.replace("一起因", "")
    return next((part for part in _ORDER if words("parts", part).search(name)), None)


def _without_label(line: Line) -> Span:
    cut = line.label.end if line.label else 0
    own = line.text[cut:]
    return Span(start=line.start + cut + len(own) - len(own.lstrip()), end=line.end)
