"""Vectors appended and committed."""

import os
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from indexer.engine.embedded.vectors.state import State, read_state, write_state


def append(folder: Path, change: int, added: Sequence[tuple[int, bytes]]) -> None:
    """Commits the vectors of these rows as held at a change. All vectors of a store are of one length.

    A row that stands there already was committed before a crash that the word index did not live to see.
    """
    state = read_state(folder)
    last = int(_rows(folder, state)[-1]) if state.count else 0
    fresh = sorted((row, vector) for row, vector in added if row > last)
    if not fresh:
        return
    dim = state.dim or len(fresh[0][1])
    vectors = np.frombuffer(b"".join(vector for _, vector in fresh), dtype=np.int8).reshape(-1, dim)
    rows = np.asarray([row for row, _ in fresh], dtype="<i8")
    _append(folder, msgspec.structs.replace(state, change=change, dim=dim), rows, vectors)


def compact(folder: Path, change: int, live: Sequence[int]) -> None:
    """Drops the vectors of all other rows: writes new files beside the old ones and switches once."""
    state = read_state(folder)
    rows = _rows(folder, state)
    kept = np.isin(rows, np.asarray(live, dtype=np.int64))
    vectors = np.fromfile(state.paths(folder)[2], dtype=np.int8, count=state.sizes()[2])
    beside = State(change=change, file=state.file + 1, dim=state.dim)
    _append(folder, beside, rows[kept], vectors.reshape(state.count, state.dim)[kept])
    # Not the last ones only: a writer that died here left its own behind.
    kept_files = {path.name for path in beside.paths(folder)}
    for path in folder.glob("[0-9]*.*"):
        if path.name not in kept_files:
            path.unlink(missing_ok=True)


def _append(folder: Path, state: State, rows: NDArray[Any], vectors: NDArray[np.int8]) -> None:
    lengths = np.sqrt(np.square(vectors.astype(np.int32)).sum(axis=1)).astype("<f4")
    checksums = []
    parts = zip(state.paths(folder), state.sizes(), state.checksums, (rows, lengths, vectors), strict=True)
    for path, size, checksum, values in parts:
        data = values.tobytes()
        with path.open("r+b" if state.count else "wb") as file:
            file.truncate(size)
            file.seek(size)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        checksums.append(zlib.crc32(data, checksum))
    sums = (checksums[0], checksums[1], checksums[2])
    write_state(folder, msgspec.structs.replace(state, count=state.count + len(rows), checksums=sums))


def _rows(folder: Path, state: State) -> NDArray[np.int64]:
    return np.fromfile(state.paths(folder)[0], dtype="<i8", count=state.count)
