"""Signs of vectors: what is nearest is among what they leave to be compared."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.engine.embedded.vectors import scan
from indexer.engine.embedded.vectors.signs import Signs
from indexer.engine.embedded.vectors.state import State, read_state, write_state
from indexer.engine.embedded.vectors.writer import append

COUNT, TOPICS = 6000, 60


def about_topics(seed: int, count: int, dim: int) -> NDArray[np.int8]:
    """Vectors that lie about common middles, as those of texts do."""
    middles = np.random.default_rng(7).normal(0, 30, (TOPICS, dim))
    chance = np.random.default_rng(seed)
    drawn = middles[chance.integers(0, TOPICS, count)] + chance.normal(0, 30, (count, dim))
    return np.clip(drawn, -127, 127).astype(np.int8)


def kept(folder: Path, vectors: NDArray[np.int8]) -> scan.VectorSnapshot:
    write_state(folder, State())
    append(folder, 1, [(10 + 3 * place, vector.tobytes()) for place, vector in enumerate(vectors)])
    return scan.VectorSnapshot(folder, read_state(folder))


@pytest.mark.parametrize("dim", [256, 100])
def test_the_nearest_of_many_are_those_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dim: int
) -> None:
    held, asked = kept(tmp_path, about_topics(1, COUNT, dim)), about_topics(2, 20, dim)
    exactly = [held.nearest(query.tobytes(), 20) for query in asked]
    monkeypatch.setattr(scan, "SCANNED", 100)
    monkeypatch.setattr(scan, "COMPARED", 600)
    by_signs = [held.nearest(query.tobytes(), 20) for query in asked]
    shared = [len(set(one) & set(other)) for one, other in zip(exactly, by_signs, strict=True)]
    assert sum(shared) >= 0.99 * 20 * len(asked)
    # Who wants more than is compared at least gets them, from more that are compared.
    assert len(held.nearest(asked[0].tobytes(), 2000)) == 2000


def test_those_that_are_as_like_are_all_compared() -> None:
    vectors = np.tile(np.arange(-32, 32, dtype=np.int8), (50, 1))
    vectors[10:] *= -1
    assert Signs(vectors).likely(vectors[0], 3).tolist() == list(range(10))


def test_those_most_like_among_some() -> None:
    vectors = about_topics(3, 500, 128)
    signs, some = Signs(vectors), np.arange(0, 500, 3)
    found = signs.likely(vectors[300], 40, some)
    assert set(found) <= set(some.tolist())
    assert 300 in found
    assert signs.likely(vectors[300], 900, some).tolist() == some.tolist()
    # As among those alone.
    assert found.tolist() == some[Signs(vectors[some]).likely(vectors[300], 40)].tolist()


def test_a_query_of_other_length_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "SCANNED", 0)
    monkeypatch.setattr(scan, "COMPARED", 0)
    held = kept(tmp_path, about_topics(1, 100, 64))
    with pytest.raises(ValueError, match="64 components"):
        held.nearest(bytes(32), 1)
