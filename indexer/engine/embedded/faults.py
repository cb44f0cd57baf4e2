"""What the disk, SQLite and tantivy say when they fail, as our errors."""

import contextlib
import errno
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import (
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreOutdated,
    StoreReadOnly,
    StoreUnavailable,
    reason_of,
)

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
# How tantivy's messages bear the system's number: "(os error 28)", "Os { code: 13, …".
_SYSTEM_NUMBER = re.compile(r"(?:os error |code: )(\d{1,5})")

# SQLite calls a disk without room FULL; a quota or a limit of size comes as a failed write or a failed growth
# of the file beside the log (https://www.sqlite.org/rescode.html).
_SQLITE_NO_ROOM = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_SHMOPEN,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_IOERR_FSYNC,
    }
)
# SQLITE_ERROR: a statement of ours finds no such table or column.
_SQLITE_UNREADABLE = frozenset(
    {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_ERROR}
)


def no_room(path: Path) -> StoreFull:
    """The error of a disk that takes no more."""
    return StoreFull(
        f"磁盘已满或超出配额，写不进 {path}",
        "已确认写入的内容都在；请腾出空间后重新执行，或用 --data 换一个磁盘",
    )


def not_writable(path: Path) -> StoreReadOnly:
    """The error of a store that this user may not write."""
    return StoreReadOnly(
        f"不能写入 {path}：没有写权限，或所在的磁盘是只读的",
        "请换有写权限的用户执行，或用 --data 指定可写的文件夹；提问和查看不需要写权限",
    )


def not_readable(path: Path) -> StoreUnavailable:
    """The error of a store that this user may not even read."""
    return StoreUnavailable(f"不能读取 {path}：没有读权限", "请换有读权限的用户执行，或检查文件的权限")


def damaged_index(what: str, path: Path, why: str = "内容不合格式") -> StoreDamaged:
    """The error of an index that cannot be used: it can be made again from the record."""
    return StoreDamaged(f"{what} {path} 不能使用：{why}", "请用 zhize reindex 重建")


def damaged_record(path: Path, why: str = "内容不合格式") -> StoreDamaged:
    """The error of a record that cannot be used: nothing but a backup has what it held."""
    return StoreDamaged(
        f"库文件 {path} 已损坏：{why}", "请用 zhize restore 从备份恢复，或换一个文件夹重新 zhize ingest"
    )


def record_lost(path: Path, held: int, change: int) -> StoreDamaged:
    """The error of a record that has gone back behind its index."""
    return StoreDamaged(
        f"库文件 {path} 停在第 {change} 次变更，索引已到第 {held} 次：最近写入的内容丢失了",
        "请用 zhize restore 从备份恢复；确定不再需要丢失的内容，可用 zhize reindex 按现有记录重建",
    )


def outdated() -> StoreOutdated:
    """The error of an index that another carder made."""
    return StoreOutdated("索引是用另一版本的分词、词库或模型建立的", "请用 zhize reindex 重建")


@contextlib.contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turns what the system says to a store that is being written."""
    try:
        yield
    except OSError as error:
        raise _of_system(error.errno, path) or StoreUnavailable(
            f"不能写入 {path}（{reason_of(error)}）", "请检查磁盘空间、权限和路径，或用 --data 换一个文件夹"
        ) from error


@contextlib.contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Turns SQLite's errors."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _of_sqlite(error, path) from error
    except UnicodeDecodeError as error:
        raise damaged_record(path) from error  # A text that Python's module cannot decode.


@contextlib.contextmanager
def word_errors(path: Path) -> Iterator[None]:
    """Turns tantivy's errors, and its panics: those are no Exception, and end a program that does not expect them."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise _of_words(str(error), path) from error
    except BaseException as error:
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise damaged_index("词语索引", path) from error


def _of_words(said: str, path: Path) -> StoreError:
    number = _SYSTEM_NUMBER.search(said)
    system = _of_system(int(number[1]), path) if number else None
    if system is not None:
        return system
    if "Lockfile" in said:
        return StoreBusy(f"词语索引 {path} 正被另一个进程写入", "请等它结束后再试")
    if "killed" in said:
        # Its own thread met an error that it does not tell; whether the files are whole, the next opening finds out.
        return StoreUnavailable(f"词语索引 {path} 写到一半停了下来", "请检查磁盘空间和内存后重新执行")
    return damaged_index("词语索引", path)


def _of_system(number: int | None, path: Path) -> StoreUnavailable | None:
    if number in _NO_ROOM:
        return no_room(path)
    return not_writable(path) if number in _NOT_ALLOWED else None


def _of_sqlite(error: sqlite3.DatabaseError, path: Path) -> StoreError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    if code in _SQLITE_NO_ROOM:
        return no_room(path)
    if code & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return not_writable(path)
    if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy(f"库文件 {path} 正被另一个进程使用", "请稍后再试")
    told_by_python = not hasattr(error, "sqlite_errorcode")
    if told_by_python or code in _SQLITE_UNREADABLE or not isinstance(error, sqlite3.OperationalError):
        return damaged_record(path)
    return StoreUnavailable(f"无法使用库文件 {path}", "请检查磁盘空间、权限和路径")
