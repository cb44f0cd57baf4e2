"""The embedded store at one change."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

import msgspec

from corpus.model import Clause, Document, Expert, Reading, Repair, Task, Version
from indexer.engine.embedded.aside import Aside
from indexer.engine.embedded.generation import Snapshot
from indexer.engine.embedded.record_reader import RecordReader
from indexer.engine.embedded.words.index import FEW_CARDS, Name
from indexer.engine.filling import Filling
from indexer.engine.protocol import Entry
from indexer.engine.values import (
    EVERYTHING,
    Citing,
    DocumentPage,
    FacetCount,
    FacetName,
    Filter,
    Found,
    Known,
    Match,
    Original,
    Probe,
    Roster,
    Stats,
    StoredRecord,
    UnitCount,
    UnitForm,
)


class EmbeddedView:
    """Records from SQLite and cards from the word index, both as of the change that the latter holds."""

    def __init__(
        self, records: RecordReader, index: Snapshot, aside: Aside, version: str, size: Callable[[], int]
    ) -> None:
        self._records = records
        self._aside = aside
        self._index = index
        self._words = index.words
        self._version = version
        self._size = size
        self._rows: dict[str, int] = {}

    @property
    def change(self) -> int:
        return self._records.change

    def document(self, document_id: str, version: str | None = None) -> Reading | None:
        return self._records.reading(document_id, version)

    def versions(self, document_id: str) -> tuple[Version, ...]:
        return self._records.versions(document_id)

    def original(self, document_id: str, version: str | None = None) -> Original | None:
        return self._records.original(document_id, version)

    def repairs(self, document_id: str) -> tuple[Repair, ...]:
        return self._records.repairs(document_id)

    def records(self, ids: Sequence[str]) -> dict[str, StoredRecord]:
        held = self._words.records.of(ids)
        if missing := [id_ for id_ in ids if id_ not in held]:
            found = self._records.records(missing, self._rows)
            self._words.records.keep_all(found)
            held |= found
        return {id_: held[id_] for id_ in ids if id_ in held}

    def documents(
        self, where: Filter = EVERYTHING, page: int = 1, size: int = 20, facets: Sequence[FacetName] = ()
    ) -> DocumentPage:
        asked = msgspec.structs.replace(where, kinds=("document",))
        rows, total = self._words.newest(asked, (page - 1) * size, size)
        return DocumentPage(
            items=tuple(self._records.documents(rows)),
            total=total,
            facets=self._words.facets(facets, (), asked),
        )

    def tasks(self, where: Filter = EVERYTHING) -> list[Task]:
        return self._records.tasks(self._words.rows(msgspec.structs.replace(where, kinds=("task",))))

    def search(self, probe: Probe) -> Found:
        legs = self._legs(probe)
        named = self._named({row for rows in legs.values() for row, _ in rows})
        self._rows.update((id_, row) for row, (id_, _, _) in named.items())
        return Found(
            legs={
                name: tuple(
                    sorted(
                        (Match(*named[row], score) for row, score in rows if row in named),
                        key=lambda match: (-match.score, match.id),
                    )
                )
                for name, rows in legs.items()
            },
            total=self._words.count(probe.legs, probe.where) if probe.counted else None,
            facets=self._words.facets(probe.facets, probe.legs, probe.where) if probe.counted else {},
        )

    def _legs(self, probe: Probe) -> dict[str, list[tuple[int, float]]]:
        """The rows that each leg finds; in a large index the legs run side by side."""
        pieces: dict[str, Callable[[], list[tuple[int, float]]]] = {
            leg.name: partial(self._words.leg, leg, probe.where, probe.size) for leg in probe.legs
        }
        if probe.vector is not None:
            pieces["vectors"] = partial(self._index.nearest, probe.vector, probe.where, probe.size)
        if self._words.size < FEW_CARDS:
            return {name: piece() for name, piece in pieces.items()}
        return dict(zip(pieces, self._aside.together([*pieces.values()]), strict=True))

    def passing(self, ids: Sequence[str], where: Filter = EVERYTHING) -> frozenset[str]:
        rows = self._rows_of(ids)
        passing = self._words.passing(list(rows.values()), where)
        return frozenset(id_ for id_, row in rows.items() if row in passing)

    def vectors(self, ids: Sequence[str]) -> dict[str, bytes]:
        rows = self._rows_of(ids)
        vectors = self._index.vectors(list(rows.values()))
        return {id_: vectors[row] for id_, row in rows.items() if row in vectors}

    def _named(self, rows: set[int]) -> dict[int, Name]:
        """What the records in these rows are called; of what other views of this change have asked for it is known."""
        named = self._words.names.of(rows)
        if missing := [row for row in rows if row not in named]:
            found = self._records.named(missing)
            self._words.names.keep_all(found)
            named |= found
        return named

    def _rows_of(self, ids: Sequence[str]) -> dict[str, int]:
        """The row of each record of these ids; of what was searched for they are known."""
        if unknown := [id_ for id_ in ids if id_ not in self._rows]:
            self._rows |= self._records.rows(unknown)
        return {id_: self._rows[id_] for id_ in ids if id_ in self._rows}

    def find_documents(self, number: str | None = None, title: str | None = None) -> list[Document]:
        return self._records.find_documents(number, title)

    def named(self, numbers: Sequence[str] = (), titles: Sequence[str] = ()) -> dict[str, list[Document]]:
        return self._records.named_documents(numbers, titles)

    def labelled(self, document_ids: Sequence[str], labels: Sequence[str]) -> list[Clause]:
        return self._records.labelled(document_ids, labels)

    def citing(
        self,
        number: str | None = None,
        title: str | None = None,
        *,
        repealing: bool = False,
        most: int | None = None,
    ) -> list[Citing]:
        return self._records.citing(number, title, repealing=repealing, most=most)

    def regions(self) -> tuple[FacetCount, ...]:
        return self._words.regions

    def units(self, prefix: str, size: int = 10) -> list[UnitCount]:
        return self._words.units(prefix, size)

    def unit_forms(self) -> list[UnitForm]:
        return self._words.unit_forms()

    def known(self) -> list[Known]:
        return self._records.known()

    def known_version(self) -> str:
        return self._records.known_version()

    def rosters(self) -> list[Roster]:
        return self._records.rosters()

    def experts(self) -> list[Expert]:
        return self._records.experts()

    def private(self, ids: Sequence[str]) -> dict[str, dict[str, str]]:
        return self._records.private(ids)

    def filling(self) -> Filling | None:
        return self._records.filling()

    def history(self) -> Iterator[Entry]:
        return self._records.history()

    def stats(self) -> Stats:
        return self._stats

    @cached_property
    def _stats(self) -> Stats:
        """Counted once: several steps of one question ask."""
        tally = self._records.tally()
        return Stats(
            change=self.change,
            documents=tally.documents,
            versions=tally.versions,
            clauses=tally.clauses,
            articles=self._words.count_passing(Filter(kinds=("article",))),
            tasks=tally.tasks,
            competences=self._words.count_passing(Filter(kinds=("competence",))),
            standards=self._words.count_passing(Filter(kinds=("standard",))),
            cases=self._words.count_passing(Filter(kinds=("case",))),
            cards=self._words.size,
            version=self._version,
            bytes=self._size(),
        )
