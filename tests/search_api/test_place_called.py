"""Places by the names that people give them."""

import pytest

from corpus.errors import BadRequest
from search_api.place_called import place_called

HELD = (
    "岚江省",
    "岚江省/澜川市",
    "岚江省/澜川市/枕溪区",
    "岚江省/澜川市/城关镇",
    "岚江省/霁阳市",
    "岚江省/霁阳市/城关镇",
)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("岚江省/澜川市", "岚江省/澜川市"),
        ("枕溪区", "岚江省/澜川市/枕溪区"),
        ("枕溪", "岚江省/澜川市/枕溪区"),
        ("枕溪區", "岚江省/澜川市/枕溪区"),
        ("澜川市枕溪区", "岚江省/澜川市/枕溪区"),
        ("澜川市/枕溪区", "岚江省/澜川市/枕溪区"),
        ("霁阳市城关镇", "岚江省/霁阳市/城关镇"),
        ("溪区", "溪区"),
        ("全国", "全国"),
    ],
)
def test_a_place_is_known_by_its_names(name: str, path: str) -> None:
    assert place_called(name, HELD) == path


def test_a_name_of_two_places_is_asked_back() -> None:
    with pytest.raises(BadRequest) as raised:
        place_called("城关镇", HELD)
    assert "岚江省/霁阳市/城关镇" in str(raised.value.remedy)
