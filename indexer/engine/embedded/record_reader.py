"""The record as it was at one change, read from SQLite."""
# ruff: noqa: S608 - statements are put together from the constants below; values are always bound

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from sys import intern

import msgspec

from corpus.codec import from_json
from corpus.model import (
    Case,
    Citation,
    Clause,
    Competence,
    Document,
    Reading,
    Repair,
    Rule,
    Standard,
    Task,
    Version,
)
from indexer.engine.embedded.digest import digest_of
from indexer.engine.embedded.lookups import Lookups
from indexer.engine.embedded.roster import RosterRows
from indexer.engine.embedded.rows import HELD, LIVE, only, sound
from indexer.engine.embedded.tally import Tally
from indexer.engine.filling import Filling, kept
from indexer.engine.order import place_of
from indexer.engine.protocol import Entry
from indexer.engine.values import TYPES, CardKind, Known, Original, StoredRecord

_NO_ROWS: Mapping[str, int] = {}
_IN_ROWS = "(SELECT value FROM json_each(:rows))"


class RecordReader(Lookups, RosterRows):
    """Answers at `change`, on a connection whose transaction is its caller's."""

    @sound()
    def reading(self, document_id: str, version: str | None = None) -> Reading | None:
        """The document's reading now, or that of one of its versions."""
        row = self._document_row(document_id, version)
        return self._reading(row, self.versions(document_id)) if row is not None else None

    @sound()
    def versions(self, document_id: str) -> tuple[Version, ...]:
        """The texts the document has had, newest first."""
        rows = self._all(
            f"SELECT d.version, d.version_on FROM documents d WHERE d.id = :id AND {HELD} "
            "ORDER BY d.from_change DESC",
            id=document_id,
        )
        return tuple(Version(id=version, on=date.fromisoformat(on)) for version, on in rows)

    @sound()
    def original(self, document_id: str, version: str | None = None) -> Original | None:
        """The bytes the document was read from."""
        row = self._document_row(document_id, version)
        return self._original(row) if row is not None else None

    @sound()
    def known(self) -> list[Known]:
        """The known questions, oldest first."""
        found = self._all("SELECT id, question, record_id, known_on, held FROM known ORDER BY row")
        return [
            Known(id_, question, record_id, date.fromisoformat(on), bool(held))
            for id_, question, record_id, on, held in found
        ]

    def known_version(self) -> str:
        """A digest of the known questions' ids, which tell the question, and of where each is led."""
        # Put together by SQLite: a third of the time.
        told = "SELECT coalesce(group_concat(id || ' ' || record_id || ' ' || held, char(10)), '') FROM known"
        return blake2b(str(self._one(told)[0]).encode(), digest_size=16).hexdigest()

    def filling(self) -> Filling | None:
        """By what the store is being filled."""
        return kept(str(self._one("SELECT coalesce(max(value), '') FROM meta WHERE key = 'filling'")[0]))

    def history(self) -> Iterator[Entry]:
        """Every version of every document, a document's oldest first, without cards."""
        for row, on in self._held():
            yield self._entry(row, on)

    def readings(self) -> Iterator[Reading]:
        """The same, the readings alone."""
        for row, _ in self._held():
            with sound():
                reading = self._reading(row, ())
            yield reading

    def _held(self) -> list[tuple[int, str]]:
        """The row and the day of every version shown."""
        return self._all(f"SELECT d.row, d.version_on FROM documents d WHERE {HELD} ORDER BY d.row")

    @sound()
    def repairs(self, document_id: str) -> tuple[Repair, ...]:
        """What was changed in the document's text."""
        row = self._document_row(document_id, None)
        if row is None:
            return ()
        return from_json(
            self._one("SELECT repairs FROM documents WHERE row = :row", row=row)[0], tuple[Repair, ...]
        )

    @sound()
    def records(self, ids: Sequence[str], rows: Mapping[str, int] = _NO_ROWS) -> dict[str, StoredRecord]:
        """The records of these ids. Those whose rows are given are read from there: it takes half as long."""
        by_row = [rows[id_] for id_ in ids if id_ in rows]
        by_id = [id_ for id_ in ids if id_ not in rows]
        found = []
        if by_row:
            found += self._all(
                f"SELECT d.id, d.kind, d.json FROM records d WHERE d.row IN {_IN_ROWS} AND {LIVE}",
                rows=json.dumps(by_row),
            )
        if by_id:
            found += self._all(
                "SELECT d.id, d.kind, d.json FROM records d "
                f"WHERE d.id IN (SELECT value FROM json_each(:ids)) AND {LIVE}",
                ids=json.dumps(by_id),
            )
        held = {id_: from_json(record, TYPES[kind]) for id_, kind, record in found}
        return {id_: held[id_] for id_ in ids if id_ in held}

    def rows(self, ids: Sequence[str]) -> dict[str, int]:
        """The row of each record of these ids."""
        found = self._all(
            f"SELECT d.id, d.row FROM records d WHERE d.id IN (SELECT value FROM json_each(:ids)) AND {LIVE}",
            ids=json.dumps(list(ids)),
        )
        return dict(found)

    def named(self, rows: Iterable[int]) -> dict[int, tuple[str, CardKind, str]]:
        """Id, kind and document id of the records in these rows."""
        found = self._all(
            f"SELECT d.row, d.id, d.kind, d.document_id FROM records d WHERE d.row IN {_IN_ROWS} AND {LIVE}",
            rows=json.dumps(list(rows)),
        )
        # One string for all records of a document.
        return {row: (id_, kind, intern(document_id)) for row, id_, kind, document_id in found}

    @sound()
    def documents(self, rows: Sequence[int]) -> list[Document]:
        """The documents in these rows, in that order."""
        found = dict(
            self._all(
                f"SELECT d.row, d.json FROM records d WHERE d.row IN {_IN_ROWS} AND {LIVE}",
                rows=json.dumps(rows),
            )
        )
        return [from_json(found[row], Document) for row in rows if row in found]

    @sound()
    def tasks(self, rows: Sequence[int]) -> list[Task]:
        """The tasks in these rows: newest documents first, annexes after them, in the text's order."""
        found = self._all(
            f"SELECT d.document_id, d.place, d.json FROM records d WHERE d.row IN {_IN_ROWS} AND {LIVE}",
            rows=json.dumps(rows),
        )
        order = self._document_order({document_id for document_id, _, _ in found})
        found.sort(key=lambda item: (order[item[0]], item[1]))
        return [from_json(task, Task) for _, _, task in found]

    @sound()
    def tally(self) -> Tally:
        """How much there is, as it was noted with the last change."""
        return Tally(
            *self._one(
                "SELECT documents, versions, clauses, tasks FROM tallies "
                "WHERE change <= :change ORDER BY change DESC LIMIT 1"
            )
        )

    def counted(self) -> Tally:
        """How much there is, counted one by one."""
        kinds = dict(self._all(f"SELECT d.kind, count(*) FROM records d WHERE {LIVE} GROUP BY d.kind"))
        return Tally(
            documents=kinds.get("document", 0),
            versions=self._one(f"SELECT count(*) FROM documents d WHERE {HELD}")[0],
            clauses=kinds.get("clause", 0) + kinds.get("article", 0),
            tasks=kinds.get("task", 0),
        )

    def garbled_originals(self) -> Iterator[str]:
        """The names of the documents of which the original is not what was kept."""
        for name, hash_, data in self._database.execute(
            "SELECT d.name, o.hash, o.data FROM documents d LEFT JOIN originals o ON o.hash = d.original"
        ):
            try:
                whole = (
                    data is not None
                    and blake2b(zlib.decompress(data), digest_size=len(hash_)).digest() == hash_
                )
            except zlib.error:
                whole = False
            if not whole:
                yield name

    def live(self, since: int | None = None) -> Iterator[tuple[str, int]]:
        """Id and row of every document, or of those written after a change."""
        after = "" if since is None else "AND d.from_change > :since"
        yield from self._database.execute(
            f"SELECT d.id, d.row FROM documents d WHERE {LIVE} {after} ORDER BY d.row",
            {"change": self.change, "since": since},
        )

    def record_rows(self, document_row: int) -> dict[str, int]:
        """The row of each record of a document."""
        return dict(self._all("SELECT id, row FROM records WHERE document_row = :row", row=document_row))

    def closed(self, since: int) -> list[str]:
        """The ids of the documents of which a row was closed after a change."""
        found = self._all(
            "SELECT DISTINCT d.id FROM documents d WHERE d.to_change > :since AND d.to_change <= :change",
            since=since,
        )
        return [id_ for (id_,) in found]

    @sound()
    def _entry(self, row: int, on: str) -> Entry:
        original = self._original(row)
        return Entry(
            reading=self._reading(row, ()),
            cards=(),
            original=original.data,
            media_type=original.media_type,
            name=original.name,
            on=date.fromisoformat(on),
        )

    def _reading(self, row: int, versions: tuple[Version, ...]) -> Reading:
        text, repairs, rules, digest = self._one(
            "SELECT text, repairs, rules, digest FROM documents WHERE row = :row", row=row
        )
        if digest is not None and digest != digest_of(self._database, row):
            raise ValueError("its rows are not those that were written")
        held = [
            from_json(record, TYPES[kind])
            for kind, record in self._all(
                "SELECT kind, json FROM records WHERE document_row = :row ORDER BY place", row=row
            )
        ]
        citations = self._all("SELECT json FROM citations WHERE document_row = :row ORDER BY place", row=row)
        return Reading(
            document=msgspec.structs.replace(only(held, Document)[0], versions=versions),
            text=text,
            clauses=only(held, Clause),
            tasks=only(held, Task),
            competences=only(held, Competence),
            standards=only(held, Standard),
            cases=only(held, Case),
            citations=tuple(from_json(citation, Citation) for (citation,) in citations),
            repairs=from_json(repairs, tuple[Repair, ...]),
            rules=from_json(rules, tuple[Rule, ...]),
        )

    def _original(self, row: int) -> Original:
        name, media_type, data = self._one(
            "SELECT d.name, d.media_type, o.data FROM documents d JOIN originals o ON o.hash = d.original "
            "WHERE d.row = :row",
            row=row,
        )
        return Original(name=name, media_type=media_type, data=zlib.decompress(data))

    def _document_order(self, ids: set[str]) -> dict[str, tuple[object, ...]]:
        documents = {
            id_: record for id_, record in self.records(sorted(ids)).items() if isinstance(record, Document)
        }
        missing = {
            document.parent_id for document in documents.values() if document.parent_id
        } - documents.keys()
        parents = documents | {
            id_: record
            for id_, record in self.records(sorted(missing)).items()
            if isinstance(record, Document)
        }
        return {id_: place_of(document, parents) for id_, document in documents.items()}

    def _document_row(self, document_id: str, version: str | None) -> int | None:
        if version is None:
            statement = f"SELECT d.row FROM documents d WHERE d.id = :id AND {LIVE}"
        else:
            statement = (
                f"SELECT d.row FROM documents d WHERE d.id = :id AND d.version = :version AND {HELD} "
                "ORDER BY d.from_change DESC LIMIT 1"
            )
        found = self._all(statement, id=document_id, version=version)
        return found[0][0] if found else None
