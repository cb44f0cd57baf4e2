"""The frontiers that must pass the contract: another one is one more member of `FRONTIERS`."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from crawler.frontier import Frontier, SqliteFrontier
from indexer.engine.address import Address
from indexer.engine.elastic.frontier import ElasticFrontier
from tests.elastic.server import remove_indices

OpenFrontier = Callable[..., Frontier]
FRONTIERS = ("elastic", "sqlite")


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def frontier_at(place: str, **options: object) -> Frontier:
    """The frontier that a place names: a file, or the address of a server and a prefix."""
    if "://" not in place:
        return SqliteFrontier(Path(place), **options)  # type: ignore[arg-type]
    url, _, prefix = place.rpartition("#")
    return ElasticFrontier(Address((url,), prefix), **options)  # type: ignore[arg-type]


@pytest.fixture(params=FRONTIERS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where the one frontier of this test is, as `frontier_at` takes it."""
    if request.param == "sqlite":
        yield str(tmp_path / "crawl" / "frontier.sqlite")
        return
    url, prefix = request.getfixturevalue("elastic_url"), f"t{uuid4().hex[:12]}"
    yield f"{url}#{prefix}"
    remove_indices(url, prefix)


@pytest.fixture
def clock() -> Clock:
    """The clock of the test's frontiers."""
    return Clock()


@pytest.fixture
def open_frontier(place: str, clock: Clock) -> Iterator[OpenFrontier]:
    """Opens the one frontier of this test, each call as another crawler would."""
    opened: list[Frontier] = []

    def open_it(**options: object) -> Frontier:
        opened.append(frontier_at(place, **{"now": clock, **options}))
        return opened[-1]

    yield open_it
    for frontier in opened:
        frontier.close()


@pytest.fixture
def frontier(open_frontier: OpenFrontier) -> Frontier:
    """An empty frontier."""
    return open_frontier()
