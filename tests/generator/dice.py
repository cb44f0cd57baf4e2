"""Choices drawn from a seed, remembering which features of real documents they switched on."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A source of choices; `tags` holds the name of every feature that came up.

    A child shares the sequence of its parent and keeps tags of its own: one for the document,
    one for each row of its table.
    """

    def __init__(self, source: str | random.Random) -> None:
        # A string seeds through SHA-512: the same on every machine and in every process.
        self._random = random.Random(source) if isinstance(source, str) else source
        self.tags: set[str] = set()

    def child(self) -> Dice:
        """A source that goes on with the same sequence and has tags of its own."""
        return Dice(self._random)

    def mark(self, *tags: str) -> None:
        """Remember features that no choice of this source switched on."""
        self.tags.update(str(tag) for tag in tags)

    def chance(self, probability: float, tag: str | None = None) -> bool:
        """True with the probability; then the tag is remembered."""
        came_up = self._random.random() < probability
        if came_up and tag is not None:
            self.mark(tag)
        return came_up

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, all equally likely."""
        return options[self._random.randrange(len(options))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """One of the keys, as likely as its weight."""
        return self._random.choices(list(weights), weights=list(weights.values()))[0]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """So many different options (all of them where there are fewer), in random order."""
        return self._random.sample(list(options), min(count, len(options)))

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """All the options in random order."""
        return self.some(options, len(options))

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return self._random.randint(low, high)
