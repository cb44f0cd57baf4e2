"""Rules that a document states once."""

import pytest

from corpus.model import Task
from indexer.rules import everyone_in, find_rules
from tests.indexer.tasks.papers import read_lines, tasks_of, units


@pytest.mark.parametrize(
    ("text", "kind", "quote"),
    [
        ("（甲局、乙局负责。列第一位的为牵头单位，下同）", "first_is_lead", "列第一位的为牵头单位，下同"),
        ("(甲局、乙局负责。排在首位的为牵头单位,下同)", "first_is_lead", "排在首位的为牵头单位,下同"),
        (
            "由多家单位共同完成的，原则上首位的为牵头单位。",
            "first_is_lead",
            "由多家单位共同完成的，原则上首位的为牵头单位",
        ),
        (
            "第一责任单位为牵头单位，其他为配合单位。",
            "first_is_lead",
            "第一责任单位为牵头单位，其他为配合单位",
        ),
        ("无牵头单位的，责任单位即为牵头单位。", "listed_is_lead", "无牵头单位的，责任单位即为牵头单位"),
        (
            "（甲局指导。以下均需试点城市政府落实，不再列出）",
            "everyone_below",
            "以下均需试点城市政府落实，不再列出",
        ),
        (
            "〔甲局负责。以下各项工作均需各县区政府(管委会)落实,不再列出。〕",
            "everyone_below",
            "以下各项工作均需各县区政府(管委会)落实,不再列出",
        ),
        (
            "〔责任单位:甲局。具体任务均涉及相关市（州）人民政府，不再做分工，下同。〕",
            "everyone_below",
            "具体任务均涉及相关市（州）人民政府，不再做分工，下同",
        ),
    ],
)
def test_a_rule_is_quoted_as_its_sentence(text: str, kind: str, quote: str) -> None:
    [rule] = find_rules(text, ())
    assert (rule.kind, rule.quote) == (kind, quote)
    assert text[rule.start : rule.end] == quote


@pytest.mark.parametrize(
    "text",
    [
        "主要领导是第一责任人，分管领导是直接责任人。",
        "坚持安全第一、预防为主，牵头单位为市应急局。",
        "首席专家为组长，市应急局为牵头单位。",
        "以下简称方案，均需认真落实。",
    ],
)
def test_what_is_no_rule(text: str) -> None:
    assert find_rules(text, ()) == ()


def test_everyone_and_whether_they_help() -> None:
    [leads] = find_rules("以下任务均需各区人民政府负责落实，不再列出。", ())
    [helps] = find_rules("以下工作均需各街道、镇配合，不再一一列出。", ())
    assert ([unit.name for unit in everyone_in(leads)[0]], everyone_in(leads)[1]) == (["各区人民政府"], False)
    assert ([unit.name for unit in everyone_in(helps)[0]], everyone_in(helps)[1]) == (["各街道、镇"], True)


def told(task: Task) -> tuple[str, str, str | None]:
    return units(task), task.basis, task.evidence.cited_rule


def test_first_is_lead_from_its_bracket_on() -> None:
    tasks = tasks_of(
        "（一）编制规划。（市财政局、市住建局负责）",
        "（二）落实资金。（市财政局、市住建局负责。列第一位的为牵头单位，下同）",
        "（三）加强宣传。（市广电局、市教育局按职责分工负责）",
        "（四）强化执法。（市公安局、市城管局牵头负责）",
        "（五）严格考核。（市政府督查室负责）",
    )
    assert [told(task) for task in tasks] == [
        ("市财政局、市住建局", "all_listed", None),
        ("市财政局 / 市住建局", "first_listed", "列第一位的为牵头单位，下同"),
        ("市广电局 / 市教育局", "first_listed", "列第一位的为牵头单位，下同"),
        ("市公安局、市城管局", "stated", None),
        ("市政府督查室", "stated", None),
    ]


def test_a_rule_in_a_bracket_that_does_not_go_on_holds_for_that_bracket() -> None:
    tasks = tasks_of(
        "（一）甲。（市财政局、市住建局负责。首位的为牵头单位）", "（二）乙。（市教育局、市公安局负责）"
    )
    assert [task.basis for task in tasks] == ["first_listed", "all_listed"]


def test_a_rule_of_the_text_does_not_reach_sentences() -> None:
    tasks = tasks_of(
        "列第一位的为牵头单位。",
        "（一）市财政局、市住建局负责资金保障。",
        "（二）编制规划。（市住建局、市财政局负责）",
    )
    assert [(task.source, task.basis) for task in tasks] == [
        ("sentence", "all_listed"),
        ("bracket", "first_listed"),
    ]


def test_everyone_leads_alone_and_supports_beside_a_lead() -> None:
    rule = "以下均需试点城市政府落实，不再列出"
    tasks = tasks_of(
        f"（一）完善体制。（市生态环境局指导，试点城市政府负责落实。{rule}）",
        "（二）集成政策。（市生态环境局指导）",
        "（三）健全标准。（市市场监管局负责）",
    )
    assert [told(task) for task in tasks] == [
        ("试点城市政府 /  / 市生态环境局", "stated", None),
        ("试点城市政府 /  / 市生态环境局", "stated", rule),
        ("市市场监管局 / 试点城市政府", "stated", rule),
    ]


def test_rules_of_a_reading_reach_no_other_annex() -> None:
    reading = read_lines(
        "（一）甲。（市财政局、市住建局负责。首位的为牵头单位，下同）",
        "附件",
        "责任清单",
        "（一）乙。（市教育局、市公安局负责）",
    )
    assert len(reading.rules) == 1
    assert [task.basis for task in reading.tasks] == ["first_listed", "all_listed"]


def test_a_rule_leaves_out_what_bears_the_mark_that_it_excepts() -> None:
    rule = "各项任务责任单位中，排在第一位的为牵头单位，标注“分别负责”的除外。"
    first, excepted = tasks_of(
        rule,
        "1.编制规划，明确点位。（责任单位：市住建局、市财政局）",
        "2.办好活动，做好宣传。（责任单位：市文旅局、市商务局（分别负责））",
    )
    assert (units(first), first.basis) == ("市住建局 / 市财政局", "first_listed")
    assert (units(excepted), excepted.basis) == ("市文旅局、市商务局", "all_listed")
