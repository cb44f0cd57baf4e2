"""Whether two texts of one place give the same matter to different units."""

from collections.abc import Sequence

from corpus.model import Task, UnitName
from search_api.answer.passages import Passage
from search_api.values import Notice

# Two texts set the same thing where both cover nearly all of the matter.
_SAME = 0.85


def conflict_in(passages: Sequence[Passage]) -> Notice | None:
    """A second text of the first one's place that gives the same matter to others."""
    first = passages[0]
    if not isinstance(first.record, Task) or first.cover.share < _SAME:
        return None
    leads = _names(first.record.lead)
    for other in passages[1:]:
        if not isinstance(other.record, Task) or other.cover.share < _SAME or other.whole != first.whole:
            continue
        same_place = other.document.region == first.document.region
        if (
            same_place
            and other.document.id != first.document.id
            and leads.isdisjoint(_names(other.record.lead))
        ):
            return Notice(kind="conflict", title=other.document.title, document_id=other.document.id)
    return None


def _names(units: Sequence[UnitName]) -> set[str]:
    return {unit.canonical or unit.name for unit in units}
