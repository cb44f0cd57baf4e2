"""More is asked at once than a cluster lets wait: each is answered a little later, and nothing is taken for lost."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from indexer.engine import Address
from indexer.engine.elastic import ElasticEngine, cluster
from indexer.engine.values import Leg, Probe
from tests.elastic.deeds import FIRST, text
from tests.elastic.server import Servers, call, packed_server
from tests.indexer.engine.samples import PLAIN

_ASKERS, _QUESTIONS = 6, 8
_PROBE = Probe(
    legs=(
        Leg("words", (("甲", 1.0),), (("body", 1.0),)),
        Leg("bigrams", (("甲由", 1.0),), (("body", 1.0),)),
    ),
    size=20,
    counted=True,
)


@pytest.fixture
def narrow_url() -> Iterator[str]:
    """A server that does one search at a time and lets two wait."""
    servers = Servers(
        packed_server(), settings={"thread_pool.search.size": "1", "thread_pool.search.queue_size": "2"}
    )
    try:
        yield servers.urls[0]
    finally:
        servers.stop()


def test_what_is_refused_for_too_much_at_once_is_answered_later(
    narrow_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However slow the machine is.
    monkeypatch.setattr(cluster, "_CROWDED_SECONDS", 120.0)
    engine = ElasticEngine(Address((narrow_url,), "crowded"), PLAIN)
    engine.write([text(f"d{number}", FIRST) for number in range(20)])

    def ask(_: int) -> int:
        count = 0
        for _ in range(_QUESTIONS):
            with engine.view() as view:
                count += bool(view.search(_PROBE).legs["words"])
        return count

    with ThreadPoolExecutor(_ASKERS) as askers:
        assert list(askers.map(ask, range(_ASKERS))) == [_QUESTIONS] * _ASKERS
    (node,) = call(narrow_url, "/_nodes/stats/thread_pool,indices/search")["nodes"].values()
    assert node["thread_pool"]["search"]["rejected"], "it was too much at once"
    # The two points in time that all share, and no other.
    assert node["indices"]["search"]["open_contexts"] <= 2
    engine.close()
