"""A view whose points in time are lost tells of the same change, or says that it cannot; a question is then asked once more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest

from corpus.errors import StoreMoved
from indexer.engine import Address, View
from indexer.engine.elastic import ElasticEngine
from search_api.service import Service
from search_api.service.again import asked_again
from tests.elastic.server import call, remove_indices
from tests.indexer.engine.samples import PLAIN, entry, reading


@pytest.fixture
def engine(elastic_url: str) -> Iterator[ElasticEngine]:
    """A store of one document."""
    prefix = f"m{uuid4().hex[:12]}"
    engine = ElasticEngine(Address((elastic_url,), prefix), PLAIN)
    engine.write([entry(reading("d1"))])
    yield engine
    engine.close()
    remove_indices(elastic_url, prefix)


def lose(url: str, view: View) -> None:
    """What the cluster does with a node that is gone: the points in time are."""
    for point in view._current.snapshot._points.values():  # type: ignore[attr-defined]
        call(url, "/_pit", "DELETE", {"id": point})


def test_it_goes_on_where_nobody_committed_since(engine: ElasticEngine, elastic_url: str) -> None:
    with engine.view() as view:
        before = view.change, view.document("d1")
        lose(elastic_url, view)
        assert (view.change, view.document("d1")) == before


def test_it_goes_on_at_the_present_where_it_has_told_nothing_yet(
    engine: ElasticEngine, elastic_url: str
) -> None:
    with engine.view() as view:
        lose(elastic_url, view)
        engine.write([entry(reading("d2"))])
        assert view.document("d2") is not None


def test_no_two_changes_are_told_of(engine: ElasticEngine, elastic_url: str) -> None:
    with engine.view() as view:
        assert view.document("d2") is None
        lose(elastic_url, view)
        engine.write([entry(reading("d2"))])
        with pytest.raises(StoreMoved) as raised:
            view.document("d2")
        assert raised.value.remedy
    with engine.view() as view:
        assert view.document("d2") is not None


def test_what_it_was_asked_for_is_asked_once_more(engine: ElasticEngine, elastic_url: str) -> None:
    asked = []

    @asked_again
    def held() -> list[bool]:
        with engine.view() as view:
            asked.append(view.change)
            first = view.document("d2") is not None
            if len(asked) == 1:
                lose(elastic_url, view)
                engine.write([entry(reading("d2"))])
            return [first, view.document("d2") is not None]

    assert held() == [True, True]
    assert len(asked) == 2


@pytest.mark.parametrize(
    "ask",
    [
        lambda service: service.ask("清淤由谁负责"),
        lambda service: service.search("清淤"),
        lambda service: service.tasks(),
        lambda service: service.documents(),
        lambda service: service.show("d1"),
    ],
    ids=["ask", "search", "tasks", "documents", "show"],
)
def test_the_service_asks_once_more(
    engine: ElasticEngine, elastic_url: str, monkeypatch: pytest.MonkeyPatch, ask: Callable[[Service], object]
) -> None:
    opened, seen = engine.view, list[int]()

    @contextmanager
    def met() -> Iterator[View]:
        with opened() as view:
            if not seen:
                assert view.document("d1") is not None
                lose(elastic_url, view)
                engine.write([entry(reading("d2"))])
            seen.append(view.change)
            yield view

    monkeypatch.setattr(engine, "view", met)
    ask(Service(engine))
    assert len(seen) == 2
