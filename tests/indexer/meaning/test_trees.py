"""Trees in arrays give what the trees give."""

from pathlib import Path

import numpy as np

from indexer.meaning import Forest


def test_every_row_takes_its_own_way_down(tmp_path: Path) -> None:
    # One tree of two questions: x <= 0 ? 1 : (y <= 5 ? 10 : 20); and one of a single leaf: 0.5.
    path = tmp_path / "trees.npz"
    np.savez(
        path,
        names=np.array(["x", "y"]),
        features=np.array([[0, 1], [0, 0]]),
        thresholds=np.array([[0, 5], [np.inf, np.inf]]),
        ways=np.array([[[1, -1, -1], [0, 1, -1]], [[0, 0, 0], [0, 0, 0]]]),
        lengths=np.array([[1, 2, 2], [0, 127, 127]]),
        values=np.array([[1, 10, 20], [0.5, 0, 0]]),
    )
    forest = Forest(path)
    assert forest.names == ("x", "y")
    rows = np.array([[0.0, 9.0], [1.0, 5.0], [1.0, 6.0]])
    assert forest.scores(rows).tolist() == [1.5, 10.5, 20.5]
    assert forest.scores(rows[:0]).tolist() == []
