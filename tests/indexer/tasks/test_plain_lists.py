"""Brackets that list units without a word of role: how the document says what they mean."""

import pytest

from tests.indexer.tasks.papers import found

NARROW = str.maketrans("，；：（）", ",;:()")
FIRST = "一、支持在服务区布局快充站。（省交通运输厅、省能源局，{}）"


@pytest.mark.parametrize(
    "rule",
    [
        "排首位的为牵头单位，下同",
        "列第一位的为牵头单位，下同",
        "排在第一位的部门为牵头部门，以下同",
        "首位为牵头单位，下同",
        "第一个为牵头单位，下同",
        "牵头单位为首位，下同",
    ],
)
@pytest.mark.parametrize(
    ("bracket", "units"),
    [
        ("（省能源局、省农业农村厅、各市州人民政府）", "省能源局 / 省农业农村厅、各市州人民政府"),
        ("（国网湖南电力）", "国网湖南电力"),
        ("（国网湖南电力、省能源局）", "国网湖南电力 / 省能源局"),
        ("（省自然资源厅，各县市区人民政府）", "省自然资源厅 / 各县市区人民政府"),
        ("（湘江集团）", "湘江集团"),
        ("（各市州人民政府）", "各市州人民政府"),
    ],
)
@pytest.mark.parametrize("narrow", [False, True])
def test_a_rule_told_in_the_first_bracket_makes_the_later_ones_assign(
    rule: str, bracket: str, units: str, narrow: bool
) -> None:
    lines = [FIRST.format(rule), f"二、鼓励沿线乡镇建设公共充电站。{bracket}"]
    if narrow:
        lines = [line.translate(NARROW) for line in lines]
    tasks = found(*lines)
    assert [(source, named) for source, named, _ in tasks] == [
        ("bracket", "省交通运输厅 / 省能源局"),
        ("bracket", units),
    ]


@pytest.mark.parametrize(
    "bracket",
    ["（含农村公路）", "（见图1）", "（约120座）", "（2026年9月底前）", "（湘发改能源〔2025〕88号）"],
)
def test_a_bracket_that_lists_no_units_assigns_nothing_under_a_rule(bracket: str) -> None:
    tasks = found(FIRST.format("排首位的为牵头单位，下同"), f"二、鼓励沿线乡镇建设公共充电站。{bracket}")
    assert len(tasks) == 1


@pytest.mark.parametrize(
    ("bracket", "units"),
    [
        ("（市卫生健康委、市市场监管局，2026年9月底前）", "市卫生健康委、市市场监管局"),
        ("（市卫生健康委，2026年9月底前完成）", "市卫生健康委"),
        ("（市卫生健康委；9月底前）", "市卫生健康委"),
        ("（各县市区人民政府，年底前）", "各县市区人民政府"),
        ("〔市教育局、市财政局，2026年10月底前到位〕", "市教育局、市财政局"),
        ("（2026年9月底前，市卫生健康委）", "市卫生健康委"),
        ("（市卫生健康委、市市场监管局，持续推进）", "市卫生健康委、市市场监管局"),
        ("（市卫生健康委，长期坚持）", "市卫生健康委"),
    ],
)
@pytest.mark.parametrize("narrow", [False, True])
def test_units_with_the_day_by_which_assign_alone(bracket: str, units: str, narrow: bool) -> None:
    line = f"7.建立托育机构黑名单制度{bracket}。"
    tasks = found(line.translate(NARROW) if narrow else line)
    assert tasks == [("bracket", units, "建立托育机构黑名单制度")]


@pytest.mark.parametrize(
    "line",
    [
        "7.全市新增托位2600个（市统计局，2026年2月3日）。",
        "7.全市新增托位2600个（数据来源：市统计局，2026年）。",
        "7.全市新增托位2600个（市统计局）。",
        "7.全市新增托位2600个（2026年9月底前）。",
        "7.参加全国托育服务大会（国家卫生健康委，北京，2026年9月）。",
    ],
)
def test_units_with_another_date_or_none_do_not(line: str) -> None:
    assert [task for task in found(line) if task[0] == "bracket"] == []
