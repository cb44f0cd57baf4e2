"""What of the vector files is committed, and whether it is what was written."""

import os
import zlib
from pathlib import Path

from corpus.codec import from_json, to_json
from corpus.model import Record
from indexer.engine.embedded.faults import damaged_index, not_readable

_PIECE = 1 << 20


class State(Record):
    """The last change held, which files, how many rows of how many components, and the files' CRC-32."""

    change: int = 0
    file: int = 1
    count: int = 0
    dim: int = 0
    checksums: tuple[int, int, int] = (0, 0, 0)

    def paths(self, folder: Path) -> tuple[Path, Path, Path]:
        """The files of rows, lengths and vectors."""
        return folder / f"{self.file}.rows", folder / f"{self.file}.lengths", folder / f"{self.file}.vectors"

    def sizes(self) -> tuple[int, int, int]:
        """How many bytes of each are committed."""
        return self.count * 8, self.count * 4, self.count * self.dim

    def parts(self, folder: Path) -> list[tuple[Path, int, int]]:
        """Each file with its committed size and checksum; none where there are no vectors."""
        return list(zip(self.paths(folder), self.sizes(), self.checksums, strict=True)) if self.count else []


def state_file(folder: Path) -> Path:
    """The file that says what is committed."""
    return folder / "state.json"


def read_state(folder: Path) -> State:
    """The committed state. Raises StoreDamaged where it or one of its files is missing or unreadable."""
    try:
        state = _from_bytes(state_file(folder).read_bytes())
        missing = [path.name for path, size, _ in state.parts(folder) if _size(path) < size]
    except PermissionError as error:
        raise not_readable(folder) from error
    except (OSError, ValueError) as error:
        raise damaged_index("向量索引", folder) from error
    if missing:
        raise damaged_index("向量索引", folder, f"{'、'.join(missing)} 不完整")
    return state


def write_state(folder: Path, state: State) -> None:
    """Replaces the committed state, lasting."""
    beside = folder / "state.json.new"
    with beside.open("wb") as file:
        file.write(_to_bytes(state))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(state_file(folder))
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def damaged_files(folder: Path, state: State, since: State | None = None) -> list[Path]:
    """The files whose committed bytes are not what was written, but for those of an earlier state of the same files."""
    grown = since is not None and since.file == state.file and since.count <= state.count
    before = since.parts(folder) if since is not None and grown else []
    skipped = {path: (size, checksum) for path, size, checksum in before}
    return [
        path
        for path, size, checksum in state.parts(folder)
        if _checksum(path, *skipped.get(path, (0, 0)), size) != checksum
    ]


def _to_bytes(state: State) -> bytes:
    """One line of JSON, then its CRC-32: a byte lost in it must not pass for another state."""
    said = to_json(state)
    return said + b"\n" + f"{zlib.crc32(said):08x}\n".encode()


def _from_bytes(data: bytes) -> State:
    """The state written so. Raises ValueError."""
    said, _, rest = data.partition(b"\n")
    if rest != f"{zlib.crc32(said):08x}\n".encode():
        raise ValueError("not what was written")
    return from_json(said, State)


def _checksum(path: Path, start: int, checksum: int, end: int) -> int:
    """The CRC-32 of the file up to `end`, given that up to `start`."""
    with path.open("rb") as file:
        file.seek(start)
        while start < end and (data := file.read(min(end - start, _PIECE))):
            checksum, start = zlib.crc32(data, checksum), start + len(data)
    return checksum


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
