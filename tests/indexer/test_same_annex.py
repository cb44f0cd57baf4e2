"""One division of work, read the same from flattened text, DOCX, XLSX, HTML, PDF and drawn with bars."""

import html
import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from corpus.model import Task
from crawler.readers import read
from indexer.metadata.head import Source
from indexer.reading import read_blocks

HEAD = ("主要任务", "", "任务清单", "完成时间", "责任单位")
Row = tuple[str, ...]


def tasks_of(name: str, data: bytes) -> list[Task]:
    return [task for task in read_blocks(read(name, data), Source(path=name)).tasks if task.source == "table"]


@pytest.fixture(scope="module")
def annex(shared_data: Path) -> list[Task]:
    path = next((shared_data / "seeds").glob("004_*.txt"))
    return tasks_of(path.name, path.read_bytes())


def row_of(task: Task) -> Row:
    lines = task.evidence.quote.split("\n")
    assert task.deadline is not None
    return (*task.category, f"{task.number}.{task.text}", task.deadline.printed, lines[-1].strip())


def spans(rows: list[Row], column: int) -> list[tuple[int, int]]:
    """The runs of rows that share their cells up to this column: (first, last)."""
    runs: list[tuple[int, int]] = []
    for number, row in enumerate(rows):
        if runs and rows[runs[-1][0]][: column + 1] == row[: column + 1]:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def as_docx(rows: list[Row]) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=len(rows) + 1, cols=5)
    for column, word in enumerate(HEAD):
        table.cell(0, column).text = word
    table.cell(0, 0).merge(table.cell(0, 1))
    for column in range(5):
        for first, last in spans(rows, column) if column < 2 else [(n, n) for n in range(len(rows))]:
            cell = table.cell(first + 1, column)
            cell.text = rows[first][column]
            if last > first:
                cell.merge(table.cell(last + 1, column))
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def as_xlsx(rows: list[Row]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD)
    sheet.merge_cells("A1:B1")
    for row in rows:
        sheet.append(row)
    for column in range(2):
        for first, last in spans(rows, column):
            if last > first:
                sheet.merge_cells(
                    start_row=first + 2, end_row=last + 2, start_column=column + 1, end_column=column + 1
                )
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def as_html(rows: list[Row]) -> bytes:
    starts = [{first: last - first + 1 for first, last in spans(rows, column)} for column in range(2)]
    lines = ["<tr><td colspan=2>主要任务</td>" + "".join(f"<td>{word}</td>" for word in HEAD[2:]) + "</tr>"]
    for number, row in enumerate(rows):
        cells = [
            f"<td rowspan={starts[column][number]}>{html.escape(row[column])}</td>"
            for column in range(2)
            if number in starts[column]
        ]
        cells += [f"<td><p>{html.escape(cell)}</p></td>" for cell in row[2:]]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    page = f"<html><head><meta charset=utf-8></head><body><table>{''.join(lines)}</table></body></html>"
    return page.encode()


def as_pdf(rows: list[Row]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=9, leading=11, wordWrap="CJK")
    cells = [[Paragraph(html.escape(cell), style) for cell in row] for row in [HEAD, *rows]]
    table = Table(cells, colWidths=[80, 80, 190, 50, 100], repeatRows=1)
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("SPAN", (0, 0), (1, 0))])
    data = io.BytesIO()
    SimpleDocTemplate(data, pagesize=A4, invariant=1).build([table])
    return data.getvalue()


def as_bars(rows: list[Row]) -> bytes:
    """No cell can be merged: what covers several rows stands in the first of them."""
    starts = [{first for first, _ in spans(rows, column)} for column in range(2)]
    lines: list[Row] = [HEAD, ("---",) * 5]
    for number, row in enumerate(rows):
        merged = (cell if number in starts[column] else "" for column, cell in enumerate(row[:2]))
        lines.append((*merged, *row[2:]))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines).encode()


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("annex.docx", as_docx),
        ("annex.xlsx", as_xlsx),
        ("annex.html", as_html),
        ("annex.pdf", as_pdf),
        ("annex.md", as_bars),
        ("annex.txt", as_bars),
    ],
)
def test_the_same_tasks_in_every_format(
    annex: list[Task], name: str, write: Callable[[list[Row]], bytes]
) -> None:
    assert len(annex) == 72
    found = tasks_of(name, write([row_of(task) for task in annex]))

    def told(task: Task) -> tuple[object, ...]:
        units = tuple(tuple(unit.name for unit in units) for units in (task.lead, task.support, task.guide))
        printed = re.sub(r"\s", "", task.deadline.printed) if task.deadline else None
        return (
            task.number,
            re.sub(r"\s", "", task.text),
            task.category,
            units,
            task.open_list,
            printed,
            task.basis,
        )

    assert [told(task) for task in found] == [told(task) for task in annex]
