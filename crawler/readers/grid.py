"""Tables from rows of cells that know how many rows and columns they cover."""

from collections.abc import Sequence

from corpus.blocks import Cell, Table
from corpus.errors import OversizedInput
from corpus.model import Record

# The widest span that HTML lets a cell claim.
_WIDEST = 1_000


class Piece(Record):
    """A cell before it has its place: its text and the rows and columns it covers (0: all that remain)."""

    text: str
    row_span: int = 1
    column_span: int = 1


def arrange(rows: Sequence[Sequence[Piece]], max_cells: int) -> Table | None:
    """The grid of rows of pieces, each put in the first free column, as browsers do.

    Rows and columns without any text are taken out; None where nothing is left. Raises `OversizedInput`
    beyond `max_cells` places.
    """
    cells = []
    taken: set[tuple[int, int]] = set()
    for row, pieces in enumerate(rows):
        column = 0
        for piece in pieces:
            while (row, column) in taken:
                column += 1
            row_span = min(piece.row_span or len(rows), len(rows) - row)
            column_span = min(max(piece.column_span, 1), _WIDEST)
            if len(taken) + row_span * column_span > max_cells:
                raise OversizedInput(f"表格超过上限 {max_cells} 格", "请拆分表格，或调高上限")
            taken.update(
                (covered, beside)
                for covered in range(row, row + row_span)
                for beside in range(column, column + column_span)
            )
            cells.append(Cell(piece.text, row, column, row_span, column_span))
            column += column_span
    return compact(cells)


def compact(cells: Sequence[Cell]) -> Table | None:
    """The table of these cells in reading order, without rows and columns in which no text begins."""
    filled = [cell for cell in cells if cell.text]
    if not filled:
        return None
    rows = {row: index for index, row in enumerate(sorted({cell.row for cell in filled}))}
    columns = {column: index for index, column in enumerate(sorted({cell.column for cell in filled}))}
    kept = []
    for cell in cells:
        row_span = sum(1 for row in range(cell.row, cell.row + cell.row_span) if row in rows)
        column_span = sum(
            1 for column in range(cell.column, cell.column + cell.column_span) if column in columns
        )
        if not row_span or not column_span:
            continue
        row = next(rows[row] for row in range(cell.row, cell.row + cell.row_span) if row in rows)
        column = next(
            columns[column]
            for column in range(cell.column, cell.column + cell.column_span)
            if column in columns
        )
        kept.append(Cell(cell.text, row, column, row_span, column_span))
    kept.sort(key=lambda cell: (cell.row, cell.column))
    return Table(len(rows), len(columns), tuple(kept))


def table_lines(table: Table) -> list[str]:
    """The rows of a table as lines, its cells joined by tabs: what a table inside a cell becomes."""
    lines: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.text:
            lines.setdefault(cell.row, []).append(cell.text.replace("\n", " "))
    return ["\t".join(texts) for _, texts in sorted(lines.items())]
