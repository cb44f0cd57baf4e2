"""Standards as they are on a day: one of each number, with its status then and what took its place."""

from collections.abc import Iterable

import msgspec

from corpus.model import Document, Record, Standard, StandardStatus
from indexer.engine import View
from indexer.held_standards import find_held, year_of
from indexer.standard_status import Kin, as_on, each_once, kin_in
from search_api.answer.documents import Shelf
from search_api.answer.shown import complete
from search_api.values import Answered

# The one in force first, then those to come, then those of the past.
_ORDER: tuple[StandardStatus, ...] = ("in_force", "unknown", "upcoming", "replaced", "withdrawn")


class Edition(Record):
    """A standard with its status on the day, and the catalogue that lists it."""

    standard: Standard
    document: Document

    @property
    def number(self) -> str:
        """Its number."""
        return self.standard.number


def editions_of(view: View, shelf: Shelf, number: str) -> tuple[Edition, ...]:
    """The standard of that number as it is on the day; of a number without a year all editions, that in force first."""
    return judged(shelf, find_held(view, number), kin_in(view))


def judged(shelf: Shelf, standards: Iterable[Standard], kin: Kin) -> tuple[Edition, ...]:
    """The standards, each number once, with their status on the day, those in force first and the newest before others."""
    best = each_once(standards)
    shelf.fetch(standard.document_id for standard in best)
    made = [
        Edition(standard=on_day(standard, shelf, kin), document=shelf.plain(standard.document_id))
        for standard in best
    ]
    return tuple(sorted(made, key=_rank))


def on_day(standard: Standard, shelf: Shelf, kin: Kin) -> Standard:
    """The standard with its status on the day, and its evidence whole."""
    document = shelf.judged(standard.document_id).document
    judged_on = as_on(standard, shelf.on, kin)
    return msgspec.structs.replace(judged_on, evidence=complete(standard.evidence, document))


def show_standard(edition: Edition, score: float = 1.0) -> Answered:
    """The standard as an answer."""
    return Answered(kind="standard", score=round(score, 4), record=edition.standard)


def _rank(edition: Edition) -> tuple[int, int, str]:
    standard = edition.standard
    return _ORDER.index(standard.status), -year_of(standard), standard.number
