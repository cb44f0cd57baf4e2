"""What is to become of a document that is written: told from what is held of it, before anything is changed."""

from collections.abc import Iterable
from datetime import date
from hashlib import blake2b

import msgspec

from corpus.codec import to_json
from corpus.model import Document, Fetched, Reading, Record
from indexer.engine.protocol import Entry
from indexer.engine.values import Card, Change, StoredRecord, version_of


class Held(Record):
    """What an engine holds of a document: its newest text's version and day, what was kept, and under which name."""

    version: str
    version_on: date
    fingerprint: bytes
    original: bytes
    name: str
    document: Document


class Plan(Record):
    """What is to be kept: the reading with all addresses known, its version and its day, and what change that is."""

    change: Change
    reading: Reading
    held: Held


def plan(entry: Entry, live: Held | None, today: date) -> Plan:
    """What becomes of an entry where `live` is held."""
    reading = _with_sources(entry.reading, live.document.sources if live else ())
    fingerprint, original = _fingerprint(reading, entry), hash_of(entry.original)
    if live and live.fingerprint in (fingerprint, _as_held(live, reading, entry, original)):
        return Plan("unchanged", reading, live)
    version, on = version_of(reading.text), entry.on or today
    change: Change = "new"
    if live:
        # Another text from other bytes is another version; all else is the same text read differently.
        change = "changed" if live.version != version and live.original != original else "refreshed"
        on = on if change == "changed" else live.version_on
    document = msgspec.structs.replace(reading.document, text=None, versions=())
    return Plan(change, reading, Held(version, on, fingerprint, original, entry.name, document))


def records_of(reading: Reading) -> tuple[StoredRecord, ...]:
    """All records of a reading, the document's own first."""
    return (
        msgspec.structs.replace(reading.document, text=None, versions=()),
        *reading.clauses,
        *reading.tasks,
        *reading.competences,
        *reading.standards,
        *reading.cases,
    )


def check_cards(cards: Iterable[Card], ids: Iterable[str]) -> None:
    """Raises ValueError for a card that is for none of these records."""
    held = frozenset(ids)
    for card in cards:
        if card.id not in held:
            raise ValueError(
                f"a card of {card.document_id} is for {card.id}, which is no record of its reading"
            )


def hash_of(data: bytes) -> bytes:
    """A digest of what is kept."""
    return blake2b(data, digest_size=16).digest()


def _with_sources(reading: Reading, earlier: Iterable[Fetched]) -> Reading:
    sources = {source.url: source for source in (*reading.document.sources, *earlier)}
    document = msgspec.structs.replace(reading.document, sources=tuple(sources.values()))
    return msgspec.structs.replace(reading, document=document)


def _fingerprint(reading: Reading, entry: Entry) -> bytes:
    """Two entries of one fingerprint say the same; on which day it was fetched does not matter."""
    urls = sorted(source.url for source in reading.document.sources)
    document = msgspec.structs.replace(reading.document, sources=(), versions=())
    said = to_json([msgspec.structs.replace(reading, document=document), urls, entry.media_type, entry.name])
    return hash_of(said + hash_of(entry.original))


def _as_held(live: Held, reading: Reading, entry: Entry, original: bytes) -> bytes | None:
    """The fingerprint of the same bytes under the name they are held by: a file that only moved is as it was."""
    if live.original != original:
        return None
    document = msgspec.structs.replace(reading.document, path=live.document.path)
    return _fingerprint(
        msgspec.structs.replace(reading, document=document), msgspec.structs.replace(entry, name=live.name)
    )
