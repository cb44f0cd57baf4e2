"""Flattened tables: where they end, and which lines are headings between their rows."""

import pytest

from corpus.model import Task
from crawler.readers import read
from indexer.metadata.head import Source
from indexer.reading import read_blocks

ROWS = """1.加强市场监管，开展专项整治。
市市场监管局
2024年6月底前
2.排查老旧小区，建立整治台账。
市住建局、市城管局
2024年9月底前
"""
HEAD = "工作任务\n责任单位\n完成时限\n"
TWO = ["加强市场监管，开展专项整治。", "排查老旧小区，建立整治台账。"]
DEMANDS = "三、工作要求\n（一）加强组织领导。健全工作机制，定期研究解决问题。\n（二）强化督导考核。\n"

CASES: dict[str, tuple[str, list[str]]] = {
    "a note behind is no row": (HEAD + ROWS + "注：列第一位的为牵头单位。\n", TWO),
    "headed paragraphs behind are no rows": (HEAD + ROWS + DEMANDS, TWO),
    "a note and headed paragraphs": (HEAD + ROWS + "注：列第一位的为牵头单位。\n" + DEMANDS, TWO),
    "a total behind is no row": (HEAD + ROWS + "合计\n共2项\n", TWO),
}


@pytest.mark.parametrize("name", CASES)
def test_a_table_ends_with_its_last_row(name: str) -> None:
    text, expected = CASES[name]
    assert [task.text for task in tasks_of(text)] == expected


CATEGORIES: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "headings in a column, under a head that groups others": (
        "重点工作任务\n任务分工\n一级任务\n任务分类\n工作任务\n牵头单位\n协同单位\n"
        "一、源头预防\n（一）夯实基础\n1、加强市场监管，开展专项整治。\n市市场监管局\n市财政局\n"
        "2、排查老旧小区，建立整治台账。\n市住建局\n—\n"
        "（二）规范引领\n3、开展联合检查，及时消除隐患。\n市应急局\n市城管局\n",
        [*[("一、源头预防", "（一）夯实基础")] * 2, ("一、源头预防", "（二）规范引领")],
    ),
    "a name of work that speaks of a time is no deadline": (
        "工作类别\n任务内容\n工作举措\n牵头单位\n配合单位\n时间节点\n"
        "一、提升防洪能力\n组织开展汛前安全大检查\n(1)改造提升病险水库，确保安全度汛。\n市水利局\n市财政局\n2025年底\n"
        "(2)排查非法取水，建立整治台账。\n市水利局\n—\n2025年底\n",
        [("一、提升防洪能力", "组织开展汛前安全大检查")] * 2,
    ),
}


@pytest.mark.parametrize("name", CATEGORIES)
def test_the_headings_of_each_row(name: str) -> None:
    text, expected = CATEGORIES[name]
    assert [task.category for task in tasks_of(text)] == expected


def tasks_of(table: str) -> list[Task]:
    """The tasks of a table in an annex of its own."""
    text = f"附件\n重点任务分工表\n{table}"
    return [
        task
        for task in read_blocks(read("任务.txt", text.encode()), Source(path="任务.txt")).tasks
        if task.source == "table"
    ]


def test_a_signature_below_a_table_is_no_cell_of_its_last_row() -> None:
    rows = "建设产地仓2个\n2024年底\n市商务局、市供销社\n培训主播200人次\n持续推进\n市商务局、团市委\n"
    table = f"任务内容\n完成时限\n责任单位\n{rows}"
    tasks = tasks_of(table + "澜川市人民政府办公室 2022年8月30日\n")
    assert [unit.name for unit in (*tasks[-1].lead, *tasks[-1].support)] == ["市商务局", "团市委"]
