"""Ruled tables: their cells from the rules, so that a missing rule is a merged cell."""

import io
import logging
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

import pdfplumber
from pdfplumber.pdf import PDF

from corpus.blocks import Cell, Table
from corpus.model import Record
from crawler.readers.pdf.layout import WIDE, Box, Glyph, Line, lines_of
from crawler.readers.pdf.paragraphs import join

# What pdfminer thinks of a file that it reads all the same helps nobody.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

_Char = dict[str, Any]
_Corners = tuple[float, float, float, float]

# Rules that differ by less are one.
_SAME_RULE = 3.0
_FEWEST_CELLS = 2
# A column whose widest line stays this far from the rules is not full anywhere.
_WIDEST_PADDING = 12.0
# The number of a row, alone in its cell (12, 3-4) or before its text (12.加强…, （12）加强…).
_NUMBER = re.compile(r"[\d０-９]{1,3}(?:[-－—.．][\d０-９]{1,3})?")
_HAN = "[一二三四五六七八九十]{1,3}"
_COUNTED = re.compile(rf"(?:[（(][\d０-９]{{1,3}}[）)]|{_NUMBER.pattern}\s?[.．、])(?!\d)|{_NUMBER.pattern}$")
_NUMBERED = re.compile(
    rf"(?:[（(](?:[\d０-９]{{1,3}}|{_HAN})[）)]|{_NUMBER.pattern}\s?[.．、]|{_HAN}、)(?!\d)|{_NUMBER.pattern}$"
)
_NUMBERED_SHARE = 0.6
_SENTENCE_END = re.compile(r"[。；！？;!?.][”’）)」』]*$")
# Shorter cells (units, dates) have no mark at their end anyway.
_LONG = 16
_TOTAL = re.compile(r"(?:合|总|小|共)\s?计")
_KEY = re.compile(r"[一-鿿]{2,6}[:：]")
_UNIT_END = re.compile(r"(?:[局办委部厅院会所站队]|公司|集团|中心|街道)(?:[（(][^（）()]{1,12}[）)])?$")
_LISTED = re.compile(
    r".*[局办委部厅院会所站队处室社馆司府团心](?:[（(][^（）()]{1,12}[）)])?(?:[、，,;；]|牵头，?会同|牵头[，,]|会同)(?P<last>[^、，,;；。\s]{1,8})",
    re.DOTALL,
)
_NAME_END = re.compile(
    r"[局办委部厅院会所站队处室社馆司府团心门位道镇乡区县市州旗村行联盟校企等合助责头施实与加理导协》）)]$"
)
_UNIT_BEGIN = re.compile(r"[省市区县州旗镇各](?!.{0,3}[级直属]).{2,}|国网|中国")
# What is left of a cell's last word on the next page.
_SHORTEST = 2
_NOTHING = re.compile(r"[/／—－–\-无]{1,2}|[\d０-９]{1,2}")
# Two short cells that are filled on both sides of the break are two rows' cells.
_BOTH_FILLED = 2
# So many empty cells, where the row above has text, make a row bare.
_BARE = 2


class UnreadableRules(Exception):
    """pdfplumber cannot read the file, though pdfium could."""


class Ruled(Record):
    """A table on a page: where it stands, its grid, and the places of its columns."""

    box: Box
    table: Table
    columns: tuple[float, ...]


class _Page(Record):
    """A page as pdfplumber gives it: where the shown part begins, its characters, its tables' cells."""

    left: float
    top: float
    chars: list[_Char]
    tables: list[list[_Corners]]

    def shown(self, corners: _Corners) -> Box:
        """A rectangle counted from the corner of what is shown, as pdfium counts."""
        x0, top, x1, bottom = corners
        return Box(x0 - self.left, top - self.top, x1 - self.left, bottom - self.top)


