"""What a ranked list is worth."""

from collections.abc import Collection, Sequence
from pathlib import Path
from statistics import stdev

FLOORS = Path(__file__).with_name("floors.toml")

Measured = dict[str, float]

_CUTS = (5, 10, 100)
_FIRST = 10


def measure(ranked: Sequence[str], right: Collection[str]) -> Measured:
    """Recall at 5, 10 and 100, and the reciprocal of the first right place, 0 beyond the tenth."""
    recalls = {f"r{cut}": len({*ranked[:cut]} & {*right}) / len(right) for cut in _CUTS}
    first = next((1 / place for place, id_ in enumerate(ranked[:_FIRST], 1) if id_ in right), 0.0)
    return {**recalls, "mrr10": first}


def mean(measured: Sequence[Measured]) -> Measured:
    """The mean of each figure, to four places; zeros of nothing."""
    names = (*(f"r{cut}" for cut in _CUTS), "mrr10")
    count = max(1, len(measured))
    return {name: round(sum(one[name] for one in measured) / count, 4) for name in names}


def standard_error(measured: Sequence[Measured], name: str) -> float:
    """How far the mean of a figure may be from what endless questions would give, to four places."""
    if len(measured) < 2:
        return 0.0
    return float(round(stdev(one[name] for one in measured) / len(measured) ** 0.5, 4))
