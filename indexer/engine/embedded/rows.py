"""Rows of the record as they were at one change: how they are asked for, and what they are read as."""

import contextlib
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

from indexer.engine.values import StoredRecord

_Kept = TypeVar("_Kept", bound=StoredRecord)
# Of a row `d`: it is current at the change, or one of the versions shown then.
LIVE = "d.from_change <= :change AND :change < d.to_change"
HELD = "d.from_change <= :change AND :change < d.gone_change"


@contextlib.contextmanager
def sound() -> Iterator[None]:
    """Lets what is not as it was written be told as SQLite tells of damaged pages: it has no checksums of its own."""
    try:
        yield
    except (LookupError, TypeError, ValueError, zlib.error) as error:
        raise sqlite3.DatabaseError(f"a record is not as it was written: {error}") from error


class Rows:
    """Asks at `change`, on a connection whose transaction is its caller's."""

    def __init__(self, database: sqlite3.Connection, change: int) -> None:
        self._database = database
        self.change = change

    def _all(self, statement: str, **values: object) -> list[tuple]:  # type: ignore[type-arg]
        return self._database.execute(statement, {"change": self.change, **values}).fetchall()

    def _one(self, statement: str, **values: object) -> tuple:  # type: ignore[type-arg]
        found: tuple | None = self._database.execute(statement, {"change": self.change, **values}).fetchone()  # type: ignore[type-arg]
        if found is None:
            raise sqlite3.DatabaseError("a row is missing")
        return found


def only(records: Sequence[StoredRecord], kind: type[_Kept]) -> tuple[_Kept, ...]:
    """Those records that are of the kind."""
    return tuple(record for record in records if isinstance(record, kind))
