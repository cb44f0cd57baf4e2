"""The second look: who is looked at, what it sees, and what becomes of the scores."""

import numpy as np
import pytest

from indexer.meaning import own_second_trees
from indexer.meaning.close import READ
from search_api.retrieval import Candidates, weights
from search_api.retrieval.candidates import Meaning
from search_api.retrieval.known import NOTHING
from search_api.retrieval.second_look import COLUMNS, LOOKED_AT, best_few, dealt, look

IDS = ("民法-a1", "民法-a2", "民法-a3", "民法-a9", "商标法-a1")
ROWS = np.eye(5, dtype=np.float32)
FIRST = np.array([0.0, 3.0, 1.0, 2.0, -1.0])


@pytest.fixture
def found() -> Candidates:
    legs = {"words": [(id_, 5.0 - place) for place, id_ in enumerate(IDS)]}
    return Candidates(IDS, legs, Meaning(ROWS, ROWS[0]), NOTHING, {}, 4, weights())


def seen(found: Candidates) -> dict[str, list[float]]:
    """Each column in the order of IDS."""
    best = best_few(FIRST)
    columns = look(found, FIRST, best, {name: np.arange(5.0) for name in READ})
    assert {*columns} == {*COLUMNS}
    return {name: column[np.argsort(best)].tolist() for name, column in columns.items()}


def test_the_best_are_looked_at_best_first() -> None:
    assert best_few(FIRST).tolist() == [1, 3, 2, 0, 4]
    assert len(best_few(np.arange(500.0))) == LOOKED_AT


def test_what_stands_beside_or_in_the_same_document_tells(found: Candidates) -> None:
    likely = np.exp(FIRST) / np.exp(FIRST).sum()
    columns = seen(found)
    beside = [likely[1] + likely[2], likely[0] + likely[2], likely[0] + likely[1], 0, 0]
    assert columns["first_beside"] == pytest.approx(beside)
    of_law = likely[:4].sum() - likely[:4]
    assert columns["first_document"] == pytest.approx([*of_law, 0])


def test_shares_and_ranks_are_among_those_looked_at(found: Candidates) -> None:
    columns = seen(found)
    # The first to be looked at reads worst here.
    assert columns["aligned_rank"] == [1, 4, 2, 3, 0]
    assert columns["aligned_share"] == pytest.approx([0.75, 0, 0.5, 0.25, 1])


def test_scores_are_dealt_out_in_the_new_order_and_stay_the_same_scores() -> None:
    first, second = np.array([9.0, 5.0, 4.0, 1.0]), np.array([0.1, 0.4, 0.9, 0.2])
    scores = dealt(first, second)
    assert scores.tolist() == [1.0, 5.0, 9.0, 4.0]
    assert sorted(scores) == sorted(first)


def test_nothing_to_look_at_is_nothing() -> None:
    none = Candidates((), {}, Meaning(ROWS[:0], ROWS[0]), NOTHING, {}, 0, weights())
    empty = np.zeros(0)
    columns = look(none, empty, best_few(empty), dict.fromkeys(READ, empty))
    assert all(column.size == 0 for column in columns.values())


def test_the_trees_that_are_shipped_ask_for_columns_that_there_are() -> None:
    assert {*own_second_trees().names} <= {*COLUMNS}
