"""How much of a sentence is whose: several subjects, parts that go on, who helps, where a task begins and ends."""

import pytest

from tests.indexer.tasks.papers import found, tasks_of, units


def test_a_letter_that_forwards_a_plan_orders_and_one_that_answers_tells() -> None:
    order = "（一）市商务局组织企业开展采购，按时报送计划。"
    assert len(found(order, title="澜川市人民政府办公室关于印发粮食应急工作方案的函")) == 1
    assert found(order, title="澜川市人民政府办公室关于市政协提案办理情况的函") == []


def test_several_subjects_are_several_tasks() -> None:
    assert [
        named
        for _, named, _ in found("1.市医保局负责制定政策；市卫健委负责业务指导，市药监局要强化监督检查。")
    ] == [
        "市医保局",
        "市卫健委",
        "市药监局",
    ]


def test_a_part_without_subject_goes_on_with_the_units_before() -> None:
    tasks = tasks_of("1.市公安局负责现场警戒；配合市城管局查处违法行为；依法处理责任人。")
    assert [([u.name for u in t.lead], [u.name for u in t.support]) for t in tasks] == [
        (["市公安局"], []),
        ([], ["市公安局"]),
    ]
    assert tasks[1].evidence.cited_rule == "市公安局"


def test_another_must_is_another_task_of_the_same_unit() -> None:
    tasks = tasks_of("1.各地应急局要督促企业2024年底前建成系统，要对执行情况进行抽查检查。")
    assert [(task.lead[0].name, task.text) for task in tasks] == [
        ("各地应急局", "各地应急局要督促企业2024年底前建成系统"),
        ("各地应急局", "要对执行情况进行抽查检查"),
    ]
    assert [task.deadline.printed if task.deadline else None for task in tasks] == ["2024年底前", None]


def test_counted_duties_are_those_of_one_unit() -> None:
    tasks = tasks_of("1.市应急局一是负责隐患排查；二是组织开展演练；三是配合市公安局做好疏散。")
    assert [(t.text, [u.name for u in t.lead], [u.name for u in t.support]) for t in tasks] == [
        ("市应急局一是负责隐患排查", ["市应急局"], []),
        ("二是组织开展演练", ["市应急局"], []),
        ("三是配合市公安局做好疏散", [], ["市应急局"]),
    ]


@pytest.mark.parametrize(
    ("behind", "units", "deadline"),
    [
        ("市公安局予以配合。", "市水利局 / 市公安局", None),
        ("2023年8月底前完成。", "市水利局", "2023年8月底前"),
    ],
)
def test_who_helps_and_by_when_belong_to_the_task_before(
    behind: str, units: str, deadline: str | None
) -> None:
    [task] = tasks_of(f"1.市水利局负责清除河道内瓜棚。{behind}")
    assert [named for _, named, _ in found(f"1.市水利局负责清除河道内瓜棚。{behind}")] == [units]
    assert task.evidence.quote == f"市水利局负责清除河道内瓜棚。{behind}".rstrip("。")
    assert (task.deadline.printed if task.deadline else None) == deadline


def test_a_sentence_is_no_heading_of_its_own_tasks() -> None:
    tasks = tasks_of("1.市教育局负责停课，市交通局负责道路封闭")
    assert [task.category for task in tasks] == [(), ()]


def test_units_that_only_share_out_a_field_all_stand_listed() -> None:
    [task] = tasks_of("1.分别由市住建局、市公安局、市应急局牵头开展相关领域的专项整治。")
    assert (len(task.lead), task.basis) == (3, "all_listed")


def test_no_second_task_from_the_words_of_a_bracket() -> None:
    assert found("（一）健全机制。各县政府要加强领导，制定办法。（各县政府负责）") == [
        ("bracket", "各县政府", "健全机制。各县政府要加强领导，制定办法。")
    ]
    assert [
        (source, named) for source, named, _ in found("（二）完善规划。由市规划院负责编制。（市住建局负责）")
    ] == [
        ("bracket", "市住建局"),
        ("sentence", "市规划院"),
    ]


def test_spans_slice_back() -> None:
    tasks = tasks_of(
        "一、分工", "（一）市教育局负责检查；市公安局要维护秩序。", "（二）开展宣传。（市融媒体中心负责）"
    )
    assert len(tasks) == 3
    for task in tasks:
        assert task.evidence.quote
        assert task.text in task.evidence.quote


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("制定淘汰目录，推动有关企业整治，生产企业要按照目录完成改造。", "生产企业要按照目录完成改造"),
        ("要扛起属地责任，各街道要开展排查。", "各街道要开展排查"),
        ("三是强化用工保障，市人社局每年培训绣花工。", "三是强化用工保障，市人社局每年培训绣花工"),
        ("对已出台的政策，各区要制定办法。", "对已出台的政策，各区要制定办法"),
        ("请市财政局在办法中明确，各区要按时拨付资金。", "请市财政局在办法中明确，各区要按时拨付资金"),
        ("市住建局要落实整改要求，各区要开展排查。", "市住建局要落实整改要求"),
    ],
)
def test_a_task_begins_with_its_own_work_and_holds_all_of_it(sentence: str, text: str) -> None:
    assert found(sentence)[0][2] == text


@pytest.mark.parametrize("how_long", ["长期坚持", "持续推进", "6月底前完成"])
def test_a_role_alone_with_how_long_speaks_of_the_sentence_before(how_long: str) -> None:
    [(_, named, text)] = found(f"5.打击盗印作品。市文旅局负责，{how_long}。")
    assert (named, text) == ("市文旅局", f"打击盗印作品。市文旅局负责，{how_long}")


def test_the_period_of_another_is_no_deadline() -> None:
    [task] = tasks_of("企业应当在收到通知后十日内提交申请，是否准许，由市水利局决定。")
    assert (units(task), task.deadline) == ("市水利局", None)
