"""What a rule demands: its items as demands of their own."""

import pytest

from corpus.recognise.requirements import find_requirements
from search_api.answer.rule.requirement import places_of_items, value_of


@pytest.mark.parametrize(
    "text",
    [
        "经营者不得有下列行为：\n（一）吸烟；\n（二）饮酒；\n（三）赌博。",
        # An item that stands in another item, in the lead, or twice.
        "经营者不得有下列行为：\n（一）在禁止吸烟的场所吸烟；\n（二）吸烟；\n（三）吸烟后不熄灭。",
        "经营者吸烟的，不得有下列行为：\n（一）吸烟；\n（二）饮酒。",
        "经营者不得有下列行为：\n（一）吸烟；\n（二）吸烟；\n（三）吸烟。",
    ],
)
def test_each_item_is_found_where_it_stands(text: str) -> None:
    (requirement,) = find_requirements(text)
    found = places_of_items(requirement)
    assert [item for item, _ in found] == list(requirement.items)
    assert len(found) >= 2
    for item, place in found:
        start = requirement.span.start + place
        assert text[start : start + len(item)] == item
        # Right behind its label.
        assert text[start - 1] == "）"


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("押金最多多少钱", "押金不得超过二百元。", "不得超过二百元"),
        ("放牧多少钱", "不得在铁路线路两侧二十米以内放牧。", None),
        ("放牧至少要离多少米", "不得在铁路线路两侧二十米以内放牧。", "二十米以内"),
    ],
)
def test_a_sum_is_answered_by_a_sum(question: str, text: str, value: str | None) -> None:
    (requirement,) = find_requirements(text)
    assert value_of(question, requirement) == value
