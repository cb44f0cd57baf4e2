"""A PDF file as blocks: paragraphs and tables in reading order, over its page breaks."""

from collections.abc import Sequence

from corpus.blocks import Blocks, Cell, Origin, Paragraph, Table
from corpus.errors import UnsupportedInput
from crawler.readers.grid import compact
from crawler.readers.lines import tidy
from crawler.readers.pdf.breaks import Ruled, continue_table
from crawler.readers.pdf.cells import PrintedCell
from crawler.readers.pdf.furniture import without_furniture
from crawler.readers.pdf.layout import Glyph, Line, lines_of
from crawler.readers.pdf.pages import Page, open_pages
from crawler.readers.pdf.paragraphs import paragraphs, settings
from crawler.readers.pdf.tables import Rules, UnreadableRules
from crawler.readers.reader import Limits

MEDIA_TYPE = "application/pdf"
_LOST = "\ufffd"
# More of a page's characters lost than this, and its fonts do not say what they print.
_UNREADABLE = 0.3
_SAME_COLUMN = 6.0
_ENDS_WITHIN = 1_024
_LISTED = 20


def read_document(name: str, data: bytes, limits: Limits) -> Blocks:
    """The blocks of a PDF file. Raises `UnsupportedInput` where no page has text."""
    unread: list[int] = []
    unruled: list[int] = []
    heights: list[float] = []
    texts: list[list[Line]] = []
    tables: list[list[Ruled]] = []
    rules = Rules(data)
    with open_pages(name, data, limits.max_pages) as pages:
        for page in pages:
            if not _is_readable(page):
                if page.is_scan or page.glyphs:
                    unread.append(page.number)
                continue
            glyphs: Sequence[Glyph] = page.glyphs
            found: list[Ruled] = []
            try:
                if page.loses_text:
                    glyphs = rules.glyphs(page.number)
                if page.may_have_tables:
                    found = rules.tables(page.number, glyphs)
            except UnreadableRules:
                unruled.append(page.number)
            heights.append(page.height)
            texts.append(
                lines_of([glyph for glyph in glyphs if not any(each.box.holds(glyph) for each in found)])
            )
            tables.append(found)
    if not any(texts) and not any(tables):
        raise UnsupportedInput(
            f"“{name}”没有文字层，是扫描件",
            "文字识别（OCR）以后提供，请先用识别软件转换为带文字的 PDF 或 docx",
        )
    warnings = []
    if unread:
        warnings.append(f"第 {_listed(unread)} 页没有文字层（扫描图像），没有读取")
    if unruled:
        warnings.append(f"第 {_listed(unruled)} 页的表格线无法读取，表格按文字读取，可能缺字")
    if b"%%EOF" not in data[-_ENDS_WITHIN:]:
        warnings.append("文件结尾不完整，可能缺页")
    return Blocks(MEDIA_TYPE, tuple(_blocks(heights, texts, tables, limits)), warnings=tuple(warnings))


def _listed(pages: Sequence[int]) -> str:
    return "、".join(map(str, pages[:_LISTED])) + ("等" if len(pages) > _LISTED else "")


def _is_readable(page: Page) -> bool:
    lost = sum(1 for glyph in page.glyphs if glyph.text == _LOST or "\ue000" <= glyph.text <= "\uf8ff")
    return bool(page.glyphs) and lost <= _UNREADABLE * len(page.glyphs)


def _blocks(
    heights: Sequence[float],
    texts: Sequence[Sequence[Line]],
    tables: Sequence[Sequence[Ruled]],
    limits: Limits,
) -> list[Paragraph | Table]:
    pages = without_furniture(list(zip(heights, texts, strict=True)))
    floors = _floors(heights, tables)
    left = 0.0
    placed: list[Paragraph | Ruled] = []
    for height, ruled_tables, begun in zip(heights, tables, paragraphs(pages, settings(pages)), strict=True):
        things: list[tuple[float, Paragraph | Ruled]] = [
            (line.top, Paragraph(text)) for line, printed in begun if (text := tidy(printed))
        ]
        for each in ruled_tables:
            at = next((index for index, (top, _) in enumerate(things) if top > each.box.top), len(things))
            things.insert(at, (each.box.top, each))
        for number, (_, thing) in enumerate(things):
            above = placed[-1] if placed and not number else None
            if isinstance(above, Ruled) and isinstance(thing, Ruled) and _same_columns(above, thing):
                placed[-1] = continue_table(above, thing, left)
            else:
                placed.append(thing)
        last = placed[-1] if things else None
        left = floors[round(height)] - last.box.bottom if isinstance(last, Ruled) else 0.0
    blocks: list[Paragraph | Table] = []
    for thing in placed:
        if isinstance(thing, Paragraph):
            blocks.append(thing)
        elif (table := compact(map(_cell, thing.cells), limits.max_cells)) is not None:
            blocks.append(_placed(table, thing.places))
    return blocks


def _placed(table: Table, places: Sequence[tuple[int, int]]) -> Table:
    """The table with the page of each row, and its row there."""
    rows = table.origin.rows if table.origin else range(1, table.rows + 1)
    pages, numbers = zip(*(places[row - 1] for row in rows), strict=True)
    return Table(table.rows, table.columns, table.cells, Origin(numbers, pages))


def _floors(heights: Sequence[float], tables: Sequence[Sequence[Ruled]]) -> dict[int, float]:
    """How far down tables go on pages of each height."""
    floors: dict[int, float] = {}
    for height, found in zip(heights, tables, strict=True):
        lowest = max((each.box.bottom for each in found), default=0.0)
        floors[round(height)] = max(lowest, floors.get(round(height), 0.0))
    return floors


def _cell(cell: PrintedCell) -> Cell:
    text = "\n".join(filter(None, map(tidy, cell.text.split("\n"))))
    return Cell(text, cell.row, cell.column, cell.row_span, cell.column_span)


def _same_columns(above: Ruled, below: Ruled) -> bool:
    return len(above.columns) == len(below.columns) and all(
        abs(first - second) <= _SAME_COLUMN
        for first, second in zip(above.columns, below.columns, strict=True)
    )
