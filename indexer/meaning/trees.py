"""Boosted trees, run with NumPy: what a light re-ranker is once it has been trained."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# A tree's leaves are bits of one number.
MOST_LEAVES = 16
_Leaves = NDArray[np.uint16]


class Forest:
    """The trees of a file. Raises OSError or ValueError where there are none.

    All trees are asked together (QuickScorer: Lucchese and others, SIGIR 2015). A question asks whether a feature is at most
    a threshold; where it is not, the leaves on its yes side are out of reach, and the first leaf left is the tree's answer.
    So each feature has, for every place among its thresholds, which leaves of each tree its value leaves in reach.

    In the file, `features[tree, question]` and `thresholds[tree, question]` are the questions; `ways[tree, question, leaf]`
    is 1 where the leaf lies on the yes side, -1 on the no side, 0 elsewhere; `values[tree, leaf]` is what a leaf gives.
    Leaves stand from yes to no. Trees have as many questions and leaves as the largest, those beyond their own idle.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as parts:
            self.names: tuple[str, ...] = tuple(parts["names"].tolist())
            features, thresholds, ways = parts["features"], parts["thresholds"], parts["ways"]
            self._values: NDArray[np.float64] = parts["values"].ravel()
        trees, _, leaves = ways.shape
        if leaves > MOST_LEAVES:
            raise ValueError(f"{path}: {leaves} leaves, at most {MOST_LEAVES} are possible")
        bits = np.uint16(1) << np.arange(leaves, dtype=np.uint16)
        left: _Leaves = ~np.where(ways == 1, bits, np.uint16(0)).sum(axis=2, dtype=np.uint16)
        self._starts = np.arange(trees) * leaves
        self._reach = [_in_reach(features == feature, thresholds, left) for feature in range(len(self.names))]

    def scores(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum of what all trees give each row; its columns are those of `names`."""
        reached = np.full((len(rows), len(self._starts)), np.iinfo(np.uint16).max, dtype=np.uint16)
        for column, (thresholds, left) in zip(rows.T, self._reach, strict=True):
            if len(thresholds) and len(column):
                # A value equal to a threshold is at most that.
                places = np.searchsorted(thresholds, column, side="left")
                # Of many columns all rows have the same, as where no question is known.
                alike = (places == places[0]).all()
                reached &= left[places[0]] if alike else left.take(places, axis=0)
        leaves = _FIRST.take(reached)
        leaves += self._starts
        total: NDArray[np.float64] = self._values.take(leaves).sum(axis=1)
        return total


def _in_reach(
    asked: NDArray[np.bool_], thresholds: NDArray[np.float64], left: _Leaves
) -> tuple[NDArray[np.float64], _Leaves]:
    """The thresholds of one feature, ascending, and the leaves of each tree that a value above the first n leaves in reach."""
    trees, questions = np.nonzero(asked & np.isfinite(thresholds))
    steps, places = np.unique(thresholds[trees, questions], return_inverse=True)
    reach: _Leaves = np.full((len(steps) + 1, len(left)), np.iinfo(np.uint16).max, dtype=np.uint16)
    np.bitwise_and.at(reach, (places + 1, trees), left[trees, questions])
    return steps, np.bitwise_and.accumulate(reach, axis=0)


def _first_bits() -> NDArray[np.intp]:
    """The place of the lowest bit of every number of 16 bits."""
    numbers = np.arange(1 << MOST_LEAVES)
    lowest = numbers & -numbers
    lowest[0] = 1
    places: NDArray[np.intp] = np.log2(lowest).astype(np.intp)
    return places


_FIRST = _first_bits()
