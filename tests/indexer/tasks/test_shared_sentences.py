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


def test_a_case_leads_in_to_what_is_given_for_it() -> None:
    assert told("市住建局在全市开展检查，发现隐患的，由市应急局督促整改。") == [
        ("市住建局", "市住建局在全市开展检查"),
        ("市应急局", "发现隐患的，由市应急局督促整改"),
    ]


@pytest.mark.parametrize("title", [None, REPORT])
def test_the_clause_of_another_ends_a_task_where_only_roles_count(title: str | None) -> None:
    first = "各建设单位必须按规定提供管线资料"
    tasks = told(f"{first}，施工单位根据管线资料制定保护方案。", title)
    assert tasks[0] == ("各建设单位", first)
    assert len(tasks) == (1 if title else 2)


@pytest.mark.parametrize(
    ("sentence", "works"),
    [
        (
            "市水利局、市住建局、市财政局分别负责河道清淤、管网改造和资金保障。",
            [("市水利局", "河道清淤"), ("市住建局", "管网改造"), ("市财政局", "资金保障")],
        ),
        (
            "市水利局、市住建局分别牵头河道清淤和管网改造。",
            [("市水利局", "河道清淤"), ("市住建局", "管网改造")],
        ),
        (
            "河道清淤、管网改造分别由市水利局、市住建局负责。",
            [("市水利局", "河道清淤"), ("市住建局", "管网改造")],
        ),
    ],
)
def test_as_many_works_as_units_are_shared_out_in_their_order(
    sentence: str, works: list[tuple[str, str]]
) -> None:
    assert told(sentence) == works


@pytest.mark.parametrize(
    "sentence",
    [
        "市水利局、市住建局分别负责河道清淤、管网改造、资金保障。",
        "市水利局、市住建局分别负责本行业的排查、整改。",
        "市水利局、市住建局分别负责城市道路、农村公路的交通管理。",
        "市水利局、市住建局分别负责城镇、农村公路交通管理。",
        "市水利局、市住建局等部门分别负责河道清淤、管网改造。",
        "市水利局、市住建局共同负责河道清淤、管网改造。",
    ],
)
def test_what_is_not_shared_out_by_number_belongs_to_all(sentence: str) -> None:
    assert told(sentence) == [("市水利局、市住建局", sentence.rstrip("。"))]


@pytest.mark.parametrize(
    ("sentence", "dated", "tasks"),
    [
        ("市住建局2024年底前制订管理办法。", True, 1),
        ("市住建局于2023年完成管线普查。", True, 0),
        ("市住建局在2023年检查中发现问题30个。", True, 0),
        ("市住建局2024年9月组织检查。", True, 1),
        ("市住建局2024年9月组织检查。", False, 0),
        ("市住建局2024年9月底前完成检查。", False, 1),
        ("市住建局负责2023年检查发现问题的整改。", True, 1),
    ],
)
def test_a_day_that_is_past_tells_and_one_to_come_orders(sentence: str, dated: bool, tasks: int) -> None:
    end = ["澜川市人民政府", "2024年3月5日"] if dated else []
    assert len(found(f"（一）明确分工。{sentence}", *end)) == tasks


@pytest.mark.parametrize(
    ("sentence", "number", "tasks"),
    [
        ("各街道办事处负责组织商户清雪。", "澜政发〔2024〕3号", 1),
        ("区教育局负责组织学校清雪。", "澜政发〔2024〕3号", 1),
        ("教育部门负责组织学校清雪。", "澜政发〔2024〕3号", 0),
        ("各街道办事处负责组织商户清雪。", "澜川市人民政府令第3号", 0),
    ],
)
def test_a_measure_that_comes_as_a_paper_orders_those_of_its_place(
    sentence: str, number: str, tasks: int
) -> None:
    title = "澜川市人民政府关于印发《澜川市冬季清雪管理办法》的通知"
    paper = found(number, "第一条 为做好清雪工作，制定本办法。", f"第二条 {sentence}", title=title)
    assert len(paper) == tasks


@pytest.mark.parametrize(
    ("title", "tasks"),
    [
        ("澜川市人民政府办公室关于加强火塘安全管理的函", 1),
        ("澜川市人民政府办公室关于加强火塘管理情况的函", 0),
        ("澜川市人民政府办公室关于加强火塘管理的建议的复函", 0),
    ],
)
def test_a_letter_that_says_what_is_to_be_done_orders(title: str, tasks: int) -> None:
    assert len(found("一、夜间巡查。市公安局组织开展夜间巡查。", title=title)) == tasks
