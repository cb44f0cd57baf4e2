"""What a store holds, put into another one: versions that it lacks, known questions, rosters."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice

import msgspec

from corpus.errors import NotFound, RefusedInput, StoreAbsent
from corpus.model import Record, Version
from indexer.engine.confirmed import document_of, known_id
from indexer.engine.filling import Filling
from indexer.engine.keeping import records_of
from indexer.engine.protocol import Carder, Engine, Entry, View
from indexer.engine.values import Known, Member, PartlyWritten, Roster, StoredRecord, version_of

_BATCH = 100

Progress = Callable[[int], None]


class Listed(Record):
    """A roster whole."""

    roster: Roster
    members: tuple[Member, ...]


def copy(source: View, engine: Engine, carder: Carder, progress: Progress = lambda count: None) -> int:
    """How many versions of documents another store did not have and has now, each with cards made anew.

    Versions that it holds already, in the same order, are left alone: copied again, nothing changes. A store that was
    empty says until all is done that it is not whole.

    Raises PartlyWritten at the end where some are refused.
    """
    filling = Filling("copy")
    if is_empty(engine):
        engine.note_filling(filling)
    count, refused = write_all(not_held(source.history(), engine), engine, carder, progress)
    add_known(engine, source.known())
    keep_rosters(engine, rosters_of(source))
    if filling_of(engine) == filling:
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


def rosters_of(view: View) -> Iterator[Listed]:
    """Every roster with all that it lists."""
    experts = view.experts()
    private = view.private([expert.id for expert in experts])
    for roster in view.rosters():
        listed = (expert for expert in experts if expert.roster == roster.name)
        yield Listed(roster, tuple(Member(expert, private.get(expert.id, {})) for expert in listed))


def keep_rosters(engine: Engine, rosters: Iterable[Listed]) -> None:
    """Gives the store the rosters of other names, and those read on a later day than its own of the name."""
    held: dict[str, date] = {}
    with contextlib.suppress(StoreAbsent), engine.view() as view:
        held = {roster.name: roster.on for roster in view.rosters()}
    for listed in rosters:
        own = held.get(listed.roster.name)
        if own is None or listed.roster.on > own:
            engine.keep_roster(listed.roster, listed.members)


def add_known(engine: Engine, known: Iterable[Known]) -> None:
    """Gives the store the questions whose documents say there what was confirmed; others confirm what is no more."""
    confirmed = [each for each in known if each.held]
    if not confirmed:
        return
    with engine.view() as view:
        held = view.records([each.record_id for each in confirmed])
        told = [(each, _record_saying(view, each, held.get(each.record_id))) for each in confirmed]
    for each, record_id in told:
        if record_id is not None:
            with contextlib.suppress(NotFound):
                engine.add_known(each.question, record_id, each.on)


def _record_saying(view: View, known: Known, record: StoredRecord | None) -> str | None:
    """The id of the record that says what a question was confirmed by: that of its own id, or another of the document."""
    if record is None or known_id(known.question, record) == known.id:
        return record.id if record else None
    reading = view.document(document_of(record))
    others = records_of(reading) if reading else ()
    return next((other.id for other in others if known_id(known.question, other) == known.id), None)


def not_held(history: Iterable[Entry], target: Engine) -> Iterator[Entry]:
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


def write_all(
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


def filling_of(engine: Engine) -> Filling | None:
    """By what a store is being filled."""
    with engine.view() as view:
        return view.filling()


def is_empty(engine: Engine) -> bool:
    """Whether a store is not there yet, or holds neither documents nor rosters."""
    try:
        with engine.view() as view:
            return view.stats().versions == 0 and not view.rosters()
    except StoreAbsent:
        return True
