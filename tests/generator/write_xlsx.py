"""The document as XLSX: its text in rows above the table or on a sheet of its own."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.generator.dice import Dice
from tests.generator.document import Document, Paragraph
from tests.generator.heads import Kind
from tests.generator.ooxml import frozen
from tests.generator.plan import Plan
from tests.generator.table import Cell, RowKind, Table
from tests.generator.tags import Tag

GRID = Border(*(Side("thin") for _ in range(4)))
WRAPPED = Alignment(wrap_text=True, vertical="center")
WIDTHS = {Kind.NUMBER: 6, Kind.TASK: 50, Kind.MEASURE: 50}


def value(cell: Cell, table: Table, *, numeric: bool) -> object:
    """What the sheet keeps: text, or a number or a day where the document has them as such."""
    if cell.date is not None:
        return cell.date
    task_row = table.kinds[cell.row] in (RowKind.TASK, RowKind.TOTAL)
    if numeric and task_row and cell.text.isdecimal():
        return int(cell.text)
    return cell.text or None


def put_table(sheet: Worksheet, top: int, table: Table, *, numeric: bool) -> int:
    """Writes the table below the row `top`; the last row it fills."""
    for cell in table.cells:
        row, column = top + 1 + cell.row, 1 + cell.column
        place = sheet.cell(row, column, value(cell, table, numeric=numeric))
        place.alignment, place.border = WRAPPED, GRID
        if cell.date is not None:
            place.number_format = 'yyyy"年"m"月"d"日"'
        if cell.rowspan > 1 or cell.colspan > 1:
            sheet.merge_cells(
                start_row=row,
                start_column=column,
                end_row=row + cell.rowspan - 1,
                end_column=column + cell.colspan - 1,
            )
    for column, described in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(described.kind, 18)
    return top + len(table.kinds)


def put_line(sheet: Worksheet, row: int, text: str, width: int) -> None:
    """A line of text over the whole width."""
    sheet.cell(row, 1, text).alignment = WRAPPED
    if width > 1:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)


def write_xlsx(document: Document, plan: Plan, dice: Dice) -> bytes:
    """The bytes of the XLSX file."""
    book = openpyxl.Workbook()
    sheet = book.active
    width = len(plan.columns)
    numeric = dice.chance(0.6, Tag.XLSX_NUMBER_CELLS)
    cover = dice.chance(0.35, Tag.XLSX_COVER_SHEET)
    if cover:
        sheet.title = "通知"
        texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
        for at, text in enumerate(texts, 1):
            sheet.cell(at, 1, text)
        sheet.column_dimensions["A"].width = 90
        sheet = book.create_sheet("分工表")
    row, begun = 0, False
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if not cover:
                row += 1
                put_line(sheet, row, block.text, width)
        else:
            if begun:
                # Each further part of a split table has a sheet of its own.
                sheet, row = book.create_sheet(f"分工表{len(book.sheetnames)}"), 0
            row, begun = put_table(sheet, row, block, numeric=numeric), True
    if dice.chance(0.25, Tag.XLSX_OTHER_SHEETS):
        other = book.create_sheet("填报说明")
        put_line(other, 1, "请各单位确定一名联络员，按月报送进展情况。", 3)
        book.create_sheet("Sheet3")
    out = io.BytesIO()
    book.save(out)
    return frozen(out.getvalue())
