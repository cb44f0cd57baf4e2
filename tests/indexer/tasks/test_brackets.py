"""Brackets that give work to units."""

import pytest

from corpus.recognise.characters import fold
from indexer.tasks.brackets import find_brackets
from indexer.tasks.passages import Prose
from tests.indexer.tasks.papers import found, tasks_of, units


@pytest.mark.parametrize(
    ("paragraph", "units"),
    [
        (
            "（一）编制规划。明确点位。（市住建局牵头，市财政局、市公安局配合）",
            "市住建局 / 市财政局、市公安局",
        ),
        ("（一）编制规划。明确点位。(市住建局牵头,市财政局、市公安局参与)", "市住建局 / 市财政局、市公安局"),
        ("1.编制规划，明确点位。（市住建局负责）", "市住建局"),
        ("1.编制规划，明确点位。（市住建局、市财政局负责）", "市住建局、市财政局"),
        ("1.编制规划，明确点位。（市住建局、市财政局按职责分工负责）", "市住建局、市财政局"),
        (
            "1.编制规划，明确点位。（责任单位：各街道；配合单位：市住建局、市财政局）",
            "各街道 / 市住建局、市财政局",
        ),
        (
            "1.编制规划，明确点位。〔市住建局牵头，市发展改革委(市能源局)参与〕",
            "市住建局 / 市发展改革委(市能源局)",
        ),
        ("1.编制规划，明确点位。【责任单位：市住建局】", "市住建局"),
        ("1.编制规划，明确点位。[市住建局会同市财政局负责]", "市住建局 / 市财政局"),
        ("1.编制规划，明确点位。（市应急局指导，各县（区）政府落实）", "各县（区）政府 /  / 市应急局"),
        (
            "1.编制规划，明确点位。（市住建局牵头，市民生大数据所、市财政局配合）",
            "市住建局 / 市民生大数据所、市财政局",
        ),
        (
            "1.编制规划，明确点位。（市住建局牵头，市财政局、各镇（街）配合）",
            "市住建局 / 市财政局、各镇（街）",
        ),
        (
            "1.编制规划，明确点位。（市智慧旅游平台运营公司牵头，市财政局配合）",
            "市智慧旅游平台运营公司 / 市财政局",
        ),
        ("1.编制规划，明确点位。（责任单位：市住建局、有关专家、市财政局）", "市住建局、市财政局"),
        (
            "1.编制规划，明确点位。〔市住建局牵头，各镇（场）负责落实。以下各项工作均需各镇（场）落实，不再列出。〕",
            "市住建局 / 各镇（场）",
        ),
    ],
)
def test_forms_and_wordings(paragraph: str, units: str) -> None:
    [(source, named, text)] = found(paragraph)
    assert (source, named) == ("bracket", units)
    assert text.endswith("明确点位。")
    assert text.startswith("编制规划")


@pytest.mark.parametrize(
    "paragraph",
    [
        "1.加强宣传（包括电视、广播和网络），提高群众安全意识。",
        "2.落实主体责任（主要负责人为第一责任人），建立健全制度。",
        "3.成立事故调查组（由市应急局牵头会同市公安局组成），查明原因。",
        "4.坚持分级负责（谁主管、谁负责），层层压实。",
        "5.配齐人员（负责人、安全员各一名），定期培训。",
        "6.执行《办法》（市政府令第3号）规定，规范审批。",
        "7.做好登记（专人负责），及时更新。",
        "8.做好登记（值班人员、工作现场负责），及时更新。",
    ],
)
def test_brackets_that_assign_nothing(paragraph: str) -> None:
    assert [task for task in tasks_of(paragraph) if task.source == "bracket"] == []


def test_each_of_several_brackets_speaks_of_the_words_behind_the_one_before() -> None:
    assert found(
        "（一）强化治理。开展排查（市应急局负责）。组织整改（市住建局牵头，各街道配合）。总结经验。"
    ) == [
        ("bracket", "市应急局", "强化治理。开展排查"),
        ("bracket", "市住建局 / 各街道", "组织整改"),
    ]


def test_a_bracket_on_its_own_line_speaks_of_the_paragraph_before() -> None:
    [task] = tasks_of(
        "一、重点任务", "（一）排查隐患。全面摸清底数，逐户建档。", "（市应急局牵头，各街道配合）"
    )
    assert task.text == "排查隐患。全面摸清底数，逐户建档。"
    assert task.evidence.quote == "排查隐患。全面摸清底数，逐户建档。\n（市应急局牵头，各街道配合）"


def test_a_bracket_behind_the_first_sentence_speaks_of_the_whole_item() -> None:
    [task] = tasks_of("1.推进改造（市住建局牵头，市财政局配合）。对老旧管网逐年更新，优先改造人员密集区域。")
    assert task.text == "推进改造。对老旧管网逐年更新，优先改造人员密集区域。"
    assert task.evidence.quote.endswith("人员密集区域。")


