"""The text of a generated file, read with the libraries of its format and nothing of ours."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable

import docx
import openpyxl
import pdfplumber
from bs4 import BeautifulSoup
from docx.oxml.ns import qn

from tests.generator.sample import Sample


def squeezed(text: str) -> str:
    """The text without blanks."""
    return "".join(text.split())


def docx_text(content: bytes) -> str:
    """Paragraphs and cells in the order of the file."""
    body = docx.Document(io.BytesIO(content)).element.body
    return "".join(str(piece.text) for piece in body.iter(qn("w:t")))


def xlsx_text(content: bytes) -> str:
    """All cells of all sheets, days as they are displayed."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    parts = []
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, datetime.date):
                    parts.append(f"{cell.value.year}年{cell.value.month}月{cell.value.day}日")
                elif cell.value is not None:
                    parts.append(str(cell.value))
    return "".join(parts)


def html_text(content: bytes) -> str:
    """The text of the page."""
    old = b"gb2312" in content[:300]
    return BeautifulSoup(content.decode("gb18030" if old else "utf-8"), "lxml").get_text()


def pdf_text(content: bytes) -> str:
    """The columns of the tables, each from the first page to the last without its repeated head."""
    columns: dict[int, list[str]] = {}
    with pdfplumber.open(io.BytesIO(content)) as pages:
        head: list[list[str | None]] = []
        for page in pages.pages:
            for table in page.extract_tables():
                repeated = [row for row, before in zip(table, head, strict=False) if row == before]
                head = head or table[:3]
                for row in table[len(repeated) :]:
                    for column, text in enumerate(row):
                        columns.setdefault(column, []).append(text or "")
    return "|".join("".join(texts) for texts in columns.values())


def text_of(sample: Sample) -> str:
    """The file's text without blanks."""
    return squeezed(READERS[sample.format](sample.content))


READERS: dict[str, Callable[[bytes], str]] = {
    "docx": docx_text,
    "xlsx": xlsx_text,
    "html": html_text,
    "pdf": pdf_text,
    "txt": bytes.decode,
}
