"""The table as a grid of cells with spans, the same for every format."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tests.generator.heads import Column

Lines = tuple[str, ...]


class RowKind(StrEnum):
    """What a row of the grid is."""

    TITLE = "title"
    HEAD = "head"
    SECTION = "section"
    TASK = "task"
    TOTAL = "total"
    NOTE = "note"
    EMPTY = "empty"


@dataclass(frozen=True)
class Cell:
    """One cell with its lines; `row` and `column` are those of its first corner."""

    row: int
    column: int
    lines: Lines
    rowspan: int = 1
    colspan: int = 1
    date: datetime.date | None = None

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Table:
    """One table: every place of the grid belongs to exactly one cell; `pages` are rows a new page begins with."""

    columns: tuple[Column, ...]
    kinds: tuple[RowKind, ...]
    cells: tuple[Cell, ...]
    pages: frozenset[int] = frozenset()

    def owners(self) -> list[list[Cell]]:
        """The cell at each place, row by row."""
        places: list[list[Cell | None]] = [[None] * len(self.columns) for _ in self.kinds]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                for column in range(cell.column, cell.column + cell.colspan):
                    assert places[row][column] is None, "cells overlap"
                    places[row][column] = cell
        whole: list[list[Cell]] = []
        for line in places:
            assert all(cell is not None for cell in line), "a place without a cell"
            whole.append([cell for cell in line if cell is not None])
        return whole

    def rows(self) -> Iterator[tuple[RowKind, list[Cell]]]:
        """Each row with the cells that begin in it, from left to right."""
        for row, kind in enumerate(self.kinds):
            yield kind, sorted((cell for cell in self.cells if cell.row == row), key=lambda cell: cell.column)


@dataclass
class Grid:
    """A table that is being put together from the top."""

    columns: tuple[Column, ...]
    kinds: list[RowKind] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)

    def table(self) -> Table:
        return Table(self.columns, tuple(self.kinds), tuple(self.cells), frozenset(self.pages))

    def across(self, kind: RowKind, text: str) -> None:
        """A row of one cell over all columns."""
        self.cells.append(Cell(len(self.kinds), 0, (text,), colspan=len(self.columns)))
        self.kinds.append(kind)

    def line(self, kind: RowKind, texts: Sequence[str]) -> None:
        """A row of one cell a column; missing ones are empty."""
        for column in range(len(self.columns)):
            text = texts[column] if column < len(texts) else ""
            self.cells.append(Cell(len(self.kinds), column, (text,) if text else ()))
        self.kinds.append(kind)

    def head(self) -> None:
        """The head: one row, or two where columns share a head; neighbours of one head are one cell."""
        top = len(self.kinds)
        two = any(column.group for column in self.columns)
        self.kinds += [RowKind.HEAD] * (2 if two else 1)
        at = 0
        while at < len(self.columns):
            column = self.columns[at]
            end = at + 1
            shared = column.group or column.head
            while end < len(self.columns) and (self.columns[end].group or self.columns[end].head) == shared:
                end += 1
            if column.group:
                self.cells.append(Cell(top, at, (shared,), colspan=end - at))
                self.cells += [Cell(top + 1, place, self._head(place)) for place in range(at, end)]
            else:
                self.cells.append(Cell(top, at, self._head(at), rowspan=2 if two else 1, colspan=end - at))
            at = end

    def _head(self, column: int) -> Lines:
        return tuple(self.columns[column].head.split("\n"))
