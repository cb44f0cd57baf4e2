"""Catalogues in tables: a column of standards' numbers, and beside it what each is called."""

from collections.abc import Sequence

from indexer.draft import Draft, Grid
from indexer.standards.cells import is_number, read_name
from indexer.standards.columns import Column, column_of
from indexer.standards.rows import Row
from indexer.tasks.grid import Matrix, matrix_of

# Titles and notes may stand above the head.
_WITHIN = 8
# So much of a column of numbers are numbers, and hardly any twice: a column of limits repeats the standard that sets them.
_MOSTLY = 0.6
_DISTINCT = 0.7
# Without a head that says so, so many numbers make a catalogue.
_ENOUGH = 3
_SAMPLE = 200


def read_table(draft: Draft, grid: Grid) -> tuple[Row, ...]:
    """The rows of the catalogue that a table is; none where it is no catalogue."""
    matrix = matrix_of(draft, grid)
    head, columns = _head(matrix)
    body = range(head + 1, len(matrix.rows))
    columns = _with_numbers(matrix, columns, body)
    if "number" not in columns:
        return ()
    return tuple(row for number in body if (row := _row(matrix, number, columns)) is not None)


def _head(matrix: Matrix) -> tuple[int, tuple[Column | None, ...]]:
    """The row of the head and what its columns hold; -1 and nothing known where there is none."""
    width = len(matrix.rows[0])
    for row in range(min(_WITHIN, len(matrix.rows))):
        kinds = tuple(column_of(matrix.words(row, column)) for column in range(width))
        if "title" in kinds and len([kind for kind in kinds if kind]) > 1:
            return row, kinds
    return -1, (None,) * width


def _with_numbers(
    matrix: Matrix, columns: tuple[Column | None, ...], body: range
) -> tuple[Column | None, ...]:
    """The columns, that of the numbers made sure of; without it where no column's cells are standards' numbers.

    What stands right of it is the title where no head tells otherwise.
    """
    known = [place for place, kind in enumerate(columns) if kind == "number"]
    titles = [place for place, kind in enumerate(columns) if kind == "title"]
    free = [place for place, kind in enumerate(columns) if kind is None]
    sample = body[:_SAMPLE]
    for place in (*known, *free, *titles):
        if not _holds_numbers(matrix, place, titles, sample, least=1 if place in known else _ENOUGH):
            continue
        made: list[Column | None] = [None if kind == "number" else kind for kind in columns]
        made[place] = "number"
        if "title" not in made and place + 1 < len(made) and made[place + 1] is None:
            made[place + 1] = "title"
        return tuple(made)
    return tuple(None if kind == "number" else kind for kind in columns)


def _holds_numbers(matrix: Matrix, place: int, titles: Sequence[int], rows: range, least: int) -> bool:
    """Whether the cells of a column are numbers of standards, each another; their second half may stand with the title."""
    codes = [(row, matrix.words(row, place)) for row in rows]
    said = [(row, code) for row, code in codes if code]
    whole = [code for _, code in said if is_number(code)]
    cut = [
        named.number
        for row, code in said
        if titles and not is_number(code) and (named := read_name(code, matrix.words(row, titles[0])))
    ]
    numbers = (*whole, *cut)
    return (
        len(numbers) >= max(least, _MOSTLY * len(said)) and len(set(numbers)) >= _DISTINCT * len(numbers) > 0
    )


def _row(matrix: Matrix, number: int, columns: Sequence[Column | None]) -> Row | None:
    cells: dict[Column, list[str]] = {}
    for place, cell in matrix.distinct(number):
        kind = columns[place]
        if kind is not None and kind != "other":
            cells.setdefault(kind, []).append(matrix.text[cell.start : cell.end])
    own = [cell for _, cell in matrix.distinct(number) if cell.row == number]
    if not own or "number" not in cells:
        return None
    return Row(
        start=min(cell.start for cell in own),
        end=max(cell.end for cell in own),
        locator=matrix.place(number),
        cells={kind: tuple(texts) for kind, texts in cells.items()},
    )
