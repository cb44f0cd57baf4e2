"""The command line: the one place that assembles readers, indexer, engine and service."""

from search_api.cli.program import main

__all__ = ["main"]
