"""The signs of all vectors, a bit a component: few bytes tell which vectors are worth comparing exactly."""

import numpy as np
from numpy.typing import NDArray

_Words = NDArray[np.uint64]

# Packed so many rows at a time: what is packed together stays in the cache.
_PACKED = 1 << 13
_WORD_BYTES = 8
# Only the largest 60 of 100 components of the query are asked: the signs of the others say little. With all of them, twice
# as many rows must be compared for the same nearest; to count the largest again takes longer than it saves.
_ASKED = 0.6


class Signs:
    """The signs of vectors, in 64-bit words: one row a word, one column a vector."""

    def __init__(self, vectors: NDArray[np.int8]) -> None:
        count, dim = vectors.shape
        self._words: _Words = np.empty((-(-dim // (8 * _WORD_BYTES)), count), dtype=np.uint64)
        for start in range(0, count, _PACKED):
            rows = slice(start, start + _PACKED)
            self._words[:, rows] = _packed(vectors[rows] > 0).T

    def likely(
        self, query: NDArray[np.int8], size: int, among: NDArray[np.intp] | None = None
    ) -> NDArray[np.intp]:
        """The places, ascending, of at least `size` vectors whose signs are most like the query's, with all that are as like.

        Of those at the places `among`, which ascend, where they are given.
        """
        differing = np.zeros(self._words.shape[1], dtype=np.uint16)
        for held, sign, asked in zip(self._words, *_asked(query), strict=True):
            apart = held ^ sign
            apart &= asked
            differing += np.bitwise_count(apart)
        if among is not None:
            differing = differing[among]
        if len(differing) <= size:
            return np.arange(len(differing)) if among is None else among
        places: NDArray[np.intp] = np.flatnonzero(differing <= np.partition(differing, size - 1)[size - 1])
        return places if among is None else among[places]


def _asked(query: NDArray[np.int8]) -> _Words:
    """The query's signs, and which of its components are asked, each as one row of words."""
    strength = np.abs(query.astype(np.int16))
    least = np.sort(strength)[int(len(query) * (1 - _ASKED))]
    return _packed(np.array([query > 0, strength >= least]))


def _packed(bits: NDArray[np.bool_]) -> _Words:
    """Rows of bits as rows of words, filled up with zeros."""
    packed = np.packbits(bits, axis=1)
    filled = np.pad(packed, ((0, 0), (0, -packed.shape[1] % _WORD_BYTES)))
    return filled.view(np.uint64)
