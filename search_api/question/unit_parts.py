"""What is asked of a unit that is named: whether the matter is its own, which part it plays, what it has to do."""

from corpus.model import Span
from search_api.question import frames
from search_api.question.asked import Asked, overlap, set_aside
from search_api.question.named import Names


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
    """What the unit has to do, asked behind its name; None where that is not asked."""
    for unit in names.units:
        after = frames.find("unit_tasks", masked, unit.end)
        if unit in names.loose:
            after = after if after and after[0].start == unit.end else []
        if after:
            listed = frames.find("unit_tasks.list_words", masked[: unit.start])
            return Asked("unit_tasks", [*after, *listed], (unit,), aside=set_aside(masked))
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
