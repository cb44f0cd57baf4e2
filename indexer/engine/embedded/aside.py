"""Work that is done beside the thread that asks, where the machine has a core to spare."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")

# A question has three legs, of which the thread that asks takes one.
_MOST = 2


class Aside:
    """A thread or two that take pieces of work off those who ask; none where there is only one core.

    It pays for pieces of a millisecond that let go of the interpreter, as tantivy and NumPy do.
    """

    def __init__(self, cores: int | None = None) -> None:
        self._threads = min(_MOST, (cores or _cores()) - 1)
        self._pool = self._new_pool()

    def together(self, pieces: Sequence[Callable[[], T]]) -> list[T]:
        """What each piece gives, in order. Raises what a piece raises.

        The thread that asks does the last, and then whatever nobody has begun: no question waits for the pieces of another.
        """
        pool = self._pool
        if pool is None or len(pieces) < 2:
            return [piece() for piece in pieces]
        *others, last = pieces
        begun: list[Future[T] | None] = [_begun(pool, piece) for piece in others]
        try:
            own = last()
            given = [
                piece() if each is None or each.cancel() else each.result()
                for piece, each in zip(others, begun, strict=True)
            ]
        finally:
            # Where a piece failed, no other goes on: what it reads may be closed behind this call.
            left = [each for each in begun if each is not None and not each.cancel()]
            wait(left)
        return [*given, own]

    def close(self) -> None:
        """Ends the threads, each when it has done what it began. Asked again, or meanwhile, pieces are done all the same."""
        pool, self._pool = self._pool, self._new_pool()
        if pool is not None:
            pool.shutdown()

    def _new_pool(self) -> ThreadPoolExecutor | None:
        return ThreadPoolExecutor(self._threads, "zhize-leg") if self._threads > 0 else None


def _begun(pool: ThreadPoolExecutor, piece: Callable[[], T]) -> Future[T] | None:
    """The piece, given to the threads; None where another has closed them meanwhile."""
    try:
        return pool.submit(piece)
    except RuntimeError:
        return None


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
