"""CSV and TSV: rows of texts parted by commas, semicolons, tabs or bars, half-width or full-width."""

import csv
import io
from collections import Counter

from corpus.blocks import Blocks
from corpus.errors import DamagedInput
from crawler.readers.encoding import decode
from crawler.readers.reader import Limits, Reader
from crawler.readers.rows import table_of

_DELIMITERS = ",\t;|，；"
# The head of a file tells what parts its cells: a title and notes stand above the rows, which are equally wide.
_HEAD, _ROWS = 16_384, 60


def read_delimited(name: str, data: bytes, limits: Limits) -> Blocks:
    """The rows as a table, those of one text at the top as paragraphs. Source: RFC 4180.

    Raises `UndecodableInput`, `DamagedInput` where a cell has no end, and `OversizedInput`.
    """
    decoded = decode(name, data)
    rows = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=_delimiter(decoded.text), strict=True)
    try:
        blocks = table_of(list(rows), counted=True)
    except csv.Error as error:
        raise DamagedInput(
            f"“{name}”第 {rows.line_num} 行不是有效的 CSV", "请核对该行的引号，或用 Excel 另存为 xlsx 再导入"
        ) from error
    return Blocks(
        media_type="text/csv", blocks=tuple(blocks), encoding=decoded.encoding, warnings=decoded.warnings
    )


def _delimiter(text: str) -> str:
    """What parts the cells: the mark by which most rows of the head are equally wide, of such marks the first listed."""
    return max(_DELIMITERS, key=lambda mark: _evenness(text[:_HEAD], mark))


def _evenness(head: str, mark: str) -> float:
    """How many of the first rows have as many cells as most have, of those that hold anything; 0 where these have one."""
    rows: list[int] = []
    try:
        # The last row may be cut off.
        for row in csv.reader(io.StringIO(head, newline=""), delimiter=mark):
            rows += [len(row)] if any(cell.strip() for cell in row) else []
            if len(rows) >= _ROWS:
                break
    except csv.Error:
        return 0.0
    counts = Counter(width for width in rows if width > 1)
    return max(counts.values(), default=0) / max(1, len(rows))


READER = Reader(
    "delimited", "CSV 表格", (".csv", ".tsv"), lambda data: False, read_delimited, is_text=True, gentle=True
)
