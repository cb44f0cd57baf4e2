"""Nodes that die, stop answering and come back while documents arrive and questions are asked."""

import os
import signal
import time
from collections.abc import Iterator
from uuid import uuid4

import pytest

from indexer.engine import Address
from indexer.engine.elastic import ElasticEngine
from tests.elastic.load import Load, Told, said
from tests.elastic.server import Servers, packed_server
from tests.indexer.engine.samples import PLAIN

# `ZHIZE_TEST_FAULTS=5000` asks so many questions through each fault; the everyday run is a small one.
QUESTIONS = int(os.environ.get("ZHIZE_TEST_FAULTS", "300"))
SUSPENDED_SECONDS = 10.0
# A write waits for the node that does not answer, and a little; what the cluster itself takes to find out is in it.
LONGEST_READ, STALL_BEYOND = 3.0, 5.0
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


def prove(load: Load, told: Told, longest_write: float) -> None:
    """Every acknowledged document is there, whole; nothing was answered wrong; reads and writes went on."""
    print(told)
    assert told.wrong == []
    assert told.failed_writes == []
    assert len(told.failed) <= FAILED * len(told.reads), told.failed[:5]
    assert max(told.reads) <= LONGEST_READ * (1 if not os.environ.get("CI") else 4)
    assert max(told.writes) <= longest_write
    engine = ElasticEngine(load._address, PLAIN)
    for id_, version in told.acknowledged.items():
        assert set(said(engine, id_)) == {version}
    assert [problem for problem in engine.check() if "黄色" not in problem] == []
    engine.close()


def test_a_node_is_killed(three: Servers, load: Load) -> None:
    def kill() -> None:
        load.wait_for(QUESTIONS // 3)
        three.nodes[1].kill()
        load.wait_for(QUESTIONS)

    try:
        told = load.run(kill)
    finally:
        three.nodes[1].start()
        three.wait(nodes=3, status="green")
    prove(load, told, 30.0 + STALL_BEYOND)


def test_a_node_stops_answering_and_goes_on(three: Servers, load: Load) -> None:
    def suspend() -> None:
        load.wait_for(QUESTIONS // 3)
        three.nodes[2].signal(signal.SIGSTOP)
        time.sleep(SUSPENDED_SECONDS)
        three.nodes[2].signal(signal.SIGCONT)
        load.wait_for(QUESTIONS)

    try:
        told = load.run(suspend)
    finally:
        three.nodes[2].signal(signal.SIGCONT)
    prove(load, told, SUSPENDED_SECONDS + STALL_BEYOND)


def test_each_node_is_restarted_in_turn(three: Servers, load: Load) -> None:
    def restart() -> None:
        for node in three.nodes:
            load.wait_for(QUESTIONS // 3)
            node.stop()
            load.wait_for(QUESTIONS // 3)
            node.start()
            three.wait(nodes=3, status="green")

    prove(load, load.run(restart), 30.0 + STALL_BEYOND)
