"""Work of a route, done in a thread within a time."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import ParamSpec, TypeVar

import anyio.to_thread
from starlette.exceptions import HTTPException

P = ParamSpec("P")
T = TypeVar("T")

_SECONDS = 30.0


def in_time(work: Callable[P, T], seconds: float = _SECONDS) -> Callable[P, Awaitable[T]]:
    """The function as a route: its caller waits at most so long, then is told that it took too long.

    The thread itself cannot be stopped; what it does is bounded by the size of questions and pages.
    """

    @wraps(work)
    async def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            async with asyncio.timeout(seconds):
                return await anyio.to_thread.run_sync(partial(work, *args, **kwargs), abandon_on_cancel=True)
        except TimeoutError as error:
            raise HTTPException(504) from error

    return run
