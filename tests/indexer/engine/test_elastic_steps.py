"""A process is killed before any step of what it does: what it did is whole or not there, and what comes by clears it up.

`ZHIZE_TEST_KILLS` set, every step is tried; else some of them.
"""

import os
from collections.abc import Iterator
from itertools import count
from uuid import uuid4

import pytest

from indexer.engine import Address, View
from indexer.engine.elastic import ElasticEngine, claim
from tests.elastic.deeds import FIRST, NEW, SECOND, SWITCH, back, is_killed, prepare, rewrite
from tests.elastic.leftovers import amiss, problems, swept
from tests.elastic.server import remove_indices
from tests.indexer.engine.samples import PLAIN

EVERY = "ZHIZE_TEST_KILLS" in os.environ
BEFORE, AFTER = [FIRST, SECOND], [NEW, FIRST, SECOND]


@pytest.fixture
def prefix(elastic_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    # Here nobody is waited for who gives no sign of life: whoever made an index is known to be dead.
    monkeypatch.setattr(claim, "_SILENT_SECONDS", -1)
    prefix = f"s{uuid4().hex[:10]}"
    yield prefix
    remove_indices(elastic_url, prefix)


def engine_of(url: str, prefix: str) -> ElasticEngine:
    return ElasticEngine(Address((url,), prefix), PLAIN)


def clauses(view: View, id_: str) -> list[str]:
    """The text of a document, of which each clause is a record that a search would give; none where it is not held."""
    reading = view.document(id_)
    if reading is None:
        return []
    records = view.records([clause.id for clause in reading.clauses])
    assert [getattr(record, "text", "") for record in records.values()] == [
        clause.text for clause in reading.clauses
    ]
    return [clause.text for clause in reading.clauses]


def answers(view: View) -> dict[str, str | None]:
    """What each known question leads to, by the document that its answer was in; None where no record says it any more."""
    said: dict[str, str | None] = {}
    for known in view.known():
        record = view.records([known.record_id]).get(known.record_id) if known.held else None
        said[known.record_id.partition("-")[0]] = getattr(record, "text", None)
    return said


def held(url: str, prefix: str, number: int) -> tuple[list[str], list[str], list[str]]:
    """What a process that comes by finds of the documents of a deed."""
    engine = engine_of(url, prefix)
    with engine.view() as view:
        found = clauses(view, f"p{number}"), clauses(view, f"q{number}"), clauses(view, f"n{number}")
    engine.close()
    return found


def killed_at_steps(url: str, prefix: str, deed: str, every: int, since: str = "") -> Iterator[int]:
    """The deeds that were killed, each before a later step than the one before, until one came to its end.

    Every day some steps alone are tried, since a request.
    """
    engine = engine_of(url, prefix)
    for number in count():
        prepare(engine, number)
        step = number if EVERY else every * number
        if not is_killed(url, prefix, deed, number, step, "" if EVERY else since):
            break
        yield number
    engine.close()


def test_a_writer(elastic_url: str, prefix: str) -> None:
    numbers = []
    for number in killed_at_steps(elastic_url, prefix, "rewrite", 4):
        numbers.append(number)
        p, q, n = held(elastic_url, prefix, number)
        assert (p in (BEFORE, AFTER), q, n in ([], [NEW])) == (True, [FIRST], True)
    engine = swept(elastic_url, prefix)
    assert (amiss(elastic_url, prefix), problems(engine)) == ([], [])
    with engine.view() as view:
        assert answers(view) == {f"p{number}": FIRST for number in range(len(numbers) + 1)}
    for number in numbers:
        rewrite(engine, number)
        assert held(elastic_url, prefix, number) == (AFTER, [FIRST], [NEW])
    with engine.view() as view:
        assert answers(view) == {f"p{number}": FIRST for number in range(len(numbers) + 1)}
        assert [len(view.versions(f"p{number}")) for number in numbers] == [3] * len(numbers)
    assert (amiss(elastic_url, prefix), problems(engine)) == ([], [])
    engine.close()


def test_a_writer_of_other_bytes(elastic_url: str, prefix: str) -> None:
    numbers = []
    for number in killed_at_steps(elastic_url, prefix, "refresh", 4):
        numbers.append(number)
        assert held(elastic_url, prefix, number) == (BEFORE, [FIRST], [])
    engine = swept(elastic_url, prefix)
    assert (amiss(elastic_url, prefix), problems(engine)) == ([], [])
    for number in numbers:
        engine.remove(f"p{number}")
    assert (amiss(elastic_url, prefix), problems(engine)) == ([], [])
    engine.close()


def test_a_remover(elastic_url: str, prefix: str) -> None:
    numbers = []
    for number in killed_at_steps(elastic_url, prefix, "remove", 4):
        numbers.append(number)
        p, q, _ = held(elastic_url, prefix, number)
        # What belongs to it never outlives it.
        assert (p, q) in ((BEFORE, [FIRST]), (BEFORE, []), ([], []))
    engine = swept(elastic_url, prefix)
    assert (amiss(elastic_url, prefix), problems(engine)) == ([], [])
    for number in numbers:
        engine.remove(f"p{number}")
        assert held(elastic_url, prefix, number) == ([], [], [])
    with engine.view() as view:
        assert set(answers(view).values()) == {None}
        assert view.stats().clauses == 0
    assert (amiss(elastic_url, prefix), problems(engine)) == ([], [])
    engine.close()


@pytest.mark.parametrize("deed", ["reindex", "back"])
def test_who_makes_an_index_anew(elastic_url: str, prefix: str, deed: str) -> None:
    engine = engine_of(elastic_url, prefix)
    with engine.writing():
        pass
    engine.rebuild()
    for number in killed_at_steps(elastic_url, prefix, deed, 3, SWITCH):
        p, q, n = held(elastic_url, prefix, number)
        # Whoever commits meanwhile is not the one that was killed.
        assert (p, q, n) in ((BEFORE, [FIRST], []), (AFTER, [FIRST], [NEW]))
        next_one = engine_of(elastic_url, prefix)
        rewrite(next_one, number)
        next_one.close()
        assert held(elastic_url, prefix, number) == (AFTER, [FIRST], [NEW])
    last = swept(elastic_url, prefix)
    assert problems(last) == []
    back(last, 0)
    assert problems(last) == []
    last.rebuild()
    last.drop_old()
    assert (amiss(elastic_url, prefix), problems(last)) == ([], [])
    with last.view() as view:
        assert set(answers(view).values()) == {FIRST}
    last.close()
    engine.close()
