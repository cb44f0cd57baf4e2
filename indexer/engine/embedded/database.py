"""The SQLite file: its tables, and how it is opened."""

import contextlib
import sqlite3
from pathlib import Path

from corpus.errors import StoreAbsent, StoreError, StoreOutdated
from indexer.engine.embedded.faults import disk_errors, not_readable, sqlite_errors
from indexer.engine.embedded.frozen import open_frozen

SCHEMA = 3
OPEN_END = 2**62
_BUSY_MS = 10_000
_OWNERS = 0o600
# A question reads a thousand pages of a large store, some of them again and again: SQLite's own 2 MB do not hold them.
_CACHE_KB = 16_384
# And what it does not hold is read where the system has it mapped: copied page by page, it takes twice as long.
_MAPPED = 1 << 31

# Rows are never altered, only closed: at change c a document is the row with from_change <= c < to_change,
# and its versions are the rows with from_change <= c < gone_change. `floor` in meta is the oldest change
# that can still be shown: rows gone by then are deleted.
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE originals (hash BLOB PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  parent_id TEXT,
  version TEXT NOT NULL,
  version_on TEXT NOT NULL,
  from_change INTEGER NOT NULL,
  to_change INTEGER NOT NULL,
  gone_change INTEGER NOT NULL,
  fingerprint BLOB NOT NULL,
  number_key TEXT,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  original BLOB NOT NULL REFERENCES originals (hash),
  repairs BLOB NOT NULL,
  rules BLOB NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX documents_id ON documents (id, from_change);
CREATE INDEX documents_parent ON documents (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX documents_number ON documents (number_key) WHERE number_key IS NOT NULL;
CREATE INDEX documents_original ON documents (original);
CREATE INDEX documents_from ON documents (from_change);
CREATE INDEX documents_to ON documents (to_change);
CREATE INDEX documents_gone ON documents (gone_change);
CREATE TABLE titles (
  title_key TEXT NOT NULL,
  document_row INTEGER NOT NULL,
  PRIMARY KEY (title_key, document_row)
) WITHOUT ROWID;
CREATE INDEX titles_document ON titles (document_row);
CREATE TABLE records (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  document_id TEXT NOT NULL,
  document_row INTEGER NOT NULL,
  place INTEGER NOT NULL,
  from_change INTEGER NOT NULL,
  to_change INTEGER NOT NULL,
  json BLOB NOT NULL
);
CREATE INDEX records_id ON records (id);
CREATE INDEX records_document ON records (document_row);
CREATE TABLE citations (
  document_row INTEGER NOT NULL,
  place INTEGER NOT NULL,
  number_key TEXT,
  title_key TEXT,
  json BLOB NOT NULL,
  repeals INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (document_row, place)
) WITHOUT ROWID;
CREATE INDEX citations_number ON citations (number_key) WHERE number_key IS NOT NULL;
CREATE INDEX citations_title ON citations (title_key) WHERE title_key IS NOT NULL;
"""
# What is asked of every document shown, among citations that may be very many: which of them repeal it. And how much
# the store holds at each change.
_SECOND = """
CREATE INDEX repeals_number ON citations (number_key) WHERE repeals AND number_key IS NOT NULL;
CREATE INDEX repeals_title ON citations (title_key) WHERE repeals AND title_key IS NOT NULL;
CREATE TABLE tallies (
  change INTEGER PRIMARY KEY,
  documents INTEGER NOT NULL,
  versions INTEGER NOT NULL,
  clauses INTEGER NOT NULL,
  tasks INTEGER NOT NULL
);
"""
# Questions that people confirmed, which belong to no document and no change. And what a document's rows must say.
_THIRD = """
ALTER TABLE documents ADD COLUMN digest BLOB;
CREATE TABLE known (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  question TEXT NOT NULL,
  record_id TEXT NOT NULL,
  known_on TEXT NOT NULL,
  document_id TEXT NOT NULL,
  said TEXT NOT NULL,
  held INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX known_document ON known (document_id);
"""
# A store of the first format becomes one of the second; its index is outdated too and is made anew by reindex.
_FROM_FIRST = f"""
ALTER TABLE citations ADD COLUMN repeals INTEGER NOT NULL DEFAULT 0;
UPDATE citations SET repeals = 1 WHERE json_extract(CAST(json AS TEXT), '$.repeals');
{_SECOND}
INSERT INTO tallies SELECT
  m.value,
  (SELECT count(*) FROM documents WHERE to_change > m.value),
  (SELECT count(*) FROM documents WHERE gone_change > m.value),
  (SELECT count(*) FROM records WHERE to_change > m.value AND kind = 'clause'),
  (SELECT count(*) FROM records WHERE to_change > m.value AND kind = 'task')
FROM meta m WHERE m.key = 'change';
"""  # noqa: S608 - put together from constants
_UPGRADES = {1: _FROM_FIRST + _THIRD, 2: _THIRD}
# What SQLite says of a place where the files that its readers share cannot be made: no right to, or no room.
_NO_PLACE = frozenset(
    {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
)


def create(path: Path, meta: dict[str, str | int]) -> None:
    """Makes an empty database, complete or not at all."""
    beside = path.with_name(path.name + ".new")
    for leftover in (beside, beside.with_name(beside.name + "-wal"), beside.with_name(beside.name + "-shm")):
        leftover.unlink(missing_ok=True)
    with sqlite_errors(path), contextlib.closing(sqlite3.connect(beside, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.executescript(f"BEGIN; {_TABLES} {_SECOND} {_THIRD} PRAGMA user_version = {SCHEMA}; COMMIT;")
        database.executemany("INSERT INTO meta VALUES (?, ?)", list(meta.items()))
        database.execute("INSERT INTO tallies VALUES (0, 0, 0, 0, 0)")
    beside.rename(path)


def connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    """A connection to an existing database. Raises StoreUnavailable, StoreDamaged, StoreOutdated.

    To read, one is had too where nothing may be written, or nothing can be for want of room.
    """
    if not is_there(path):
        raise no_store(path)
    with sqlite_errors(path):
        try:
            return _connect(path, write=write)
        except sqlite3.DatabaseError as error:
            if write or getattr(error, "sqlite_errorcode", 0) & 0xFF not in _NO_PLACE:
                raise
        frozen = open_frozen(path)
        try:
            _configure(frozen, write=False)
        except (sqlite3.Error, StoreError):
            frozen.close()
            raise
        return frozen


def is_there(path: Path) -> bool:
    """Whether there is a database. Raises StoreUnavailable where one may not even look."""
    try:
        return path.exists()
    except PermissionError as error:
        raise not_readable(path) from error


def no_store(path: Path) -> StoreAbsent:
    """The error of a place where no store was made yet."""
    return StoreAbsent(
        f"这里还没有库：{path.parent}", "请先用 zhize ingest 读入文件，或用 --data 指出库的位置"
    )


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    database = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_MS / 1000,
    )
    try:
        _configure(database, write=write)
    except (sqlite3.Error, StoreError):
        database.close()
        raise
    return database


def _configure(database: sqlite3.Connection, *, write: bool) -> None:
    (schema,) = database.execute("PRAGMA user_version").fetchone()
    if schema == 0:
        raise sqlite3.DatabaseError("it holds no store")
    if write and schema in _UPGRADES:
        database.executescript(
            f"BEGIN IMMEDIATE; {_UPGRADES[schema]} PRAGMA user_version = {SCHEMA}; COMMIT;"
        )
        schema = SCHEMA
    if schema != SCHEMA:
        remedy = "请升级 zhize" if schema > SCHEMA else "请用 zhize reindex 重建"
        raise StoreOutdated(f"这个库是另一版本的程序建立的（格式 {schema}，本程序用 {SCHEMA}）", remedy)
    if write:
        # FULL: what was acknowledged survives a power cut too, not only the end of the process. Deleted rows
        # are overwritten, so that a removed document leaves no trace in the file.
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA secure_delete = ON")
        # Where there is no room for it, what is to be removed can still be.
        with contextlib.suppress(sqlite3.OperationalError):
            empty_log(database)
    else:
        database.execute("PRAGMA query_only = ON")
        database.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        database.execute(f"PRAGMA mmap_size = {_MAPPED}")


def empty_log(database: sqlite3.Connection) -> bool:
    """Whether the write-ahead log is empty now, and the file without what was erased: False while a reader is in them.

    It is tried again by every connection that is made to write, and after every change that erases.
    """
    database.execute("PRAGMA busy_timeout = 0")
    try:
        is_busy, *_ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        database.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    return not is_busy


def keep_to_owner(path: Path) -> None:
    """Takes from all but its owner the right to the database, whose log and shared memory SQLite makes alike."""
    for file in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        with disk_errors(file), contextlib.suppress(FileNotFoundError):
            file.chmod(_OWNERS)


def meta(database: sqlite3.Connection) -> dict[str, str | int]:
    """The store's own facts: change, floor, generation, previous."""
    return dict(database.execute("SELECT key, value FROM meta").fetchall())


def set_meta(database: sqlite3.Connection, **values: str | int) -> None:
    """Writes some of them."""
    database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(values.items()))
