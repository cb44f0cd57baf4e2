"""The evidence of a part: its span, its words, and whether a repair touched them."""

from bisect import bisect_right

from corpus.model import Evidence
from indexer.repair import Repaired


def evidence_of(
    document_id: str, repaired: Repaired, start: int, end: int, locator: str, cited_rule: str | None = None
) -> Evidence:
    """The evidence that stands at `start:end` of the repaired text."""
    return Evidence(
        document_id=document_id,
        locator=locator,
        quote=repaired.draft.text[start:end],
        start=start,
        end=end,
        repaired=_is_repaired(repaired, start, end),
        cited_rule=cited_rule,
    )


def _is_repaired(repaired: Repaired, start: int, end: int) -> bool:
    """Whether a repair changed anything in the span. Repairs stand in order and do not overlap."""
    place = bisect_right(repaired.repairs, start, key=lambda repair: repair.end)
    for repair in repaired.repairs[place:]:
        if repair.start >= end:
            return False
        if repair.before != repair.after:
            return True
    return False
