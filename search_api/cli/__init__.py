"""The command line: the one place that assembles readers, indexer, engine and service."""
