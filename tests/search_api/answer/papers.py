"""Papers written for tests of whose a matter is: put into a store of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search_api.cli.ingestion import find_files
from search_api.service import Service
from tests.search_api.conftest import store


@contextmanager
def asked_of(folder: Path, papers: dict[str, str], suffix: str = "txt") -> Iterator[Service]:
    """A service over the papers, given by name."""
    texts = folder / "papers"
    texts.mkdir()
    for name, text in papers.items():
        (texts / f"{name}.{suffix}").write_text(text, "utf-8")
    engine, service = store(folder / "store", find_files([str(texts)]))
    try:
        yield service
    finally:
        engine.close()
