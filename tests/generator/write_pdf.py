"""The document as PDF with a text layer: ruled tables, wrapped cells, rows and merges over pages."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.generator.dice import Dice
from tests.generator.document import Document, Paragraph, Style
from tests.generator.heads import UNIT_KINDS, Kind
from tests.generator.pages import PADDING, Band, Region, lay_on_pages, measure
from tests.generator.plan import Plan
from tests.generator.table import Cell, Table
from tests.generator.tags import Tag

FONT = "STSong-Light"
MARGIN = 48.0
BODY = 12.0
NARROW_COLUMNS = {
    Kind.NUMBER: 30.0,
    Kind.CATEGORY: 64,
    Kind.SUBCATEGORY: 62,
    Kind.DEADLINE: 62,
    Kind.PERSON: 46,
    Kind.POINTS: 44,
    Kind.NOTE: 46,
}


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The lines that the text takes in the width."""
    lines, line, used = [], "", 0.0
    for char in text:
        advance = pdfmetrics.stringWidth(char, FONT, size)
        if line and used + advance > width:
            lines.append(line)
            line, used = "", 0.0
        line += char
        used += advance
    return [*lines, line]


def column_widths(table: Table, plan: Plan, dice: Dice, width: float, size: float) -> list[float]:
    """The widths of the columns; lists with a unit a line keep every name on its line."""
    widths: list[float] = []
    for at, column in enumerate(table.columns):
        if column.kind in NARROW_COLUMNS:
            widths.append(NARROW_COLUMNS[column.kind])
        elif column.kind in UNIT_KINDS:
            longest = [
                line for cell in table.cells if cell.column == at and cell.colspan == 1 for line in cell.lines
            ]
            needed = max(len(line) for line in longest) * size + 2 * PADDING + 1
            widths.append(needed if plan.units.style.separator == "\n" else dice.pick((76.0, 90, 108, 126)))
        elif column.kind in plan.category_kinds:
            widths.append(90.0)
        else:
            widths.append(0.0)
    rest = width - sum(widths)
    scale = min(1.0, (width - 120) / sum(widths)) if rest < 120 else 1.0
    assert scale == 1.0 or plan.units.style.separator != "\n", "names would wrap"
    return [found * scale if found else max(rest, 120) for found in widths]


class Sheet:
    """Pages of running text and tables, from the top down."""

    def __init__(self, document: Document, plan: Plan, dice: Dice) -> None:
        self.plan, self.dice = plan, dice
        listing = plan.units.style.separator == "\n"
        wide = len(plan.columns) > 5 or listing or dice.chance(0.25)
        if wide:
            dice.mark(Tag.PDF_LANDSCAPE)
        # Names a line need room: such tables are printed on A3.
        self.width, self.height = landscape(A3 if listing else A4) if wide else A4
        self.size = 8.0 if listing else dice.pick((8.5, 9.0, 10.0))
        self.repeat = dice.chance(0.6)
        self.split = dice.chance(0.8)
        self.restate = dice.chance(0.4)
        self.numbered = dice.chance(0.6)
        self.out = io.BytesIO()
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.canvas = Canvas(self.out, pagesize=(self.width, self.height), invariant=1)
        self.canvas.setTitle(document.title)
        self.page, self.y = 1, self.height - MARGIN

    def turn(self) -> None:
        """Ends the page and begins the next."""
        if self.numbered:
            self.canvas.setFont(FONT, 10)
            self.canvas.drawCentredString(self.width / 2, MARGIN / 2, f"— {self.page} —")
        self.canvas.showPage()
        self.page += 1
        self.y = self.height - MARGIN

    def paragraph(self, block: Paragraph) -> None:
        """Running text, wrapped."""
        size = 16.0 if block.style is Style.TITLE else BODY
        indent = "　　" if block.style in (Style.BODY, Style.HEADING) else ""
        for line in wrapped(indent + block.text, self.width - 2 * MARGIN, size):
            if self.y - size * 1.6 < MARGIN:
                self.turn()
            self.y -= size * 1.6
            self.canvas.setFont(FONT, size)
            if block.style in (Style.TITLE, Style.CENTRE):
                self.canvas.drawCentredString(self.width / 2, self.y, line)
            elif block.style is Style.RIGHT:
                self.canvas.drawRightString(self.width - MARGIN - 20, self.y, line)
            else:
                self.canvas.drawString(MARGIN, self.y, line)
        self.y -= 4

    def table(self, table: Table) -> None:
        """A ruled table over as many pages as it takes."""
        widths = column_widths(table, self.plan, self.dice, self.width - 2 * MARGIN, self.size)
        edges = [MARGIN + sum(widths[:at]) for at in range(len(widths) + 1)]

        def wrap(cell: Cell) -> tuple[str, ...]:
            room = edges[cell.column + cell.colspan] - edges[cell.column] - 2 * PADDING
            return tuple(line for text in cell.lines for line in wrapped(text, room, self.size))

        measured = measure(table, wrap, self.size * 1.3)
        if self.y - MARGIN < 150:
            self.turn()
        pages, regions = lay_on_pages(
            measured,
            self.y - MARGIN,
            self.height - 2 * MARGIN,
            repeat=self.repeat,
            split=self.split,
            restate=self.restate,
        )
        for at, (bands, shown) in enumerate(zip(pages, regions, strict=True)):
            if at:
                self.turn()
            self._remember(at, bands, shown)
            self._draw(bands, shown, edges)
        self.y -= 10

    def _remember(self, at: int, bands: Sequence[Band], shown: Sequence[Region]) -> None:
        if at and self.repeat:
            self.dice.mark(Tag.HEAD_REPEATED)
        if not all(band.whole for band in bands):
            self.dice.mark(Tag.PDF_ROW_SPLIT)
        for region in shown:
            if region.again and region.cell.rowspan > 1:
                self.dice.mark(Tag.PDF_MERGE_RESTATED if region.lines else Tag.PDF_MERGE_CONTINUED)

    def _draw(self, bands: Sequence[Band], shown: Sequence[Region], edges: Sequence[float]) -> None:
        tops = [self.y - sum(band.height for band in bands[:at]) for at in range(len(bands) + 1)]
        leading = self.size * 1.3
        self.canvas.setLineWidth(0.6)
        for region in shown:
            cell = region.cell
            left, right = edges[cell.column], edges[cell.column + cell.colspan]
            top, bottom = tops[region.bands[0]], tops[region.bands[-1] + 1]
            self.canvas.rect(left, bottom, right - left, top - bottom)
            height = len(region.lines) * leading
            whole = all(bands[at].whole for at in region.bands)
            base = (top + bottom + height) / 2 if whole else top - PADDING
            self.canvas.setFont(FONT, self.size)
            for at, line in enumerate(region.lines):
                self.canvas.drawString(left + PADDING, base - at * leading - self.size, line)
        self.y = tops[-1]

    def finished(self) -> bytes:
        """The bytes of the file."""
        self.turn()
        self.canvas.save()
        return self.out.getvalue()


def write_pdf(document: Document, plan: Plan, dice: Dice) -> bytes:
    """The bytes of the PDF file."""
    sheet = Sheet(document, plan, dice)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            sheet.paragraph(block)
        else:
            sheet.table(block)
    return sheet.finished()
