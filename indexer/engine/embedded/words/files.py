"""The files of a word index, and whether their bytes are what was written."""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# What a segment is made of (tantivy, src/index/segment_component.rs).
_PARTS = ("idx", "pos", "fieldnorm", "term", "store", "fast")
# tantivy ends each file with a JSON note that holds the CRC-32 of what stands before it, then the note's length
# and a magic number, both little-endian 32-bit (tantivy, src/directory/footer.rs).
_MAGIC = 1337
_FOOTER = 8
# Far above what tantivy writes there (a version and a checksum).
_LONGEST_NOTE = 10_000
_PIECE = 1 << 20


def files_in_use(meta: bytes) -> list[str]:
    """The names of the files that an index with this `meta.json` is made of. Raises ValueError."""
    try:
        return [name for segment in json.loads(meta)["segments"] for name in _files(segment)]
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"meta.json: {error!r}") from error


def segments_of(meta: bytes) -> list[int]:
    """How many entries each segment of an index with this sound `meta.json` has."""
    return [int(segment["max_doc"]) for segment in json.loads(meta)["segments"]]


def checksum_of(path: Path) -> int | None:
    """The CRC-32 of what the file holds; None where that is not what tantivy noted at its end. Raises OSError."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if size < _FOOTER:
            return None
        file.seek(size - _FOOTER)
        footer = file.read(_FOOTER)
        length = int.from_bytes(footer[:4], "little")
        start = size - _FOOTER - length
        if int.from_bytes(footer[4:], "little") != _MAGIC or length > _LONGEST_NOTE or start < 0:
            return None
        file.seek(start)
        try:
            note = json.loads(file.read(length))
        except (ValueError, RecursionError):
            return None
        if not isinstance(note, dict):
            return None
        file.seek(0)
        checksum, left = 0, start
        while left and (data := file.read(min(left, _PIECE))):
            checksum, left = zlib.crc32(data, checksum), left - len(data)
        return checksum if left == 0 and note.get("crc") == checksum else None


def damaged_words(folder: Path) -> list[Path]:
    """The files of a word index whose bytes are not what was written; those of no segment in use are no matter."""
    try:
        names = files_in_use((folder / "meta.json").read_bytes())
    except (OSError, ValueError):
        return [folder / "meta.json"]
    return [folder / name for name in names if not _is_there_whole(folder / name)]


def _is_there_whole(path: Path) -> bool:
    try:
        return checksum_of(path) is not None
    except OSError:
        return False


def _files(segment: dict[str, Any]) -> Iterator[str]:
    """The names of a segment's parts, and of its deletions by their number."""
    name = segment["segment_id"].replace("-", "")
    if not name.isalnum():
        raise ValueError("meta.json: a segment has no name")
    yield from (f"{name}.{part}" for part in _PARTS)
    if segment["deletes"]:
        yield f"{name}.{int(segment['deletes']['opstamp'])}.del"
