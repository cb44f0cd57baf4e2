"""Pieces of work done side by side give what they give one after the other."""

import threading
import time
from collections.abc import Callable

import pytest

from indexer.engine import Engine
from indexer.engine.embedded.aside import Aside
from indexer.engine.values import FieldName, Leg, Probe
from tests.indexer.engine.samples import entry, reading


def numbers(count: int) -> list[Callable[[], int]]:
    return [lambda number=number: number * number for number in range(count)]  # type: ignore[misc]


@pytest.mark.parametrize("cores", [1, 2, 3, 8, None])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 20])
def test_each_piece_is_answered_in_its_place(cores: int | None, count: int) -> None:
    aside = Aside(cores)
    assert aside.together(numbers(count)) == [number * number for number in range(count)]
    aside.close()
    assert aside.together(numbers(count)) == [number * number for number in range(count)]
    aside.close()


@pytest.mark.parametrize("cores", [1, 2, 3])
@pytest.mark.parametrize("failing", [0, 1, 2])
def test_what_fails_is_told(cores: int, failing: int) -> None:
    aside, pieces = Aside(cores), numbers(3)
    pieces[failing] = lambda: 1 // 0
    with pytest.raises(ZeroDivisionError):
        aside.together(pieces)
    assert aside.together(numbers(3)) == [0, 1, 4]
    aside.close()


def test_nobody_waits_for_the_pieces_of_another() -> None:
    aside, begun, go_on = Aside(2), threading.Event(), threading.Event()

    def long() -> int:
        begun.set()
        return int(go_on.wait(timeout=60))

    slow = threading.Thread(target=aside.together, args=([long, lambda: 0],))
    slow.start()
    assert begun.wait(timeout=60)
    assert aside.together(numbers(4)) == [0, 1, 4, 9]
    go_on.set()
    slow.join()
    aside.close()


def test_who_asks_while_another_closes_is_answered() -> None:
    aside, wrong, done = Aside(3), list[object](), threading.Event()

    def ask() -> None:
        while not done.is_set():
            try:
                wrong.extend(found for found in [aside.together(numbers(4))] if found != [0, 1, 4, 9])
            except RuntimeError as error:
                wrong.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(300):
        aside.close()
    done.set()
    for thread in threads:
        thread.join()
    aside.close()
    assert wrong == []


@pytest.mark.parametrize("failing", [0, 2])
def test_where_a_piece_fails_no_other_goes_on_behind_the_call(failing: int) -> None:
    aside, waiting = Aside(3), threading.Semaphore(0)
    begun, ended = list[int](), list[int]()

    def long() -> int:
        begun.append(1)
        waiting.release()
        time.sleep(0.2)
        ended.append(1)
        return 1

    def fails() -> int:
        assert waiting.acquire(timeout=60)
        return 1 // 0

    pieces: list[Callable[[], int]] = [long, long, long]
    pieces[failing] = fails
    with pytest.raises(ZeroDivisionError):
        aside.together(pieces)
    assert begun
    assert len(ended) == len(begun)
    aside.close()


def test_legs_side_by_side_find_what_they_find_in_turn(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    clauses = tuple(f"{first}{second}河道。" for first in "疏清修治" for second in "通理整浚")
    engine.write([entry(reading("a", clauses=clauses))])
    body: tuple[tuple[FieldName, float], ...] = (("body", 1.0),)
    legs = (
        Leg(name="words", tokens=(("疏", 1.0), ("通", 1.0)), fields=body),
        Leg(name="bigrams", tokens=(("疏通", 1.0), ("河道", 1.0), ("清理", 1.0)), fields=body),
    )
    with engine.view() as view:
        in_turn = view.search(Probe(legs=legs, size=7))
        if "embedded" in request.node.name:
            monkeypatch.setattr("indexer.engine.embedded.view.FEW_CARDS", 0)
        assert view.search(Probe(legs=legs, size=7)) == in_turn
        assert any(in_turn.legs.values())
