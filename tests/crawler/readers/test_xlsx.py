"""Sheets: what is seen is read, with its merged cells; what is hidden is told."""

import pytest

from corpus.blocks import Paragraph, Table
from crawler.readers import read
from tests.crawler.readers.build import sheet_data, xlsx

HEAD = ("任务", "单位", "时限")

CASES: dict[str, tuple[str, list[str]]] = {
    "text below a merged cell is not seen": (
        sheet_data([HEAD, ("一", "住建局", "年底"), ("二", "旧单位", "六月")], ["B2:B3"]),
        ["0,0 任务", "0,1 单位", "0,2 时限", "1,0 一", "1,1+2 住建局", "1,2 年底", "2,0 二", "2,2 六月"],
    ),
    "nor beside the title in its merged cell": (
        sheet_data([("任务分工表", "旧标题", ""), HEAD, ("一", "住建局", "年底")], ["A1:C1"]),
        ["任务分工表", "0,0 任务", "0,1 单位", "0,2 时限", "1,0 一", "1,1 住建局", "1,2 年底"],
    ),
    "text in a merged cell without a text of its own is kept": (
        sheet_data([HEAD, ("一", "住建局", "年底"), ("二", "", "六月"), ("三", "城管局", "七月")], ["B3:B4"]),
        [
            "0,0 任务", "0,1 单位", "0,2 时限", "1,0 一", "1,1 住建局", "1,2 年底",
            "2,0 二", "2,2 六月", "3,0 三", "3,1 城管局", "3,2 七月",
        ],
    ),
    "a merged cell to the end of the sheet": (
        sheet_data([HEAD, ("一", "住建局", "年底"), ("二", "", "六月")], ["B2:B1048576"]),
        ["0,0 任务", "0,1 单位", "0,2 时限", "1,0 一", "1,1+2 住建局", "1,2 年底", "2,0 二", "2,2 六月"],
    ),
    "escaped characters: two halves are one, a half alone is none": (
        sheet_data([HEAD, ("一_x000D_", "_xD83D__xDE00_", "_xD800_年底_x005F_x000D_")]),
        ["0,0 任务", "0,1 单位", "0,2 时限", "1,0 一", "1,1 😀", "1,2 \ufffd年底_x000D_"],
    ),
}  # fmt: skip


def shown(sheet: str) -> list[str]:
    """Each paragraph, and each cell at its row and column, with the rows that it covers."""
    lines = []
    for block in read("表.xlsx", xlsx({"Sheet1": sheet})).blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += [
                f"{c.row},{c.column}{f'+{c.row_span}' if c.row_span > 1 else ''} {c.text}"
                for c in block.cells
                if c.text
            ]
    return lines


@pytest.mark.parametrize("name", CASES)
def test_a_sheet_is_read_as_it_is_seen(name: str) -> None:
    sheet, expected = CASES[name]
    assert shown(sheet) == expected


def test_hidden_sheets_are_left_out_and_told() -> None:
    sheets = {"任务": sheet_data([HEAD, ("一", "住建局", "年底")]), "底稿": sheet_data([("旧", "旧", "旧")])}
    blocks = read("表.xlsx", xlsx(sheets, {"底稿": "hidden"}))
    assert "旧" not in str(blocks.blocks)
    assert "隐藏的工作表没有读取：底稿" in blocks.warnings
