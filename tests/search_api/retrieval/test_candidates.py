"""Candidates: what each column says."""

import numpy as np
import pytest

from search_api.retrieval import Candidates, Recalled, weights

LEGS = {
    "words": [("民法-a3", 20.0), ("民法-a1", 10.0)],
    "bigrams": [("民法-a1", 8.0)],
    "vectors": [("商标法-a7", 0.9), ("民法-a3", 0.6)],
}
RECALLED = {"民法-a4": Recalled(0.5, 0.8, 0.1, 0.5, 2), "刑法-a9": Recalled(0.1, 0.1, 0.0, 0.0, 1)}


@pytest.fixture
def found() -> Candidates:
    return Candidates(LEGS, RECALLED, {"民法": 3, "刑法": 1}, 5, weights())


def column(found: Candidates, name: str) -> dict[str, float]:
    return dict(zip(found.ids, found.columns[name].tolist(), strict=True))


def test_all_that_any_leg_found_or_a_known_question_led_to_is_a_candidate(found: Candidates) -> None:
    assert found.ids == ["刑法-a9", "商标法-a7", "民法-a1", "民法-a3", "民法-a4"]


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
    assert ranks["民法-a4"] == pytest.approx(np.log1p(weights().candidates.deep))


def test_what_known_questions_say(found: Candidates) -> None:
    assert column(found, "known_meaning")["民法-a4"] == 0.8
    assert column(found, "known_meaning")["民法-a3"] == 0
    assert column(found, "answers_share")["民法-a1"] == 0.75


def test_a_candidate_knows_the_best_of_those_beside_it(found: Candidates) -> None:
    assert column(found, "known_meaning_beside")["民法-a3"] == 0.8
    assert column(found, "vectors_beside")["民法-a4"] == 0.6
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
    assert Candidates({}, {}, {}, 0, weights()).ids == []
