"""The one ranking expression and its switches."""

import pytest

from search_api.rank import Ranking, Signals, rank, ranking, without

BEST = Signals(
    legs={"words": 1.0, "bigrams": 1.0, "vectors": 1.0},
    cover=1.0,
    phrase=1.0,
    heading=1.0,
    general=1.0,
    source="table",
)
PARTS = Ranking.__struct_fields__


def test_the_best_of_all_scores_one() -> None:
    assert rank(BEST, ranking()).score == pytest.approx(1.0)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_a_switch(part: str) -> None:
    numbers = without(part)
    assert not getattr(numbers, part).on
    assert all(getattr(numbers, other).on for other in PARTS if other != part)
    assert rank(BEST, numbers).score == pytest.approx(1.0)


def test_what_is_off_does_nothing() -> None:
    old = Signals(legs={"words": 0.5}, cover=0.5, validity="repealed", place="above", levels=2, years_older=5)
    for part in ("validity", "place", "recency"):
        assert rank(old, without(part)).score > rank(old, ranking()).score


def test_nearer_places_come_first() -> None:
    scores = [
        rank(Signals(cover=1.0, place=place, levels=levels), ranking()).score  # type: ignore[arg-type]
        for place, levels in (("same", 0), ("below", 1), ("above", 1), ("above", 3))
    ]
    assert scores == sorted(scores, reverse=True)


def test_parts_explain_the_score() -> None:
    ranked = rank(Signals(legs={"words": 0.7}, cover=0.4, place="below", levels=1), ranking())
    added = {"words", "bigrams", "vectors", "cover", "phrase", "heading", "general"}
    score = sum(share for name, share in ranked.parts.items() if name in added)
    for name, factor in ranked.parts.items():
        score *= 1.0 if name in added else factor
    assert score == pytest.approx(ranked.score)
