"""Which files of the index are known to be whole.

Files of an index end in, or are kept beside, checksums; reading all of a large index to compare them would cost each
opening seconds. So the writer notes of each file that it was whole, with the file's stamp: while that is the same,
nobody has written to it. A file without a note, or changed since, is read and compared. Nothing depends on the note
but time, and that a file whole by itself is not taken for another.
"""

import contextlib
from pathlib import Path

from corpus.codec import from_json, to_json
from corpus.model import Record

# Size, and the times of the last change to contents and to anything: the last cannot be set by a program.
Stamp = tuple[int, int, int]
Stamps = dict[str, Stamp]


class Whole(Record):
    """A file that was seen to be whole: under which stamp, with which CRC-32."""

    stamp: Stamp
    checksum: int


class Seal(Record):
    """The files seen to be whole, by their names."""

    words: dict[str, Whole] = {}
    vectors: Stamps = {}


def stamp_of(path: Path) -> Stamp:
    """The file's stamp. Raises OSError."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def read_seal(path: Path) -> Seal:
    """The note; an empty one where there is none or no sound one."""
    try:
        return from_json(path.read_bytes(), Seal)
    except (OSError, ValueError):
        return Seal()


def write_seal(path: Path, seal: Seal) -> None:
    """Leaves the note, or none where it cannot be written."""
    beside = path.with_name(path.name + ".new")
    with contextlib.suppress(OSError):
        beside.write_bytes(to_json(seal))
        beside.replace(path)
