"""Items that name helpers only, under a heading that says who leads."""

import pytest

from tests.indexer.tasks.papers import found

NARROW = str.maketrans("，；：（）", ",;:()")


@pytest.mark.parametrize(
    "heading",
    [
        "一、强化源头治理（责任单位：区住建局）",
        "一、强化源头治理（区住建局牵头）",
        "一、强化源头治理（区住建局负责）",
        "一、强化源头治理（牵头单位：区住建局；配合单位：区城管局）",
        "一、强化源头治理。牵头单位：区住建局",
    ],
)
@pytest.mark.parametrize(
    ("item", "units", "text"),
    [
        (
            "1.新建雨水管渠21公里。配合单位：区发改委、区财政局。",
            " / 区发改委、区财政局",
            "新建雨水管渠21公里。",
        ),
        ("1.新建雨水管渠21公里。（配合单位：区发改委，9月底前）", " / 区发改委", "新建雨水管渠21公里。"),
        ("1.新建雨水管渠21公里。（区发改委、区财政局配合）", " / 区发改委、区财政局", "新建雨水管渠21公里。"),
        ("1.新建雨水管渠21公里（区发改委参与）。", " / 区发改委", "新建雨水管渠21公里"),
        ("1.新建雨水管渠21公里。协办单位：区发改委", " / 区发改委", "新建雨水管渠21公里。"),
    ],
)
@pytest.mark.parametrize("narrow", [False, True])
def test_an_item_that_names_helpers_only_has_the_lead_of_its_heading(
    heading: str, item: str, units: str, text: str, narrow: bool
) -> None:
    lines = [heading, item, "2.改造泵站三座，提升排涝能力。"]
    if narrow:
        lines = [line.translate(NARROW) for line in lines]
    tasks = found(*lines)
    assert [named.split(" /")[0] for _, named, _ in tasks] == ["区住建局", "区住建局"]
    assert tasks[0][1] == f"区住建局{units}"
    assert tasks[0][2] == (text.translate(NARROW) if narrow else text)


def test_a_heading_that_names_helpers_only_has_the_lead_of_the_heading_above() -> None:
    assert found(
        "一、强化源头治理（区住建局牵头）",
        "（一）建设管网（区财政局配合）",
        "1.新建雨水管渠21公里，改造老旧管渠。",
        "2.改造泵站三座，提升排涝能力。",
    ) == [
        ("heading", "区住建局 / 区财政局", "新建雨水管渠21公里，改造老旧管渠。"),
        ("heading", "区住建局 / 区财政局", "改造泵站三座，提升排涝能力。"),
    ]


def test_helpers_without_any_lead_above_stand_alone() -> None:
    tasks = found("一、强化源头治理", "1.新建雨水管渠21公里。配合单位：区发改委。")
    assert tasks == [("line", " / 区发改委", "新建雨水管渠21公里。")]
