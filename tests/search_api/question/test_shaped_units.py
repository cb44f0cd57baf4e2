"""Names shaped as offices', which no list knows."""

import pytest

from search_api.question.named import find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("澜川市水务厅负责什么", ["澜川市水务厅"]),
        ("供水归水务厅管吗", ["水务厅"]),
        ("临海市榨菜管理局牵头哪些任务", ["临海市榨菜管理局"]),
        ("临海市归哪个局管", []),
        ("临海市养老设施布局由谁负责", []),
        ("餐厅负责什么", []),
        ("临海市加装电梯归谁管", []),
    ],
)
def test_shapes(text: str, names: list[str]) -> None:
    found = find_names(text, ())
    assert [text[span.start : span.end] for span in found.units if span not in found.loose] == names
