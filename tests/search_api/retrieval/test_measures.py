"""What a ranked list is worth."""

import pytest

from benchmarks.retrieval.measures import mean, measure, standard_error

RANKED = [f"a{place}" for place in range(1, 201)]


@pytest.mark.parametrize(
    ("right", "r5", "r10", "r100", "mrr10"),
    [
        ({"a1"}, 1, 1, 1, 1),
        ({"a4", "a8", "a90", "a150"}, 0.25, 0.5, 0.75, 0.25),
        ({"a11"}, 0, 0, 1, 0),
        ({"b1"}, 0, 0, 0, 0),
    ],
)
def test_recalls_and_the_first_right_place(
    right: set[str], r5: float, r10: float, r100: float, mrr10: float
) -> None:
    assert measure(RANKED, right) == {"r5": r5, "r10": r10, "r100": r100, "mrr10": mrr10}


def test_means_and_their_errors() -> None:
    measured = [measure(RANKED, {"a1"}), measure(RANKED, {"b1"})] * 50
    assert mean(measured)["r10"] == 0.5
    assert standard_error(measured, "r10") == pytest.approx(0.0503, abs=1e-4)
    assert mean([])["r10"] == standard_error([], "r10") == standard_error(measured[:1], "r10") == 0
