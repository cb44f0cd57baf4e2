"""Applications to ask: one over the sample corpus that only reads, one that is written to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from corpus.settings import Settings
from indexer.engine import open_engine
from indexer.meaning import own_carder
from search_api.cli.uploads import Uploads
from search_api.http import create_app
from search_api.service import Service
from tests.search_api.http.asking import Client


@pytest.fixture(scope="session")
def app(sample: Service) -> FastAPI:
    """The sample corpus over HTTP."""
    return create_app(sample, Settings())


@pytest.fixture
def client(app: FastAPI) -> Client:
    """A client on the same machine."""
    return Client(app)


@pytest.fixture(params=[None, "秘密 key"], ids=["no-key", "key"])
def writable(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[FastAPI, dict[str, bytes]]]:
    """An empty store over HTTP that may be written to, without and with a key, and the headers that give it."""
    settings = Settings(data=tmp_path / "store", key=request.param, max_bytes=200_000)
    carder = own_carder()
    engine = open_engine(settings.data, carder)
    headers = {"X-Zhize-Key": request.param.encode()} if request.param else {}
    with Uploads(engine, settings) as uploads:
        yield (
            create_app(Service(engine, settings), settings, ingest=uploads.take, remove=engine.remove),
            headers,
        )
    engine.close()
