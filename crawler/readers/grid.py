"""Tables from cells that know how many rows and columns they cover, whatever the format says of that."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from corpus.blocks import Cell, Origin, Table
from corpus.errors import OversizedInput
from corpus.model import Record

# The widest span that HTML lets a cell claim.
_WIDEST = 1_000


class Piece(Record):
    """A cell before it has its place: its text and the rows and columns it covers (0: all that remain)."""

    text: str
    row_span: int = 1
    column_span: int = 1


class SpannedCell(Record):
    """A cell of a format that merges downwards row by row: it may continue the cell above it."""

    text: str
    column: int
    column_span: int = 1
    goes_on: bool = False


def arrange(rows: Sequence[Sequence[Piece]], max_cells: int) -> Table | None:
    """The grid of rows of pieces, each put in the first free column, as browsers do; as `compact` otherwise."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row, pieces in enumerate(rows):
        column = 0
        for piece in pieces:
            while (row, column) in taken:
                column += 1
            row_span = min(piece.row_span or len(rows), len(rows) - row)
            column_span = min(max(piece.column_span, 1), _WIDEST)
            if len(taken) + row_span * column_span > max_cells:
                raise _oversized(max_cells)
            taken.update(
                (below, beside)
                for below in range(row, row + row_span)
                for beside in range(column, column + column_span)
            )
            cells.append(Cell(piece.text, row, column, row_span, column_span))
            column += column_span
    return compact(cells, max_cells)


def merge_down(rows: Sequence[Sequence[SpannedCell]], max_cells: int) -> Table | None:
    """The grid of rows whose cells may continue those above; as `compact` otherwise.

    A cell continues the one above that begins in its column; without one it stands for itself.
    """
    cells: list[Cell] = []
    above: dict[int, int] = {}
    for row, spanned in enumerate(rows):
        here: dict[int, int] = {}
        for cell in spanned:
            index = above.get(cell.column) if cell.goes_on else None
            if index is None:
                index = len(cells)
                cells.append(Cell(cell.text, row, cell.column, 1, cell.column_span))
            else:
                first = cells[index]
                rows_covered = row - first.row + 1
                cells[index] = Cell(first.text, first.row, first.column, rows_covered, first.column_span)
            here[cell.column] = index
        above = here
    return compact(cells, max_cells)


def compact(cells: Iterable[Cell], max_cells: int) -> Table | None:
    """The table of these cells without the rows and columns in which no text begins; None without any text.

    Every place belongs to exactly one cell: empty ones fill the gaps, of two that overlap the first keeps the
    place. Raises `OversizedInput` beyond `max_cells` places.
    """
    given = sorted(cells, key=lambda cell: (cell.row, cell.column))
    rows = sorted({cell.row for cell in given if cell.text})
    columns = sorted({cell.column for cell in given if cell.text})
    if not rows:
        return None
    if len(rows) * len(columns) > max_cells:
        raise _oversized(max_cells)
    owners: dict[tuple[int, int], int] = {}
    kept: list[Cell] = []
    for cell in given:
        top, bottom = bisect_left(rows, cell.row), bisect_left(rows, cell.row + cell.row_span)
        left, right = bisect_left(columns, cell.column), bisect_left(columns, cell.column + cell.column_span)
        if top == bottom or left == right:
            continue
        if (owner := owners.get((top, left))) is not None:
            kept[owner] = _with_text(kept[owner], cell.text)
            continue
        right = next((column for column in range(left, right) if (top, column) in owners), right)
        bottom = next(
            (
                row
                for row in range(top, bottom)
                if any((row, column) in owners for column in range(left, right))
            ),
            bottom,
        )
        for row in range(top, bottom):
            for column in range(left, right):
                owners[row, column] = len(kept)
        kept.append(Cell(cell.text, top, left, bottom - top, right - left))
    for row in range(len(rows)):
        kept.extend(Cell("", row, column) for column in range(len(columns)) if (row, column) not in owners)
    kept.sort(key=lambda cell: (cell.row, cell.column))
    numbers = tuple(row + 1 for row in rows)
    is_whole = numbers == tuple(range(1, len(rows) + 1))
    return Table(len(rows), len(columns), tuple(kept), None if is_whole else Origin(numbers))


def table_or_lines(table: Table | None) -> Table | list[str]:
    """The table, or the lines of one that has a single column: it only frames its text."""
    if table is None:
        return []
    if table.columns > 1:
        return table
    return [line for cell in table.cells for line in cell.text.split("\n") if line]


def table_lines(table: Table) -> list[str]:
    """The rows of a table as lines, its cells joined by tabs: what a table inside a cell becomes."""
    lines: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.text:
            lines.setdefault(cell.row, []).append(cell.text.replace("\n", " "))
    return ["\t".join(texts) for _, texts in sorted(lines.items())]


def _with_text(cell: Cell, text: str) -> Cell:
    joined = "\n".join(filter(None, (cell.text, text)))
    return Cell(joined, cell.row, cell.column, cell.row_span, cell.column_span)


def _oversized(max_cells: int) -> OversizedInput:
    return OversizedInput(f"表格超过上限 {max_cells} 格", "请把表格拆成几个文件再导入")
