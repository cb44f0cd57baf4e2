"""The record read where nothing may be written.

SQLite's readers share a file beside the database, which each of them may have to make or write. Where that cannot be,
there are three cases. A writer of another user is at work or has left its log: SQLite reads beside it by the locks
alone. There is a log but nothing to share: both files are copied and read there. There is no log: the file is whole
by itself and is read as one that does not change; that it did not is looked at when the reading ends.
"""

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import StoreBusy
from indexer.engine.embedded.faults import not_readable
from indexer.engine.embedded.seal import Stamp, stamp_of

_TRIES = 5


class FrozenConnection(sqlite3.Connection):
    """A connection for one reading, of files that must stay as they are meanwhile."""

    watched: dict[Path, Stamp | None]

    def check(self) -> None:
        """Raises StoreBusy where the files were written to since they were opened."""
        if self.watched != _stamps(self.watched):
            raise _written_meanwhile(next(iter(self.watched)))


def open_frozen(path: Path) -> FrozenConnection:
    """A connection to a database in a place that cannot be written. Raises sqlite3.Error, StoreBusy."""
    log = path.with_name(path.name + "-wal")
    uri = path.absolute().as_uri()
    for _ in range(_TRIES):
        watched = _stamps((path, log))
        if log.exists():
            with contextlib.suppress(sqlite3.OperationalError):
                return _connect(f"{uri}?mode=ro", {})
        if watched[log] is None:
            return _connect(f"{uri}?immutable=1", watched)
        if (copied := _copied(path, log, watched)) is not None:
            return copied
    raise _written_meanwhile(path)


def _copied(path: Path, log: Path, watched: dict[Path, Stamp | None]) -> FrozenConnection | None:
    """A connection to a copy of both, which goes with it; None where they were written to meanwhile."""
    with tempfile.TemporaryDirectory(prefix="zhize-") as folder:
        for file in (path, log):
            try:
                shutil.copyfile(file, Path(folder) / file.name)
            except PermissionError as error:
                raise not_readable(file) from error
            except FileNotFoundError:
                return None
        if _stamps(watched) != watched:
            return None
        # Open files outlast their folder.
        return _connect((Path(folder) / path.name).as_uri(), {})


def _connect(uri: str, watched: dict[Path, Stamp | None]) -> FrozenConnection:
    database = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, factory=FrozenConnection
    )
    database.watched = watched
    try:
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        database.close()
        raise
    return database


def _stamps(paths: Iterable[Path]) -> dict[Path, Stamp | None]:
    """The files' stamps; None for one that is not there or empty, as a log that says nothing."""
    found: dict[Path, Stamp | None] = {}
    for path in paths:
        try:
            stamp = stamp_of(path)
        except FileNotFoundError:
            stamp = (0, 0, 0)
        found[path] = stamp if stamp[0] else None
    return found


def _written_meanwhile(path: Path) -> StoreBusy:
    return StoreBusy(f"读取时另一个进程改写了 {path}", "请再试一次")
