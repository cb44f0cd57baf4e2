"""What gives texts their vectors. Members: static (ours, NumPy alone), sentences (any sentence-transformers model)."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]

_LARGEST = 127


class Embedder(Protocol):
    """Texts to vectors whose product tells how near their meanings are."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str:
        """Changes with everything that changes a vector: an index of vectors is bound to it."""
        ...

    @property
    def dim(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Rows:
        """A row of length 1 for each text, `dim` components; all zeros for a text of which nothing is known."""
        ...


def pack(rows: Rows) -> list[bytes | None]:
    """Each row as int8 components, scaled so that the largest is 127; None for a row of zeros."""
    largest = np.abs(rows).max(axis=1, initial=0)
    scaled = np.rint(rows * (_LARGEST / np.where(largest > 0, largest, 1))[:, None]).astype(np.int8)
    return [row.tobytes() if known else None for row, known in zip(scaled, largest > 0, strict=True)]


def unit_rows(rows: Rows) -> Rows:
    """The rows at length 1; rows of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Rows = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return unit
