"""Standards as they are on a day: one of each number, with its status then and what took its place."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

import msgspec

from corpus.model import Document, Record, Standard, StandardStatus
from corpus.recognise.standards import series_of, standard_key
from indexer.engine import View
from indexer.held_standards import find_held, find_replacing
from search_api.answer.documents import Shelf
from search_api.answer.shown import complete
from search_api.values import Answered

# A standard only moves on: of two catalogues that differ the one that tells the later stage is the younger.
_STAGES: tuple[StandardStatus, ...] = ("unknown", "upcoming", "in_force", "replaced", "withdrawn")
# The one in force first, then those to come, then those of the past.
_ORDER: tuple[StandardStatus, ...] = ("in_force", "unknown", "upcoming", "replaced", "withdrawn")
_FACTS = ("in_force_from", "published_on", "replaced_by", "replaces")


class Edition(Record):
    """A standard with its status on the day, and the catalogue that lists it."""

    standard: Standard
    document: Document

    @property
    def number(self) -> str:
        """Its number."""
        return self.standard.number


class Kin(NamedTuple):
    """How other standards are found: those of a number (without its year: all editions), and those that replace it."""

    held: Callable[[str], Sequence[Standard]]
    replacing: Callable[[str], Sequence[Standard]]


def kin_in(view: View) -> Kin:
    """The standards of a store, each looked up when it is needed."""
    return Kin(held=partial(find_held, view), replacing=partial(find_replacing, view))


def editions_of(view: View, shelf: Shelf, number: str) -> tuple[Edition, ...]:
    """The standard of that number as it is on the day; of a number without a year all editions, that in force first."""
    return judged(shelf, find_held(view, number), kin_in(view))


def judged(shelf: Shelf, standards: Iterable[Standard], kin: Kin) -> tuple[Edition, ...]:
    """The standards, each number once, with their status on the day, those in force first and the newest before others."""
    copies: dict[str, list[Standard]] = {}
    for standard in standards:
        copies.setdefault(standard_key(standard.number), []).append(standard)
    best = [max(same, key=_told) for same in copies.values()]
    shelf.fetch(standard.document_id for standard in best)
    made = [
        Edition(standard=on_day(standard, shelf, kin), document=shelf.plain(standard.document_id))
        for standard in best
    ]
    return tuple(sorted(made, key=_rank))


def on_day(standard: Standard, shelf: Shelf, kin: Kin) -> Standard:
    """The standard with its status on the day, and its evidence whole."""
    status, by = status_on(standard, shelf.on, _later(standard, kin))
    document = shelf.judged(standard.document_id).document
    return msgspec.structs.replace(
        standard, status=status, replaced_by=by, evidence=complete(standard.evidence, document)
    )


def show_standard(edition: Edition, score: float = 1.0) -> Answered:
    """The standard as an answer."""
    return Answered(kind="standard", score=round(score, 4), record=edition.standard)


def status_on(standard: Standard, on: date, later: Sequence[Standard]) -> tuple[StandardStatus, str | None]:
    """The status of a standard on a day, and the number of what had taken its place by then.

    `later` are the standards that replace it. What a catalogue says holds on the day unless the days tell otherwise: a
    standard begins with its own day and is replaced with the day on which its successor begins.
    """
    begun = standard.in_force_from is None or standard.in_force_from <= on
    takes = [
        other for other in later if (other.in_force_from or date.min) <= on and other.status != "upcoming"
    ]
    by = takes[0].number if takes else standard.replaced_by if not later else None
    if standard.status == "withdrawn":
        return "withdrawn", by or standard.replaced_by
    if not begun:
        return "upcoming", None
    if takes or (standard.status == "replaced" and not later) or (by and standard.status != "upcoming"):
        return "replaced", by
    if standard.status == "unknown" and standard.in_force_from is None:
        return "unknown", None
    if standard.status == "upcoming" and standard.in_force_from is None:
        return "upcoming", None
    return "in_force", None


def _later(standard: Standard, kin: Kin) -> list[Standard]:
    """The standards held that replace this one, the first to do so first.

    They say so themselves, or it names them. Where no catalogue says how it stands, a newer edition of its number does.
    """
    found = {other.number: other for other in kin.replacing(standard.number)}
    if standard.replaced_by:
        found |= {other.number: other for other in kin.held(standard.replaced_by)}
    if standard.status == "unknown" and not found:
        editions = kin.held(series_of(standard.number))
        found = {other.number: other for other in editions if _year(other) > _year(standard)}
    found.pop(standard.number, None)
    return sorted(found.values(), key=lambda other: (other.in_force_from or date.min, other.number))


def _told(standard: Standard) -> tuple[int, int, str]:
    """How much a row tells of its standard: how far it has come, then how many facts."""
    facts = sum(bool(getattr(standard, name)) for name in _FACTS)
    return _STAGES.index(standard.status), facts, standard.id


def _rank(edition: Edition) -> tuple[int, int, str]:
    standard = edition.standard
    return _ORDER.index(standard.status), -_year(standard), standard.number


def _year(standard: Standard) -> int:
    year = standard.number.rpartition("-")[2].partition("/")[0]
    if year.isdigit() and len(year) in (2, 4):
        return int(year) + (1900 if len(year) == 2 else 0)
    day = standard.published_on or standard.in_force_from
    return day.year if day else 0
