"""A table cut into pages: how high its rows are, where they break, what of a cell stands on which page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.generator.table import Cell, RowKind, Table

PADDING = 4.0


@dataclass(frozen=True)
class Band:
    """A row, or the part of one that stands on a page."""

    row: int
    height: float
    whole: bool


@dataclass(frozen=True)
class Region:
    """What one page shows of one cell: its bands there, and the lines in them."""

    cell: Cell
    bands: tuple[int, ...]
    lines: tuple[str, ...]
    again: bool


@dataclass(frozen=True)
class Measured:
    """A table with the wrapped lines of its cells and the heights of its rows."""

    table: Table
    owners: list[list[Cell]]
    lines: dict[Cell, tuple[str, ...]]
    heights: list[float]
    leading: float

    @property
    def head_rows(self) -> int:
        """How many rows stand before the first that is neither title nor head."""
        kinds = self.table.kinds
        return next(row for row, kind in enumerate(kinds) if kind not in (RowKind.TITLE, RowKind.HEAD))


def measure(table: Table, wrap: Callable[[Cell], tuple[str, ...]], leading: float) -> Measured:
    """The table with its lines wrapped; rows are as high as their cells need."""
    lines = {cell: wrap(cell) for cell in table.cells}
    heights = [leading + 2 * PADDING] * len(table.kinds)

    def needed(cell: Cell) -> float:
        return len(lines[cell]) * leading + 2 * PADDING

    for cell in table.cells:
        if cell.rowspan == 1:
            heights[cell.row] = max(heights[cell.row], needed(cell))
    for cell in table.cells:
        rows = range(cell.row, cell.row + cell.rowspan)
        missing = needed(cell) - sum(heights[row] for row in rows)
        if missing > 0:
            for row in rows:
                heights[row] += missing / cell.rowspan
    return Measured(table, table.owners(), lines, heights, leading)


def paginate(measured: Measured, first: float, full: float, *, repeat: bool, split: bool) -> list[list[Band]]:
    """The bands of each page: `first` is the height left on the first, `full` that of all others.

    With `repeat` each page begins with the head; with `split` a row of several lines may break.
    """
    head = [Band(row, measured.heights[row], True) for row in range(measured.head_rows)]
    head_height = sum(band.height for band in head)
    pages: list[list[Band]] = [list(head)]
    left = first - head_height

    def turn() -> float:
        pages.append(list(head) if repeat else [])
        return full - (head_height if repeat else 0.0)

    smallest = 2 * measured.leading + 2 * PADDING
    for row in range(len(head), len(measured.heights)):
        height, whole = measured.heights[row], True
        task = measured.table.kinds[row] is RowKind.TASK
        while height > left:
            breaks = task and left > smallest and height - left > smallest
            if breaks and (split or height > full - head_height):
                part = int((left - 2 * PADDING) / measured.leading) * measured.leading + 2 * PADDING
                pages[-1].append(Band(row, part, False))
                height, whole = height - part + 2 * PADDING, False
            left = turn()
        pages[-1].append(Band(row, height, whole))
        left -= height
    return pages


def regions(measured: Measured, pages: Sequence[Sequence[Band]], *, restate: bool) -> list[list[Region]]:
    """What each page shows; lines of a cell over several pages flow on, or stand on each again with `restate`."""
    shown: list[list[Region]] = []
    used: dict[Cell, int] = {}
    for page in pages:
        found: list[Region] = []
        columns: dict[Cell, list[int]] = {}
        for at, band in enumerate(page):
            for cell in dict.fromkeys(measured.owners[band.row]):
                columns.setdefault(cell, []).append(at)
        for cell, bands in columns.items():
            lines = measured.lines[cell]
            room = int((sum(page[at].height for at in bands) - 2 * PADDING + 0.01) / measured.leading)
            head = measured.table.kinds[cell.row] in (RowKind.TITLE, RowKind.HEAD)
            start = 0 if head else used.get(cell, 0)
            again = bool(start)
            if cell.rowspan > 1 and start >= len(lines) and restate and room >= len(lines):
                start = 0
            found.append(Region(cell, tuple(bands), lines[start : start + room], again))
            used[cell] = start + room
        shown.append(found)
    return shown


def lay_on_pages(
    measured: Measured, first: float, full: float, *, repeat: bool, split: bool, restate: bool
) -> tuple[list[list[Band]], list[list[Region]]]:
    """The bands and regions of all pages; a row grows until a cell that pages cut has room for its last line."""
    while True:
        pages = paginate(measured, first, full, repeat=repeat, split=split)
        shown = regions(measured, pages, restate=restate)
        lost = {
            cell: lines - printed for cell, lines, printed in _printed(measured, shown) if printed < lines
        }
        if not lost:
            return pages, shown
        for cell, lines in lost.items():
            measured.heights[cell.row + cell.rowspan - 1] += lines * measured.leading


def _printed(measured: Measured, shown: Sequence[Sequence[Region]]) -> list[tuple[Cell, int, int]]:
    """Each cell with its number of lines and how many of them the pages show."""
    printed: dict[Cell, int] = {}
    for region in (region for page in shown for region in page):
        printed[region.cell] = printed.get(region.cell, 0) + len(region.lines)
    return [(cell, len(lines), printed.get(cell, 0)) for cell, lines in measured.lines.items()]
