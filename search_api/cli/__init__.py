"""The command line: the one place that assembles readers, indexer, engine and service."""

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the program; imported when it is called, since a worker process has no use for commands."""
    from search_api.cli.program import main as run

    run(arguments)


__all__ = ["main"]
