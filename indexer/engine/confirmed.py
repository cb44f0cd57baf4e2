"""What a known question is tied to: not an id alone, but what the record of that id says."""

from collections.abc import Iterable

from corpus.identity import short_hash
from corpus.model import Clause, Document
from indexer.engine.values import StoredRecord


def said_by(record: StoredRecord) -> str:
    """A short hash of what a record says, by which it is told from another that bears its id later.

    Without its number: an article put in before it makes 第三条 the 第四条.
    """
    if isinstance(record, Document):
        return short_hash("said", record.title)
    label = record.path[-1] if isinstance(record, Clause) and record.path else ""
    return short_hash("said", record.text.removeprefix(label).strip())


def document_of(record: StoredRecord) -> str:
    """The id of the document that the record is or stands in."""
    return record.id if isinstance(record, Document) else record.document_id


def known_id(question: str, record: StoredRecord) -> str:
    """The id of a question that is confirmed as answered by what this record says."""
    return short_hash("known", question, document_of(record), said_by(record))


class Sayings:
    """What all records of a document say now, so that its known questions are led on to it."""

    def __init__(self, records: Iterable[StoredRecord]) -> None:
        self._ids: dict[str, list[str]] = {}
        for record in records:
            self._ids.setdefault(said_by(record), []).append(record.id)

    def saying(self, said: str, record_id: str) -> str | None:
        """The id of the record that says this; where several do, the one of the old id stays; None where none does."""
        ids = self._ids.get(said, [])
        return record_id if record_id in ids else next(iter(ids), None)
