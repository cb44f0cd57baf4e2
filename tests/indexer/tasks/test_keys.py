"""Lines of keys: 牵头单位：A."""

import pytest

from tests.indexer.tasks.papers import found, tasks_of


def test_lines_below_an_item_speak_of_all_its_paragraphs() -> None:
    [task] = tasks_of(
        "一、重点任务",
        "（一）开展排查。逐户登记。",
        "对发现的问题建立台账。",
        "牵头单位：市住建局",
        "配合单位：市公安局、市消防救援支队等",
        "完成时限：2024年7月底前",
    )
    assert task.source == "line"
    assert task.text == "开展排查。逐户登记。\n对发现的问题建立台账。"
    assert [unit.name for unit in task.lead] == ["市住建局"]
    assert [unit.name for unit in task.support] == ["市公安局", "市消防救援支队"]
    assert task.open_list
    assert task.deadline is not None
    assert task.deadline.printed == "2024年7月底前"
    assert task.evidence.quote.endswith("完成时限：2024年7月底前")


@pytest.mark.parametrize(
    ("lines", "units"),
    [
        (["牵头单位：市住建局；配合单位：市财政局；完成时限：年底前"], "市住建局 / 市财政局"),
        (["牵头单位:市住建局,配合单位:市财政局"], "市住建局 / 市财政局"),
        (["【牵头单位】市住建局", "【配合单位】市财政局"], "市住建局 / 市财政局"),
        (["责任单位：市住建局、市财政局分别牵头"], "市住建局、市财政局"),
        (["责任单位：市住建局、市财政局"], "市住建局、市财政局"),
        (["责任单位：市住建局"], "市住建局"),
        (["牵头单位：", "市住建局", "配合单位：", "市财政局"], "市住建局 / 市财政局"),
        (["牵头部门：市住建局", "责任部门：市财政局", "责任人：张三"], "市住建局 / 市财政局"),
    ],
)
def test_forms_of_keys(lines: list[str], units: str) -> None:
    [(source, named, text)] = found("一、重点任务", "1.编制规划，明确点位。", *lines)
    assert (source, named, text) == ("line", units, "编制规划，明确点位。")


def test_keys_that_end_a_paragraph() -> None:
    [(source, named, text)] = found("1.编制规划，明确点位。牵头单位：市住建局；配合单位：市财政局。")
    assert (source, named, text) == ("line", "市住建局 / 市财政局", "编制规划，明确点位。")


def test_keys_inside_a_bracket_are_its_own() -> None:
    [(source, named, _)] = found("1.编制规划。（牵头单位：市发改委（市能源局）；配合单位：市财政局）")
    assert (source, named) == ("bracket", "市发改委（市能源局） / 市财政局")


def test_keys_before_their_text() -> None:
    [task] = tasks_of("（一）编制规划", "责任单位：市住建局", "根据排查结果编制规划，划定点位。")
    assert task.text == "编制规划\n根据排查结果编制规划，划定点位。"
    assert task.evidence.quote == "编制规划\n责任单位：市住建局\n根据排查结果编制规划，划定点位。"


def test_keys_under_a_heading_hold_for_items_that_name_nobody() -> None:
    assert found(
        "一、强化规划",
        "责任单位：市住建局",
        "（一）编制规划，明确点位。",
        "（二）落实资金，纳入预算。（市财政局负责）",
    ) == [("heading", "市住建局", "编制规划，明确点位。"), ("bracket", "市财政局", "落实资金，纳入预算。")]


def test_lines_that_only_look_like_keys() -> None:
    assert found("1.明确责任单位：抓好落实，做到全覆盖。", "联系人：李四", "时间：上午九点") == []


def test_keys_that_are_items_themselves_speak_of_the_item_above() -> None:
    [task] = tasks_of(
        "一、重点任务",
        "（一）整治燃气隐患",
        "1.工作目标：全面消除隐患。",
        "2.工作措施：逐户排查，建立台账。",
        "3.责任单位：市住建局、市应急局",
        "4.完成时限：2024年底前",
    )
    assert [unit.name for unit in task.lead] == ["市住建局", "市应急局"]
    assert task.text == "整治燃气隐患\n1.工作目标：全面消除隐患。\n2.工作措施：逐户排查，建立台账。"
    assert task.deadline is not None
    assert task.deadline.printed == "2024年底前"


def test_a_line_below_the_last_item_speaks_of_all_that_name_nobody() -> None:
    assert found(
        "一、重点任务",
        "1.完善预案体系",
        "（1）加强预案管理，规范编制。",
        "（2）推进预案简化，及时修订。",
        "（责任单位：市应急局、各县区政府）",
        "2.健全机制，建设队伍。",
        "责任单位：市公安局",
    ) == [
        ("bracket", "市应急局、各县区政府", "加强预案管理，规范编制。\n（2）推进预案简化，及时修订。"),
        ("line", "市公安局", "健全机制，建设队伍。"),
    ]
