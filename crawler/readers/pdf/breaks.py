"""Two parts of one table over a page break as one: which rows and cells the break cuts, told from how full they are.

A row that is cut fills its page: of its cells, those that go on are full to the bottom, and only those. A merged
cell runs over the break blank, said again, or flowing on; it flows on only where its box is full.
"""

import re
from collections.abc import Sequence

from corpus.model import Record
from crawler.readers.pdf.cells import PrintedCell, text_of
from crawler.readers.pdf.layout import Box
from crawler.readers.pdf.seams import belongs, lists_on

# The number of a row, alone in its cell (12, 3-4) or before its text (12.加强…, （12）加强…).
_NUMBER = re.compile(r"[\d０-９]{1,3}(?:[-－—.．][\d０-９]{1,3})?")
_HAN = "[一二三四五六七八九十]{1,3}"
_COUNTED = re.compile(rf"(?:[（(][\d０-９]{{1,3}}[）)]|{_NUMBER.pattern}\s?[.．、])(?!\d)|{_NUMBER.pattern}$")
_NUMBERED = re.compile(
    rf"(?:[（(](?:[\d０-９]{{1,3}}|{_HAN})[）)]|{_NUMBER.pattern}\s?[.．、]|{_HAN}、)(?!\d)|{_NUMBER.pattern}$"
)
_SECTION = re.compile(rf"{_HAN}、|[（(]{_HAN}[）)]")
# The number and the title of a heading, each in a cell of its own.
_SECTION_CELLS = 2
_NUMBERED_SHARE = 0.6
_SENTENCE_END = re.compile(r"[。；！？;!?.][”’）)」』]*$")
_TOTAL = re.compile(r"(?:合|总|小|共)\s?计")
# A row that is cut leaves no room for three lines below it: widow control takes two at most to the next page.
_LINES_LEFT = 3.0
# The weights of what tells a cut row from two, in the order of `_weigh`.
_LACKS_NUMBER, _FLOWS, _ENDS, _STOPS, _LACKS, _MAY_LACK = 2.0, 1.5, 0.0, -1.0, 1.0, 0.25
_SAID, _ROOM = -2.0, -2.5
_CUT = 1.0


class Ruled(Record):
    """A table on a page, or over several: where its last part stands, its grid, and the places of its columns.

    `places` has the page of each row and its number in that page's table, from 1.
    """

    box: Box
    rows: int
    columns: tuple[float, ...]
    cells: tuple[PrintedCell, ...]
    places: tuple[tuple[int, int], ...]


class _Column(Record):
    """How the rows of a column are filled, heads aside."""

    merged: int
    empty: int
    numbered: bool
    sentences: bool


def continue_table(first: Ruled, second: Ruled, left: float) -> Ruled:
    """Two parts of one table over a page break as one; `left` is the height that the first part's page left free.

    A head that is repeated is dropped; a row that the break cuts in two is put together; a merged cell that goes
    on, blank or said again, is made longer.
    """
    head = _repeated_head(first, second)
    rest = [cell for cell in second.cells if cell.row >= head]
    cells = {(cell.row, cell.column): cell for cell in first.cells}
    row = [cell for cell in rest if cell.row == head]
    pairs = [] if head == first.rows or _is_section(row) else _pairs(first, row)
    columns = {above.column: _column(first, rest, head, above.column) for above, _ in pairs}
    matched = len(pairs) == len(row)
    cut = matched and bool(pairs) and _is_cut(pairs, columns, left)
    offset = first.rows - head - cut
    joined = pairs if cut else _continued(pairs, columns)
    below = {(cell.row, cell.column): above for above, cell in joined}
    for cell in rest:
        at = cell.row + offset
        if (above := below.get((cell.row, cell.column))) is not None:
            cells[above.row, above.column] = _joined(above, cell, at)
        else:
            cells[at, cell.column] = PrintedCell(
                cell.text, at, cell.column, cell.row_span, cell.column_span, cell.parts, cell.last
            )
    ordered = sorted(cells.values(), key=lambda cell: (cell.row, cell.column))
    places = first.places + second.places[head + cut :]
    return Ruled(second.box, second.rows + offset, second.columns, tuple(ordered), places)


def _joined(above: PrintedCell, cell: PrintedCell, row: int) -> PrintedCell:
    flows = cell.text not in ("", above.text)
    parts = above.parts + cell.parts if flows else above.parts
    span = max(row + cell.row_span - above.row, above.row_span)
    text = text_of(parts) if flows else above.text
    return PrintedCell(text, above.row, above.column, span, above.column_span, parts, cell.last)


def _repeated_head(first: Ruled, second: Ruled) -> int:
    """How many rows of the second part repeat the first rows of the first."""
    head = 0
    for row in range(min(first.rows, second.rows - 1)):
        texts = [cell.text for cell in first.cells if cell.row == row]
        if not any(texts) or texts != [cell.text for cell in second.cells if cell.row == row]:
            break
        head += 1
    return head


def _is_section(row: Sequence[PrintedCell]) -> bool:
    """Whether a row is a heading inside the table: it has a number of headings, and most of its cells are empty."""
    filled = [cell for cell in row if cell.text]
    if not 1 <= len(filled) <= _SECTION_CELLS or any(cell.row_span > 1 for cell in filled):
        return False
    return bool((_SECTION.match if len(filled) == 1 else _SECTION.fullmatch)(filled[0].text))


