"""Trees in arrays give what the trees give."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.meaning import Forest, own_trees
from indexer.meaning.trees import MOST_LEAVES


def written(path: Path, leaves: int = 3) -> Path:
    """One tree of two questions: x <= 0 ? 1 : (y <= 5 ? 10 : 20); and one of a single leaf: 0.5."""
    ways = np.zeros((2, 2, leaves), dtype=np.int8)
    ways[0, :, :3] = [[1, -1, -1], [0, 1, -1]]
    values = np.zeros((2, leaves))
    values[:, :3] = [[1.0, 10.0, 20.0], [0.5, 0.0, 0.0]]
    np.savez(
        path,
        names=np.array(["x", "y"]),
        features=np.array([[0, 1], [0, 0]]),
        thresholds=np.array([[0, 5], [np.inf, np.inf]]),
        ways=ways,
        values=values,
    )
    return path


def walked(path: Path, row: NDArray[np.float64]) -> float:
    """What the trees of the file give the row, every leaf tried one after another."""
    with np.load(path, allow_pickle=False) as parts:
        yes = np.where(row[parts["features"]] <= parts["thresholds"], 1, -1)
        total = 0.0
        for answers, ways, values in zip(yes, parts["ways"], parts["values"], strict=True):
            fitting = [leaf for leaf in range(len(values)) if not (ways[:, leaf] == -answers).any()]
            total += values[fitting[0]]
        return total


def test_every_row_takes_its_own_way_down(tmp_path: Path) -> None:
    forest = Forest(written(tmp_path / "trees.npz"))
    assert forest.names == ("x", "y")
    rows = np.array([[0.0, 9.0], [1.0, 5.0], [1.0, 6.0]])
    assert forest.scores(rows).tolist() == [1.5, 10.5, 20.5]
    assert forest.scores(rows[:0]).tolist() == []


def test_our_trees_give_what_walking_each_gives() -> None:
    path = Path(__file__).parents[3] / "indexer" / "meaning" / "models" / "trees.npz"
    rows = np.random.default_rng(1).exponential(size=(20, len(own_trees().names)))
    expected = [walked(path, row) for row in rows]
    assert own_trees().scores(rows) == pytest.approx(expected, abs=1e-9)
    assert len(set(expected)) > 10


def test_trees_of_too_many_leaves_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leaves"):
        Forest(written(tmp_path / "trees.npz", MOST_LEAVES + 1))
