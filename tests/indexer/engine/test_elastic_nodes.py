"""Nodes that die, stop answering and come back while documents arrive and questions are asked.

How long reads and writes take meanwhile is measured by `python -m benchmarks.faults`.
"""

import os
import signal
import time
from collections.abc import Iterator
from uuid import uuid4

import pytest

from indexer.engine import Address
from indexer.engine.elastic import ElasticEngine
from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.getting import newest_of
from indexer.engine.elastic.layout import Names
from tests.elastic.leftovers import amiss, problems, swept
from tests.elastic.load import CLAUSES, Load, Told, document, said
from tests.elastic.server import Servers, packed_server
from tests.indexer.engine.samples import PLAIN

# `ZHIZE_TEST_FAULTS=5000` asks so many questions through each fault, and restarts each node too; the everyday run is small.
QUESTIONS = int(os.environ.get("ZHIZE_TEST_FAULTS", "150"))
SUSPENDED_SECONDS = 10.0
FAILED = 0.005


@pytest.fixture(scope="module")
def three() -> Iterator[Servers]:
    servers = Servers(packed_server(), 3, heap="400m")
    yield servers
    servers.stop()


@pytest.fixture
def load(three: Servers) -> Load:
    """Documents arriving and questions asked, with a copy of every shard on a second node."""
    three.wait(nodes=3, status="green")
    return Load(Address(three.urls, f"n{uuid4().hex[:10]}"))


def prove(load: Load, told: Told) -> None:
    """Every acknowledged document is there, whole; nothing was answered wrong; reads and writes went on."""
    assert told.wrong == []
    assert told.failed_writes == []
    assert len(told.failed) <= FAILED * (len(told.reads) + len(told.other_reads)), told.failed[:5]
    engine = ElasticEngine(load.address, PLAIN)
    assert {id_: said(engine, id_) for id_ in told.acknowledged} == {
        id_: [version] * CLAUSES for id_, version in told.acknowledged.items()
    }
    engine.close()
    last = swept(load.address.urls[0], load.address.prefix)
    assert (amiss(load.address.urls[0], load.address.prefix), problems(last)) == ([], [])
    last.close()


def test_a_node_that_does_not_answer_is_found_out(three: Servers) -> None:
    three.wait(nodes=3, status="green")
    cluster = Cluster(Address(three.urls))
    assert not cluster.avoid_absent()
    usual = cluster.preference
    three.nodes[0].signal(signal.SIGSTOP)
    try:
        assert cluster.avoid_absent()
    finally:
        three.nodes[0].signal(signal.SIGCONT)
    # Two of three are preferred now, whichever of them leads.
    assert cluster.preference != usual
    assert cluster.preference.count(",") == 1
    cluster.close()


def test_the_last_commit_is_told_whichever_node_does_not_answer(three: Servers) -> None:
    address = Address(three.urls, f"n{uuid4().hex[:10]}")
    engine = ElasticEngine(address, PLAIN)
    engine.write([document("d", 1)])
    three.wait(nodes=3, status="green")
    for node in three.nodes:
        cluster, documents = Cluster(address), Names(address.prefix).documents
        before = newest_of(cluster, documents, patient=False)
        node.signal(signal.SIGSTOP)
        try:
            # Each try asks the copies that are there by then, or the last would fail too.
            assert newest_of(cluster, documents, patient=False) == before
        finally:
            node.signal(signal.SIGCONT)
            three.wait(nodes=3, status="green")
        cluster.close()
    engine.close()


def test_a_node_is_killed(three: Servers, load: Load) -> None:
    prove(load, killed(three, load, QUESTIONS))


def test_a_node_stops_answering_and_goes_on(three: Servers, load: Load) -> None:
    prove(load, suspended(three, load, QUESTIONS))


@pytest.mark.skipif("ZHIZE_TEST_FAULTS" not in os.environ, reason="takes minutes: set ZHIZE_TEST_FAULTS=5000")
def test_each_node_is_restarted_in_turn(three: Servers, load: Load) -> None:
    prove(load, restarted(three, load, QUESTIONS))


def killed(three: Servers, load: Load, questions: int) -> Told:
    """What comes of it when a node is killed; it is back afterwards."""

    def kill() -> None:
        load.wait_for(questions // 3)
        three.nodes[1].kill()
        load.wait_for(questions)

    try:
        return load.run(kill)
    finally:
        three.nodes[1].start()
        three.wait(nodes=3, status="green")


def suspended(three: Servers, load: Load, questions: int) -> Told:
    """What comes of it when a node does not answer for a while."""

    def suspend() -> None:
        load.wait_for(questions // 3)
        three.nodes[2].signal(signal.SIGSTOP)
        time.sleep(SUSPENDED_SECONDS)
        three.nodes[2].signal(signal.SIGCONT)
        load.wait_for(questions)

    try:
        return load.run(suspend)
    finally:
        three.nodes[2].signal(signal.SIGCONT)


def restarted(three: Servers, load: Load, questions: int) -> Told:
    """What comes of it when the nodes are restarted one after the other."""

    def restart() -> None:
        for node in three.nodes:
            load.wait_for(questions // 6)
            node.stop()
            load.wait_for(questions // 6)
            node.start()
            three.wait(nodes=3, status="green")

    return load.run(restart)
