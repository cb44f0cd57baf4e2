"""Boosted trees, run with NumPy: what a light re-ranker is once it has been trained."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_PARTS = ("features", "thresholds", "lower", "upper", "roots")


class Forest:
    """The trees of a file, all in five arrays: node n asks whether feature `features[n]` is at most `thresholds[n]`.

    `lower` and `upper` are the nodes that follow. A leaf's feature is -1 and its threshold the value it gives.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as parts:
            self._features, self._thresholds, self._lower, self._upper, self._roots = (
                parts[name] for name in _PARTS
            )
            self.depth = int(parts["depth"])
            self.names: tuple[str, ...] = tuple(parts["names"].tolist())

    def scores(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum of what all trees give each row; its columns are those of `names`."""
        count = len(rows)
        nodes = np.broadcast_to(self._roots, (count, len(self._roots))).copy()
        at = np.arange(count)[:, None]
        for _ in range(self.depth):
            features = self._features[nodes]
            asked = rows[at, features]
            following = np.where(asked <= self._thresholds[nodes], self._lower[nodes], self._upper[nodes])
            nodes = np.where(features >= 0, following, nodes)
        total: NDArray[np.float64] = self._thresholds[nodes].sum(axis=1)
        return total
