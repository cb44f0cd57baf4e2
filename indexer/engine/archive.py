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
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from corpus import clock
from corpus.codec import from_json, to_json
from corpus.errors import BadRequest, DamagedInput, NotFound, RefusedInput, StoreAbsent
from corpus.model import Reading, Record, Version
from corpus.whole_files import written_whole
from indexer.engine.confirmed import document_of, known_id
from indexer.engine.filling import Filling
from indexer.engine.keeping import records_of
from indexer.engine.protocol import Carder, Engine, Entry, View
from indexer.engine.values import Known, Member, PartlyWritten, Roster, version_of

_FORMAT = 1
_BATCH = 100
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

Progress = Callable[[int], None]
_R = TypeVar("_R", bound=Record)


class _Listed(Record):
    """A roster in the archive, whole."""

    roster: Roster
    members: tuple[Member, ...]


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
        archive.writestr("rosters.jsonl", b"".join(to_json(listed) + b"\n" for listed in _rosters(view)))
    return count


def restore(engine: Engine, carder: Carder, path: Path, progress: Progress = lambda count: None) -> int:
    """How many versions of documents were read from the file into an empty store, or one that was cut off in restoring it.

    Until all is done the store says that it is not whole. Raises BadRequest where it holds anything else, DamagedInput
    where the file is no whole backup, PartlyWritten at the end.
    """
    empty = _is_empty(engine)
    with _damage(path), zipfile.ZipFile(path) as archive:
        _check_format(archive)
        filling = Filling("restore", f"{archive.getinfo('documents.jsonl').CRC:08x}")
        known, rosters = _lines(archive, "known.jsonl", Known), _lines(archive, "rosters.jsonl", _Listed)
    # Read once to its end before anything is written: a damaged file restores nothing.
    told = {_version(entry) for entry in _entries(path)}
    goes_on = empty or _filling(engine) == filling
    if not goes_on and not _holds_only(engine, told, {listed.roster.name for listed in rosters}):
        raise BadRequest(
            "要恢复到的库不是空的", "请用 --data 指定一个新的文件夹；在集群上请换一个 index_prefix"
        )
    engine.note_filling(filling)
    entries = _entries(path) if empty else _not_held(_entries(path), engine)
    count, refused = _write_all(entries, engine, carder, progress)
    _add_known(engine, known)
    _keep_rosters(engine, rosters)
    engine.note_filling(None)
    if refused:
        raise PartlyWritten(refused)
    return count


def copy(source: View, engine: Engine, carder: Carder, progress: Progress = lambda count: None) -> int:
    """How many versions of documents another store did not have and has now, each with cards made anew.

    Versions that it holds already, in the same order, are left alone: copied again, nothing changes. A store that was
    empty says until all is done that it is not whole.

    Raises PartlyWritten at the end where some are refused.
    """
    filling = Filling("copy")
    if _is_empty(engine):
        engine.note_filling(filling)
    count, refused = _write_all(_not_held(source.history(), engine), engine, carder, progress)
    _add_known(engine, source.known())
    _keep_rosters(engine, _rosters(source))
    if _filling(engine) == filling:
        engine.note_filling(None)
    if refused:
        raise PartlyWritten(refused)
    return count


def not_copied(source: View, engine: Engine, progress: Progress = lambda count: None) -> Iterator[str]:
    """The ids of documents of which the other store lacks a version, or holds it with another text or original."""
    with engine.view() as target:
        for count, entry in enumerate(source.history(), 1):
            document_id, version = entry.reading.document.id, version_of(entry.reading.text)
            # Of a text that came back there are two versions of one id, which need not have the same bytes.
            is_one = len(target.versions(document_id)) == 1
            held, original = target.document(document_id, version), target.original(document_id, version)
            is_there = held is not None and original is not None and held.text == entry.reading.text
            if not is_there or (is_one and original is not None and original.data != entry.original):
                yield document_id
            progress(count)


def _rosters(view: View) -> Iterator[_Listed]:
    """Every roster with all that it lists."""
    experts = view.experts()
    private = view.private([expert.id for expert in experts])
    for roster in view.rosters():
        listed = (expert for expert in experts if expert.roster == roster.name)
        yield _Listed(roster, tuple(Member(expert, private.get(expert.id, {})) for expert in listed))


def _keep_rosters(engine: Engine, rosters: Iterable[_Listed]) -> None:
    """Gives the store the rosters of other names, and those read on a later day than its own of the name."""
    held: dict[str, date] = {}
    with contextlib.suppress(StoreAbsent), engine.view() as view:
        held = {roster.name: roster.on for roster in view.rosters()}
    for listed in rosters:
        own = held.get(listed.roster.name)
        if own is None or listed.roster.on > own:
            engine.keep_roster(listed.roster, listed.members)


def _add_known(engine: Engine, known: Iterable[Known]) -> None:
    """Gives the store the questions whose documents say there what was confirmed; others confirm what is no more."""
    confirmed = [each for each in known if each.held]
    if not confirmed:
        return
    with engine.view() as view:
        told = [(each, _record_saying(view, each)) for each in confirmed]
    for each, record_id in told:
        if record_id is not None:
            with contextlib.suppress(NotFound):
                engine.add_known(each.question, record_id, each.on)


def _record_saying(view: View, known: Known) -> str | None:
    """The id of the record that says what a question was confirmed by: its own, or another of the document."""
    record = view.records([known.record_id]).get(known.record_id)
    if record is None or known_id(known.question, record) == known.id:
        return record.id if record else None
    reading = view.document(document_of(record))
    others = records_of(reading) if reading else ()
    return next((other.id for other in others if known_id(known.question, other) == known.id), None)


def _not_held(history: Iterable[Entry], target: Engine) -> Iterator[Entry]:
    """A store's history without what the target has too. Its newest version of a document may come: it stays as it is."""
    later: dict[str, list[Version]] = {}
    for entry in history:
        id_, version = entry.reading.document.id, version_of(entry.reading.text)
        if id_ not in later:
            later[id_] = _versions(target, id_)
        held = later[id_]
        place = next((n for n, each in enumerate(held) if (each.id, each.on) == (version, entry.on)), None)
        # After one that is missing all must come, for each changes what the one before left.
        later[id_] = [] if place is None else held[place + 1 :]
        if not later[id_]:
            yield entry


def _versions(engine: Engine, document_id: str) -> list[Version]:
    """The versions that a store has of a document, oldest first."""
    try:
        with engine.view() as view:
            return list(reversed(view.versions(document_id)))
    except StoreAbsent:
        return []


def _write_all(
    entries: Iterable[Entry], engine: Engine, carder: Carder, progress: Progress
) -> tuple[int, dict[int, RefusedInput]]:
    """How many were not there as they are given, and which are refused, by their places."""
    count, changed, waiting = 0, 0, iter(entries)
    refused: dict[int, RefusedInput] = {}
    with engine.writing():
        while batch := list(islice(waiting, _BATCH)):
            given = [msgspec.structs.replace(entry, cards=carder(entry.reading)) for entry in batch]
            try:
                written = engine.write(given)
            except PartlyWritten as some:
                refused |= {count + place: refusal for place, refusal in some.refused.items()}
                written = list(some.written.values())
            count += len(batch)
            changed += sum(one.change != "unchanged" for one in written)
            progress(count)
    return changed, refused


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


def _filling(engine: Engine) -> Filling | None:
    with engine.view() as view:
        return view.filling()


def _is_empty(engine: Engine) -> bool:
    try:
        with engine.view() as view:
            return view.stats().versions == 0 and not view.rosters()
    except StoreAbsent:
        return True
