"""A table of a draft as a matrix, in which a merged cell stands at every place it covers."""

from corpus.blocks import Origin
from corpus.model import Record
from indexer.draft import Draft, Grid, GridCell


class Matrix(Record):
    """Rows of cells of one table; None where the table has no cell."""

    text: str
    rows: tuple[tuple[GridCell | None, ...], ...]
    origin: Origin | None = None

    def words(self, row: int, column: int) -> str:
        """The text at a place, empty where there is no cell."""
        cell = self.rows[row][column]
        return self.text[cell.start : cell.end] if cell is not None else ""

    def place(self, row: int) -> str:
        """Where one who opens the file finds a row: 第5行, 第3页第5行, 工作表“任务”第5行."""
        if self.origin is None:
            return f"第{row + 1}行"
        sheet = f"工作表“{self.origin.sheet}”" if self.origin.sheet else ""
        page = f"第{self.origin.pages[row]}页" if self.origin.pages else ""
        return f"{sheet}{page}第{self.origin.rows[row]}行"

    def distinct(self, row: int) -> list[tuple[int, GridCell]]:
        """The row's cells with their first column, each once, empty ones left out."""
        found: list[tuple[int, GridCell]] = []
        for column, cell in enumerate(self.rows[row]):
            if cell is not None and cell.end > cell.start and (not found or found[-1][1] != cell):
                found.append((column, cell))
        return found


def matrix_of(draft: Draft, grid: Grid) -> Matrix:
    """The table with merged cells spread over what they cover."""
    places: list[list[GridCell | None]] = [[None] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, grid.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, grid.columns)):
                if places[row][column] is None:
                    places[row][column] = cell
    return Matrix(text=draft.text, rows=tuple(tuple(row) for row in places), origin=grid.origin)
