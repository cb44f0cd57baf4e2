"""An XLSX: title rows, a head of two rows, merged ranges and a total."""

import datetime as dt
import io

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side

from tests.sample_builder.archive import with_fixed_times
from tests.sample_builder.sources import merges_of, shown

TITLE = "棠阳区2025年民生实事重点任务分工表"
IMPRINT = "棠政办发〔2025〕4号　　棠阳区人民政府办公室　　2025年2月20日"
LEADING = ("附件", TITLE, IMPRINT)
# The upper head; the columns under it, counted from 1.
GROUP = ("责任分工", 5, 6)
WIDTHS = (12, 6, 46, 18, 24, 40, 10)
WRITTEN = dt.datetime(2025, 2, 20, 9, 0, 0)  # noqa: DTZ001 (the format's property has no zone)


def write_sheet(rows: list[list[str]]) -> bytes:
    """The bytes of an XLSX."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "任务分工"
    head, *body = rows
    width = len(head)
    for number, text in enumerate(LEADING, start=1):
        sheet.cell(number, 1, text)
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=width)
    upper, lower = len(LEADING) + 1, len(LEADING) + 2
    name, left, right = GROUP
    sheet.cell(upper, left, name)
    sheet.merge_cells(start_row=upper, end_row=upper, start_column=left, end_column=right)
    for column, text in enumerate(head, start=1):
        grouped = left <= column <= right
        sheet.cell(lower if grouped else upper, column, text)
        if not grouped:
            sheet.merge_cells(start_row=upper, end_row=lower, start_column=column, end_column=column)
    for row, cells in enumerate(body, start=lower + 1):
        for column, text in enumerate(cells, start=1):
            value = shown(text)
            sheet.cell(row, column, int(value) if value.isdigit() else value or None)
    for merge in merges_of(body):
        first, last = lower + 1 + merge.first, lower + 1 + merge.last
        sheet.merge_cells(
            start_row=first, end_row=last, start_column=merge.column + 1, end_column=merge.column + 1
        )
    total = lower + len(body) + 1
    sheet.cell(total, 1, f"合计：{len(body)}项")
    sheet.merge_cells(start_row=total, end_row=total, start_column=1, end_column=width)
    _dress(sheet, total)
    book.properties.creator = "棠阳区人民政府办公室"
    book.properties.created = WRITTEN
    out = io.BytesIO()
    book.save(out)
    return with_fixed_times(out.getvalue(), WRITTEN)


def _dress(sheet: "openpyxl.worksheet.worksheet.Worksheet", last_row: int) -> None:
    line = Side(style="thin")
    for row in sheet.iter_rows(min_row=1, max_row=last_row, max_col=len(WIDTHS)):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
            if cell.row > len(LEADING):
                cell.border = Border(line, line, line, line)
    sheet.cell(2, 1).font = Font(bold=True, size=16)
    for index, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(index)].width = width
