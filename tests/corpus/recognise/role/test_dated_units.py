"""A date beside the units of a key, a bracket or a cell, without a key of its own."""

import pytest

from corpus.recognise.role.roles import Given, read_assignment

NARROW = str.maketrans("，；：（）", ",;:()")


@pytest.mark.parametrize(
    ("text", "default", "lead", "support", "deadline"),
    [
        ("牵头单位：市住建局，9月底前完成", None, "市住建局", "", "9月底前完成"),
        ("责任单位：市住建局，2025年12月底前完成", None, "市住建局", "", "2025年12月底前完成"),
        ("责任单位：市住建局，年底前", None, "市住建局", "", "年底前"),
        ("责任单位：市住建局、9月底前完成", None, "市住建局", "", "9月底前完成"),
        ("责任单位：市住建局，力争2025年9月底前完成", None, "市住建局", "", "力争2025年9月底前完成"),
        ("责任单位：2025年12月底前，市住建局", None, "市住建局", "", "2025年12月底前"),
        ("责任单位：各区，9月底前完成", None, "各区", "", "9月底前完成"),
        (
            "牵头单位：行政审批局；配合单位：市场监管分局，2025年9月底完成",
            None,
            "行政审批局",
            "市场监管分局",
            "2025年9月底完成",
        ),
        (
            "牵头单位：市教育局，6月底前完成；配合单位：市财政局",
            None,
            "市教育局",
            "市财政局",
            "6月底前完成",
        ),
        (
            "牵头单位：市教育局，2025年6月30日前；配合单位：市财政局，9月底前",
            None,
            "市教育局",
            "市财政局",
            "2025年6月30日前",
        ),
        ("市住建局牵头，市财政局，9月底前完成", None, "市住建局", "市财政局", "9月底前完成"),
        ("市住建局，9月底前完成", "responsible", "市住建局", "", "9月底前完成"),
        ("牵头单位：市住建局、市应急局，长期坚持", None, "市住建局、市应急局", "", "长期坚持"),
        ("市住建局、市应急局，持续推进", "responsible", "市住建局、市应急局", "", "持续推进"),
        ("市住建局，9月底前", "lead", "市住建局", "", "9月底前"),
        ("9月底前，市住建局、市财政局", "lead", "市住建局、市财政局", "", "9月底前"),
        (
            "市住建局，2024年9月底前启动，2025年底前完成",
            "lead",
            "市住建局",
            "",
            "2024年9月底前启动，2025年底前完成",
        ),
        # The longest list, though its last unit and the date are mostly a date.
        (
            "市住建局，市财政局，2025年12月31日前完成",
            "lead",
            "市住建局、市财政局",
            "",
            "2025年12月31日前完成",
        ),
    ],
)
@pytest.mark.parametrize("narrow", [False, True])
def test_a_date_beside_units_takes_none_of_them(
    text: str, default: Given | None, lead: str, support: str, deadline: str, narrow: bool
) -> None:
    if narrow:
        text, deadline = text.translate(NARROW), deadline.translate(NARROW)
    given = read_assignment(text, default)
    assert given is not None
    assert "、".join(unit.name for unit in (*given.lead, *given.responsible)) == lead
    assert "、".join(unit.name for unit in given.support) == support
    assert given.deadline == deadline


@pytest.mark.parametrize("text", ["9月底前完成", "责任单位：9月底前完成", "管网改造，9月底前完成"])
def test_a_date_alone_names_nobody(text: str) -> None:
    given = read_assignment(text)
    assert given is None or not (given.lead or given.responsible or given.support)
