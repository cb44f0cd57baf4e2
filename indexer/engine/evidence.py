"""Whether what is kept can still prove itself."""

from collections.abc import Iterator

from corpus.model import Document, Reading
from indexer.engine.keeping import records_of


def misplaced(reading: Reading) -> Iterator[str]:
    """A sentence for each record whose quote does not stand in the text where it says."""
    for record in records_of(reading):
        if isinstance(record, Document):
            continue
        evidence = record.evidence
        if reading.text[evidence.start : evidence.end] != evidence.quote:
            yield f"记录 {record.id} 的引文与原文 {evidence.start}–{evidence.end} 处不符"
