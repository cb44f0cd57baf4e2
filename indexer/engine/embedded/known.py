"""Known questions in the store: kept once, and led on to where the text that answers them stands now."""

import sqlite3
from collections.abc import Iterable

from indexer.engine.confirmed import Sayings, document_of, said_by
from indexer.engine.values import Known, StoredRecord


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


def lead_on(database: sqlite3.Connection, document_id: str, records: Iterable[StoredRecord]) -> None:
    """Leads the known questions of a document to the records that say now what was confirmed; `held` where one does.

    `records` are all that the document has now, none where it is gone. Where several say the same, the one of the old id stays.
    """
    questions = database.execute(
        "SELECT row, record_id, said FROM known WHERE document_id = ?", (document_id,)
    ).fetchall()
    if not questions:
        return
    sayings = Sayings(records)
    for row, record_id, said in questions:
        now = sayings.saying(said, record_id)
        database.execute(
            "UPDATE known SET record_id = ?, held = ? WHERE row = ?",
            (now or record_id, now is not None, row),
        )
