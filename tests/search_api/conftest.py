"""Stores to ask: the sample corpus, the five first documents, and both beside many other texts."""

import os
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.settings import Settings
from indexer.engine import Address, Engine, open_engine
from indexer.meaning import own_carder
from search_api.cli.assembly import retrieval_of
from search_api.cli.ingestion import InputFile, find_files, ingest
from search_api.service import Service
from tests.sample_builder import SAMPLE

# The day on which the visible questions are judged: after the last period and deadline that they call over.
ON = date(2026, 6, 1)
LAWS = 500


def store(location: Address | Path, files: list[InputFile]) -> tuple[Engine, Service]:
    """The files read into a store of their own."""
    carder = own_carder()
    engine = open_engine(location, carder)
    report = ingest(engine, files)
    assert report.failed == ()
    settings = Settings(today=ON)
    return engine, Service(engine, settings, retrieval=retrieval_of(settings))


def some_laws(shared_data: Path) -> list[InputFile]:
    """The same few hundred of the laws, whatever the order of the folder."""
    laws = find_files([str(shared_data / "laws" / "lawrefbook")])
    texts = sorted(
        (f for f in laws if f.name.endswith(".md") and not f.name.endswith("_index.md")),
        key=lambda file: file.name,
    )
    return random.Random(20).sample(texts, LAWS)


def pages(shared_data: Path) -> list[InputFile]:
    """The State Council pages."""
    return [f for f in find_files([str(shared_data / "pages" / "gov_cn")]) if f.name.endswith(".html")]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The sample corpus."""
    engine, service = store(tmp_path_factory.mktemp("sample"), find_files([str(SAMPLE)]))
    yield service
    engine.close()


@pytest.fixture(scope="session")
def seeds(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The five documents the project was created from."""
    engine, service = store(tmp_path_factory.mktemp("seeds"), find_files([str(shared_data / "seeds")]))
    yield service
    engine.close()


@pytest.fixture(scope="session")
def all_pages(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The sample corpus, the five first documents and the State Council pages."""
    files = [*find_files([str(SAMPLE)]), *find_files([str(shared_data / "seeds")]), *pages(shared_data)]
    engine, service = store(tmp_path_factory.mktemp("pages"), files)
    yield service
    engine.close()


@pytest.fixture(scope="session", params=["sample", "seeds"])
def among_many(
    request: pytest.FixtureRequest, shared_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Service]]:
    """Either of them beside 56 pages and 500 laws; built only with ZHIZE_TEST_FULL=1, since it takes about a minute."""
    if os.environ.get("ZHIZE_TEST_FULL") != "1":
        pytest.skip("ZHIZE_TEST_FULL=1 measures among many documents")
    own = SAMPLE if request.param == "sample" else shared_data / "seeds"
    files = [*find_files([str(own)]), *pages(shared_data), *some_laws(shared_data)]
    engine, service = store(tmp_path_factory.mktemp("many"), files)
    yield request.param, service
    engine.close()
