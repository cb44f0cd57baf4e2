"""Where a task of a table stands, as one finds it who opens the file."""

import io

import docx
import openpyxl
import pytest

from crawler.readers import read
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from tests.crawler.readers.build import Pdf

HEAD = ("工作任务", "责任单位")
TASKS = (("加强市场监管。", "市市场监管局"), ("排查老旧小区。", "市住建局"), ("开展联合演练。", "市应急局"))


def places(name: str, data: bytes) -> list[str]:
    return [task.evidence.locator for task in read_blocks(read(name, data), Source(path=name)).tasks]


def workbook(*rows: tuple[str | None, ...], merged: tuple[str, ...] = (), title: str = "任务") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


SHEETS: dict[str, tuple[bytes, list[int]]] = {
    "a head alone": (workbook(HEAD, *TASKS), [2, 3, 4]),
    "a title row": (workbook(("重点任务分工表", None), HEAD, *TASKS, merged=("A1:B1",)), [3, 4, 5]),
    "a title, a blank row": (
        workbook(("重点任务分工表", None), (), HEAD, *TASKS, merged=("A1:B1",)),
        [4, 5, 6],
    ),
    "a head of two rows": (
        workbook(
            ("工作任务", "责任分工", None),
            (None, "牵头单位", "配合单位"),
            *((text, unit, "市财政局") for text, unit in TASKS),
            merged=("A1:A2", "B1:C1"),
        ),
        [3, 4, 5],
    ),
    "blank rows between": (workbook(HEAD, TASKS[0], (), (), TASKS[1], (), TASKS[2]), [2, 5, 7]),
    "units merged over rows": (
        workbook(HEAD, TASKS[0], (TASKS[1][0], None), TASKS[2], merged=("B2:B3",)),
        [2, 3, 4],
    ),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_row_of_a_sheet_has_the_number_that_excel_shows(name: str) -> None:
    data, rows = SHEETS[name]
    assert [place.split(" ")[-1] for place in places("任务.xlsx", data)] == [
        f"工作表“任务”第{row}行" for row in rows
    ]


def test_a_row_of_a_word_table_counts_empty_rows() -> None:
    document = docx.Document()
    document.add_paragraph("重点任务分工表")
    table = document.add_table(rows=5, cols=2)
    for row, texts in enumerate((HEAD, TASKS[0], ("", ""), *TASKS[1:])):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    data = io.BytesIO()
    document.save(data)
    assert [place.split(" ")[-1] for place in places("任务.docx", data.getvalue())] == [
        "第2行",
        "第4行",
        "第5行",
    ]


def test_a_row_of_a_page_counts_empty_rows() -> None:
    rows = "".join(
        f"<tr><td>{first}</td><td>{second}</td></tr>"
        for first, second in (HEAD, TASKS[0], ("", ""), *TASKS[1:])
    )
    page = f"<html><body><p>重点任务分工表</p><table border=1>{rows}</table></body></html>"
    assert [place.split(" ")[-1] for place in places("任务.html", page.encode())] == [
        "第2行",
        "第4行",
        "第5行",
    ]


def test_a_row_of_a_pdf_has_its_page_and_its_row_there() -> None:
    pdf = Pdf().text(200, 90, "重点任务分工表", size=20)
    columns, height = (90, 300, 500), 40
    for texts, number in ((HEAD, 0), (TASKS[0], 1), (TASKS[1], 2)):
        for column, text in enumerate(texts):
            pdf.text(columns[column] + 5, 600 + number * height + 12, text, size=12)
    pdf.grid(columns, [600 + number * height for number in range(4)]).page()
    for texts, number in ((HEAD, 0), (TASKS[2], 1)):
        for column, text in enumerate(texts):
            pdf.text(columns[column] + 5, 80 + number * height + 12, text, size=12)
    pdf.grid(columns, [80 + number * height for number in range(3)])
    found = [place.split(" ")[-1] for place in places("任务.pdf", pdf.bytes())]
    assert found == ["第1页第2行", "第1页第3行", "第2页第2行"]


def test_a_total_says_nothing_of_which_column_tells_the_tasks() -> None:
    head = ("序号", "重点任务", "目标任务", "责任单位")
    rows = (
        ("1", "优化标准体系", "统筹推进创建活动。", "市住建局"),
        ("2", "优化标准体系", "完善安全制度。", "市应急局"),
    )
    data = workbook(head, *rows, ("总计", "共2项", None, None))
    tasks = read_blocks(read("任务.xlsx", data), Source(path="任务.xlsx")).tasks
    assert [task.text for task in tasks] == ["统筹推进创建活动。", "完善安全制度。"]
