"""All standards of a store as a list: narrowed, counted, page by page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Literal, TypeVar, overload

from corpus.model import Record, Standard, StandardStatus
from corpus.recognise.cited.standards import series_of, standard_key
from indexer.engine.values import FacetCount, lineage
from indexer.held_standards import year_of
from indexer.standard_status import Kin
from search_api.answer.documents import Shelf
from search_api.standards import Edition, judged

_CODE = re.compile(r"[^\d\s]+(?:\d+(?:/[A-Z])?)?")
_MOST_VALUES = 200

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
Facet = Literal["status", "code", "year", "region"]
_FACETS: tuple[Facet, ...] = ("status", "code", "year", "region")
# Today, and a day that somebody compares it with; lists of a few narrowings of these.
_DAYS_KEPT = 2
_LISTS_KEPT = 8


class StandardsWanted(Record):
    """What a list of standards is narrowed to: their status on the day, what their number begins with, when they came out.

    `region` means catalogues of that place and below.
    """

    status: StandardStatus | None = None
    code: str | None = None
    year: int | None = None
    region: str | None = None


class StandardPage(Record):
    """A page of standards, with how many there are in all and how many have each value."""

    items: tuple[Standard, ...]
    total: int
    page: int = 1
    size: int = 20
    facets: dict[str, tuple[FacetCount, ...]] = {}


class Listed(Sequence[Edition]):
    """The standards that were wanted, newest first, with how many have each value."""

    def __init__(self, editions: Iterable[Edition]) -> None:
        self._editions = tuple(editions)

    @overload
    def __getitem__(self, place: int) -> Edition: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Edition, ...]: ...

    def __getitem__(self, place: int | slice) -> Edition | tuple[Edition, ...]:
        return self._editions[place]

    def __len__(self) -> int:
        return len(self._editions)

    @cached_property
    def facets(self) -> dict[str, tuple[FacetCount, ...]]:
        """How many there are of each status, code, year and region, most first."""
        return {name: _counted(self._editions, name) for name in _FACETS}


class StandardList:
    """The standards of one store at one change. What was asked for last is kept, so that its next page costs nothing."""

    def __init__(self, standards: Iterable[Standard]) -> None:
        self._standards = tuple(standards)
        self._held: dict[str, list[Standard]] = {}
        self._replacing: dict[str, list[Standard]] = {}
        for standard in self._standards:
            for key in {standard_key(standard.number), standard_key(series_of(standard.number))}:
                self._held.setdefault(key, []).append(standard)
            for number in standard.replaces:
                self._replacing.setdefault(standard_key(number), []).append(standard)
        self._lock = Lock()
        self._days: dict[date, tuple[Edition, ...]] = {}
        self._lists: dict[tuple[date, StandardsWanted], Listed] = {}

    def wanted(self, shelf: Shelf, wanted: StandardsWanted) -> Listed:
        """Those that are wanted, as they are on the day, newest first."""
        asked = (shelf.on, wanted)
        with self._lock:
            if asked not in self._lists:
                listed = Listed(each for each in self._on_day(shelf) if _is_wanted(each, wanted))
                _keep(self._lists, asked, listed, _LISTS_KEPT)
            return self._lists[asked]

    def _on_day(self, shelf: Shelf) -> tuple[Edition, ...]:
        """All of them as they are on the day, newest first."""
        if shelf.on not in self._days:
            kin = Kin(
                held=lambda number: self._held.get(standard_key(number), ()),
                replacing=lambda number: self._replacing.get(standard_key(number), ()),
            )
            told = tuple(sorted(judged(shelf, self._standards, kin), key=_newest))
            _keep(self._days, shelf.on, told, _DAYS_KEPT)
        return self._days[shelf.on]


def _keep(kept: dict[_Key, _Value], key: _Key, value: _Value, most: int) -> None:
    while len(kept) >= most:
        del kept[next(iter(kept))]
    kept[key] = value


def page_of(editions: Listed, page: int, size: int) -> StandardPage:
    """One page of them, with the counts over all."""
    first = (page - 1) * size
    return StandardPage(
        items=tuple(edition.standard for edition in editions[first : first + size]),
        total=len(editions),
        page=page,
        size=size,
        facets=editions.facets,
    )


def code_of(number: str) -> str:
    """What a number begins with: GB, GB/T, DB32/T, T/CECS."""
    found = _CODE.match(number)
    return found[0] if found else ""


def _is_wanted(edition: Edition, wanted: StandardsWanted) -> bool:
    standard = edition.standard
    return (
        wanted.status in (None, standard.status)
        and wanted.code in (None, code_of(standard.number))
        and wanted.year in (None, year_of(standard))
        and (wanted.region is None or wanted.region in lineage(edition.document.region))
    )


def _counted(editions: Sequence[Edition], name: Facet) -> tuple[FacetCount, ...]:
    counts: Counter[str] = Counter()
    for edition in editions:
        counts.update(_values(edition, name))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_VALUES]
    return tuple(FacetCount(value=value, count=count) for value, count in ordered)


def _values(edition: Edition, name: Facet) -> Iterable[str]:
    standard = edition.standard
    if name == "status":
        return (standard.status,)
    if name == "code":
        return (code_of(standard.number),)
    if name == "year":
        year = year_of(standard)
        return (str(year),) if year else ()
    return lineage(edition.document.region)


def _newest(edition: Edition) -> tuple[int, str]:
    standard = edition.standard
    day = standard.published_on or standard.in_force_from or date.min
    return -day.toordinal(), standard.number
