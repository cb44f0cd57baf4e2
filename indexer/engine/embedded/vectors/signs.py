"""The signs of all vectors, a bit a component: few bytes tell which vectors are worth comparing exactly."""

import numpy as np
from numpy.typing import NDArray

_Words = NDArray[np.uint64]

# Packed so many rows at a time: what is packed together stays in the cache.
_PACKED = 1 << 13
_WORD_BYTES = 8
# A component of the query counts once, once more among the largest 60 of 100 and again among the largest 30: without that
# four times as many rows must be compared for the same best hundred.
_COUNTED_AGAIN = (0.6, 0.3)


class Signs:
    """The signs of vectors, in 64-bit words: one row a word, one column a vector."""

    def __init__(self, vectors: NDArray[np.int8]) -> None:
        count, dim = vectors.shape
        self._words: _Words = np.empty((-(-dim // (8 * _WORD_BYTES)), count), dtype=np.uint64)
        for start in range(0, count, _PACKED):
            rows = slice(start, start + _PACKED)
            self._words[:, rows] = _packed(vectors[rows] > 0).T

    def likely(self, query: NDArray[np.int8], size: int) -> NDArray[np.intp]:
        """The places, ascending, of at least `size` vectors whose signs are most like the query's, with all that are as like."""
        differing = np.zeros(self._words.shape[1], dtype=np.uint16)
        for held, signs, *masks in zip(self._words, *_asked(query), strict=True):
            apart = held ^ signs
            differing += np.bitwise_count(apart)
            for mask in masks:
                differing += np.bitwise_count(apart & mask)
        within = np.cumsum(np.bincount(differing))
        places: NDArray[np.intp] = np.flatnonzero(differing <= np.searchsorted(within, size))
        return places


def _asked(query: NDArray[np.int8]) -> _Words:
    """The query's signs, and which of its components count again, each as one row of words."""
    strength = np.abs(query.astype(np.int16))
    ascending = np.sort(strength)
    least = [ascending[int(len(query) * (1 - share))] for share in _COUNTED_AGAIN]
    return _packed(np.array([query > 0, *(strength >= one for one in least)]))


def _packed(bits: NDArray[np.bool_]) -> _Words:
    """Rows of bits as rows of words, filled up with zeros."""
    packed = np.packbits(bits, axis=1)
    filled = np.pad(packed, ((0, 0), (0, -packed.shape[1] % _WORD_BYTES)))
    return filled.view(np.uint64)
