"""The engines that must pass the contract: another engine is one more member of `ENGINES`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.engine import Carder, Engine
from indexer.engine.embedded import EmbeddedEngine
from tests.indexer.engine.samples import PLAIN

OpenStore = Callable[..., Engine]


def _embedded(folder: Path, carder: Carder, **options: object) -> Engine:
    return EmbeddedEngine(folder, carder, **options)  # type: ignore[arg-type]


ENGINES = {"embedded": _embedded}


@pytest.fixture(params=sorted(ENGINES))
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenStore]:
    """Opens the one store of this test, each call as another program would; or another by its name."""
    opened: list[Engine] = []

    def open_it(carder: Carder = PLAIN, name: str = "store", **options: object) -> Engine:
        opened.append(ENGINES[request.param](tmp_path / name, carder, **options))
        return opened[-1]

    yield open_it
    for engine in opened:
        engine.close()


@pytest.fixture
def engine(open_store: OpenStore) -> Engine:
    """An empty store."""
    engine = open_store()
    with engine.writing():
        pass
    return engine
