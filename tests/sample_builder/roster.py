"""The invented rosters: an XLSX with title rows, a head of two rows and merged units, and a CSV as Windows writes it."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.sample_builder.archive import with_fixed_times
from tests.sample_builder.sources import merges_of, shown

ROSTERS = Path(__file__).resolve().parents[2] / "corpus" / "sample_roster"
DATA = Path(__file__).parent / "rosters"
WRITTEN = dt.datetime(2026, 1, 5, 9, 0, 0)  # noqa: DTZ001 (the format's property has no zone)
# What stands over two columns, by the first of them, counted from 1.
GROUPS = {"聘期起": ("聘期", "起", "止"), "联系电话": ("联系方式", "电话", "电子邮箱")}


def read_rows(name: str) -> list[list[str]]:
    """The rows of `rosters/<name>.tsv`, head first, all of one width."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return [row + [""] * (len(rows[0]) - len(row)) for row in rows]


def write_workbook() -> bytes:
    """The bytes of the province's roster: a sheet of experts, one of duty units."""
    book = openpyxl.Workbook()
    experts = book.active
    experts.title = "专家"
    _fill(experts, "岚江省应急专家和值班单位名册（虚构）", read_rows("experts"), grouped=True)
    _fill(book.create_sheet("值班单位"), "应急值班单位名单", read_rows("units"), grouped=False)
    book.properties.creator = "岚江省应急管理厅"
    book.properties.created = WRITTEN
    out = io.BytesIO()
    book.save(out)
    return with_fixed_times(out.getvalue(), WRITTEN)


def write_csv() -> bytes:
    """The bytes of a city's roster, in GBK."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(read_rows("jiyang"))
    return text.getvalue().encode("gbk")


BUILDS: dict[str, Callable[[], bytes]] = {
    "岚江省应急专家名册.xlsx": write_workbook,
    "霁阳市应急专家.csv": write_csv,
}


def _fill(sheet: Worksheet, title: str, rows: Sequence[list[str]], *, grouped: bool) -> None:
    head, *body = rows
    sheet.cell(1, 1, title)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(head))
    first = _grouped_head(sheet, head) if grouped else _plain_head(sheet, head)
    for row, cells in enumerate(body, start=first):
        for column, text in enumerate(cells, start=1):
            value = shown(text)
            sheet.cell(row, column, int(value) if value.isdigit() else value or None)
    for merge in merges_of(list(body)):
        sheet.merge_cells(
            start_row=first + merge.first,
            end_row=first + merge.last,
            start_column=merge.column + 1,
            end_column=merge.column + 1,
        )


def _plain_head(sheet: Worksheet, head: Sequence[str]) -> int:
    for column, text in enumerate(head, start=1):
        sheet.cell(3, column, text)
    return 4


def _grouped_head(sheet: Worksheet, head: Sequence[str]) -> int:
    below: dict[int, str] = {}
    for column, text in enumerate(head, start=1):
        if text in GROUPS:
            over, left, right = GROUPS[text]
            sheet.cell(3, column, over)
            sheet.merge_cells(start_row=3, end_row=3, start_column=column, end_column=column + 1)
            below |= {column: left, column + 1: right}
        elif column not in below:
            sheet.cell(3, column, text)
            sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    for column, text in below.items():
        sheet.cell(4, column, text)
    return 5
