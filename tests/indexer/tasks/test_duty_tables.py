"""Tables of units and their duties, under any head; members beside those who lead a group."""

import pytest

from corpus.blocks import Blocks, Cell, Paragraph, Table
from corpus.model import Reading
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from tests.indexer.tasks.papers import units


def _read(*rows: tuple[str, ...]) -> Reading:
    cells = tuple(
        Cell(words, row, column) for row, line in enumerate(rows) for column, words in enumerate(line)
    )
    table = Table(rows=len(rows), columns=len(rows[0]), cells=cells)
    return read_blocks(Blocks("text/html", (Paragraph("澜川市防汛应急预案"), table)), Source(path="a.html"))


@pytest.mark.parametrize(
    ("unit", "duty"),
    [
        ("成员单位", "主要职责"),
        ("成员单位", "职责"),
        ("成员单位名称", "工作职责"),
        ("单位", "职责分工"),
        ("单位名称", "防汛职责"),
        ("部门", "主要职责"),
        ("部门（单位）", "应急职责"),
        ("组成单位", "职责任务"),
        ("有关部门", "任务分工"),
        ("成 员 单 位", "主 要 职 责"),
        ("成员", "具体职责（平时）"),
    ],
)
@pytest.mark.parametrize("numbered", [False, True])
def test_each_duty_is_a_task_of_its_unit(unit: str, duty: str, numbered: bool) -> None:
    rows: list[tuple[str, ...]] = [
        (unit, duty),
        ("市交通运输局", "负责抢修国省干线公路；配合市公安局实施交通管制。"),
        ("湘潭供电公司", "受损电力设施抢修。"),
        ("市公安局、市城管局", "维护社会治安，9月底前完成设施排查。"),
    ]
    if numbered:
        rows = [(str(place) if place else "序号", *row) for place, row in enumerate(rows)]
    tasks = _read(*rows).tasks
    assert [(units(task), task.text) for task in tasks] == [
        ("市交通运输局", "负责抢修国省干线公路"),
        (" / 市交通运输局", "配合市公安局实施交通管制"),
        ("湘潭供电公司", "受损电力设施抢修"),
        ("市公安局、市城管局", "维护社会治安，9月底前完成设施排查"),
    ]
    assert {task.source for task in tasks} == {"table"}
    assert all(
        "单位" in task.evidence.quote or units(task).strip(" /") in task.evidence.quote for task in tasks[:3]
    )
    assert tasks[3].deadline is not None


@pytest.mark.parametrize(
    "rows",
    [
        (("岗位", "主要职责"), ("安全员", "负责日常检查。")),
        (("姓名", "职责"), ("张三", "负责日常检查。")),
        (("成员单位", "联系电话"), ("市公安局", "0731-1234567")),
        (("单位", "数量"), ("市公安局", "3台")),
    ],
)
def test_other_tables_of_two_columns_give_none(rows: tuple[tuple[str, str], ...]) -> None:
    assert _read(*rows).tasks == ()


@pytest.mark.parametrize("members", ["成员单位", "组成单位", "成员部门"])
def test_members_of_a_group_help_who_leads_it(members: str) -> None:
    rows = (
        ("工作组", "牵头单位", members, "工作职责"),
        ("保畅组", "市城管局", "市公安局", "组织桥梁除雪除冰。"),
    )
    [task] = _read(*rows).tasks
    assert units(task) == "市城管局 / 市公安局"
