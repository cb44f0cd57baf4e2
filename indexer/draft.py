"""Blocks laid out as one text, and edits that keep every span of it right."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.blocks import Blocks, Field, Link, Origin, Paragraph, Table
from corpus.model import Record, Repair
from indexer.ledger import Edit, ledger_of, undo

__all__ = [
    "Draft",
    "Edit",
    "FieldMark",
    "Grid",
    "GridCell",
    "HeadingMark",
    "apply_edits",
    "lay_out",
    "undo",
]

# What str.strip() leaves alone although nobody sees it: byte order marks and zero-width characters.
_UNSEEN = "\ufeff\u200b\u200c\u200d\u2060"


class GridCell(Record):
    """A cell of a table, its span in the text, and the rows and columns it covers."""

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Grid(Record):
    """A table of the text: the spans of its cells, not tabs and line feeds, tell its structure."""

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    origin: Origin | None = None


class HeadingMark(Record):
    """A line that the file's own markup calls a heading, 1 being the title."""

    start: int
    end: int
    level: int


class FieldMark(Record):
    """A line `key: value` made from metadata that stood outside the text."""

    start: int
    end: int
    key: str
    value_start: int
    value_end: int


class Draft(Record):
    """A document as one text, one paragraph a line, with the spans of what its file told beyond words."""

    text: str
    grids: tuple[Grid, ...] = ()
    headings: tuple[HeadingMark, ...] = ()
    fields: tuple[FieldMark, ...] = ()
    links: tuple[Link, ...] = ()


def lay_out(blocks: Blocks) -> Draft:
    """The draft of a file: its fields as leading lines, then its paragraphs and tables in reading order.

    A table's cells are joined by TAB and its rows by line feed, a merged cell standing once at its first row
    and column; line feeds inside a cell stay. Paragraphs without a visible character are left out.
    """
    lines: list[str] = []
    grids: list[Grid] = []
    headings: list[HeadingMark] = []
    fields: list[FieldMark] = []
    position = 0
    ordered = sorted(blocks.blocks, key=lambda block: not isinstance(block, Field))
    for block in ordered:
        if isinstance(block, Table):
            line, grid = _lay_out_table(block, position)
            if grid is None:
                continue
            grids.append(grid)
        elif isinstance(block, Field):
            line, field = _lay_out_field(block, position)
            fields.append(field)
        else:
            line = _seen(block.text)
            if not line:
                continue
            if isinstance(block, Paragraph) and block.level is not None:
                headings.append(HeadingMark(position, position + len(line), block.level))
        lines.append(line)
        position += len(line) + 1
    return Draft("\n".join(lines), tuple(grids), tuple(headings), tuple(fields), blocks.links)


def _seen(text: str) -> str:
    return text.strip().strip(_UNSEEN).strip()


def _lay_out_field(field: Field, position: int) -> tuple[str, FieldMark]:
    key = " ".join(field.key.split())
    value = " ".join(field.value.split())
    line = f"{key}: {value}"
    value_start = position + len(key) + 2
    return line, FieldMark(position, position + len(line), key, value_start, value_start + len(value))


def _lay_out_table(table: Table, position: int) -> tuple[str, Grid | None]:
    start = position
    parts: list[str] = []
    cells: list[GridCell] = []
    row: int | None = None
    for cell in table.cells:
        if row is not None:
            parts.append("\t" if cell.row == row else "\n")
            position += 1
        row = cell.row
        text = _seen(cell.text)
        end = position + len(text)
        cells.append(GridCell(position, end, cell.row, cell.column, cell.row_span, cell.column_span))
        parts.append(text)
        position = end
    if not any(cell.end > cell.start for cell in cells):
        return "", None
    return "".join(parts), Grid(start, position, table.rows, table.columns, tuple(cells), table.origin)


