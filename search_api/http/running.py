"""Work of a route, done in a thread within a time."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from starlette.exceptions import HTTPException

P = ParamSpec("P")
T = TypeVar("T")

_SECONDS = 30.0
# A thread cannot be stopped, and one whose caller has gone still counts: there are never more than these.
ANSWERERS = ThreadPoolExecutor(32, "zhize-answer")
WRITERS = ThreadPoolExecutor(4, "zhize-write")
# Whoever watches is answered though all others wait for a store that does not answer.
WATCHERS = ThreadPoolExecutor(2, "zhize-watch")
WATCH_SECONDS = 5.0


def in_time(
    work: Callable[P, T], seconds: float = _SECONDS, threads: ThreadPoolExecutor = ANSWERERS
) -> Callable[P, Awaitable[T]]:
    """The function as a route: its caller waits at most so long, then is told that it took too long.

    What has not begun by then never does; what has begun is bounded by the size of questions and pages.
    """

    @wraps(work)
    async def run(*args: P.args, **kwargs: P.kwargs) -> T:
        begun = asyncio.wrap_future(threads.submit(partial(work, *args, **kwargs)))
        try:
            return await asyncio.wait_for(begun, seconds)
        except TimeoutError as error:
            raise HTTPException(504) from error

    return run
