"""Names that differ by one slip."""

import pytest

from search_api.near_miss import _is_slip, _nearest


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("枕西区", "枕溪区"),
        ("枕溪", "枕溪区"),
        ("枕溪区区", "枕溪区"),
        ("溪枕区", "枕溪区"),
        ("住建据", "住建局"),
    ],
)
def test_one_slip(left: str, right: str) -> None:
    assert _is_slip(left, right)
    assert _is_slip(right, left)


@pytest.mark.parametrize(("left", "right"), [("枕西县", "枕溪区"), ("枕", "枕溪区"), ("棠阳区", "枕溪区")])
def test_more_than_a_slip(left: str, right: str) -> None:
    assert not _is_slip(left, right)


def test_several_near_names_are_none() -> None:
    assert _nearest("枕西区", {"枕溪区", "枕东区"}) is None
    assert _nearest("枕西区", {"枕溪区", "棠阳区"}) == "枕溪区"
