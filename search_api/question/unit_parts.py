"""What is asked of a unit that is named: whether the matter is its own, which part it plays, what it has to do."""

import re
from itertools import pairwise

from corpus.model import Span
from search_api.question import frames
from search_api.question.asked import Asked, overlap, set_aside
from search_api.question.named import Names

_AND = re.compile(r" ?[和与跟同及、] ?")
_TOGETHER = re.compile(
    r"(?:都|要|有){0,2}(?:共同|联合|一起)(?:承担|负责|参与|完成|开展|要?做|有)?的?(?:哪些|哪几项|什么|几项|多少项?)?(?:任务|工作|职责|事项)"
    r"(?:有|是|包括)?(?:哪些|哪几项|什么|几项|多少)?"
)


def of_a_unit(masked: str, names: Names) -> Asked | None:
    """Its tasks by their parts, the one part it plays, or yes or no; None where none of these is asked."""
    if not names.units:
        return None
    aside = set_aside(masked)
    parts = frames.find("unit_tasks.by_part", masked) or (aside and frames.find("unit_tasks.further", masked))
    if parts:
        listed = frames.find("unit_tasks.list_words", masked)
        unit = _nearest(names, parts[0].start)
        return Asked("unit_tasks", [*parts, *listed], (unit,), aside=aside)
    if role := frames.find("role", masked):
        spans = [*role, *frames.find("responsibility", masked)]
        rivals = _rivals(masked, names, _nearest(names, role[0].start))
        return Asked("responsibility", spans, rivals, by_role=len(rivals) == 1)
    for span in frames.find("yes_no", masked):
        units = tuple(unit for unit in names.units if span.start <= unit.start and unit.end <= span.end)
        if units:
            asked = (*frames.find("responsibility", masked), *frames.find("deadline", masked))
            others = [other for other in asked if not overlap(other, span)]
            return Asked("responsibility", [span, *others], _rivals(masked, names, units[0]), closed=True)
    return None


def of_unit_tasks(masked: str, names: Names) -> Asked | None:
    """What the unit has to do, or two of them together, asked behind the name; None where that is not asked."""
    if (together := _of_units_together(masked, names)) is not None:
        return together
    for unit in names.units:
        after = frames.find("unit_tasks", masked, unit.end)
        if unit in names.loose:
            after = after if after and after[0].start == unit.end else []
        if after:
            listed = frames.find("unit_tasks.list_words", masked[: unit.start])
            return Asked("unit_tasks", [*after, *listed], (unit,), aside=set_aside(masked))
    return None


def _of_units_together(masked: str, names: Names) -> Asked | None:
    """What units that are joined have to do together (应急局和住建局共同的任务)."""
    for first, unit in pairwise(names.units):
        asked = _TOGETHER.match(masked, unit.end)
        if asked and _AND.fullmatch(masked, first.end, unit.start):
            return Asked("unit_tasks", [Span(start=asked.start(), end=asked.end())], (first, unit))
    return None


def _rivals(masked: str, names: Names, unit: Span) -> tuple[Span, ...]:
    """The unit asked about, with those that 还是 sets beside it (是城管局还是住建局牵头)."""
    return tuple(
        other
        for other in names.units
        if other == unit or "还是" in masked[min(other.end, unit.end) : max(other.start, unit.start)]
    )


def _nearest(names: Names, place: int) -> Span:
    """The unit that a question about its part means: the last one before that, sure names first."""
    firm = [span for span in names.units if span not in names.loose]
    before = [span for span in firm if span.end <= place] or firm or list(names.units)
    return before[-1]
