"""An index made anew while documents arrive and questions are asked."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from indexer.engine import Address
from indexer.engine.elastic import ElasticEngine
from tests.elastic.load import Load, said
from tests.elastic.server import call, remove_indices
from tests.indexer.engine.samples import PLAIN

ASKERS, QUESTIONS = 4, 60


@pytest.fixture
def address(elastic_url: str) -> Iterator[Address]:
    prefix = f"r{uuid4().hex[:10]}"
    yield Address((elastic_url,), prefix)
    remove_indices(elastic_url, prefix)


def test_nothing_fails_is_empty_or_lost_while_the_index_is_made_anew(address: Address) -> None:
    load = Load(address, askers=ASKERS, documents_a_second=40)
    used: list[str] = []

    def reindex() -> None:
        engine = ElasticEngine(address, PLAIN)
        load.wait_for(QUESTIONS)
        for change in (engine.rebuild, engine.rebuild, engine.back, engine.drop_old):
            change()
            used.extend(call(address.urls[0], f"/_alias/{address.prefix}-parts"))
            load.wait_for(QUESTIONS)
        engine.close()

    told = load.run(reindex)
    print(told)
    assert (told.wrong, told.failed, told.failed_writes, told.empty) == ([], [], [], 0)
    # Two new ones, then the first of them again, which alone is left.
    assert (len(set(used)), used[0], used[2]) == (2, used[3], used[3])
    engine = ElasticEngine(address, PLAIN)
    assert {id_: set(said(engine, id_)) for id_ in told.acknowledged} == {
        id_: {version} for id_, version in told.acknowledged.items()
    }
    assert [problem for problem in engine.check() if "黄色" not in problem] == []
    assert len(call(address.urls[0], f"/{address.prefix}-parts-*/_settings")) == 1
    engine.close()
