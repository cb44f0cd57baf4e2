"""What was looked up lately and may be asked for again."""

from collections.abc import Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Lately(Generic[K, V]):
    """At most `most` things by their keys: in two halves, of which the older is forgotten when the younger is full.

    What is asked for again counts as new. Several threads may ask and keep at once; none of the values is None.
    """

    def __init__(self, most: int) -> None:
        self._half = most // 2
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}
        # Two threads that both found the younger half full would throw away both.
        self._turning = Lock()

    def get(self, key: K) -> V | None:
        """What is known by the key; None where nothing is, or no more."""
        found = self._young.get(key)
        if found is None and (found := self._old.get(key)) is not None:
            self.keep(key, found)
        return found

    def of(self, keys: Iterable[K]) -> dict[K, V]:
        """What is known by these keys, those of which nothing is left out."""
        return {key: found for key in keys if (found := self.get(key)) is not None}

    def keep(self, key: K, value: V) -> None:
        """Keeps one thing."""
        with self._turning:
            if len(self._young) >= self._half:
                self._old, self._young = self._young, {}
            self._young[key] = value

    def keep_all(self, values: Mapping[K, V]) -> None:
        """Keeps them all."""
        for key, value in values.items():
            self.keep(key, value)
