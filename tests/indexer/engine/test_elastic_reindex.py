"""An index made anew while documents arrive and questions are asked, while others do the same, and where it fails."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from uuid import uuid4

import pytest

from corpus.errors import StoreBusy, StoreOutdated
from indexer.engine import Address, Carder
from indexer.engine.elastic import ElasticEngine, reindexing
from tests.elastic.deeds import SWITCH
from tests.elastic.leftovers import amiss, problems
from tests.elastic.load import CLAUSES, Load, document, said
from tests.elastic.server import call, remove_indices
from tests.elastic.steps import Steps, once_at
from tests.indexer.engine.samples import PLAIN, PlainCarder, entry, reading

ASKERS, QUESTIONS = 4, 60
# Before every step; else before some.
EVERY = "ZHIZE_TEST_KILLS" in os.environ


@pytest.fixture
def address(elastic_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Address]:
    # Who is about to commit is waited for, here no longer than that others get ahead of it.
    monkeypatch.setattr(reindexing, "_WAIT_SECONDS", 0.5)
    prefix = f"r{uuid4().hex[:10]}"
    yield Address((elastic_url,), prefix)
    remove_indices(elastic_url, prefix)


def in_use(address: Address) -> list[str]:
    return list(call(address.urls[0], f"/_alias/{address.prefix}-parts"))


def whole(version: int) -> list[int]:
    """What is said of a document that is there in this version."""
    return [version] * CLAUSES


def held(address: Address, ids: str, carder: Carder = PLAIN) -> list[list[int]]:
    """What a new process finds of each of these documents."""
    engine = ElasticEngine(address, carder)
    found = [said(engine, id_) for id_ in ids]
    engine.close()
    return found


def all_is_well(address: Address, carder: Carder = PLAIN) -> None:
    """Nothing is missing or left over, in the index in use and once another was made."""
    engine = ElasticEngine(address, carder, left_seconds=-1)
    with engine.writing():
        pass
    assert (amiss(address.urls[0], address.prefix), problems(engine)) == ([], [])
    engine.rebuild()
    assert engine.drop_old() > 0
    assert engine.drop_old() == 0
    assert (amiss(address.urls[0], address.prefix), problems(engine)) == ([], [])
    assert len(call(address.urls[0], f"/{address.prefix}-parts-*/_settings")) == 1
    engine.close()


def test_nothing_fails_is_empty_or_lost_while_the_index_is_made_anew(address: Address) -> None:
    load = Load(address, askers=ASKERS, documents_a_second=40)
    used: list[str] = []

    def reindex() -> None:
        engine = ElasticEngine(address, PLAIN)
        load.wait_for(QUESTIONS)
        for change in (engine.rebuild, engine.rebuild, engine.back, engine.drop_old):
            change()
            used.extend(in_use(address))
            load.wait_for(QUESTIONS)
        engine.close()

    told = load.run(reindex)
    print(told)
    assert (told.wrong, told.failed, told.failed_writes, told.empty) == ([], [], [], 0)
    # Two new ones, then the first of them again, which alone is left.
    assert (len(set(used)), used[0], used[2]) == (2, used[3], used[3])
    engine = ElasticEngine(address, PLAIN)
    assert {id_: said(engine, id_) for id_ in told.acknowledged} == {
        id_: whole(version) for id_, version in told.acknowledged.items()
    }
    engine.close()
    all_is_well(address)


class Broken(Exception):
    """What makes a reindex fail."""


def fails() -> None:
    raise Broken


def counted(address: Address, does: Callable[[ElasticEngine], object]) -> list[str]:
    """The steps that something takes."""
    engine = ElasticEngine(address, PLAIN)
    steps = Steps(engine, lambda *_: None)
    does(engine)
    engine.close()
    return steps.sent


@pytest.mark.parametrize("change", ["rebuild", "back"])
def test_one_that_fails_after_its_switch_loses_nothing(address: Address, change: str) -> None:
    engine = ElasticEngine(address, PLAIN)
    engine.write([document("a", 1), document("b", 1)])
    engine.rebuild()
    sent = counted(address, lambda other: getattr(other, change)())
    switched = sent.index(SWITCH)
    for version, step in enumerate(range(switched - 1, len(sent), 1 if EVERY else 4), 2):
        failing, writer = ElasticEngine(address, PLAIN), ElasticEngine(address, PLAIN)

        def before(
            at: int,
            request: str,
            step: int = step,
            version: int = version,
            writer: ElasticEngine = writer,
        ) -> None:
            if request == SWITCH:
                writer.write([document("a", version), document("c", version)])
            if at == step:
                raise Broken

        steps = Steps(failing, before)
        with suppress(Broken):
            getattr(failing, change)()
        is_switched = SWITCH in steps.sent[:-1]
        failing.close()
        writer.close()
        # At once, with nobody to wait for.
        told = [said(engine, id_) for id_ in "abc"]
        if is_switched:
            assert told == [whole(version), whole(1), whole(version)], step
            assert held(address, "abc") == told
        # Who writes next finishes it.
        late = ElasticEngine(address, PLAIN)
        with late.writing():
            pass
        # But for an index that is out of use, which the next reindex drops.
        left = [each for each in amiss(address.urls[0], address.prefix) if not each.startswith("index ")]
        assert (left, problems(late)) == ([], [])
        late.close()
    engine.drop_old()
    engine.close()
    all_is_well(address)


def test_one_that_fails_before_its_switch_leaves_nothing(address: Address) -> None:
    engine = ElasticEngine(address, PLAIN)
    engine.write([document("a", 1), document("b", 1)])
    used = in_use(address)
    switched = counted(address, lambda other: other.rebuild()).index(SWITCH)
    engine.back()
    engine.drop_old()
    for step in range(4, switched, 1 if EVERY else 12):
        failing = ElasticEngine(address, PLAIN)
        Steps(failing, once_at(step, fails))
        with pytest.raises(Broken):
            failing.rebuild()
        failing.close()
        assert (in_use(address), held(address, "ab")) == (used, [whole(1), whole(1)])
        assert (amiss(address.urls[0], address.prefix), problems(engine)) == ([], [])
    engine.close()
    all_is_well(address)


def switching(address: Address, carder: Carder) -> "threading.Thread":
    """Somebody who makes the index anew, right after the switch or at the end."""
    before, engine = in_use(address), ElasticEngine(address, carder)

    def reindex() -> None:
        engine.rebuild()
        engine.close()

    thread = threading.Thread(target=reindex)
    thread.start()
    while thread.is_alive() and in_use(address) == before:
        time.sleep(0.01)
    return thread


@pytest.mark.parametrize("is_later", [False, True])
def test_another_index_takes_over_before_any_step_of_a_writer(address: Address, *, is_later: bool) -> None:
    """One of its documents is in conflict besides, and of no version is acknowledged what is not found."""
    engine = ElasticEngine(address, PLAIN)
    engine.write([document("a", 1), document("b", 1)])
    steps = len(counted(address, lambda other: other.write([document("a", 2), document("b", 2)])))
    version, last = 4, PLAIN
    for step in range(1, steps, 1 if EVERY else 5):
        writer, other = ElasticEngine(address, last), ElasticEngine(address, last)
        if is_later:
            last = PlainCarder(version=f"later {step}")
        threads: list[threading.Thread] = []

        def meanwhile(
            other: ElasticEngine = other,
            version: int = version,
            carder: Carder = last,
            threads: list[threading.Thread] = threads,
        ) -> None:
            other.write([document("b", version + 1)])
            threads.append(switching(address, carder))

        Steps(writer, once_at(step, meanwhile))
        try:
            writer.write([document("a", version), document("b", version)])
        except StoreOutdated:
            assert is_later
            acknowledged = [whole(version - 2), whole(version)], [whole(version + 1), whole(version)]
        else:
            acknowledged = [whole(version)], [whole(version), whole(version + 1)]
        for thread in threads:
            thread.join()
        a, b = held(address, "ab", last)
        assert (a in acknowledged[0], b in acknowledged[1]) == (True, True), (step, a, b)
        if a != whole(version):
            # It was told that it could not write: somebody else does.
            late = ElasticEngine(address, last)
            late.write([document("a", version)])
            late.close()
        for each in (writer, other):
            each.close()
        version += 2
    engine.close()
    all_is_well(address, last)


def test_what_was_rewritten_and_removed_while_an_index_was_out_of_use(address: Address) -> None:
    engine = ElasticEngine(address, PLAIN)
    engine.write([document("a", 1), document("b", 1), document("c", 1)])
    engine.rebuild()
    for version in range(2, 13):
        engine.write([document("a", version), document("b", version)])
    engine.remove("b")
    engine.back()
    assert held(address, "abc") == [whole(12), [], whole(1)]
    with engine.view() as view:
        assert (view.stats().documents, view.stats().clauses) == (2, 2 * CLAUSES)
    assert (amiss(address.urls[0], address.prefix), problems(engine)) == ([], [])
    engine.close()
    all_is_well(address)


def test_two_make_it_anew_at_once(address: Address) -> None:
    engine = ElasticEngine(address, PLAIN)
    engine.write([document("a", 1)])
    steps = len(counted(address, lambda other: other.rebuild()))
    for step in range(0, steps, 1 if EVERY else 12):
        first, second = ElasticEngine(address, PLAIN), ElasticEngine(address, PLAIN)
        done: list[str] = []

        def rebuilds(who: ElasticEngine, done: list[str] = done) -> None:
            try:
                who.rebuild()
            except StoreBusy:
                return
            done.append("done")

        Steps(first, once_at(step, lambda second=second: rebuilds(second)))  # type: ignore[misc]
        rebuilds(first)
        assert done, step
        assert held(address, "a") == [whole(1)]
        assert (amiss(address.urls[0], address.prefix), problems(first)) == ([], [])
        for each in (first, second):
            each.close()
    engine.close()
    all_is_well(address)


def test_a_neighbour_whose_prefix_begins_alike_is_left_alone(address: Address) -> None:
    neighbour = Address(address.urls, f"{address.prefix}-parts-x")
    beside, engine = ElasticEngine(neighbour, PLAIN), ElasticEngine(address, PLAIN)
    beside.write([entry(reading("beside"))])
    engine.write([entry(reading("ours"))])
    engine.rebuild()
    assert engine.drop_old() == 1
    assert amiss(neighbour.urls[0], neighbour.prefix) == []
    with beside.view() as view:
        assert [document.id for document in view.documents().items] == ["beside"]
    beside.close()
    engine.close()
