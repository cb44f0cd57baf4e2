"""A sheet as CSV or XLSX bytes. No cell can run as a formula, and none is longer than Excel takes.

A cell of a workbook says that it is text, and stands there as it is. CSV cannot say so: there an apostrophe goes before what
a program would take for a formula.
"""

import contextlib
import csv
import errno
import io
import re
from typing import Any

from search_api.export.rows import Sheet

# Excel's own bound for the characters of one cell.
_LONGEST = 32_767
_CUT = "…（过长，已截断）"
# What spreadsheets take for the beginning of a formula (OWASP, CSV injection), with the full-width forms.
_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")
# Characters that XML 1.0 cannot hold, and lone surrogates.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Sheets are first laid into temporary files; libxml2 names what it meets there so.
_SYSTEM_ERROR = re.compile(r"IO_(E?[A-Z]+)$")
# Excel knows UTF-8 by this mark only.
_BOM = "\ufeff"
_HEAD_FILL = "DDE5EE"


def to_csv(sheet: Sheet) -> bytes:
    """The sheet as UTF-8 CSV with a byte order mark, lines ended as RFC 4180 says."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in (sheet.head, *sheet.rows))
    return (_BOM + text.getvalue()).encode()


def to_xlsx(sheet: Sheet) -> bytes:
    """The sheet as an XLSX workbook: its head bold and frozen, its columns wide enough, texts wrapped.

    Raises OSError where there is no room for the temporary file it is laid into.
    """
    from openpyxl import Workbook

    book, data = Workbook(write_only=True), io.BytesIO()
    page = book.create_sheet(sheet.title)
    try:
        _fill(page, sheet)
        book.save(data)
    except Exception as error:
        # What is half written is closed here, where that may fail; left to the collector it would print its own troubles.
        for end in (page.close, lambda: page._writer.close()):
            with contextlib.suppress(Exception):
                end()
        raise _refused(error) or error from error
    return data.getvalue()


def _fill(page: Any, sheet: Sheet) -> None:
    """Lays the rows into an empty sheet of openpyxl."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    page.freeze_panes = "A2"
    for place, width in enumerate(sheet.widths, 1):
        page.column_dimensions[get_column_letter(place)].width = width
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.head))}{len(sheet.rows) + 1}"
    wrapped = Alignment(wrap_text=True, vertical="top")
    bold, fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD_FILL)
    for number, row in enumerate((sheet.head, *sheet.rows)):
        cells = []
        for value in row:
            cell = WriteOnlyCell(page)
            if text := cell_text(value):
                # Written as an inline string, whatever it begins with.
                cell.value, cell.data_type = text, "s"
            cell.alignment = wrapped
            if number == 0:
                cell.font, cell.fill = bold, fill
            cells.append(cell)
        page.append(cells)


def _refused(error: Exception) -> OSError | None:
    """What the system refused, where the library that writes XML tells it in words of its own (IO_ENOSPC)."""
    told = _SYSTEM_ERROR.match(str(error))
    return OSError(getattr(errno, told[1], errno.EIO), str(error)) if told else None


def guarded(value: str) -> str:
    """The text as it may stand where a cell has no type: never the beginning of a formula."""
    text = cell_text(value)
    return f"'{text}" if _FORMULA.match(text) else text


def cell_text(value: str) -> str:
    """The text as it may stand in a cell: bounded and printable."""
    text = _UNFIT.sub("", value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT
