"""The pages of a PDF file through pdfium: characters, ruled lines and pictures."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.errors import DamagedInput, EncryptedInput, OversizedInput
from corpus.model import Record
from crawler.readers.pdf.layout import Glyph

# pdfium must not be entered by two threads.
_LOCK = threading.Lock()
# What pdfium gives for a hyphen at a line end, and for what its font does not name.
_NO_CHARACTERS = (0, 2, 0xFFFE)
# UTF-16 writes a character beyond the first plane in two halves.
_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_NESTED_FORMS = 4
_THIN = 3.0
_SHORTEST_RULE = 20.0
_RULES_ACROSS, _RULES_DOWN = 2, 2
_CELL_BOXES = 3
_MANY_SEGMENTS = 12
# A picture over this share of the page is a scan.
_SCAN = 0.4


class Page(Record):
    """One page: its size, its characters in the file's order, and what is on it besides.

    `may_have_tables` where rules or boxes could make a table; `loses_text` where pdfium passes over text: it drops
    a piece of one character whose font is neither in the file nor on this machine.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    may_have_tables: bool
    loses_text: bool
    is_scan: bool


@contextmanager
def open_pages(name: str, data: bytes, max_pages: int) -> Iterator[Iterator[Page]]:
    """The pages of a file, one at a time. Raises `EncryptedInput`, `DamagedInput` and `OversizedInput`."""
    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise EncryptedInput(f"“{name}”有打开密码", "请去掉密码后再导入") from error
            raise DamagedInput(f"“{name}”不完整或已损坏", "请重新下载后再导入") from error
        try:
            if len(document) > max_pages:
                raise OversizedInput(
                    f"“{name}”有 {len(document)} 页，超过上限 {max_pages} 页", "请拆成几个文件再导入"
                )
            yield (_page(name, document, index) for index in range(len(document)))
        finally:
            document.close()


def _page(name: str, document: pypdfium2.PdfDocument, index: int) -> Page:
    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise DamagedInput(f"“{name}”的第 {index + 1} 页已损坏", "请重新下载后再导入") from error
    try:
        width, height = page.get_size()
        glyphs = tuple(_glyphs(page))
        ruled, loses_text, is_scan = _objects(page, width * height)
        return Page(index + 1, width, height, glyphs, ruled, loses_text, is_scan)
    finally:
        page.close()


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    """The visible characters, turned as the page is shown."""
    # The box that is shown; the media box, where a page inherits it, pdfium does not tell.
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()
    text_page = page.get_textpage()
    try:
        box = pdfium.FS_RECTF()
        spaced = False
        for index in range(text_page.count_chars()):
            character = _character(text_page, index)
            if not character:
                continue
            if character.isspace() or ord(character) in _NO_CHARACTERS:
                spaced = spaced or not pdfium.FPDFText_IsGenerated(text_page, index)
                continue
            if not pdfium.FPDFText_GetLooseCharBox(text_page, index, box):
                continue
            x0, x1, y0, y1 = box.left - left, box.right - left, box.bottom - bottom, box.top - bottom
            width, height = right - left, top - bottom
            if rotation == 90:
                x0, x1, y0, y1 = y0, y1, width - x1, width - x0
                height = width
            elif rotation == 180:
                x0, x1, y0, y1 = width - x1, width - x0, height - y1, height - y0
            elif rotation == 270:
                x0, x1, y0, y1 = height - y1, height - y0, x0, x1
                height = width
            yield Glyph(character, x0, x1, height - y1, height - y0, spaced)
            spaced = False
    finally:
        text_page.close()


def _character(text_page: pypdfium2.PdfTextPage, index: int) -> str:
    """The character there; where pdfium tells it in two halves (rare ones of names: 𠮷), all of it at the first of them."""
    code = pdfium.FPDFText_GetUnicode(text_page, index)
    if code in _SECOND_HALVES and index and pdfium.FPDFText_GetUnicode(text_page, index - 1) in _FIRST_HALVES:
        return ""
    if code in _FIRST_HALVES and index + 1 < text_page.count_chars():
        second = pdfium.FPDFText_GetUnicode(text_page, index + 1)
        if second in _SECOND_HALVES:
            above = (code - _FIRST_HALVES.start) * len(_SECOND_HALVES) + second - _SECOND_HALVES.start
            return chr(0x10000 + above)
    is_half = code in _FIRST_HALVES or code in _SECOND_HALVES
    return "\ufffd" if is_half or code > sys.maxunicode else chr(code)


def _objects(page: pypdfium2.PdfPage, area: float) -> tuple[bool, bool, bool]:
    """Whether the paths of a page could rule a table, pdfium loses text of it, a picture covers it."""
    across = down = boxes = 0
    is_scan = loses_text = drawn_at_once = False
    kinds = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT]
    for thing in page.get_objects(filter=kinds, max_depth=_NESTED_FORMS):
        left, bottom, right, top = thing.get_bounds()
        width, height = right - left, top - bottom
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            is_scan = is_scan or width * height > _SCAN * area
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            loses_text = loses_text or (width <= 0 and not _is_embedded(thing))
        elif height <= _THIN and width >= _SHORTEST_RULE:
            across += 1
        elif width <= _THIN and height >= _SHORTEST_RULE / 2:
            down += 1
        elif width > _SHORTEST_RULE / 2 and height > _SHORTEST_RULE / 2:
            boxes += 1
            drawn_at_once = drawn_at_once or pdfium.FPDFPath_CountSegments(thing) >= _MANY_SEGMENTS
    ruled = (across >= _RULES_ACROSS and down >= _RULES_DOWN) or boxes >= _CELL_BOXES or drawn_at_once
    return ruled, loses_text, is_scan


def _is_embedded(text: pypdfium2.PdfObject) -> bool:
    return bool(pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(text)))
