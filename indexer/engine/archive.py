"""A store as one portable file, for any engine.

A ZIP archive of `store.json` (the format), `documents.jsonl` (a line for every version of every document, oldest
first) and `originals/HASH` (the bytes each was read from, once).
"""

import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path

import msgspec

from corpus.codec import from_json, to_json
from corpus.errors import BadRequest, DamagedInput, StoreUnavailable
from corpus.model import Reading, Record
from indexer.engine.protocol import Carder, Engine, Entry, View

_FORMAT = 1
_BATCH = 100
# Nothing a store holds comes near: a longer line or file is no backup of ours.
_LONGEST = 1_000_000_000

Progress = Callable[[int], None]


class _Line(Record):
    """One version of a document in the archive."""

    reading: Reading
    original: str
    media_type: str
    name: str
    on: date


def back_up(view: View, path: Path, progress: Progress = lambda count: None) -> int:
    """How many versions of documents were written to the file, which appears whole or not at all."""
    beside = path.with_name(path.name + ".part")
    count = 0
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        archive.writestr("store.json", json.dumps({"format": _FORMAT}))
        written: set[str] = set()
        for entry in view.history():
            name = _original_name(entry)
            if name not in written:
                archive.writestr(name, entry.original)
                written.add(name)
        with archive.open("documents.jsonl", "w", force_zip64=True) as lines:
            for entry in view.history():
                line = _Line(
                    reading=entry.reading,
                    original=_original_name(entry),
                    media_type=entry.media_type,
                    name=entry.name,
                    on=entry.on or date.today(),  # noqa: DTZ011 - a store always knows the day
                )
                lines.write(to_json(line) + b"\n")
                count += 1
                progress(count)
    beside.replace(path)
    return count


def restore(engine: Engine, carder: Carder, path: Path, progress: Progress = lambda count: None) -> int:
    """How many versions of documents were read from the file into an empty store.

    Raises BadRequest where the store is not empty, DamagedInput where the file is no whole backup.
    """
    if not _is_empty(engine):
        raise BadRequest("要恢复到的库不是空的", "请用 --data 指定一个新的文件夹")
    try:
        with zipfile.ZipFile(path) as archive:
            _check_format(archive)
            for _ in _entries(archive):
                pass  # Read once to its end before anything is written: all of it is restored or nothing.
            return copy(_entries(archive), engine, carder, progress)
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        EOFError,
        NotImplementedError,
        msgspec.DecodeError,
        ValueError,
    ) as error:
        raise DamagedInput(f"备份文件 {path.name} 不完整或已损坏", "请换一个备份文件") from error


def copy(
    entries: Iterable[Entry], engine: Engine, carder: Carder, progress: Progress = lambda count: None
) -> int:
    """How many entries of another store's history were written, each with cards made anew."""
    count, waiting = 0, iter(entries)
    with engine.writing():
        while batch := list(islice(waiting, _BATCH)):
            engine.write(msgspec.structs.replace(entry, cards=carder(entry.reading)) for entry in batch)
            count += len(batch)
            progress(count)
    return count


def _entries(archive: zipfile.ZipFile) -> Iterator[Entry]:
    with archive.open("documents.jsonl") as lines:
        while data := lines.readline(_LONGEST):
            line = from_json(data, _Line)
            original = _read(archive, line.original)
            if line.original != f"originals/{sha256(original).hexdigest()}":
                raise ValueError(f"{line.original} holds other bytes than its name says")
            yield Entry(line.reading, (), original, line.media_type, line.name, line.on)


def _check_format(archive: zipfile.ZipFile) -> None:
    told = json.loads(_read(archive, "store.json"))
    if not isinstance(told, dict) or told.get("format") != _FORMAT:
        raise ValueError(f"its format is {told!r}, not {_FORMAT}")


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LONGEST:
        raise ValueError(f"{name} is larger than any original")
    return archive.read(name)


def _original_name(entry: Entry) -> str:
    return f"originals/{sha256(entry.original).hexdigest()}"


def _is_empty(engine: Engine) -> bool:
    try:
        with engine.view() as view:
            return view.stats().versions == 0
    except StoreUnavailable:
        return True
