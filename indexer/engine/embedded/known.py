"""Known questions in the store: kept once, and led on to where the text that answers them stands now."""

import sqlite3
from collections.abc import Iterable

from corpus.identity import short_hash
from corpus.model import Clause, Document
from indexer.engine.values import Known, StoredRecord


def said_by(record: StoredRecord) -> str:
    """A short hash of what a record says, by which it is told from another that bears its id later.

    Without its number: an article put in before it makes 第三条 the 第四条.
    """
    if isinstance(record, Document):
        return short_hash("said", record.title)
    label = record.path[-1] if isinstance(record, Clause) and record.path else ""
    return short_hash("said", record.text.removeprefix(label).strip())


def keep_known(database: sqlite3.Connection, known: Known, record: StoredRecord) -> None:
    """Keeps a known question that the record answers, unless it is kept already."""
    database.execute(
        "INSERT OR IGNORE INTO known (id, question, record_id, known_on, document_id, said) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            known.id,
            known.question,
            known.record_id,
            known.on.isoformat(),
            document_of(record),
            said_by(record),
        ),
    )


def drop_known(database: sqlite3.Connection, known_id: str) -> bool:
    """Whether there was a known question of that id, which is there no more."""
    return database.execute("DELETE FROM known WHERE id = ?", (known_id,)).rowcount > 0


def document_of(record: StoredRecord) -> str:
    """The id of the document that the record is or stands in."""
    return record.id if isinstance(record, Document) else record.document_id


def lead_on(database: sqlite3.Connection, document_id: str, records: Iterable[StoredRecord]) -> None:
    """Leads the known questions of a document to the records that say now what was confirmed; `held` where one does.

    `records` are all that the document has now, none where it is gone. Where several say the same, the one of the old id stays.
    """
    questions = database.execute(
        "SELECT row, record_id, said FROM known WHERE document_id = ?", (document_id,)
    ).fetchall()
    if not questions:
        return
    saying: dict[str, list[str]] = {}
    for record in records:
        saying.setdefault(said_by(record), []).append(record.id)
    for row, record_id, said in questions:
        ids = saying.get(said, [])
        now = record_id if record_id in ids else next(iter(ids), None)
        database.execute(
            "UPDATE known SET record_id = ?, held = ? WHERE row = ?",
            (now or record_id, now is not None, row),
        )
