"""The number of a standard held that may be meant by one that is not."""

from difflib import SequenceMatcher

from corpus.recognise.cited.standards import series_of, standard_key, year_of_number
from indexer.engine import View
from indexer.held_standards import find_near


def nearest_number(view: View, number: str) -> str | None:
    """The number of a standard held that is nearest to one that is not, of several editions the newest."""
    key = standard_key(number)
    near = {other.number for other in find_near(view, number)} - {number}

    def unlike(other: str) -> tuple[float, int, str]:
        likeness = SequenceMatcher(a=key, b=standard_key(other)).ratio()
        return -likeness, -(year_of_number(other) or 0), other

    return min((other for other in near if _may_be_meant(number, other)), key=unlike, default=None)


def _may_be_meant(number: str, other: str) -> bool:
    """Whether a number is another edition of one, or differs in a single slip: a figure, or the mark of what is recommended."""
    series, others = standard_key(series_of(number)), standard_key(series_of(other))
    if series == others:
        return True
    same_year = year_of_number(number) in (None, year_of_number(other))
    if not same_year:
        return False
    return series.replace("/t", "") == others.replace("/t", "") or _is_one_slip(series, others)


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one character is another, missing or too many, or two that stand side by side are changed round."""
    begin = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    left, right = one[begin:], other[begin:]
    swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped
