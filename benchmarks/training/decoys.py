"""Articles that share a question's words and do not answer it."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.training.bags import Bag

_NEAREST = 60
_K1, _B = 1.2, 0.75


class Overlap:
    """BM25 over bags, in which a token counts once."""

    def __init__(self, passages: Sequence[Bag], rarity: Sequence[float]) -> None:
        having = defaultdict(list)
        for place, bag in enumerate(passages):
            for token in bag:
                having[token].append(place)
        self._having = {token: np.array(places) for token, places in having.items()}
        self._rarity = rarity
        sizes = np.array([len(bag) for bag in passages], dtype=np.float32)
        self._share = (_K1 + 1) / (1 + _K1 * (1 - _B + _B * sizes / sizes.mean()))

    def scores(self, bag: Bag) -> NDArray[np.float32]:
        """How much each passage shares with the bag."""
        total = np.zeros(len(self._share), dtype=np.float32)
        for token in bag:
            if token in self._having:
                total[self._having[token]] += self._rarity[token]
        shared: NDArray[np.float32] = total * self._share
        return shared

    def decoys(self, question: Bag, answers: Sequence[int]) -> list[int]:
        """The passages that share most with the question, its answers left out."""
        scores = self.scores(question)
        scores[list(answers)] = -1
        return [int(place) for place in np.argsort(-scores, kind="stable")[:_NEAREST]]
