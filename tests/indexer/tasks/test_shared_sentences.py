"""One sentence and several owners: each gets its own clause, and who only helps another is no owner."""

import pytest

from tests.indexer.tasks.papers import found

REPORT = "澜川市住房和城乡建设局关于检查情况的通报"


def told(sentence: str, title: str | None = None) -> list[tuple[str, str]]:
    """The units and the text of each task of a sentence."""
    tasks = found(f"（一）明确分工。{sentence}", **({"title": title} if title else {}))
    return [(named, text) for _, named, text in tasks]


@pytest.mark.parametrize(
    ("sentence", "owners"),
    [
        (
            "由市水利局负责清淤、市住建局负责管网改造、市财政局负责资金保障。",
            ["市水利局", "市住建局", "市财政局"],
        ),
        ("市水利局负责清淤、市住建局、市财政局负责管网改造。", ["市水利局", "市住建局、市财政局"]),
        ("由市水利局牵头清淤，市住建局牵头管网改造。", ["市水利局", "市住建局"]),
        ("清淤由市水利局负责、管网改造由市住建局负责。", ["市水利局", "市住建局"]),
        # One list with one role, or a word of role within what is done.
        ("市水利局、市住建局负责清淤。", ["市水利局、市住建局"]),
        ("市水利局负责河道、管网清淤。", ["市水利局"]),
        ("市水利局负责督促市住建局、市财政局牵头的项目。", ["市水利局"]),
    ],
)
def test_clauses_joined_by_a_mark_of_lists(sentence: str, owners: list[str]) -> None:
    assert [named for named, _ in told(sentence)] == owners


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("市水利局负责清淤，市财政局给予资金支持。", "市水利局 / 市财政局"),
        ("市水利局负责清淤，市住建局、市财政局要给予支持。", "市水利局 / 市住建局、市财政局"),
        ("市水利局负责清淤，市科技局给予技术指导。", "市水利局 /  / 市科技局"),
        ("市水利局牵头开展整治，市住建局加强指导和监督。", "市水利局 /  / 市住建局"),
        ("市财政局负责参与项目审核工作。", " / 市财政局"),
        ("市财政局负责协助市水利局清淤。", " / 市财政局"),
        # Work of its own behind the help; guidance that is the work itself.
        ("市财政局负责参与项目审核，组织拨付资金。", "市财政局"),
        ("市住建局加强对各区的指导，组织开展检查。", "市住建局"),
    ],
)
def test_who_only_helps_does_not_lead(sentence: str, units: str) -> None:
    assert [named for named, _ in told(sentence)] == [units]


@pytest.mark.parametrize(
    "sentence",
    [
        "各有关部门必须密切配合，真正收到成效。",
        "各有关部门要密切配合，形成合力。",
        "发改委已牵头制定目录。",
        "市水利局正在清淤。",
        "审计局依照法律规定独立行使审计监督权，不受其他机关干涉。",
    ],
)
def test_goodwill_history_and_rights_give_nothing(sentence: str) -> None:
    assert told(sentence) == []


def test_what_is_under_way_is_assigned() -> None:
    assert told("国办正在牵头建设门户网站。") == [("国办", "国办正在牵头建设门户网站")]


@pytest.mark.parametrize("title", [None, REPORT])
def test_the_clause_of_another_ends_a_task_where_only_roles_count(title: str | None) -> None:
    first = "各建设单位必须按规定提供管线资料"
    tasks = told(f"{first}，施工单位根据管线资料制定保护方案。", title)
    assert tasks[0] == ("各建设单位", first)
    assert len(tasks) == (1 if title else 2)
