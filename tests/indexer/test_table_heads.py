"""Heads of division tables: which words name the work, and which name those who bear it."""

import pytest

from corpus.blocks import Blocks, Cell, Paragraph, Table
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from indexer.tasks.columns import column_of


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("活动名称", "task"),
        ("隐患描述", "task"),
        ("承办单位", "responsible"),
        ("主办单位", "lead"),
        ("协办单位", "support"),
        ("实施单位", "responsible"),
        ("落实单位", "responsible"),
        ("责任科室", "responsible"),
        ("包保单位", "responsible"),
        ("包保责任单位", "responsible"),
        ("包联部门", "responsible"),
        ("管护单位", "responsible"),
        ("包保领导", "person"),
        ("举办时间", "deadline"),
        ("节点", "deadline"),
        ("完成节点", "deadline"),
        ("工作节点", "deadline"),
        ("时间节点", "deadline"),
        ("节点时间", "deadline"),
        ("节点（月份）", "deadline"),
        ("截止日期", "deadline"),
        ("截止时间", "deadline"),
        ("办结时限", "deadline"),
        ("序时进度", "deadline"),
        ("关键节点", None),
        ("风险节点", None),
        ("地区", None),
        ("开展文明养犬宣传活动", None),
    ],
)
def test_what_a_head_says_of_its_column(head: str, column: str | None) -> None:
    assert column_of(head) == column


@pytest.mark.parametrize(
    ("work", "bearer"), [("活动名称", "承办单位"), ("会议名称", "责任科室"), ("隐患描述", "包保单位")]
)
def test_a_table_of_activities_and_those_who_hold_them(work: str, bearer: str) -> None:
    rows = (("地区", work, bearer, "举办时间"), ("澜川市", "江滩年货集市", "市商务局", "2023年12月"))
    cells = tuple(
        Cell(words, row=row, column=column)
        for row, line in enumerate(rows)
        for column, words in enumerate(line)
    )
    blocks = Blocks("text/html", (Paragraph("澜川市重点活动清单"), Table(rows=2, columns=4, cells=cells)))
    (task,) = read_blocks(blocks, Source(path="a.html")).tasks
    assert (task.text, [unit.name for unit in task.lead]) == ("江滩年货集市", ["市商务局"])
    assert task.deadline is not None
    assert task.deadline.printed == "2023年12月"
