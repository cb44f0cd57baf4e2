"""A store of invented documents: a report, a bulletin of three cases, and the two texts of a law they break."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.settings import Settings
from indexer.engine import open_engine
from indexer.meaning import own_carder
from search_api.cli.ingestion import find_files, ingest
from search_api.http import create_app
from search_api.service import Service
from tests.search_api.cli.running import Program
from tests.search_api.http.asking import Client

DOCUMENTS = Path(__file__).parent / "documents"
ON = date(2026, 6, 1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the store."""
    folder = tmp_path_factory.mktemp("training") / "store"
    engine = open_engine(folder, own_carder())
    report = ingest(engine, find_files([str(DOCUMENTS)]), jobs=1)
    engine.close()
    assert report.failed == ()
    return folder


@pytest.fixture
def service(store: Path) -> Iterator[Service]:
    """The store, judged on a day after all of it."""
    engine = open_engine(store, own_carder())
    yield Service(engine, Settings(today=ON))
    engine.close()


@pytest.fixture
def client(service: Service) -> Client:
    """The store over HTTP."""
    return Client(create_app(service, Settings(today=ON)))


@pytest.fixture
def zhize(capsys: pytest.CaptureFixture[str], store: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program over the store."""
    monkeypatch.setenv("ZHIZE_TODAY", ON.isoformat())
    return Program(capsys, store)
