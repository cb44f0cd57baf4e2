"""Where an answer may come from."""

import pytest

from corpus.model import Document
from search_api.answer.place import Where, place_of

GULOU = ("江苏省/南京市/鼓楼区", "福建省/福州市/鼓楼区")


@pytest.mark.parametrize(
    ("region", "held", "lies"),
    [
        ("江苏省", True, "above"),
        ("江苏省", False, None),
        ("福建省/福州市", False, None),
        ("全国", False, "above"),
        ("岚江省/澜川市/棠阳区", False, None),
        ("江苏省/南京市/鼓楼区", True, "same"),
    ],
)
def test_of_several_places_none_held_only_what_binds_all(region: str, held: bool, lies: str | None) -> None:
    near = place_of(Document(id="d", title="通知", region=region), Where(asked=True, paths=GULOU, held=held))
    assert (near.lies if near else None) == lies
