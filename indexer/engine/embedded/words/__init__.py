"""The words of an embedded store, kept by tantivy. Nothing outside this package knows tantivy."""

from indexer.engine.embedded.words.index import Snapshot, WordIndex
from indexer.engine.embedded.words.writer import WordWriter

__all__ = ["Snapshot", "WordIndex", "WordWriter"]