def apply_edits(
    draft: Draft, edits: Iterable[Edit], earlier: Sequence[Repair] = ()
) -> tuple[Draft, tuple[Repair, ...]]:
    """The draft with the edits made, all spans moved along, and the ledger of `earlier` repairs and these.

    Every repair of the ledger has its span in the new text, and `undo` brings back the text before the first
    of them. Edits must not overlap, else ValueError. In a table an edit that changes the length must lie
    within one cell; one that does not is not made.
    """
    made = _admitted(draft, sorted(edits, key=lambda edit: (edit.start, edit.end)))
    if not made:
        return draft, tuple(earlier)
    shift = _Shift(made)
    text = shift.text(draft.text)
    grids = tuple(
        Grid(
            *shift.span(grid.start, grid.end),
            grid.rows,
            grid.columns,
            tuple(map(shift.cell, grid.cells)),
            grid.origin,
        )
        for grid in draft.grids
    )
    headings = (
        HeadingMark(*shift.span(heading.start, heading.end), heading.level) for heading in draft.headings
    )
    fields = (
        FieldMark(*shift.span(f.start, f.end), f.key, *shift.span(f.value_start, f.value_end))
        for f in draft.fields
    )
    changed = Draft(
        text,
        grids,
        tuple(heading for heading in headings if heading.end > heading.start),
        tuple(field for field in fields if field.end > field.start),
        draft.links,
    )
    return changed, ledger_of(draft.text, made, earlier)


def _admitted(draft: Draft, edits: list[Edit]) -> list[Edit]:
    for left, right in pairwise(edits):
        if right.start < left.end or (left.start, left.end) == (right.start, right.end):
            raise ValueError(f"edits overlap: {left} and {right}")
    if edits and not 0 <= edits[0].start <= edits[-1].end <= len(draft.text):
        raise ValueError(f"an edit lies outside the text: {edits[0]} … {edits[-1]}")
    return [edit for edit in edits if _keeps_cells(draft, edit)]


def _keeps_cells(draft: Draft, edit: Edit) -> bool:
    if len(edit.after) == edit.end - edit.start:
        return True
    for grid in draft.grids:
        if edit.end <= grid.start or grid.end <= edit.start:
            continue
        if edit.start < grid.start:
            return False
        cell = grid.cells[bisect_right(grid.cells, edit.start, key=lambda cell: cell.start) - 1]
        if edit.end > cell.end or (edit.start == edit.end and edit.start in (cell.start, cell.end)):
            return False
    return True


class _Shift:
    """Where positions of the old text stand in the new one, for edits in order that do not overlap."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]
        self._added = [0]
        for edit in edits:
            self._added.append(self._added[-1] + len(edit.after) - (edit.end - edit.start))

    def text(self, old: str) -> str:
        parts: list[str] = []
        done = 0
        for edit in self._edits:
            parts += (old[done : edit.start], edit.after)
            done = edit.end
        parts.append(old[done:])
        return "".join(parts)

    def edited(self, index: int) -> tuple[int, int]:
        """The span of an edit's `after` in the new text."""
        start = self._starts[index] + self._added[index]
        return start, start + len(self._edits[index].after)

    def start(self, position: int) -> int:
        """The place of a span's start: text put in right before it stays outside of the span."""
        index = bisect_right(self._ends, position)
        if index < len(self._edits) and self._starts[index] < position:
            return self._inside(index, position, at_end=False)
        return position + self._added[index]

    def end(self, position: int) -> int:
        """The place of a span's end: text put in right behind it stays outside of the span."""
        index = bisect_left(self._starts, position) - 1
        if index >= 0 and self._ends[index] > position:
            return self._inside(index, position, at_end=True)
        return position + self._added[index + 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        new_start = self.start(start)
        return new_start, max(new_start, self.end(end))

    def cell(self, cell: GridCell) -> GridCell:
        start, end = self.span(cell.start, cell.end)
        return GridCell(start, end, cell.row, cell.column, cell.row_span, cell.column_span)

    def _inside(self, index: int, position: int, *, at_end: bool) -> int:
        start, end = self.edited(index)
        if end - start == self._ends[index] - self._starts[index]:
            return start + position - self._starts[index]
        return end if at_end else start
