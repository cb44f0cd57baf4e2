"""What of the vector files is committed."""

import os
import zlib
from pathlib import Path

import msgspec

from corpus.codec import from_json, to_json
from corpus.errors import StoreDamaged
from corpus.model import Record


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


def read_state(folder: Path) -> State:
    """The committed state. Raises StoreDamaged where it or one of its files is missing or unreadable."""
    path = folder / "state.json"
    try:
        state = from_json(path.read_bytes(), State)
        missing = [file.name for file, size in _files(folder, state) if _size(file) < size]
    except (OSError, msgspec.DecodeError) as error:
        raise StoreDamaged(f"向量索引 {path} 不能使用：{error}", "请用 zhize reindex 重建") from error
    if missing:
        raise StoreDamaged(f"向量索引 {folder} 的文件不完整：{'、'.join(missing)}", "请用 zhize reindex 重建")
    return state


def write_state(folder: Path, state: State) -> None:
    """Replaces the committed state, lasting."""
    beside = folder / "state.json.new"
    with beside.open("wb") as file:
        file.write(to_json(state))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / "state.json")
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def damaged_files(folder: Path) -> list[Path]:
    """The files whose committed bytes are not what was written."""
    state = read_state(folder)
    found = []
    for (path, size), checksum in zip(_files(folder, state), state.checksums, strict=False):
        with path.open("rb") as file:
            if zlib.crc32(file.read(size)) != checksum:
                found.append(path)
    return found


def _files(folder: Path, state: State) -> list[tuple[Path, int]]:
    return list(zip(state.paths(folder), state.sizes(), strict=True)) if state.count else []


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