def test_a_deadline_in_the_bracket_goes_before_one_in_the_text() -> None:
    [inside] = tasks_of("1.摸清底数，2024年底前建立台账。（市应急局牵头，2024年6月底前完成）")
    [text] = tasks_of("1.摸清底数，2024年底前建立台账。（市应急局牵头）")
    assert inside.deadline is not None
    assert inside.deadline.printed == "2024年6月底前"
    assert text.deadline is not None
    assert text.deadline.printed == "2024年底前"


def test_number_category_and_evidence() -> None:
    [task] = tasks_of("一、加强源头治理", "（三）严把准入关。从严审批。（市行政审批局负责）")
    assert task.number == "三"
    assert task.category == ("一、加强源头治理",)
    assert task.evidence.quote == "严把准入关。从严审批。（市行政审批局负责）"
    assert task.evidence.locator == "一、（三）"


@pytest.mark.parametrize(
    "lines",
    [
        ("（牵头单位：市住建局", "责任单位：各镇街", "完成时限：6月底）"),
        ("（市住建局牵头，各", "镇街配合，2024年6月底", "前完成）"),
        ("（牵头单位：", "市住建局，配合单位：", "各镇街）"),
    ],
)
def test_a_bracket_over_several_lines_is_one(lines: tuple[str, ...]) -> None:
    [(source, named, text)] = found("一、整治措施", f"（一）严查隐患。{lines[0]}", *lines[1:])
    assert (source, named, text) == ("bracket", "市住建局 / 各镇街", "严查隐患。")


def test_brackets_close_and_nest() -> None:
    text = "甲（乙〔丙〕丁）戊（己(庚）"
    prose = Prose(text=text, folded=fold(text))
    outer = find_brackets(prose, 0, len(text))
    assert [text[one.start : one.end] for one in outer] == ["（乙〔丙〕丁）", "(庚）"]
    assert [text[one.start : one.end] for one in outer[0].inner] == ["〔丙〕"]


def test_brackets_that_only_list_units_assign_where_a_document_has_several() -> None:
    items = [f"{number}.全面落实各项安全管理制度，定期检查。（市住建局、市应急局）" for number in range(1, 4)]
    assert [named for _, named, _ in found(*items)] == ["市住建局、市应急局"] * 3
    assert found(*items[:2]) == []
    assert (
        found(*(f"{number}.全面落实各项安全管理制度，定期检查。（以下简称制度）" for number in range(1, 4)))
        == []
    )


def test_task_ends_before_the_signature() -> None:
    lines = (
        "一、安排部署。强化措施。",
        "二、开展监测。（市水利局负责）",
        "瓦房店市人民政府",
        "2022年1月24日",
    )
    for imprint in ((), ("（此件公开发布）",)):
        (task,) = tasks_of(*lines, *imprint)
        assert (task.text, task.evidence.quote) == ("开展监测。", "开展监测。（市水利局负责）")


def test_keys_end_before_the_signature() -> None:
    [task] = tasks_of("一、开展监测。", "责任单位：市水利局", "瓦房店市人民政府", "2022年1月24日")
    assert (task.text, task.evidence.quote) == ("开展监测。", "开展监测。\n责任单位：市水利局")


def test_a_paragraph_behind_the_bracket_of_a_whole_sentence_is_its_own() -> None:
    bracket, order = found("一、推广验配规范。（市卫生健康委负责）", "各区教育部门要于4月底前制定方案。")
    assert bracket == ("bracket", "市卫生健康委", "推广验配规范。")
    assert order == ("sentence", "各区教育部门", "各区教育部门要于4月底前制定方案")


def test_what_others_must_do_behind_a_bracket_is_not_of_its_task() -> None:
    [task] = tasks_of("一、推广验配规范。（市卫生健康委负责）各区教育部门要于4月底前制定方案。")
    assert (units(task), task.text, task.deadline) == ("市卫生健康委", "推广验配规范。", None)


def test_words_behind_the_bracket_of_a_title_are_of_its_task() -> None:
    [(_, named, text)] = found("一、推广验配规范。（市卫生健康委负责）制定目录，逐店检查，公布结果。")
    assert (named, text) == ("市卫生健康委", "推广验配规范。制定目录，逐店检查，公布结果。")


@pytest.mark.parametrize("others", [2, 3])
def test_a_bracket_of_units_alone_gives_work_where_other_brackets_of_roles_do(others: int) -> None:
    items = [f"{n}.第{n}批河道清淤工程要在汛期前全部开工。（市水利局负责）" for n in range(1, others + 1)]
    named = [
        units
        for _, units, _ in found("一、重点任务", *items, "9.机场应当设置老年人优先通道。（市交通运输局）")
    ]
    assert named == ["市水利局"] * others + ["市交通运输局"] * (others > 2)
