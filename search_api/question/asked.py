"""What a question wants, as each way of asking finds it."""

from collections.abc import Iterable
from typing import NamedTuple

from corpus.model import Span
from search_api.question import frames
from search_api.question.due import Due
from search_api.values import Fact, Intent


class Asked(NamedTuple):
    """What a question wants, and the spans of the words that say so.

    `by_role`: it is which part a unit plays, and where no matter is named, in all that the unit has to do. `punishes`: it is
    who punishes. `aside` is what the question sets aside.
    """

    intent: Intent
    spans: list[Span]
    units: tuple[Span, ...] = ()
    closed: bool = False
    fact: Fact | None = None
    due: Due | None = None
    by_role: bool = False
    punishes: bool = False
    aside: tuple[Span, ...] = ()

    @property
    def of_units(self) -> bool:
        """Whether words of the question, not only the want of any, say that it asks for who has a matter or what a unit has."""
        return self.intent in ("responsibility", "unit_tasks") and bool(self.spans)


def overlap(left: Span, right: Span) -> bool:
    """Whether two spans share a character."""
    return left.start < right.end and right.start < left.end


def begins_within(start: int, spans: Iterable[Span]) -> bool:
    """Whether one of the spans holds the place."""
    return any(span.start <= start < span.end for span in spans)


def set_aside(masked: str) -> tuple[Span, ...]:
    """What the question sets aside (除了牵头充电桩): it says nothing of what is asked for."""
    return tuple(frames.find("unit_tasks.besides", masked))
