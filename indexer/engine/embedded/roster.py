"""Rosters of experts and duty units in the store: kept whole, and what is private in a table of its own.

The tables are made with the first roster, so that a store made before them is read and written as it is: one without them
holds no roster.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence

import msgspec

from corpus.codec import from_json, to_json
from corpus.model import Expert
from indexer.engine.embedded.rows import Rows, sound
from indexer.engine.values import Member, Roster

_TABLES = (
    "CREATE TABLE IF NOT EXISTS rosters (row INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, json BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS experts (roster INTEGER NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, json BLOB NOT NULL, "
    "PRIMARY KEY (roster, place)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS experts_id ON experts (id)",
    "CREATE TABLE IF NOT EXISTS experts_private (roster INTEGER NOT NULL, place INTEGER NOT NULL, json BLOB NOT NULL, "
    "PRIMARY KEY (roster, place)) WITHOUT ROWID",
)


def keep_roster(database: sqlite3.Connection, roster: Roster, members: Sequence[Member]) -> None:
    """Keeps the roster in place of the one of its name. The transaction is the caller's."""
    for statement in _TABLES:
        database.execute(statement)
    drop_roster(database, roster.name)
    row = database.execute(
        "INSERT INTO rosters (name, json) VALUES (?, ?)", (roster.name, to_json(roster))
    ).lastrowid
    database.executemany(
        "INSERT INTO experts VALUES (?, ?, ?, ?)",
        ((row, place, member.expert.id, to_json(member.expert)) for place, member in enumerate(members)),
    )
    database.executemany(
        "INSERT INTO experts_private VALUES (?, ?, ?)",
        ((row, place, to_json(member.private)) for place, member in enumerate(members) if member.private),
    )


def drop_roster(database: sqlite3.Connection, name: str) -> bool:
    """Whether there was a roster of that name, of which nothing is left. The transaction is the caller's."""
    if not _is_held(database):
        return False
    found = database.execute("SELECT row FROM rosters WHERE name = ?", (name,)).fetchone()
    if found is None:
        return False
    database.execute("DELETE FROM experts_private WHERE roster = ?", found)
    database.execute("DELETE FROM experts WHERE roster = ?", found)
    database.execute("DELETE FROM rosters WHERE row = ?", found)
    return True


def _is_held(database: sqlite3.Connection) -> bool:
    """Whether the store has ever held a roster."""
    told = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'rosters'"
    return database.execute(told).fetchone() is not None


class RosterRows(Rows):
    """What the rosters say, now: they belong to no change."""

    @sound()
    def rosters(self) -> list[Roster]:
        """The rosters, by name."""
        if not _is_held(self._database):
            return []
        return [from_json(told, Roster) for (told,) in self._all("SELECT json FROM rosters ORDER BY name")]

    @sound()
    def experts(self) -> list[Expert]:
        """All whom they list, roster by roster, without what is private."""
        if not _is_held(self._database):
            return []
        found = self._all(
            "SELECT e.json FROM rosters r JOIN experts e ON e.roster = r.row ORDER BY r.name, e.place"
        )
        return [from_json(told, Expert) for (told,) in found]

    @sound()
    def private(self, ids: Sequence[str]) -> dict[str, dict[str, str]]:
        """What is private of these."""
        if not ids or not _is_held(self._database):
            return {}
        found = self._all(
            "SELECT e.id, p.json FROM experts e JOIN experts_private p ON p.roster = e.roster AND p.place = e.place "
            "WHERE e.id IN (SELECT value FROM json_each(:ids))",
            ids=json.dumps(list(ids)),
        )
        return {id_: msgspec.json.decode(told, type=dict[str, str]) for id_, told in found}

    def ill_listed(self) -> Iterator[str]:
        """The names of rosters that do not hold as many as they were written with."""
        experts = [(expert.roster, expert.kind) for expert in self.experts()]
        for roster in self.rosters():
            counted = experts.count((roster.name, "expert")), experts.count((roster.name, "unit"))
            if counted != (roster.experts, roster.units):
                yield roster.name
