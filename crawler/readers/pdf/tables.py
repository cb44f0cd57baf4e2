"""Ruled tables: their cells from the rules, so that a missing rule is a merged cell."""

import io
import logging
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

import pdfplumber
from pdfplumber.pdf import PDF

from corpus.model import Record
from crawler.readers.pdf.breaks import Ruled
from crawler.readers.pdf.cells import Part, PrintedCell, text_of
from crawler.readers.pdf.layout import Box, Glyph, Line, lines_of

# What pdfminer thinks of a file that it reads all the same helps nobody.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

_Char = dict[str, Any]
_Corners = tuple[float, float, float, float]

# Rules that differ by less are one.
_SAME_RULE = 3.0
_FEWEST_CELLS = 2
# A column whose widest line stays this far from the rules is not full anywhere; so for the highest cell of a table.
_WIDEST_PADDING = 12.0


class UnreadableRules(Exception):
    """pdfplumber cannot read the file, though pdfium could."""


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
            if len(boxes) >= _FEWEST_CELLS and (ruled := _ruled(number, boxes, glyphs)) is not None:
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


def _ruled(number: int, boxes: Sequence[Box], glyphs: Sequence[Glyph]) -> Ruled | None:
    columns = _rules(edge for box in boxes for edge in (box.x0, box.x1))
    rows = _rules(edge for box in boxes for edge in (box.top, box.bottom))
    whole = Box(columns[0], rows[0], columns[-1], rows[-1])
    inside = [glyph for glyph in glyphs if whole.holds(glyph)]
    lines = [lines_of([glyph for glyph in inside if box.holds(glyph)]) for box in boxes]
    across, down = _paddings(boxes, lines), _padding_down(boxes, lines)
    cells = []
    for box, printed in zip(boxes, lines, strict=True):
        left, right = _nearest(columns, box.x0), _nearest(columns, box.x1)
        top, bottom = _nearest(rows, box.top), _nearest(rows, box.bottom)
        if left < right and top < bottom:
            part = Part(box, tuple(printed), across[round(box.x0), round(box.x1)], down)
            parts = (part,) if printed else ()
            cells.append(PrintedCell(text_of(parts), top, left, bottom - top, right - left, parts, part))
    if not any(cell.text for cell in cells) or len(columns) <= 2:
        return None
    cells.sort(key=lambda cell: (cell.row, cell.column))
    places = tuple((number, row) for row in range(1, len(rows)))
    return Ruled(whole, len(rows) - 1, tuple(columns), tuple(cells), places)


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


def _padding_down(boxes: Sequence[Box], lines: Sequence[Sequence[Line]]) -> float:
    """The height that the fullest cell leaves free: what the cells of a table keep free above and below."""
    free = (
        box.bottom - box.top - (printed[-1].bottom - printed[0].top)
        for box, printed in zip(boxes, lines, strict=True)
        if printed
    )
    return max(0.0, min(free, default=_WIDEST_PADDING))
