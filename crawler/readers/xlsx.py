import io

import openpyxl

from corpus.blocks import Blocks, Cell, Table
from crawler.readers.package import Package, member_names
from crawler.readers.reader import Limits, Reader

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read_xlsx(name: str, data: bytes, limits: Limits) -> Blocks:
    Package(name, data, limits)
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    tables = []
    for sheet in book.worksheets:
        cells = tuple(
            Cell(str(cell.value), cell.row - 1, cell.column - 1)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        )
        tables.append(Table(sheet.max_row, sheet.max_column, cells))
    return Blocks(MEDIA_TYPE, tuple(tables))


READER = Reader(
    "xlsx",
    "Excel 工作簿（xlsx）",
    (".xlsx", ".xlsm"),
    lambda data: "xl/workbook.xml" in member_names(data),
    read_xlsx,
)
