"""The writer's place: one process at a time, named for those who wait."""

import contextlib
import fcntl
import json
import os
import time
from datetime import datetime
from pathlib import Path

from corpus.errors import StoreBusy, StoreUnavailable, reason_of

_PAUSE = 0.05
_held: "set[WriterLock]" = set()


class WriterLock:
    """An advisory lock on a file, gone with its process however that ends."""

    def __init__(self, path: Path, wait_seconds: float) -> None:
        self._path = path
        self._wait_seconds = wait_seconds
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Takes the place, waiting for it a while. Raises StoreBusy, naming the holder."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        deadline = time.monotonic() + self._wait_seconds
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    holder = _holder(descriptor)
                    os.close(descriptor)
                    raise StoreBusy(f"另一个进程正在写入这个库：{holder}", "请等它结束后再试") from None
                time.sleep(_PAUSE)
            except OSError as error:
                os.close(descriptor)
                raise StoreUnavailable(
                    f"锁不住 {self._path}（{reason_of(error)}）",
                    "所在的磁盘可能不支持文件锁，请用 --data 换一个磁盘",
                ) from error
        self._descriptor = descriptor
        _held.add(self)
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        # On a full disk the place is held without a name.
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, json.dumps({"pid": os.getpid(), "since": since}).encode(), 0)

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()

    def release(self) -> None:
        """Gives the place up."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, 0)
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
            os.close(self._descriptor)
            self._descriptor = None
            _held.discard(self)

    def forget(self) -> None:
        """Lets go in a forked child, whose copy of the descriptor would hold the place beyond its parent's end."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _forget_all() -> None:
    while _held:
        _held.pop().forget()


os.register_at_fork(after_in_child=_forget_all)


def _holder(descriptor: int) -> str:
    try:
        note = json.loads(os.pread(descriptor, 1000, 0))
        return f"进程 {int(note['pid'])}，自 {note['since']} 起"
    except (ValueError, KeyError, TypeError):
        return "进程号不详"
