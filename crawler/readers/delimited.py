"""CSV and TSV: rows of texts parted by commas, semicolons or tabs."""

import csv
import io

from corpus.blocks import Blocks
from corpus.errors import DamagedInput
from crawler.readers.encoding import decode
from crawler.readers.reader import Limits, Reader
from crawler.readers.rows import table_of

_DELIMITERS = ",\t;"
# The head of a file tells what parts its cells.
_HEAD = 4_096


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
    """What parts the cells: of the marks it may be the one that the head of the file has most of."""
    head = text[:_HEAD]
    return max(_DELIMITERS, key=head.count)


READER = Reader(
    "delimited", "CSV 表格", (".csv", ".tsv"), lambda data: False, read_delimited, is_text=True, gentle=True
)
