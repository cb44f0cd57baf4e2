"""The engines that must pass the contract: another engine is one more member of `ENGINES`."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from indexer.engine import Address, Carder, Engine
from indexer.engine.elastic import ElasticEngine
from indexer.engine.embedded import EmbeddedEngine
from tests.elastic.server import remove_indices
from tests.indexer.engine.samples import PLAIN

OpenStore = Callable[..., Engine]
ENGINES = ("elastic", "embedded")


@pytest.fixture(params=ENGINES)
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenStore]:
    """Opens the one store of this test, each call as another program would; or another by its name."""
    opened: list[Engine] = []
    url = request.getfixturevalue("elastic_url") if request.param == "elastic" else None
    prefix = f"t{uuid4().hex[:12]}"

    def open_it(carder: Carder = PLAIN, name: str = "store", **options: object) -> Engine:
        engine: Engine
        if url is None:
            engine = EmbeddedEngine(tmp_path / name, carder, **options)  # type: ignore[arg-type]
        else:
            engine = ElasticEngine(Address((url,), f"{prefix}-{name}"), carder, **options)  # type: ignore[arg-type]
        opened.append(engine)
        return engine

    yield open_it
    for engine in opened:
        engine.close()
    if url is not None:
        remove_indices(url, prefix)


@pytest.fixture
def engine(open_store: OpenStore) -> Engine:
    """An empty store."""
    engine = open_store()
    with engine.writing():
        pass
    return engine
