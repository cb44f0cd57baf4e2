"""A store as one portable file, for any engine.

A ZIP archive of `store.json` (the format), `documents.jsonl` (a line for every version of every document, oldest
first), `known.jsonl` (the known questions), `rosters.jsonl` (a line for every roster, what is private in it included, so that the
file is its owner's alone) and `originals/HASH` (the bytes each was read from, once).
"""

import contextlib
import json
import lzma
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Collection, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import IO, TypeVar

from corpus import clock
from corpus.codec import from_json, to_json
from corpus.errors import BadRequest, DamagedInput
from corpus.model import Reading, Record
from corpus.whole_files import written_whole
from indexer.engine.copying import (
    Listed,
    Progress,
    add_known,
    filling_of,
    is_empty,
    keep_rosters,
    not_held,
    rosters_of,
    write_all,
)
from indexer.engine.filling import Filling
from indexer.engine.protocol import Carder, Engine, Entry, View
from indexer.engine.values import Known, PartlyWritten, version_of

_FORMAT = 1
# Nothing a store holds comes near: a longer line or file is no backup of ours.
_LONGEST = 1_000_000_000
# What the ZIP library raises over files that are damaged, forged or locked, and the decoder over what is in them.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    RuntimeError,
    ValueError,
)

_R = TypeVar("_R", bound=Record)


class _Line(Record):
    """One version of a document in the archive."""

    reading: Reading
    original: str
    media_type: str
    name: str
    on: date


def back_up(view: View, path: Path, progress: Progress = lambda count: None) -> int:
    """How many versions of documents were written to the file, which appears whole or not at all, for its owner alone."""
    with written_whole(path, private=True) as beside:
        return _write(view, beside, progress)


def _write(view: View, path: Path, progress: Progress) -> int:
    count = 0
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive,
        tempfile.TemporaryFile(dir=path.parent) as lines,
    ):
        archive.writestr("store.json", json.dumps({"format": _FORMAT}))
        written: set[str] = set()
        # Gone through once: what is replaced meanwhile may be told otherwise the second time.
        for entry in view.history():
            name = _original_name(entry)
            if name not in written:
                archive.writestr(name, entry.original)
                written.add(name)
            line = _Line(
                reading=entry.reading,
                original=name,
                media_type=entry.media_type,
                name=entry.name,
                on=entry.on or clock.today(),  # A store always knows the day.
            )
            lines.write(to_json(line) + b"\n")
            count += 1
            progress(count)
        lines.seek(0)
        with archive.open("documents.jsonl", "w", force_zip64=True) as documents:
            shutil.copyfileobj(lines, documents)
        archive.writestr("known.jsonl", b"".join(to_json(known) + b"\n" for known in view.known()))
        archive.writestr("rosters.jsonl", b"".join(to_json(listed) + b"\n" for listed in rosters_of(view)))
    return count


def restore(engine: Engine, carder: Carder, path: Path, progress: Progress = lambda count: None) -> int:
    """How many versions of documents were read from the file into an empty store, or one that was cut off in restoring it.

    Until all is done the store says that it is not whole. Raises BadRequest where it holds anything else, DamagedInput
    where the file is no whole backup, PartlyWritten at the end.
    """
    empty = is_empty(engine)
    with _damage(path), zipfile.ZipFile(path) as archive:
        _check_format(archive)
        filling = Filling("restore", f"{archive.getinfo('documents.jsonl').CRC:08x}")
        known, rosters = _lines(archive, "known.jsonl", Known), _lines(archive, "rosters.jsonl", Listed)
    # Read once to its end before anything is written: a damaged file restores nothing.
    told = {_version(entry) for entry in _entries(path)}
    goes_on = empty or filling_of(engine) == filling
    if not goes_on and not _holds_only(engine, told, {listed.roster.name for listed in rosters}):
        raise BadRequest(
            "要恢复到的库不是空的", "请用 --data 指定一个新的文件夹；在集群上请换一个 index_prefix"
        )
    engine.note_filling(filling)
    entries = _entries(path) if empty else not_held(_entries(path), engine)
    count, refused = write_all(entries, engine, carder, progress)
    add_known(engine, known)
    keep_rosters(engine, rosters)
    engine.note_filling(None)
    if refused:
        raise PartlyWritten(refused)
    return count


@contextlib.contextmanager
def _damage(path: Path) -> Iterator[None]:
    """Turns what is said by a file that is no whole backup; around its reading alone, for others speak likewise."""
    try:
        yield
    except _FAULTS as error:
        raise DamagedInput(f"备份文件 {path.name} 不是完整的备份", "请换一个备份文件") from error


def _entries(path: Path) -> Iterator[Entry]:
    with contextlib.ExitStack() as held:
        with _damage(path):
            archive = held.enter_context(zipfile.ZipFile(path))
            lines = held.enter_context(archive.open("documents.jsonl"))
        while (entry := _next_entry(path, archive, lines)) is not None:
            yield entry


def _next_entry(path: Path, archive: zipfile.ZipFile, lines: IO[bytes]) -> Entry | None:
    with _damage(path):
        data = lines.readline(_LONGEST)
        if not data:
            return None
        line = from_json(data, _Line)
        original = _read(archive, line.original)
        if line.original != f"originals/{sha256(original).hexdigest()}":
            raise ValueError(f"{line.original} holds other bytes than its name says")
        return Entry(line.reading, (), original, line.media_type, line.name, line.on)


def _check_format(archive: zipfile.ZipFile) -> None:
    told = json.loads(_read(archive, "store.json"))
    if not isinstance(told, dict) or told.get("format") != _FORMAT:
        raise ValueError(f"its format is {told!r}, not {_FORMAT}")


def _lines(archive: zipfile.ZipFile, name: str, kind: type[_R]) -> list[_R]:
    """The records of a file, one a line; none where an older backup lacks it."""
    if name not in archive.namelist():
        return []
    return [from_json(line, kind) for line in _read(archive, name).splitlines()]


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LONGEST:
        raise ValueError(f"{name} is larger than any original")
    return archive.read(name)


def _original_name(entry: Entry) -> str:
    return f"originals/{sha256(entry.original).hexdigest()}"


def _version(entry: Entry) -> tuple[str, str]:
    return entry.reading.document.id, version_of(entry.reading.text)


def _holds_only(engine: Engine, versions: Collection[tuple[str, str]], rosters: Collection[str]) -> bool:
    """Whether all that a store holds is of these: what was restored before the restoring was cut off."""
    with engine.view() as view:
        return all(_version(entry) in versions for entry in view.history()) and all(
            roster.name in rosters for roster in view.rosters()
        )
