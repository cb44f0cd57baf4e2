"""How much the record holds, kept with each change so that nobody need count."""

import sqlite3
from dataclasses import astuple, dataclass


@dataclass(frozen=True)
class Tally:
    """Documents, versions of documents, clauses and tasks: how many there are, or by how many they change."""

    documents: int = 0
    versions: int = 0
    clauses: int = 0
    tasks: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.documents + other.documents,
            self.versions + other.versions,
            self.clauses + other.clauses,
            self.tasks + other.tasks,
        )

    def __neg__(self) -> "Tally":
        return Tally(-self.documents, -self.versions, -self.clauses, -self.tasks)


def note_tally(database: sqlite3.Connection, change: int, difference: Tally) -> None:
    """Notes how much there is at a change, which differs so from the change before."""
    last = database.execute(
        "SELECT documents, versions, clauses, tasks FROM tallies ORDER BY change DESC LIMIT 1"
    ).fetchone()
    database.execute(
        "INSERT OR REPLACE INTO tallies VALUES (?, ?, ?, ?, ?)", (change, *astuple(Tally(*last) + difference))
    )


def forget_tallies(database: sqlite3.Connection, held: int) -> None:
    """Drops the notes that no view at change `held` or later looks at."""
    database.execute(
        "DELETE FROM tallies WHERE change < (SELECT max(change) FROM tallies WHERE change <= ?)", (held,)
    )
