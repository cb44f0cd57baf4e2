"""Nearest vectors: the query against every vector, or every one that passes a filter; of many, against those of like signs."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.engine.embedded.vectors.signs import Signs
from indexer.engine.embedded.vectors.state import State

# Components widened at a time: int8 products overflow, and a float32 copy of so many stays in the second-level
# cache. Measured over 150,000 rows of 256: 8 ms, and 60 ms with chunks eight times as large.
_WIDENED = 1 << 17
# Of more vectors than these, only those whose signs are most like the query's are compared: so many, or so many times what is
# wanted. Of 152,000 rows of 768 that takes 4 ms for 24, and all of the 400 nearest are found (206 of STARD's questions over
# the laws; of 4,000 compared 9,999 in 10,000); making the signs takes 16 ms, once a process and commit.
SCANNED = 50_000
COMPARED, _COMPARED_EACH = 6000, 15


class VectorSnapshot:
    """The vectors as of one commit. Records are known by their rows."""

    def __init__(self, folder: Path, state: State) -> None:
        rows, lengths, vectors = state.paths(folder)
        count, self._dim = state.count, state.dim
        self.size = count
        self._rows = np.asarray(np.memmap(rows, dtype="<i8", mode="r", shape=(count,)))
        self._lengths = np.asarray(np.memmap(lengths, dtype="<f4", mode="r", shape=(count,)))
        self._vectors = np.asarray(np.memmap(vectors, dtype="i1", mode="r", shape=(count, self._dim)))

    def nearest(self, query: bytes, size: int) -> list[tuple[int, float]]:
        """The rows of the `size` nearest vectors with their cosines, best first. Raises ValueError."""
        compared = max(COMPARED, _COMPARED_EACH * size)
        if self.size <= max(SCANNED, compared):
            return self._best(np.arange(self.size), query, size)
        return self._best(self._signs.likely(self._asked(query), compared), query, size)

    def nearest_of(self, query: bytes, size: int, rows: Sequence[int]) -> list[tuple[int, float]]:
        """The same among these rows; those without a vector are passed over."""
        return self._best(self._places(rows), query, size)

    def nearest_marked(self, query: bytes, size: int, marks: bytes) -> list[tuple[int, float]]:
        """The same among the rows that bear a mark, a byte a row; of many by their signs, as among all."""
        marked = np.frombuffer(marks, dtype=np.bool_)
        places = np.flatnonzero(marked[self._rows[: np.searchsorted(self._rows, len(marked))]])
        compared = max(COMPARED, _COMPARED_EACH * size)
        if self.size > SCANNED and len(places) > compared:
            places = self._signs.likely(self._asked(query), compared, places)
        return self._best(places, query, size)

    def vectors(self, rows: Sequence[int]) -> dict[int, bytes]:
        """The vectors of these rows; those without one are passed over."""
        places = self._places(rows)
        held = zip(self._rows[places].tolist(), self._vectors[places], strict=True)
        return {row: vector.tobytes() for row, vector in held}

    def held(self, rows: Sequence[int]) -> int:
        """How many of these rows have a vector."""
        return len(self._places(rows))

    @cached_property
    def _signs(self) -> Signs:
        return Signs(self._vectors)

    def _asked(self, query: bytes) -> NDArray[np.int8]:
        asked = np.frombuffer(query, dtype=np.int8)
        if len(asked) != self._dim:
            raise ValueError(f"the store's vectors have {self._dim} components, the query's has {len(asked)}")
        return asked

    def _places(self, rows: Sequence[int]) -> NDArray[np.int64]:
        wanted = np.sort(np.asarray(rows, dtype=np.int64))
        places = np.searchsorted(self._rows, wanted)
        inside = places < len(self._rows)
        places, wanted = places[inside], wanted[inside]
        held: NDArray[np.int64] = places[self._rows[places] == wanted]
        return held

    def _best(self, places: NDArray[np.int64], query: bytes, size: int) -> list[tuple[int, float]]:
        scores = self._cosines(places, self._asked(query).astype(np.float32))
        rows = self._rows[places]
        if len(scores) > size:
            chosen = np.argpartition(-scores, size)[:size]
            scores, rows = scores[chosen], rows[chosen]
        order = np.lexsort((rows, -scores))
        return list(zip(rows[order].tolist(), scores[order].tolist(), strict=True))

    def _cosines(self, places: NDArray[np.int64], query: NDArray[np.float32]) -> NDArray[np.float32]:
        whole = len(places) == len(self._rows)
        products = np.empty(len(places), dtype=np.float32)
        step = max(1, _WIDENED // self._dim)
        # One for all: what is made anew for each is not in the cache yet.
        widened = np.empty((min(step, len(places)), self._dim), dtype=np.float32)
        for start in range(0, len(places), step):
            chunk = slice(start, start + step)
            vectors = self._vectors[chunk] if whole else self._vectors.take(places[chunk], axis=0)
            held = widened[: len(vectors)]
            held[:] = vectors
            np.dot(held, query, out=products[chunk])
        scale = self._lengths[places] * np.linalg.norm(query)
        cosines: NDArray[np.float32] = np.divide(
            products, scale, out=np.zeros_like(products), where=scale > 0
        )
        return cosines