def _pairs(first: Ruled, row: Sequence[PrintedCell]) -> list[tuple[PrintedCell, PrintedCell]]:
    """The cells right above and right below the break that stand in the same columns."""
    above = {cell.column: cell for cell in first.cells if cell.row + cell.row_span == first.rows}
    return [
        (above[cell.column], cell)
        for cell in row
        if cell.column in above and above[cell.column].column_span == cell.column_span
    ]


def _column(first: Ruled, rest: Sequence[PrintedCell], head: int, column: int) -> _Column:
    mine = [cell for cell in first.cells if cell.column == column and cell.row >= max(head, 1)]
    inner = [cell for cell in mine if cell.row + cell.row_span < first.rows]
    inner += [cell for cell in rest if cell.column == column and cell.row > head]
    numbers = sum(1 for cell in mine if _COUNTED.match(cell.text))
    sentences = sum(1 for cell in (*inner, *mine) if _SENTENCE_END.search(cell.text))
    return _Column(
        merged=sum(1 for cell in inner if cell.row_span > 1),
        empty=sum(1 for cell in inner if not cell.text),
        numbered=numbers >= max(2, _NUMBERED_SHARE * len(mine)),
        sentences=2 * sentences > len(inner) + len(mine),
    )


def _is_cut(
    pairs: Sequence[tuple[PrintedCell, PrintedCell]], columns: dict[int, _Column], left: float
) -> bool:
    """Whether the first row after the break goes on with the last before it."""
    filled = [(above, cell) for above, cell in pairs if cell.text]
    if not filled or any(_TOTAL.match(cell.text) for _, cell in filled):
        return False
    pitch = max((above.last.pitch for above, _ in pairs), default=0.0)
    if pitch and left > _LINES_LEFT * pitch:
        return False
    counted = any(column.numbered for column in columns.values())
    for above, cell in filled:
        if cell.text == above.text:
            continue
        if _NUMBERED.match(cell.text) and (
            columns[above.column].numbered or (not counted and _NUMBERED.match(above.text))
        ):
            return False
    return sum(_weigh(above, cell, columns[above.column]) for above, cell in pairs) >= _CUT


def _weigh(above: PrintedCell, cell: PrintedCell, column: _Column) -> float:
    """How much the cells of one column speak for a row that is cut, or against it."""
    if not above.text and not cell.text:
        return 0.0
    if not cell.text:
        if column.numbered and cell.row_span == 1:
            return _LACKS_NUMBER
        return _MAY_LACK if column.empty or column.merged or above.row_span > 1 else _LACKS
    if column.numbered and not _COUNTED.match(cell.text):
        return _LACKS_NUMBER
    if cell.text == above.text:
        return 0.0 if above.row_span > 1 or cell.row_span > 1 else _STOPS
    return _flow(above, cell, column) + (_ROOM if above.text and not above.last.is_full else 0.0)


def _flow(above: PrintedCell, cell: PrintedCell, column: _Column) -> float:
    """How much a text speaks for going on in the one below: its last line is full, or its sentence not at its end."""
    if not above.last.lines:
        return _STOPS
    if _is_listed(above, cell):
        return _ENDS
    if (one := belongs(above.text, cell.text)) is not None:
        return _FLOWS if one else _ENDS if column.sentences else _SAID
    if column.sentences:
        return _FLOWS
    return _FLOWS if not _takes(above, cell) else _STOPS


def _is_listed(above: PrintedCell, cell: PrintedCell) -> bool:
    """Whether both are parts of lists that have a name a line: where such a list ends, its lines do not tell."""
    if "\n" not in above.text and "\n" not in cell.text:
        return False
    return lists_on(above.text.rpartition("\n")[2], cell.text.partition("\n")[0])


def _takes(above: PrintedCell, cell: PrintedCell) -> bool:
    """Whether the line before the break had room for the first word behind it."""
    return above.last.takes(
        above.last.lines[-1], cell.last.lines[0], min(above.last.across, cell.last.across)
    )


def _continued(
    pairs: Sequence[tuple[PrintedCell, PrintedCell]], columns: dict[int, _Column]
) -> list[tuple[PrintedCell, PrintedCell]]:
    """The pairs of which the cell after the break, though of another row, is the one above it.

    Lists of a name a line go on where cells beside them are merged over just these rows.
    """
    found = [(above, cell) for above, cell in pairs if _goes_on(above, cell, columns[above.column])]
    reach = {(above.row, cell.row_span) for above, cell in found}
    listed = [
        (above, cell)
        for above, cell in pairs
        if above.last.is_full and (above.row, cell.row_span) in reach and _is_listed(above, cell)
    ]
    return found + listed


def _goes_on(above: PrintedCell, cell: PrintedCell, column: _Column) -> bool:
    """Whether a cell after the break, of another row, is the one above it: merged over the rows on both sides."""
    merged = above.row_span > 1 or cell.row_span > 1
    if cell.text == above.text:
        return merged
    if not cell.text:
        return merged or column.merged > column.empty
    if not above.text:
        return False
    return above.last.is_full and (merged or column.merged > 0) and _flow(above, cell, column) > 0
