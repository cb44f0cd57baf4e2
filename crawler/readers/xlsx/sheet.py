"""One sheet as blocks: its title rows as paragraphs, the rest as a table."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from corpus.blocks import Block, Cell, Origin, Paragraph, Table
from corpus.model import Record
from crawler.readers.grid import compact, table_or_lines

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
# The first names Excel and WPS give.
_UNNAMED = re.compile(r"(?:Sheet|工作表|表)\s*\d*", re.IGNORECASE)
_ANNEX = re.compile(r"附[件表录]\s*[\d一二三四五六七八九十]*\s*[:：]?")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
# A title or note spans at least this share of the columns that hold text.
_WIDE = 0.6


class Range(Record):
    """The places from one corner to the other, both included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


def place(reference: str) -> tuple[int, int] | None:
    """Row and column of a reference such as B12, counted from 0."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row - 1, column - 1) if row <= _LAST_ROW and column <= _LAST_COLUMN else None


def area(reference: str) -> Range | None:
    """The range of a reference such as A1:C3."""
    first, _, last = reference.partition(":")
    start, end = place(first), place(last or first)
    if start is None or end is None:
        return None
    return Range(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))


def sheet_blocks(
    name: str, values: dict[tuple[int, int], str], merged: Sequence[Range], max_cells: int
) -> Iterator[Block]:
    """The blocks of a sheet: where it has no title row of its own, its name stands for one.

    A band of rows after a blank row is a table of its own where it begins with a title row. Raises
    `OversizedInput`.
    """
    spans = {(each.top, each.left): each for each in merged}
    rows: dict[int, list[Cell]] = {}
    unseen = _covered(values, spans)
    for (row, column), text in sorted(values.items()):
        if (row, column) in unseen:
            continue
        span = spans.get((row, column), Range(row, column, row, column))
        cell = Cell(text, row, column, span.bottom - row + 1, span.right - column + 1)
        rows.setdefault(row, []).append(cell)
    alone = _rows_alone(rows, width=len({column for _, column in values}))
    is_titled = False
    for band in _bands(rows, alone):
        first, last = 0, len(band)
        while first < last - 1 and band[first] in alone:
            first += 1
        while last > first + 1 and band[last - 1] in alone:
            last -= 1
        titles = [_line(rows[row]) for row in band[:first]]
        title = next((line for line in titles if not _ANNEX.fullmatch(line)), None)
        if title is None and not is_titled and not _UNNAMED.fullmatch(name):
            yield Paragraph(name, 1)
        for line in titles:
            yield Paragraph(line, 1 if line is title and not is_titled else None)
        is_titled = True
        table = table_or_lines(compact([cell for row in band[first:last] for cell in rows[row]], max_cells))
        if isinstance(table, Table):
            numbers = table.origin.rows if table.origin else tuple(range(1, table.rows + 1))
            yield Table(table.rows, table.columns, table.cells, Origin(numbers, sheet=name))
        else:
            yield from map(Paragraph, table)
        yield from (Paragraph(_line(rows[row])) for row in band[last:])


def _covered(
    values: Mapping[tuple[int, int], str], spans: Mapping[tuple[int, int], Range]
) -> set[tuple[int, int]]:
    """The places whose text nobody sees, because a merged cell with a text of its own lies over them."""
    by_row: dict[int, list[int]] = {}
    for row, column in values:
        by_row.setdefault(row, []).append(column)
    covered = set()
    for corner, span in spans.items():
        if corner not in values or corner in covered:
            continue
        height = span.bottom - span.top + 1
        near = range(span.top, span.bottom + 1) if height < len(by_row) else by_row
        covered |= {
            (row, column)
            for row in near
            if span.top <= row <= span.bottom
            for column in by_row.get(row, ())
            if span.left <= column <= span.right and (row, column) != corner
        }
    return covered


def _bands(rows: Iterable[int], alone: Container[int]) -> Iterator[list[int]]:
    """The rows that hold text, cut where a title row follows a blank row."""
    band: list[int] = []
    for row in rows:
        if band and row > band[-1] + 1 and row in alone:
            yield band
            band = []
        band.append(row)
    if band:
        yield band


def _rows_alone(rows: dict[int, list[Cell]], width: int) -> set[int]:
    """The rows that stand before or after a table and not in it: one cell, or one over nearly all columns.

    A row that cells from above reach into belongs to them.
    """
    alone = set()
    reach = -1
    for row, cells in rows.items():
        if len(cells) == 1 and width > 1 and (reach < row or cells[0].column_span >= _WIDE * width):
            alone.add(row)
        reach = max(reach, *(cell.row + cell.row_span - 1 for cell in cells))
    return alone


def _line(cells: Sequence[Cell]) -> str:
    return " ".join(cell.text.replace("\n", " ") for cell in cells)
