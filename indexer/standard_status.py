"""How a standard stands on a day, among the others held: what the catalogues say, and the days from which they hold."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

import msgspec

from corpus.model import Standard, StandardStatus
from corpus.recognise.cited.standards import series_of, standard_key
from indexer.engine.protocol import View
from indexer.held_standards import find_held, find_replacing, year_of

# A standard only moves on: of two catalogues that differ the one that tells the later stage is the younger.
_STAGES: tuple[StandardStatus, ...] = ("unknown", "upcoming", "in_force", "replaced", "withdrawn")
_FACTS = ("in_force_from", "published_on", "replaced_by", "replaces")


class Kin(NamedTuple):
    """How other standards are found: those of a number (without its year: all editions), and those that replace it."""

    held: Callable[[str], Sequence[Standard]]
    replacing: Callable[[str], Sequence[Standard]]


def kin_in(view: View) -> Kin:
    """The standards of a store, each looked up when it is needed."""
    return Kin(held=partial(find_held, view), replacing=partial(find_replacing, view))


def each_once(standards: Iterable[Standard]) -> list[Standard]:
    """Each number once, of several rows the one that tells most, in the order in which the numbers come."""
    copies: dict[str, list[Standard]] = {}
    for standard in standards:
        copies.setdefault(standard_key(standard.number), []).append(standard)
    return [max(same, key=_told) for same in copies.values()]


def as_on(standard: Standard, on: date, kin: Kin) -> Standard:
    """The standard with its status on the day, and with what had taken its place by then."""
    status, by = status_on(standard, on, _later(standard, kin))
    return msgspec.structs.replace(standard, status=status, replaced_by=by)


def status_on(standard: Standard, on: date, later: Sequence[Standard]) -> tuple[StandardStatus, str | None]:
    """The status of a standard on a day, and the number of what had taken its place by then.

    `later` are the standards that replace it. What a catalogue says holds on the day unless the days tell otherwise: a
    standard begins with its own day and is replaced with the day on which its successor begins; one that is said to be
    withdrawn, without a day, was so from that day on, where every successor's is known.
    """
    begun = standard.in_force_from is None or standard.in_force_from <= on
    takes = [other for other in later if _has_begun(other, on)]
    by = takes[0].number if takes else standard.replaced_by if not later else None
    ends_with_successor = bool(later) and all(other.in_force_from for other in later)
    if standard.status == "withdrawn" and (takes or not ends_with_successor):
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


def _has_begun(standard: Standard, on: date) -> bool:
    """Whether a standard's day has come; where no day is known, whether its catalogue no longer says that it is to come."""
    return standard.in_force_from <= on if standard.in_force_from else standard.status != "upcoming"


def _later(standard: Standard, kin: Kin) -> list[Standard]:
    """The standards held that replace this one, the first to do so first.

    They say so themselves, or it names them. Where no catalogue says how it stands, a newer edition of its number does.
    """
    found = {other.number: other for other in kin.replacing(standard.number)}
    if standard.replaced_by:
        found |= {other.number: other for other in kin.held(standard.replaced_by)}
    if standard.status == "unknown" and not found:
        editions = kin.held(series_of(standard.number))
        found = {other.number: other for other in editions if year_of(other) > year_of(standard)}
    found.pop(standard.number, None)
    return sorted(found.values(), key=lambda other: (other.in_force_from or date.min, other.number))


def _told(standard: Standard) -> tuple[int, int, str]:
    """How much a row tells of its standard: how far it has come, then how many facts."""
    facts = sum(bool(getattr(standard, name)) for name in _FACTS)
    return _STAGES.index(standard.status), facts, standard.id