class Rules:
    """The pages of a file as pdfplumber has them: their characters, and the tables that their rules make.

    Its methods raise `UnreadableRules`.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: PDF | None = None
        self._last: tuple[int, _Page] | None = None

    def glyphs(self, number: int) -> tuple[Glyph, ...]:
        """The characters on a page (numbered from 1), more slowly than by pdfium, but all of them."""
        page = self._page(number)
        glyphs = []
        spaced = False
        for char in page.chars:
            if char["text"].isspace():
                spaced = True
                continue
            box = page.shown((char["x0"], char["top"], char["x1"], char["bottom"]))
            glyphs.append(Glyph(char["text"], box.x0, box.x1, box.top, box.bottom, spaced))
            spaced = False
        return tuple(glyphs)

    def tables(self, number: int, glyphs: Sequence[Glyph]) -> list[Ruled]:
        """The tables on a page (numbered from 1) of these characters, downwards."""
        page = self._page(number)
        found = []
        for cells in page.tables:
            boxes = [page.shown(corners) for corners in cells]
            if len(boxes) >= _FEWEST_CELLS and (ruled := _ruled(boxes, glyphs)) is not None:
                found.append(ruled)
        return sorted(found, key=lambda ruled: ruled.box.top)

    def _page(self, number: int) -> _Page:
        if self._last is not None and self._last[0] == number:
            return self._last[1]
        try:
            if self._document is None:
                self._document = pdfplumber.open(io.BytesIO(self._data))
            page = self._document.pages[number - 1]
            left, top = page.cropbox[:2]
            read = _Page(left, top, page.chars, [table.cells for table in page.find_tables()])
            page.close()
        except Exception as error:
            # pdfminer meets damage with whatever its own code stumbles over.
            raise UnreadableRules(number) from error
        self._last = (number, read)
        return read


def _ruled(boxes: Sequence[Box], glyphs: Sequence[Glyph]) -> Ruled | None:
    columns = _rules(edge for box in boxes for edge in (box.x0, box.x1))
    rows = _rules(edge for box in boxes for edge in (box.top, box.bottom))
    whole = Box(columns[0], rows[0], columns[-1], rows[-1])
    inside = [glyph for glyph in glyphs if whole.holds(glyph)]
    lines = [lines_of([glyph for glyph in inside if box.holds(glyph)]) for box in boxes]
    padding = _paddings(boxes, lines)
    cells = []
    for box, printed in zip(boxes, lines, strict=True):
        left, right = _nearest(columns, box.x0), _nearest(columns, box.x1)
        top, bottom = _nearest(rows, box.top), _nearest(rows, box.bottom)
        if left < right and top < bottom:
            text = cell_text(printed, box, padding[round(box.x0), round(box.x1)])
            cells.append(Cell(text, top, left, bottom - top, right - left))
    if not any(cell.text for cell in cells) or len(columns) <= 2:
        return None
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Ruled(whole, Table(len(rows) - 1, len(columns) - 1, tuple(cells)), tuple(columns))


def _rules(edges: Iterable[float]) -> list[float]:
    """The places of the rules, those drawn nearly at one place taken for one."""
    rules: list[float] = []
    for edge in sorted(edges):
        if not rules or edge - rules[-1] > _SAME_RULE:
            rules.append(edge)
    return rules


def _nearest(rules: Sequence[float], edge: float) -> int:
    at = bisect_left(rules, edge)
    return at - 1 if at == len(rules) or (at and edge - rules[at - 1] <= rules[at] - edge) else at


def _paddings(boxes: Sequence[Box], lines: Sequence[Sequence[Line]]) -> dict[tuple[int, int], float]:
    """The room that the fullest line leaves in the cells between two rules: what the cells keep free."""
    paddings: dict[tuple[int, int], float] = {}
    for box, printed in zip(boxes, lines, strict=True):
        room = min((box.x1 - box.x0 - (line.x1 - line.x0) for line in printed), default=_WIDEST_PADDING)
        key = (round(box.x0), round(box.x1))
        paddings[key] = min(paddings.get(key, _WIDEST_PADDING), room)
    return paddings


def cell_text(lines: Sequence[Line], box: Box, padding: float) -> str:
    """The text of a cell: lines wrapped at its edge joined, a line that ends although more would fit kept apart."""
    parts: list[list[str]] = []
    before: Line | None = None
    for line in lines:
        fits = before is not None and _room(before, box, padding) > _first_word(line) + 0.3 * line.size
        if before is None or fits or _is_new_item(before.text, line.text):
            parts.append([])
        parts[-1].append(line.text)
        before = line
    return "\n".join(map(join, parts))


def _is_new_item(above: str, below: str) -> bool:
    """Whether a line begins a name or a key of its own, though the line above is full: lists of units have no marks."""
    return bool(_KEY.match(below) or (_UNIT_END.search(above) and _UNIT_BEGIN.match(below)))


def _room(line: Line, box: Box, padding: float) -> float:
    return box.x1 - box.x0 - (line.x1 - line.x0) - padding


def _first_word(line: Line) -> float:
    """The width of what could have stood in the line before: a wide character and a closing mark, or a word."""
    per_character = (line.x1 - line.x0) / max(len(line.text), 1)
    word = re.match(r"[^\s\u2e80-\uffef]+", line.text)
    count = len(word[0]) if word else 1
    if line.text[count : count + 1] in tuple("，。、；：）》〉】”’！？"):
        count += 1
    wide = WIDE.match(line.text) is not None
    return max(count * (line.size if wide else per_character), per_character)


def continue_table(first: Table, second: Table) -> Table:
    """Two parts of one table over a page break as one.

    A head that is repeated is dropped; a row that the break cuts in two is put together; a merged cell that goes
    on, blank or said again, is made longer.
    """
    head = _repeated_head(first, second)
    offset = first.rows - head
    rest = [cell for cell in second.cells if cell.row >= head]
    cells = {(cell.row, cell.column): cell for cell in first.cells}
    cut = _is_cut(first, [cell for cell in rest if cell.row == head])
    if cut:
        offset -= 1
    for cell in rest:
        above = _above(cells, first.rows - 1, cell.column) if cell.row == head else None
        same = above is not None and (
            cell.text in ("", above.text) or _is_open(above.text) or _is_rest(cell.text)
        )
        if above is not None and (cut or same) and _goes_on(above, cell, cut):
            bottom = cell.row + offset + cell.row_span
            text = above.text if cell.text in ("", above.text) else _goes_on_as(above.text, cell.text)
            cells[above.row, above.column] = Cell(
                text, above.row, above.column, max(bottom - above.row, above.row_span), above.column_span
            )
        else:
            row = cell.row + offset
            cells[row, cell.column] = Cell(cell.text, row, cell.column, cell.row_span, cell.column_span)
    ordered = sorted(cells.values(), key=lambda cell: (cell.row, cell.column))
    return Table(second.rows + offset, first.columns, tuple(ordered))


def _goes_on_as(above: str, below: str) -> str:
    """The text of a cell that a page break cuts in two."""
    if not above or _SENTENCE_END.search(above):
        return f"{above}\n{below}".strip()
    first, _, rest = below.partition("\n")
    start, _, last = above.rpartition("\n")
    return "\n".join(filter(None, (start, join((last, first)), rest)))


def _is_open(text: str) -> bool:
    """Whether a text cannot end so: a list after its comma, an open bracket or quotation."""
    if text.endswith(("、", "，", ",")):
        return True
    brackets = text.count("（") + text.count("(") > text.count("）") + text.count(")")
    return brackets or text.count("“") > text.count("”") or text.count("《") > text.count("》")


def _is_torn(text: str) -> bool:
    """Whether a list of units breaks off within a name: units before the last mark, none behind it."""
    listed = _LISTED.fullmatch(text)
    return listed is not None and not _NAME_END.search(listed["last"])


def _is_rest(text: str) -> bool:
    """Whether a text is too short to be a cell of its own: the last character or two of one that was cut."""
    return 0 < len(text) <= _SHORTEST and not _NOTHING.fullmatch(text)


def _repeated_head(first: Table, second: Table) -> int:
    """How many rows of the second part repeat the first rows of the first."""
    head = 0
    for row in range(min(first.rows, second.rows - 1)):
        texts = [cell.text for cell in first.cells if cell.row == row]
        if not any(texts) or texts != [cell.text for cell in second.cells if cell.row == row]:
            break
        head += 1
    return head


def _is_cut(first: Table, row: Sequence[Cell]) -> bool:
    """Whether the first row after the break goes on with the last before it.

    It lacks the number that rows have; or some of its cells are empty and a long one goes on in mid-sentence; or
    it has nothing but one long text.
    """
    last = {cell.column: cell.text for cell in first.cells if cell.row + cell.row_span == first.rows}
    lacks = False
    for column in range(first.columns):
        numbers = [cell for cell in first.cells if cell.column == column and cell.row]
        if sum(1 for cell in numbers if _COUNTED.match(cell.text)) >= max(2, _NUMBERED_SHARE * len(numbers)):
            here = [cell for cell in row if cell.column == column and cell.row_span == 1]
            if here and any(cell.text for cell in row) and here[0].text != last.get(column):
                if _NUMBERED.match(here[0].text):
                    return False
                lacks = True
    if lacks:
        return True
    if any(_TOTAL.match(cell.text) for cell in row) or any(
        _NUMBERED.match(cell.text) and _NUMBERED.match(last.get(cell.column, "")) for cell in row
    ):
        return False
    filled = [cell for cell in row if cell.text and 0 < len(last.get(cell.column, "")) < _LONG]
    if sum(1 for cell in filled if not _is_rest(cell.text)) >= _BOTH_FILLED:
        return False
    lacking = sum(1 for cell in row if last.get(cell.column) and not cell.text)
    new = [cell for cell in row if cell.text and cell.text != last.get(cell.column)]
    goes_on = any(
        len(above := last.get(cell.column, "")) >= _LONG and not _SENTENCE_END.search(above) for cell in new
    )
    return bool(lacking and goes_on) or (lacking >= _BARE and len(new) == 1 and len(new[0].text) >= _LONG)


def _above(cells: dict[tuple[int, int], Cell], row: int, column: int) -> Cell | None:
    return next(
        (
            cell
            for cell in cells.values()
            if cell.column == column and cell.row <= row < cell.row + cell.row_span
        ),
        None,
    )


def _goes_on(above: Cell, cell: Cell, cut: bool) -> bool:
    """Whether a cell after the break is the one above it: both are of one width, and one is merged or the row cut."""
    return above.column_span == cell.column_span and (cut or cell.row_span > 1 or above.row_span > 1)
