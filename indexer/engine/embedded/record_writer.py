"""Changes to the record: what is written, closed and erased in SQLite."""

import sqlite3
import zlib
from dataclasses import dataclass
from datetime import date

from corpus.codec import from_json, to_json
from corpus.model import Document, Reading
from corpus.recognise.keys import number_key, title_key
from indexer.engine.embedded.database import OPEN_END
from indexer.engine.embedded.digest import digest_of
from indexer.engine.embedded.known import lead_on
from indexer.engine.embedded.tally import Tally, forget_tallies
from indexer.engine.keeping import Held, plan, records_of
from indexer.engine.protocol import Entry
from indexer.engine.values import Change, kind_of


@dataclass(frozen=True)
class Kept:
    """What became of an entry: its document as kept, and the row of each of its records."""

    document: Document
    change: Change
    rows: dict[str, int]


@dataclass(frozen=True)
class _Live:
    row: int
    held: Held


class RecordWriter:
    """Writes within one transaction, which its caller begins and commits, as one change."""

    def __init__(self, database: sqlite3.Connection, change: int) -> None:
        self._database = database
        self._change = change
        self.difference = Tally()

    def keep(self, entry: Entry, today: date) -> Kept:
        """Keeps the entry's reading and original, unless both are as they were."""
        live = self._live(entry.reading.document.id)
        planned = plan(entry, live.held if live else None, today)
        if live and planned.change == "unchanged":
            return Kept(live.held.document, "unchanged", {})
        reading, held = planned.reading, planned.held
        if live:
            self._close(live.row, gone=planned.change == "refreshed")
        self._database.execute(
            "INSERT OR IGNORE INTO originals VALUES (?, ?)", (held.original, zlib.compress(entry.original, 1))
        )
        row = self._insert(
            "documents",
            id=reading.document.id,
            parent_id=reading.document.parent_id,
            version=held.version,
            version_on=held.version_on.isoformat(),
            from_change=self._change,
            to_change=OPEN_END,
            gone_change=OPEN_END,
            fingerprint=held.fingerprint,
            number_key=number_key(reading.document.document_number),
            name=entry.name,
            media_type=entry.media_type,
            original=held.original,
            repairs=to_json(reading.repairs),
            rules=to_json(reading.rules),
            text=reading.text,
        )
        self._insert_titles(row, reading.document)
        self._insert_citations(row, reading)
        rows = self._insert_records(row, reading)
        self._database.execute(
            "UPDATE documents SET digest = ? WHERE row = ?", (digest_of(self._database, row), row)
        )
        self.difference += Tally(1, 1, len(reading.clauses), len(reading.tasks))
        return Kept(reading.document, planned.change, rows)

    def remove(self, document_id: str) -> list[str]:
        """The ids of the documents this closes: the document and its annexes, with all their versions."""
        live = self._live(document_id)
        if live is None:
            return []
        removed = [document_id]
        self._close(live.row, gone=True)
        lead_on(self._database, document_id, ())
        earlier = self._database.execute(
            "UPDATE documents SET gone_change = ? WHERE id = ? AND gone_change > ?",
            (self._change, document_id, self._change),
        )
        self.difference += Tally(versions=-earlier.rowcount)
        annexes = self._database.execute(
            "SELECT id FROM documents WHERE parent_id = ? AND to_change = ?", (document_id, OPEN_END)
        )
        for (annex,) in annexes.fetchall():
            removed += self.remove(annex)
        return removed

    def _live(self, document_id: str) -> _Live | None:
        found = self._database.execute(
            "SELECT d.row, d.version, d.version_on, d.fingerprint, d.original, d.name, r.json FROM documents d "
            "JOIN records r ON r.document_row = d.row AND r.kind = 'document' "
            "WHERE d.id = ? AND d.to_change = ?",
            (document_id, OPEN_END),
        ).fetchone()
        if found is None:
            return None
        row, version, on, fingerprint, original, name, document = found
        return _Live(
            row,
            Held(version, date.fromisoformat(on), fingerprint, original, name, from_json(document, Document)),
        )

    def _close(self, document_row: int, *, gone: bool) -> None:
        self._database.execute(
            "UPDATE documents SET to_change = ?, gone_change = ? WHERE row = ?",
            (self._change, self._change if gone else OPEN_END, document_row),
        )
        self._database.execute(
            "UPDATE records SET to_change = ? WHERE document_row = ?", (self._change, document_row)
        )
        kinds = dict(
            self._database.execute(
                "SELECT kind, count(*) FROM records WHERE document_row = ? GROUP BY kind", (document_row,)
            ).fetchall()
        )
        self.difference += -Tally(
            1, int(gone), kinds.get("clause", 0) + kinds.get("article", 0), kinds.get("task", 0)
        )

    def _insert(self, table: str, **values: object) -> int:
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names are ours
        row = self._database.execute(statement, list(values.values())).lastrowid
        if row is None:
            raise sqlite3.DatabaseError("an INSERT gave no row")
        return row

    def _insert_records(self, document_row: int, reading: Reading) -> dict[str, int]:
        records = records_of(reading)
        lead_on(self._database, reading.document.id, records)
        return {
            record.id: self._insert(
                "records",
                id=record.id,
                kind=kind_of(record),
                document_id=reading.document.id,
                document_row=document_row,
                place=place,
                from_change=self._change,
                to_change=OPEN_END,
                json=to_json(record),
            )
            for place, record in enumerate(records)
        }

    def _insert_titles(self, document_row: int, document: Document) -> None:
        keys = {title_key(title) for title in (document.title, *document.other_titles)}
        self._database.executemany(
            "INSERT INTO titles VALUES (?, ?)", [(key, document_row) for key in keys if key]
        )

    def _insert_citations(self, document_row: int, reading: Reading) -> None:
        self._database.executemany(
            "INSERT INTO citations VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    document_row,
                    place,
                    number_key(citation.number),
                    title_key(citation.title),
                    to_json(citation),
                    citation.repeals,
                )
                for place, citation in enumerate(reading.citations)
            ],
        )


def erase(database: sqlite3.Connection, held: int) -> bool:
    """Whether there was anything to erase: rows that no view at change `held` or later shows."""
    gone = database.execute("SELECT row, original FROM documents WHERE gone_change <= ?", (held,)).fetchall()
    if not gone:
        return False
    rows = [(row,) for row, _ in gone]
    for table in ("records", "citations", "titles"):
        database.executemany(f"DELETE FROM {table} WHERE document_row = ?", rows)  # noqa: S608 - names above
    database.executemany("DELETE FROM documents WHERE row = ?", rows)
    database.executemany(
        "DELETE FROM originals WHERE hash = ?1 AND NOT EXISTS (SELECT 1 FROM documents WHERE original = ?1)",
        [(original,) for _, original in gone],
    )
    forget_tallies(database, held)
    return True
