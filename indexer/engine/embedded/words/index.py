"""The word index as readers see it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import tantivy

from corpus.errors import StoreDamaged
from corpus.lately import Lately
from indexer.engine.embedded.faults import not_readable, word_errors
from indexer.engine.embedded.seal import Whole, stamp_of
from indexer.engine.embedded.words import query as queries
from indexer.engine.embedded.words.files import checksum_of, files_in_use, segments_of
from indexer.engine.embedded.words.opening import open_searcher
from indexer.engine.embedded.words.schema import MARK, MARK_VALUE, schema
from indexer.engine.terms import FACET_FIELDS, FORM, form_of
from indexer.engine.values import (
    EVERYTHING,
    CardKind,
    FacetCount,
    FacetName,
    Filter,
    Leg,
    StoredRecord,
    UnitCount,
    UnitForm,
)

_T = TypeVar("_T")
# Id, kind and document id of a record.
Name = tuple[str, CardKind, str]

# A page that shows facets shows no more of them; who needs all asks for the places or the units.
_FACET_VALUES = 200
# 300 bytes each. A question asks for six hundred, most of which others that were asked before met too.
_MOST_NAMED = 100_000
# Two kilobytes each. A question reads three hundred, and half of them have been read for those before it.
_MOST_READ = 16_000
# In an index of fewer cards a filter costs nothing worth saving.
FEW_CARDS = 10_000
_REMEMBERED = 1000
# Of a wide filter so many more than are wanted are tried, as a share: nine times in ten enough of them pass.
_TRIED_FIRST = 4
# A filter asked for so often as one question does with all legs will be asked for again: all that passes it is then noted,
# a byte a row. Most filters leave out little, which is found in 1 to 3 ms of 150,000 cards, as long as one look at some rows
# takes; all rows, which take 35 ms, are noted once.
_OFTEN, _NOTED = 4, 16
# Each segment is searched by itself, which of nine takes twice as long as of one. So many are left as they are, and so is an
# index one of whose segments has half of all cards, or half of those that are one segment when they are written anew.
_FEW_SEGMENTS, _ONE_SEGMENT = 4, 200_000
# A try to open fails when a writer finishes between two reads.
_TRIES = 50


class WordSnapshot:
    """The word index at one change. Cards are known by `row`, the row of their record."""

    def __init__(self, searcher: Any, path: Path, segments: Sequence[int]) -> None:
        self._searcher = _Guarded(searcher, path)
        self._segments = segments
        marks = self._searcher.search(tantivy.Query.term_query(schema(), MARK, MARK_VALUE, "basic"), 1)
        if not marks.hits:
            raise ValueError("the index does not say which change it holds")
        self.change: int = self._searcher.fast_field_values("change", [marks.hits[0][1]])[0]
        self.size: int = searcher.num_docs - 1
        # What the records of this change are called, as far as views have asked for it.
        self.names = Lately[int, Name](_MOST_NAMED)
        # And what those say that views have read.
        self.records = Lately[str, StoredRecord](_MOST_READ)
        self._counts: dict[Filter, int] = {}
        self._asked: Counter[Filter] = Counter()
        self._noted: dict[Filter, bytes] = {}

    @property
    def is_scattered(self) -> bool:
        """Whether the cards lie in many segments, and would in few if they were written anew."""
        many = len(self._segments) > _FEW_SEGMENTS and self.size >= FEW_CARDS
        return many and max(self._segments) * 2 < min(self.size, _ONE_SEGMENT)

    def leg(self, leg: Leg, where: Filter, size: int) -> list[tuple[int, float]]:
        """The rows of the best `size` cards with their scores, best first."""
        if not leg.tokens:
            return []
        query = queries.leg_query(leg)
        if self._is_wide(where):
            # Without a filter tantivy skips most of what cannot be among the best.
            for most in (size + size // _TRIED_FIRST, 3 * size):
                tried = self._best(query, most)
                passing = self.passing([row for row, _ in tried], where)
                best = [(row, score) for row, score in tried if row in passing]
                if len(best) >= size or len(tried) < most:
                    return best[:size]
        return self._best(queries.filtered(query, queries.filter_query(where)), size)

    def rows(self, where: Filter) -> list[int]:
        """The rows of all cards that pass."""
        return self._rows(self._searcher.search(self._passing(where), max(1, self.size + 1), count=False))

    def passing(self, rows: Sequence[int], where: Filter) -> set[int]:
        """Which of these rows are of cards that are there and pass."""
        if not rows:
            return set()
        if (noted := self._marks(where)) is not None:
            return {row for row in rows if row < len(noted) and noted[row]}
        query = queries.all_of([queries.of_rows(rows), self._passing(where)])
        return set(self._rows(self._searcher.search(query, len(rows), count=False)))

    def newest(self, where: Filter, offset: int, size: int) -> tuple[list[int], int]:
        """The rows of cards that pass, those of the newest documents first, and how many pass in all."""
        query = self._passing(where)
        # The library makes room for all that it skips.
        skipped = min(offset, self.size)
        found = self._searcher.search(query, size, order_by_field="newness", offset=skipped, count=True)
        return self._rows(found), found.count

    def count(self, legs: Sequence[Leg], where: Filter) -> int:
        """How many cards pass and hold any token of any leg."""
        found: int = self._searcher.search(self._matching(legs, where), 1, count=True).count
        return found

    def facets(
        self, names: Sequence[FacetName], legs: Sequence[Leg], where: Filter
    ) -> dict[str, tuple[FacetCount, ...]]:
        """How many such cards there are for each value, most first."""
        if not names:
            return {}
        wanted = {name: {"terms": {"field": FACET_FIELDS[name], "size": _FACET_VALUES}} for name in names}
        counted = self._searcher.aggregate(self._matching(legs, where), wanted)
        return {name: _facet(counted[name]["buckets"]) for name in names}

    @cached_property
    def regions(self) -> tuple[FacetCount, ...]:
        """Every place that a document is of or lies below, with how many such documents there are, most first."""
        documents = tantivy.Query.term_query(schema(), "kind", "document", "basic")
        counted = self._searcher.terms_with_prefix("regions", "", documents)
        return _most_first(FacetCount(value, count) for value, count in counted if count)

    def units(self, prefix: str, size: int) -> list[UnitCount]:
        """The unit names that begin so, most used first."""
        names = self._searcher.terms_with_prefix("unit_names", prefix, tantivy.Query.all_query())
        names.sort(key=lambda item: (-item[1], item[0]))
        return [UnitCount(name, count) for name, count in names[:size] if count]

    def unit_forms(self) -> list[UnitForm]:
        """Every name of every unit, with its id and place."""
        terms = self._searcher.terms_with_prefix("units", FORM, tantivy.Query.all_query())
        return [form for term, count in sorted(terms) if count and (form := form_of(term, count))]

    def count_passing(self, where: Filter) -> int:
        """How many cards pass; counted once."""
        counted = self._counts.get(where)
        if counted is None:
            if len(self._counts) >= _REMEMBERED:
                self._counts.clear()
            counted = self._counts[where] = self.count((), where)
        return counted

    def _is_wide(self, where: Filter) -> bool:
        """Whether there is a filter and over half of all cards pass it."""
        return where != EVERYTHING and self.size >= FEW_CARDS and self.count_passing(where) * 2 > self.size

    def marked(self, where: Filter) -> bytes | None:
        """A byte a row, 1 where it passes, of a filter of which that is noted by now."""
        return self._noted.get(where)

    def _marks(self, where: Filter) -> bytes | None:
        """For each row whether it passes, of a filter that is asked for often; of others nothing."""
        noted = self._noted.get(where)
        if noted is None and self.size >= FEW_CARDS:
            if len(self._asked) >= _REMEMBERED:
                self._asked.clear()
            self._asked[where] += 1
            if self._asked[where] >= _OFTEN:
                if len(self._noted) >= _NOTED:
                    self._noted.clear()
                noted = self._noted[where] = self._noting(where)
        return noted

    def _noting(self, where: Filter) -> bytes:
        """For each row whether it passes: those that pass are marked, or those that do not are struck from all, if fewer."""
        if self.count_passing(where) * 2 <= self.size:
            return _marked(self.rows(where))
        marks = bytearray(self._all_marks)
        left_out = queries.all_but(self._passing(where))
        for row in self._rows(self._searcher.search(left_out, self.size + 1, count=False)):
            marks[row] = 0
        return bytes(marks)

    @cached_property
    def _all_marks(self) -> bytes:
        return _marked(self.rows(EVERYTHING))

    def _best(self, query: tantivy.Query, size: int) -> list[tuple[int, float]]:
        found = self._searcher.search(query, size, count=False)
        return list(zip(self._rows(found), (score for score, _ in found.hits), strict=True))

    def _matching(self, legs: Sequence[Leg], where: Filter) -> tantivy.Query:
        held = [queries.leg_query(leg) for leg in legs if leg.tokens]
        if not held:
            return self._passing(where)
        return queries.filtered(queries.any_of(held), queries.filter_query(where))

    def _passing(self, where: Filter) -> tantivy.Query:
        condition = queries.filter_query(where)
        if condition is not None:
            return condition
        return queries.all_but(tantivy.Query.term_query(schema(), MARK, MARK_VALUE, "basic"))

    def _rows(self, found: Any) -> list[int]:
        rows = self._searcher.fast_field_values("row", [address for _, address in found.hits])
        # Only the mark has none.
        return [row for row in rows if row is not None]


class _Guarded:
    """A searcher whose errors are ours: what it maps may be damaged while it is open."""

    def __init__(self, searcher: Any, path: Path) -> None:
        self._searcher, self._path = searcher, path

    def search(self, query: tantivy.Query | None, size: int, **how: Any) -> Any:
        with word_errors(self._path):
            return self._searcher.search(query, size, **how)

    def aggregate(self, query: tantivy.Query, wanted: Mapping[FacetName, Any]) -> Any:
        with word_errors(self._path):
            return self._searcher.aggregate(query, wanted)

    def fast_field_values(self, field: str, addresses: list[Any]) -> list[Any]:
        with word_errors(self._path):
            values: list[Any] = self._searcher.fast_field_values(field, addresses)
            return values

    def terms_with_prefix(self, field: str, prefix: str, among: tantivy.Query) -> list[tuple[str, int]]:
        with word_errors(self._path):
            terms: list[tuple[str, int]] = self._searcher.terms_with_prefix(field, prefix, among)
            return terms


class WordIndex:
    """An open word index. Raises StoreDamaged where its files are missing or damaged.

    `whole` holds its files that were seen to be whole; those that are not there, or changed since, are looked at.
    """

    def __init__(self, path: Path, whole: Mapping[str, Whole]) -> None:
        self._path = path
        self._meta = path / "meta.json"
        self.whole = dict(whole)
        with word_errors(path):
            self._snapshot = self._load()

    def snapshot(self) -> WordSnapshot:
        """The index as last committed by whatever process."""
        with word_errors(self._path):
            try:
                if stamp_of(self._meta) == self._stamp:
                    self._verify(self._names)
                    return self._snapshot
            except (OSError, ValueError):
                # A writer may have put other files in their place; else loading says the same.
                pass
            self._snapshot = self._load()
        return self._snapshot

    def _load(self) -> WordSnapshot:
        """The index as its `meta.json` has it, all the time that it was being opened."""
        for _ in range(_TRIES):
            stamp = stamp_of(self._meta)
            try:
                meta = _read(self._meta)
                names = files_in_use(meta)
                self._verify(names)
                searcher = open_searcher(self._path, meta, names)
                snapshot = WordSnapshot(searcher, self._path, segments_of(meta))
            except (OSError, ValueError, StoreDamaged):
                if stamp_of(self._meta) == stamp:
                    raise
                continue
            if stamp_of(self._meta) == stamp:
                self._stamp, self._names = stamp, names
                self.whole = {name: self.whole[name] for name in names}
                return snapshot
        raise ValueError("its files change faster than they can be opened")

    def _verify(self, names: Iterable[str]) -> None:
        for name in names:
            path = self._path / name
            stamp, known = stamp_of(path), self.whole.get(name)
            if known is None or known.stamp != stamp:
                checksum = _readable(path, checksum_of)
                if checksum is None or (known is not None and known.checksum != checksum):
                    raise ValueError(f"{name} 的内容与写入时不符")
                self.whole[name] = Whole(stamp, checksum)


def _marked(rows: Sequence[int]) -> bytes:
    marks = bytearray(max(rows, default=-1) + 1)
    for row in rows:
        marks[row] = 1
    return bytes(marks)


def _read(path: Path) -> bytes:
    return _readable(path, Path.read_bytes)


def _readable(path: Path, look: Callable[[Path], _T]) -> _T:
    try:
        return look(path)
    except PermissionError as error:
        raise not_readable(path) from error


def _facet(buckets: list[dict[str, Any]]) -> tuple[FacetCount, ...]:
    return _most_first(FacetCount(_value(bucket["key"]), bucket["doc_count"]) for bucket in buckets)


def _most_first(counts: Iterable[FacetCount]) -> tuple[FacetCount, ...]:
    return tuple(sorted(counts, key=lambda count: (-count.count, count.value)))


def _value(key: str | float) -> str:
    return key if isinstance(key, str) else str(int(key))
