"""Candidates: what each column says."""

import numpy as np
import pytest

from search_api.retrieval import Candidates, Recall, weights
from search_api.retrieval.candidates import Meaning
from search_api.retrieval.known import NOTHING

LEGS = {
    "words": [("民法-a3", 20.0), ("民法-a1", 10.0)],
    "bigrams": [("民法-a1", 8.0)],
    "vectors": [("商标法-a7", 0.9), ("民法-a3", 0.6)],
}
RECALLED = Recall(
    {"刑法-a9": 0, "民法-a4": 1},
    ("刑法", "民法"),
    np.array([0, 1]),
    np.array([[0.1, 0.5], [0.1, 0.8], [0.0, 0.1], [0.0, 0.5], [1.0, 2.0]]),
)
IDS = ("刑法-a9", "商标法-a7", "民法-a1", "民法-a3", "民法-a4")
# The first has no vector; the third is opposite to what is asked; the last lies between.
ROWS = np.array([[0, 0], [0.9, 0.19**0.5], [-1, 0], [0.6, 0.8], [0.8, 0.6]], dtype=np.float32)


@pytest.fixture
def found() -> Candidates:
    return Candidates(
        IDS,
        LEGS,
        Meaning(ROWS, np.array([1, 0], dtype=np.float32)),
        RECALLED,
        {"民法": 3, "刑法": 1},
        5,
        weights(),
    )


def column(found: Candidates, name: str) -> dict[str, float]:
    return dict(zip(found.ids, found.columns[name].tolist(), strict=True))


def test_every_candidate_has_its_cosine_whichever_leg_found_it(found: Candidates) -> None:
    assert column(found, "vectors") == pytest.approx(
        {"刑法-a9": 0, "商标法-a7": 0.9, "民法-a1": 0, "民法-a3": 0.6, "民法-a4": 0.8}
    )
    ranks = column(found, "vectors_rank")
    assert ranks["商标法-a7"] == 0
    assert ranks["民法-a4"] == pytest.approx(np.log1p(1))


def test_a_candidate_tells_how_like_it_is_to_the_best(found: Candidates) -> None:
    like = column(found, "like_fused")
    assert like["民法-a4"] > like["商标法-a7"] > like["刑法-a9"] == 0
    assert like["民法-a1"] < 0


def test_scores_shares_and_ranks_of_a_leg(found: Candidates) -> None:
    assert column(found, "words")["民法-a1"] == 10
    assert column(found, "words_share") == {
        "刑法-a9": 0,
        "商标法-a7": 0,
        "民法-a1": 0.5,
        "民法-a3": 1,
        "民法-a4": 0,
    }
    ranks = column(found, "words_rank")
    assert ranks["民法-a3"] == 0
    assert ranks["民法-a4"] == pytest.approx(np.log1p(weights().candidates.each))


def test_what_known_questions_say(found: Candidates) -> None:
    assert column(found, "known_meaning")["民法-a4"] == 0.8
    assert column(found, "known_meaning")["民法-a3"] == 0
    assert column(found, "answers_share")["民法-a1"] == 0.75


def test_a_candidate_knows_the_best_of_those_beside_it(found: Candidates) -> None:
    assert column(found, "known_meaning_beside")["民法-a3"] == 0.8
    assert column(found, "vectors_beside")["民法-a4"] == pytest.approx(0.6)
    assert column(found, "vectors_beside")["商标法-a7"] == 0


def test_a_document_is_told_by_its_share_of_a_leg(found: Candidates) -> None:
    shares = column(found, "words_document")
    assert shares["民法-a1"] == shares["民法-a4"] == 1
    assert shares["商标法-a7"] == 0
    assert column(found, "vectors_document")["商标法-a7"] > column(found, "vectors_document")["民法-a1"] > 0


def test_the_fused_score_is_the_weighted_sum(found: Candidates) -> None:
    numbers = weights()
    expected = numbers.words.weight + numbers.vectors.weight * 0.6
    assert column(found, "fused")["民法-a3"] == pytest.approx(expected)


def test_nothing_found_is_no_candidate() -> None:
    assert (
        Candidates((), {}, Meaning(ROWS[:0], ROWS[0]), NOTHING, {}, 0, weights()).columns["fused"].size == 0
    )
