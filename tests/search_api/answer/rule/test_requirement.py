"""What a rule demands: its items as demands of their own."""

import pytest

from corpus.recognise.demand.requirements import find_requirements
from search_api.answer.cover import Matter
from search_api.answer.rule.asked_value import value_of
from search_api.answer.rule.requirement import places_of_items
from search_api.values import Term


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
        # A value is of the kind asked for, or there is none.
        ("多少人以上要设安全管理机构", "处罚金额十万元以上的，应当设置安全管理机构。", None),
        ("最少配多少人", "应当配备三名以上安全员，面积不少于二十平方米。", "三名以上"),
        ("客房最多几间", "面积八百平方米的民宿，客房不得超过十四间。", "不得超过十四间"),
        ("水温最高多少度", "水温不得高于四十二摄氏度。", "不得高于四十二摄氏度"),
        ("哪几个城市要试点", "试点城市应当在三年以内完成。", None),
        ("多久内要订立合同", "满一年不订立的，应当支付工资。", None),
        ("多久内要订立合同", "应当自用工之日起一个月内订立合同。", "一个月内"),
        ("电梯多久检验一次", "检验机构应当在十个工作日内完成检验。", None),
        ("电梯多久检验一次", "电梯应当每年检验一次。", "每年"),
        ("要提前多久申请检验", "应当在有效期届满前一个月申请检验。", "在有效期届满前一个月"),
    ],
)
def test_a_value_is_of_the_kind_asked_for(question: str, text: str, value: str | None) -> None:
    (requirement,) = find_requirements(text)
    assert value_of(question, requirement) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("应当依法取得许可，并在经营场所公示许可证。", "并在经营场所公示许可证"),
        ("应当依法取得许可，按照规定经营。", None),
        # Said by the way, far behind what is forbidden.
        (
            "不得因从业人员对本单位安全生产工作提出批评、检举、控告或者向有关部门反映情况并要求将结果公示而降低其工资。",
            None,
        ),
    ],
)
def test_yes_or_no_is_said_of_what_is_asked(text: str, value: str | None) -> None:
    (requirement,) = find_requirements(text)
    head = Matter((Term(text="公示", weight=1.0),))
    assert value_of("许可证要公示吗", requirement, head) == value
