"""The words of an embedded store, kept by tantivy. Nothing outside this package knows tantivy."""

from indexer.engine.embedded.words.index import WordIndex, WordSnapshot
from indexer.engine.embedded.words.writer import WordWriter

__all__ = ["WordIndex", "WordSnapshot", "WordWriter"]
