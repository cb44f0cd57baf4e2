"""Reading in worker processes: a file that hangs, crashes or eats memory costs one error and not the run.

A worker is a bare interpreter that imports the readers only (no fork, no re-import of the main program); it
is kept for the next file and replaced when it dies.
"""

import atexit
import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, BinaryIO, Generic, Self, TypeVar, cast, get_type_hints

import msgspec

from corpus import errors
from corpus.blocks import Blocks
from corpus.errors import BadInput, ReaderFailed
from crawler.readers import choose, read
from crawler.readers.names import readable
from crawler.readers.reader import Limits
from crawler.readers.serving import Reply, Request, receive, send

T = TypeVar("T")

# pdfium and lxml never give back all they take; a worker is renewed before that matters.
_FILES_A_WORKER = 1_000
_AHEAD = 2
_OURS = "ZHIZE_"
_SERVE = "import sys; from crawler.readers.serving import serve; serve(*sys.argv[1:])"


def read_safely(name: str, data: bytes, limits: Limits | None = None) -> Blocks:
    """The blocks of one file, read in a worker process. Raises `BadInput`, as `read` does."""
    return _shared_pool().read(name, data, limits=limits)


class _Patience:
    """The time that one request has. A timer that fires as the answer comes must not kill the child of the next one."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._lock = threading.Lock()
        self._is_over = self._is_late = False

    def end(self) -> None:
        """Kills the child, unless it has answered."""
        with self._lock:
            if not self._is_over:
                self._is_late = True
                self._process.kill()

    def answered(self) -> bool:
        """Notes that the wait is over, and tells whether the child was killed before."""
        with self._lock:
            self._is_over = True
            return self._is_late


class _Worker:
    """One child process. `ask` may be called by one thread at a time."""

    def __init__(self, then: str | None) -> None:
        # A child reads what strangers wrote: it has no need of our settings, keys and passwords among them.
        environment = {key: value for key, value in os.environ.items() if not key.startswith(_OURS)} | {
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            # NumPy, where `then` needs it, would reserve memory for every core.
            "OPENBLAS_NUM_THREADS": "1",
        }
        self._process = subprocess.Popen(  # noqa: S603  (our own interpreter and code)
            [sys.executable, "-P", "-c", _SERVE, *filter(None, (then,))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._requests = cast(BinaryIO, self._process.stdin)
        self._replies = cast(BinaryIO, self._process.stdout)
        self.served = 0

    def ask(self, request: Request) -> Reply:
        """The reply to one request. Raises `ReaderFailed` where the child hangs or dies; it is no use then."""
        self.served += 1
        patience = _Patience(self._process)
        timer = threading.Timer(request.limits.seconds, patience.end)
        timer.daemon = True
        timer.start()
        frame = None
        try:
            with contextlib.suppress(OSError, ValueError):
                send(self._requests, msgspec.msgpack.encode(request))
                frame = receive(self._replies)
        finally:
            was_late = patience.answered()
            timer.cancel()
        if frame is not None and not was_late:
            return msgspec.msgpack.decode(frame, type=Reply)
        self.close()
        if was_late:
            raise ReaderFailed(
                f"“{request.name}”在 {request.limits.seconds:g} 秒内没有读完",
                "请拆分文件，或用设置 ZHIZE_READ_SECONDS 调高时限",
            )
        raise ReaderFailed(
            f"“{request.name}”读取时内存不足或程序崩溃",
            "请拆分文件，或用设置 ZHIZE_READ_MEMORY_MB 调高内存上限",
        )

    def close(self) -> None:
        """Ends the child."""
        self._process.kill()
        for stream in (self._requests, self._replies):
            with contextlib.suppress(OSError):
                stream.close()
        self._process.wait()


class ReaderPool(Generic[T]):
    """`jobs` worker processes that read files; a context manager, usable from several threads.

    `then` is a function of a module, `(name, blocks) -> value`, that runs in the worker too; its annotated
    result must be something msgspec can carry. Without it, blocks come back. Where bytes are given with a file, they are
    its third argument.
    """

    def __init__(
        self, jobs: int = 1, limits: Limits | None = None, then: Callable[..., T] | None = None
    ) -> None:
        self._jobs = jobs
        self._limits = limits or Limits()
        self._then = f"{then.__module__}:{then.__qualname__}" if then else None
        self._result: Any = get_type_hints(then)["return"] if then else Blocks
        self._lock = threading.Lock()
        self._closed = False
        self._workers = [_Worker(self._then) for _ in range(jobs)]
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the workers, also those that still read: their callers get `ReaderFailed`."""
        with self._lock:
            self._closed = True
            for worker in self._workers:
                worker.close()

    def read(self, name: str, data: bytes, given: bytes = b"", *, limits: Limits | None = None) -> T:
        """The value of one file; waits for an idle worker. Raises `BadInput`."""
        name, limits = readable(name), limits or self._limits
        gentle = choose(name, data, limits).reader.gentle
        if gentle and self._then is None:
            return cast(T, read(name, data, limits))
        worker = self._idle.get()
        alive = False
        try:
            reply = worker.ask(Request(name, data, limits, self._then, given))
            alive = worker.served < _FILES_A_WORKER
        finally:
            self._idle.put(worker if alive else self._replace(worker))
        if reply.refusal is not None:
            kind: type[BadInput] = getattr(errors, reply.refusal.kind)
            raise kind(reply.refusal.message, reply.refusal.remedy)
        return cast(T, msgspec.msgpack.decode(reply.value, type=self._result))

    def read_all(
        self, files: Iterable[tuple[str, bytes] | tuple[str, bytes, bytes]]
    ) -> Iterator[tuple[str, T | BadInput]]:
        """Each file's name with its value or error, in the given order; a few files are taken ahead."""
        with ThreadPoolExecutor(self._jobs) as threads:
            pending: deque[tuple[str, Future[T]]] = deque()
            for name, *rest in files:
                pending.append((name, threads.submit(self.read, name, *rest)))
                if len(pending) >= _AHEAD * self._jobs:
                    yield self._take(pending)
            while pending:
                yield self._take(pending)

    def _replace(self, worker: _Worker) -> _Worker:
        worker.close()
        with self._lock:
            if self._closed:
                return worker
            self._workers.remove(worker)
            self._workers.append(fresh := _Worker(self._then))
            return fresh

    def _take(self, pending: deque[tuple[str, Future[T]]]) -> tuple[str, T | BadInput]:
        name, future = pending.popleft()
        try:
            return name, future.result()
        except BadInput as error:
            return name, error


_pools: dict[int, ReaderPool[Blocks]] = {}
_pools_lock = threading.Lock()


def _shared_pool() -> ReaderPool[Blocks]:
    """The pool of this very process: one inherited over a fork would share its pipes with the parent's."""
    with _pools_lock:
        pool = _pools.get(os.getpid())
        if pool is None:
            pool = _pools[os.getpid()] = ReaderPool[Blocks]()
            atexit.register(pool.close)
        return pool
