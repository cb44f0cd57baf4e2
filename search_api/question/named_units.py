"""The units that a question names, without the words of the question that run into them."""

import re
from collections.abc import Sequence

from corpus.model import Span
from corpus.recognise.characters import HAN
from corpus.recognise.place.regions import RegionMention
from corpus.recognise.unit.units import find_units, is_unit
from search_api.question.asked import begins_within

_OFFICE = "办公厅"
# 哪个部门 and the like end as units do.
_QUESTION = re.compile(r"[谁哪啥几何]|什么|多少|其他")
_NO_NAME = re.compile(r".{0,30}(?:是|归|找|的|把|被|让|由(?!贸)|报(?=[省市区县镇乡]))(?=.{2})")
# What is done, right before who does it: 联合执法公安静安分局. Agencies called so (执法监督局) go on with no whole name.
_DONE = re.compile(
    r"(?:执法|整治|检查|巡查|排查|处置|治理|清理|清缴|疏散|转移|救援|演练|培训|普查|审批|整改|改造|建设)(?=.{4})"
)
_GENERIC = frozenset(
    {"部门", "单位", "机构", "机关", "政府", "公司", "企业", "街道", "社区", "乡镇", "学校", "医院", "办公室"}
)
# A body that an official text sets up for one purpose, before what is asked of it.
_BODY = re.compile(
    rf"(?P<name>[{HAN}]{{2,20}}?(?:指挥部|领导小组|工作组|工作专班|联席会议|协调小组)(?:办公室)?)"
    r"(?=的?(?:职责|任务|主要|负责|牵头|要|有|承担|该|应|都|是))"
)


def with_held(known: Sequence[Span], held: Sequence[Span], titles: Sequence[Span]) -> tuple[Span, ...]:
    """The units found, with those that the store names where none is, or where its name is the longer one."""
    added = [
        span
        for span in held
        if not begins_within(span.start, titles)
        and all(
            span.start <= unit.start and unit.end <= span.end
            for unit in known
            if unit.start < span.end and span.start < unit.end
        )
    ]
    kept = [
        unit for unit in known if not any(unit.start < span.end and span.start < unit.end for span in added)
    ]
    return tuple(sorted((*kept, *added), key=lambda span: span.start))


def collectives_behind(text: str, places: Sequence[RegionMention]) -> tuple[Span, ...]:
    """The collectives right behind a place: 澜川市各区政府."""
    apart = text
    for place in places:
        apart = apart[: place.start] + "," * (place.end - place.start) + apart[place.end :]
    ends = {place.end for place in places}
    return tuple(
        Span(start=mention.start, end=mention.end)
        for mention in find_units(apart)
        if mention.unit.collective and mention.start in ends
    )


def bodies_in(text: str, units: Sequence[Span], places: Sequence[RegionMention]) -> tuple[Span, ...]:
    """The bodies set up for one purpose that no unit found yet holds, without a place before them."""
    found = []
    for match in _BODY.finditer(text):
        start = max(
            [match.start(), *(place.end for place in places if place.start <= match.start() < place.end)]
        )
        before = _NO_NAME.match(text, start, match.end())
        span = Span(start=before.end() if before else start, end=match.end())
        if not any(unit.start < span.end and span.start < unit.end for unit in units):
            found.append(span)
    return tuple(found)


def units_in(text: str, titles: Sequence[Span], *, colloquial: bool) -> tuple[Span, ...]:
    """The units named outside titles; with `colloquial` also by bare words (公安, 消防)."""
    spans = (
        _trimmed(text, Span(start=mention.start, end=_with_office(text, mention.end)))
        for mention in find_units(text, colloquial=colloquial)
    )
    return tuple(
        span
        for span in spans
        if _is_asked(text[span.start : span.end]) and not begins_within(span.start, titles)
    )


def _with_office(text: str, end: int) -> int:
    """Where a name ends with the general office behind it, which is not the body itself (发展改革委办公厅)."""
    return end + len(_OFFICE) if text.startswith(_OFFICE, end) else end


def _trimmed(text: str, span: Span) -> Span:
    """The name without words of the question that ran into it: no unit's name holds 是 or 归."""
    before = _NO_NAME.match(text, span.start, span.end) or _DONE.match(text, span.start, span.end)
    if before is None or (before.re is _DONE and not is_unit(text[before.end() : span.end])):
        return span
    return Span(start=before.end(), end=span.end)


def _is_asked(name: str) -> bool:
    return name not in _GENERIC and _QUESTION.search(name) is None
