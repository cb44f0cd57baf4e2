"""Questions of a file: a text, one a line, or the question column of a sheet."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from corpus.blocks import Blocks, Table
from corpus.errors import BadRequest

_SUFFIXES = (".txt", ".csv", ".xlsx")
_HEADS = frozenset({"问题", "提问", "question", "questions", "q"})
_MOST = 10_000


def read_questions(path: Path) -> list[str]:
    """The questions of the file, in order, blanks around them and empty ones left out.

    A sheet's column is that headed 问题 (or question, q); without such a head the first. Raises BadRequest.
    """
    if path.suffix.lower() not in _SUFFIXES:
        raise BadRequest(f"“{path.name}”不是问题文件", "请用 .txt（每行一个问题）、.csv 或 .xlsx")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadRequest(f"打不开“{path}”（{error.strerror}）", "请检查路径") from error
    rows = _rows(path, data)
    questions = [question for question in (text.strip() for text in rows) if question]
    if not questions:
        raise BadRequest(f"“{path.name}”里没有问题", "请每行写一个问题")
    if len(questions) > _MOST:
        raise BadRequest(f"“{path.name}”有 {len(questions)} 个问题，超过上限 {_MOST}", "请分成几个文件")
    return questions


def _rows(path: Path, data: bytes) -> list[str]:
    if path.suffix.lower() == ".xlsx":
        from crawler.readers.worker import read_safely

        return _column(_cells(read_safely(path.name, data)))
    text = _text(path, data)
    if path.suffix.lower() == ".csv":
        return _column(list(csv.reader(io.StringIO(text, newline=""))))
    return text.splitlines()


def _text(path: Path, data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadRequest(f"“{path.name}”的文字编码不明", "请另存为 UTF-8 再试")


def _cells(blocks: Blocks) -> list[list[str]]:
    """The rows of the first table of a workbook."""
    table = next((block for block in blocks.blocks if isinstance(block, Table)), None)
    if table is None:
        return [[block.text] for block in blocks.blocks if hasattr(block, "text")]
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def _column(rows: Sequence[Sequence[str]]) -> list[str]:
    for place, head in enumerate(rows[0] if rows else ()):
        if head.strip().lower() in _HEADS:
            return [row[place] for row in rows[1:] if len(row) > place]
    return [row[0] for row in rows if row]
