"""Questions of a file: a text, one a line, or the question column of a sheet."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from corpus.blocks import Blocks, Table
from corpus.errors import BadRequest, reason_of
from search_api.bounds import check_length
from search_api.cli.names import printable

_SUFFIXES = (".txt", ".csv", ".xlsx")
_HEADS = frozenset({"问题", "提问", "question", "questions", "q"})
# A head may stand below a title and notes.
_HEAD_WITHIN = 10
_MOST = 10_000
_MOST_BYTES = 20 * 1024 * 1024
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What programs part cells with: those of Excel in other languages, and its “Unicode text”.
_DELIMITERS = ",\t;"
_NAMED, _UNNAMED = "、", "（无名列）"

Rows = Sequence[Sequence[str]]


def read_questions(path: Path, column: str | None = None, most_bytes: int = _MOST_BYTES) -> list[str]:
    """The questions of the file, in order, blanks around them and empty ones left out.

    A sheet's column is the one named, else that headed 问题 (or question, q), else its only one. Raises BadRequest, which
    tells the columns where none of these is there.
    """
    shown = printable(path.name)
    if path.suffix.lower() not in _SUFFIXES:
        raise BadRequest(f"“{shown}”不是问题文件", "请用 .txt（每行一个问题）、.csv 或 .xlsx")
    if column is not None and path.suffix.lower() == ".txt":
        raise BadRequest(f"“{shown}”没有列", "--column 只用于 .csv 和 .xlsx")
    try:
        if path.stat().st_size > most_bytes:
            raise BadRequest(f"“{shown}”太大", "请分成几个文件")
        data = path.read_bytes()
    except OSError as error:
        raise BadRequest(f"打不开“{printable(str(path))}”（{reason_of(error)}）", "请检查路径") from error
    questions = [question for question in map(_one_line, _texts(path, shown, data, column)) if question]
    if not questions:
        raise BadRequest(f"“{shown}”里没有问题", "请每行写一个问题")
    if len(questions) > _MOST:
        raise BadRequest(f"“{shown}”有 {len(questions)} 个问题，超过上限 {_MOST}", "请分成几个文件")
    return [check_length(question, f"第 {number} 个问题") for number, question in enumerate(questions, 1)]


def _texts(path: Path, shown: str, data: bytes, column: str | None) -> list[str]:
    if path.suffix.lower() == ".xlsx":
        from crawler.readers.worker import read_safely

        return _of_sheets(shown, _sheets(read_safely(shown, data)), column)
    text = _text(shown, data)
    return (
        _of_sheets(shown, [_cells(shown, text)], column)
        if path.suffix.lower() == ".csv"
        else text.splitlines()
    )


def _text(shown: str, data: bytes) -> str:
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadRequest(f"“{shown}”的文字编码不明", "请另存为 UTF-8 再试")


def _cells(shown: str, text: str) -> Rows:
    """The rows of a CSV text, parted by what its first line is parted by most."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise BadRequest(
            f"“{shown}”不是正确的 CSV（一格太长或引号不成对）", "请改正，或另存为 .xlsx"
        ) from error


def _sheets(blocks: Blocks) -> list[Rows]:
    """The rows of each table of a workbook; of its lines where it has none."""
    tables = [block for block in blocks.blocks if isinstance(block, Table)]
    return [_rows(table) for table in tables] or [
        [[block.text] for block in blocks.blocks if hasattr(block, "text")]
    ]


def _rows(table: Table) -> Rows:
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def _of_sheets(shown: str, sheets: Sequence[Rows], column: str | None) -> list[str]:
    """The cells of the question column, in whichever sheet has one."""
    wanted = frozenset({_folded(column)}) if column is not None else _HEADS
    for rows in sheets:
        for number, row in enumerate(rows[:_HEAD_WITHIN]):
            place = next((place for place, cell in enumerate(row) if _folded(cell) in wanted), None)
            if place is not None:
                return [each[place] for each in rows[number + 1 :] if len(each) > place]
    rows = next((rows for rows in sheets if any(map(any, rows))), [])
    used = [
        place for place in range(max(map(len, rows), default=0)) if any(_cell(row, place) for row in rows)
    ]
    if column is None and len(used) <= 1:
        return [_cell(row, place) for row in rows for place in used]
    head = next((row for row in rows if any(cell.strip() for cell in row)), ())
    seen = _NAMED.join(f"“{_one_line(_cell(head, place)) or _UNNAMED}”" for place in used)
    raise BadRequest(
        f"“{shown}”没有“{column or '问题'}”一列，只有 {seen}",
        "请把问题那一列的表头写作“问题”，或用 --column 指出列名",
    )


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _one_line(text: str) -> str:
    """The text on one line, without a byte order mark or blanks around it."""
    return " ".join(text.replace("\ufeff", "").split())


def _folded(text: str) -> str:
    return "".join(text.replace("\ufeff", "").split()).lower()
