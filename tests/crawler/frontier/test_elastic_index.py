"""The index of the frontier on a cluster."""

from collections.abc import Callable
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from elasticsearch import ConnectionTimeout, Elasticsearch

from corpus.errors import StoreOutdated, StoreUnavailable
from corpus.frontier import Counts, Fetched, Target
from indexer.engine.address import Address
from indexer.engine.elastic import ElasticEngine
from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.frontier import ElasticFrontier
from tests.elastic.server import call, remove_indices
from tests.indexer.engine.samples import PLAIN, entry, reading

PAGE = Target("库", "http://a.example/1")


def test_it_stands_beside_a_store_under_its_prefix(elastic_url: str) -> None:
    address = Address((elastic_url,), f"t{uuid4().hex[:12]}")
    engine, frontier = ElasticEngine(address, PLAIN), ElasticFrontier(address)
    try:
        frontier.add([PAGE])
        engine.write([entry(reading("a"))])
        assert list(call(elastic_url, f"/{address.prefix}-frontier")) == [f"{address.prefix}-frontier-r1"]
        assert [problem for problem in engine.check() if "黄色" not in problem] == []
        assert frontier.counts("库") == Counts(open=1)
    finally:
        frontier.close()
        engine.close()
        remove_indices(elastic_url, address.prefix)


def test_another_versions_index_is_left_alone(elastic_url: str) -> None:
    prefix = f"t{uuid4().hex[:12]}"
    body = {"aliases": {f"{prefix}-frontier": {}}, "mappings": {"_meta": {"schema": 99}}}
    call(elastic_url, f"/{prefix}-frontier-r99", "PUT", body)
    try:
        with pytest.raises(StoreOutdated, match="格式 99"):
            ElasticFrontier(Address((elastic_url,), prefix)).add([PAGE])
    finally:
        remove_indices(elastic_url, prefix)


def test_what_was_kept_is_known_again_where_the_answer_was_lost(
    elastic_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried, calls = Cluster._tried, count()

    def lose_every_other(self: Cluster, call: Callable[[Elasticsearch], Any], seconds: float) -> Any:
        told = tried(self, call, seconds)
        if next(calls) % 2 == 0:
            raise ConnectionTimeout("the answer is lost")
        return told

    prefix = f"t{uuid4().hex[:12]}"
    frontier = ElasticFrontier(Address((elastic_url,), prefix))
    try:
        frontier.add([])
        monkeypatch.setattr(Cluster, "_tried", lose_every_other)
        assert frontier.add([PAGE]) == 1
        (claim,) = frontier.claim("库", 5)
        assert claim.tries == 1
        assert frontier.renew([claim]) != []
        assert frontier.fetched(claim, Fetched("urn:uuid:1", 1.0))
        assert frontier.done(claim)
        assert next(calls) > 20
    finally:
        monkeypatch.undo()
        frontier.close()
        remove_indices(elastic_url, prefix)


def test_a_cluster_that_is_away_is_told() -> None:
    frontier = ElasticFrontier(Address(("http://127.0.0.1:1",), "t"))
    with pytest.raises(StoreUnavailable, match="连不上") as error:
        frontier.claim("库")
    assert error.value.remedy
    frontier.close()
