"""The embedded engine: one folder, no server. SQLite is the record, tantivy the words."""

from indexer.engine.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
