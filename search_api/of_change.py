"""What is derived from a whole store, made once for each of its changes."""

from collections.abc import Callable
from typing import Generic, TypeVar

from indexer.engine import View

T = TypeVar("T")


class OfChange(Generic[T]):
    """A value made from a view, kept until a view of another change asks for it. Several threads may ask at once."""

    def __init__(self, make: Callable[[View], T]) -> None:
        self._make = make
        self._made: tuple[int, T] | None = None

    def __call__(self, view: View) -> T:
        """The value for this view's change."""
        made = self._made
        if made is None or made[0] != view.change:
            made = self._made = view.change, self._make(view)
        return made[1]
