"""Sweepers who take a living writer for dead: what it commits is there all the same."""

import os
import threading
from collections.abc import Iterator
from uuid import uuid4

import pytest

from indexer.engine import Address
from indexer.engine.elastic import ElasticEngine
from tests.elastic.deeds import FIRST, NEW, SECOND, text
from tests.elastic.leftovers import amiss, problems
from tests.elastic.server import remove_indices
from tests.elastic.steps import Steps
from tests.indexer.engine.samples import PLAIN

# Before every step; else before some.
EVERY = "ZHIZE_TEST_KILLS" in os.environ


@pytest.fixture
def address(elastic_url: str) -> Iterator[Address]:
    prefix = f"w{uuid4().hex[:10]}"
    yield Address((elastic_url,), prefix)
    remove_indices(elastic_url, prefix)


def sweep(address: Address) -> None:
    """Somebody comes by to whom all that was ever begun is long ago."""
    engine = ElasticEngine(address, PLAIN, left_seconds=0.0)
    with engine.writing():
        pass
    engine.close()


def two_sweep(address: Address) -> None:
    """Two of them, at once."""
    threads = [threading.Thread(target=sweep, args=(address,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize(("sleeps", "apart"), [(1, 1 if EVERY else 4), (4, 4 if EVERY else 7)])
def test_a_writer_that_sleeps_before_any_step(address: Address, sleeps: int, apart: int) -> None:
    """`p` is another text, `n` is new, `r` the same text of other bytes; it sleeps once, or again and again."""
    engine = ElasticEngine(address, PLAIN)
    engine.write([text("z", FIRST)])
    sent: list[str] = []
    step = 0
    while step == 0 or step < len(sent):
        p, n, r = f"p{step}", f"n{step}", f"r{step}"
        engine.write([text(p, FIRST), text(r, FIRST)])
        writer = ElasticEngine(address, PLAIN)

        def before(at: int, _: str, asleep: range = range(step, step + sleeps)) -> None:
            if at in asleep:
                two_sweep(address)

        steps = Steps(writer, before)
        new = [text(p, NEW, FIRST), text(n, NEW, SECOND), text(r, FIRST, original=b"other")]
        told = writer.write(new)
        sent = steps.sent
        writer.close()
        assert [each.change for each in told] == ["changed", "new", "refreshed"]
        with engine.view() as view:
            for each in new:
                id_ = each.reading.document.id
                assert view.document(id_) is not None
                assert [
                    getattr(record, "text", "")
                    for record in view.records([clause.id for clause in each.reading.clauses]).values()
                ] == [clause.text for clause in each.reading.clauses], (step, id_)
                original = view.original(id_)
                assert original is not None
                assert original.data == each.original, (step, id_)
            assert len(view.versions(p)) == 2
        step += apart
    sweep(address)
    assert (amiss(address.urls[0], address.prefix), problems(engine)) == ([], [])
    engine.close()
