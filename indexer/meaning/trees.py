"""Boosted trees, run with NumPy: what a light re-ranker is once it has been trained."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# Trees taken together: what all rows answer to their questions then stays in the cache.
_TOGETHER = 25


class Forest:
    """The trees of a file, side by side: each has as many questions and leaves as the largest, those beyond its own idle.

    A question asks whether feature `features[tree, question]` is at most `thresholds[tree, question]`. A leaf is reached
    where every question on its way is answered its way: `ways[tree, question, leaf]` is 1 for yes, -1 for no, 0 where it
    does not lie on the way, and `lengths[tree, leaf]` how many do. `values[tree, leaf]` is what it gives.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as parts:
            self.names: tuple[str, ...] = tuple(parts["names"].tolist())
            self._features: NDArray[np.intp] = parts["features"].astype(np.intp)
            self._thresholds: NDArray[np.float64] = parts["thresholds"]
            self._ways: NDArray[np.float32] = parts["ways"].astype(np.float32)
            self._lengths: NDArray[np.float32] = parts["lengths"].astype(np.float32)
            self._values: NDArray[np.float64] = parts["values"]

    def scores(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum of what all trees give each row; its columns are those of `names`."""
        total = np.zeros(len(rows))
        columns = np.ascontiguousarray(rows.T)
        for start in range(0, len(self._features), _TOGETHER):
            trees = slice(start, start + _TOGETHER)
            yes = columns[self._features[trees]] <= self._thresholds[trees][:, :, None]
            answers = np.where(yes, np.float32(1), np.float32(-1)).transpose(0, 2, 1)
            reached = answers @ self._ways[trees] == self._lengths[trees][:, None, :]
            total += (reached @ self._values[trees][:, :, None]).sum(axis=(0, 2))
        return total
