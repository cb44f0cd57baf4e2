"""The engine beyond one machine: Elasticsearch."""

from indexer.engine.elastic.engine import ElasticEngine

__all__ = ["ElasticEngine"]
