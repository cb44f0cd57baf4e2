"""A question that lost the state of the store it was asked of is asked once more, of the present one."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from corpus.errors import StoreMoved

P = ParamSpec("P")
T = TypeVar("T")


def asked_again(verb: Callable[P, T]) -> Callable[P, T]:
    """The verb, which reads all it tells in one view, so that no answer is of two changes. Raises StoreMoved the second time."""

    @wraps(verb)
    def asked(*args: P.args, **how: P.kwargs) -> T:
        try:
            return verb(*args, **how)
        except StoreMoved:
            return verb(*args, **how)

    return asked
