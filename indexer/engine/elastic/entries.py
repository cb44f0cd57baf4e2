"""A document's entry: what commits it. It names the one attempt whose parts count, and the versions it has had."""

from datetime import date

import msgspec

from corpus.codec import from_json, to_json
from corpus.model import Reading, Record, Version
from corpus.recognise.keys import number_key, title_key
from indexer.engine.elastic.layout import Body
from indexer.engine.elastic.parts import stamp_of
from indexer.engine.keeping import Held

# The id of what is no entry.
MARK = "mark"


class Text(Record):
    """One text the document has had: its version and day, the attempt that wrote its entry, and where its bytes are.

    `original` is the stamp under which its bytes lie, in so many `pieces`.
    """

    id: str
    on: date
    attempt: str
    original: str
    pieces: int
    media_type: str
    name: str


class Head(Record):
    """All of an entry but the reading. `texts` are the document's, newest first; none of one that was removed.

    `parts` is how many parts the attempt wrote; `superseded` are the last attempts that were committed before it.
    """

    attempt: str
    parts: int
    held: Held | None = None
    texts: tuple[Text, ...] = ()
    superseded: tuple[str, ...] = ()

    @property
    def versions(self) -> tuple[Version, ...]:
        """The texts as people know them, newest first."""
        return tuple(Version(id=text.id, on=text.on) for text in self.texts)

    def text_of(self, version: str | None) -> Text | None:
        """The text of a version, the newest where none is named; None where there is none."""
        return next((text for text in self.texts if version in (None, text.id)), None)


class State(Record):
    """What the cluster holds under a document's id, as of one sequence number."""

    head: Head
    seq_no: int
    term: int
    reading: str | None = None

    @property
    def live(self) -> Held | None:
        """What is held of the document; nothing where it was removed."""
        return self.head.held


def entry_body(document_id: str, head: Head, reading: Reading) -> Body:
    """The entry of a document that is held."""
    document = reading.document
    keys = {title_key(title) for title in (document.title, *document.other_titles)}
    body: Body = {
        "state": "live",
        "attempt": head.attempt,
        "stamp": stamp_of(document_id, head.attempt),
        "texts": len(head.texts),
        "head": to_json(head).decode(),
        "reading": to_json(plain(reading)).decode(),
        "title_keys": sorted(key for key in keys if key),
    }
    if document.parent_id:
        body["parent"] = document.parent_id
    if key := number_key(document.document_number):
        body["number_key"] = key
    return body


def mark() -> Body:
    """What is no entry: it bears a sequence number, and views are opened anew for it."""
    return {"state": "mark"}


def version_body(document_id: str, state: State) -> Body:
    """An entry that has been replaced, kept as an earlier version of its document."""
    return {
        "state": "version",
        "stamp": stamp_of(document_id, state.head.attempt),
        "head": to_json(state.head).decode(),
        "reading": state.reading,
    }


def tombstone(document_id: str, head: Head) -> Body:
    """The entry of a document that was removed."""
    return {
        "state": "gone",
        "attempt": head.attempt,
        "stamp": stamp_of(document_id, head.attempt),
        "texts": 0,
        "head": to_json(head).decode(),
    }


def version_id(document_id: str, attempt: str) -> str:
    """Where the text that an attempt wrote is kept once it has been replaced."""
    return f"{document_id}@{attempt}"


def place_of_text(document_id: str, head: Head, text: Text) -> str:
    """The id of the entry that bears a text's reading."""
    return document_id if text.attempt == head.attempt else version_id(document_id, text.attempt)


def head_of(source: Body) -> Head:
    """The head that an entry bears."""
    return from_json(source["head"], Head)


def reading_of(told: str) -> Reading:
    """The reading that an entry bears, without what its head tells."""
    return from_json(told, Reading)


def plain(reading: Reading) -> Reading:
    """The reading without its versions, which its entry's head tells."""
    return msgspec.structs.replace(reading, document=msgspec.structs.replace(reading.document, versions=()))
