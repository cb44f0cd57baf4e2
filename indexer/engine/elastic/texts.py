"""All texts that a document has had, with the bytes they were read from, as they are at this moment."""

from corpus.errors import StoreDamaged
from corpus.model import Reading
from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.entries import Head, Text, head_of, place_of_text, reading_of
from indexer.engine.elastic.getting import found_under
from indexer.engine.elastic.layout import Body, Names
from indexer.engine.elastic.originals import Originals
from indexer.engine.protocol import Entry

# So often a document may be written anew while its texts are read.
_TRIES = 20


class Texts:
    """Reads texts to copy them. What was replaced or removed since its entry was seen is read as it is now."""

    def __init__(self, cluster: Cluster, names: Names, originals: Originals) -> None:
        self._cluster = cluster
        self._index = names.documents
        self._originals = originals

    def of(self, document_id: str, head: Head) -> list[Entry]:
        """The document's texts, oldest first; none where it was removed. Raises StoreDamaged where what it names is missing."""
        for _ in range(_TRIES):
            try:
                return [self._entry(document_id, head, text) for text in reversed(head.texts)]
            except StoreDamaged:
                now = self.head(document_id)
                if now is None:
                    return []
                if now.attempt == head.attempt:
                    raise
                head = now
        raise StoreDamaged(f"文件 {document_id} 正被不断改写，没能读出", "请稍后再试")

    def is_current(self, document_id: str, head: Head) -> bool:
        """Whether nobody replaced the entry that bears this head, or removed the document."""
        now = self.head(document_id)
        return now is not None and now.attempt == head.attempt

    def head(self, document_id: str) -> Head | None:
        """The head of the document's entry; None where it is not held."""
        source = self._source(document_id, "head")
        head = head_of(source) if source else None
        return head if head and head.held else None

    def _entry(self, document_id: str, head: Head, text: Text) -> Entry:
        original = self._originals.of(text)
        reading = self._reading(place_of_text(document_id, head, text), text)
        return Entry(reading, (), original.data, original.media_type, original.name, text.on)

    def _reading(self, id_: str, text: Text) -> Reading:
        source = self._source(id_, "reading", "attempt", "stamp")
        if source is None or source["stamp"].rpartition(".")[2] != text.attempt:
            raise StoreDamaged(f"文件 {text.name} 的记录 {id_} 不见了", "请用 zhize restore 从备份恢复")
        return reading_of(source["reading"])

    def _source(self, id_: str, *fields: str) -> Body | None:
        found = found_under(self._cluster, self._index, [id_], *fields)
        return found[0]["_source"] if found else None
