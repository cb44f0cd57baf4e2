"""What SQLite and the disk say of the frontier's file, as our errors."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from corpus.errors import (
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreReadOnly,
    StoreUnavailable,
    reason_of,
)


@contextlib.contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Turns the errors of reading and writing that file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _of_sqlite(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT), path) from error
    except msgspec.DecodeError as error:
        raise _damaged(path) from error
    except OSError as error:
        raise StoreUnavailable(
            f"不能使用抓取进度 {path}（{reason_of(error)}）", "请检查磁盘空间、权限和路径"
        ) from error


def _of_sqlite(code: int, path: Path) -> StoreError:
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreBusy(f"抓取进度 {path} 正被另一个进程改写", "请稍后再试")
        case sqlite3.SQLITE_FULL:
            return StoreFull(f"磁盘已满，写不进 {path}", "已抓取的内容都在；请腾出空间后重新执行")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StoreReadOnly(
                f"不能写入 {path}：没有写权限，或所在的磁盘是只读的", "请换有写权限的用户执行"
            )
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return StoreUnavailable(f"无法使用抓取进度 {path}", "请检查磁盘空间、权限和路径")
        case _:
            return _damaged(path)


def _damaged(path: Path) -> StoreDamaged:
    return StoreDamaged(
        f"抓取进度 {path} 已损坏", "请移走这个文件后重新抓取：已存的文件都在，只是会重新询问网站"
    )
