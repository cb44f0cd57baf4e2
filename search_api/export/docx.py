"""A training sheet as a DOCX file: A4, Chinese fonts, numbered pages. The same sheet gives the same bytes."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from search_api import wording
from search_api.export.sheets import cell_text
from search_api.export.training_sheet import (
    CLOSING,
    OVERVIEW,
    QUESTIONS,
    CaseSheet,
    HeldArticle,
    Passage,
    Provision,
    TrainingSheet,
    filters_line,
    overview_row,
)

_PAGE = (Mm(210), Mm(297))
_MARGINS = (Mm(22), Mm(24))
_FACT_WIDTHS = (Mm(34), Mm(98), Mm(30))
_OVERVIEW_WIDTHS = (Mm(54), Mm(24), Mm(26), Mm(28), Mm(30))
# Fonts that every Chinese Word has; other programs put their own in their place.
_SONG, _HEI, _LATIN = "宋体", "黑体", "Times New Roman"
_SIZES = {"Normal": 10.5, "Title": 18, "Heading 1": 15, "Heading 2": 12}
_SMALL = Pt(9)
_GREY, _BLACK = RGBColor(0x55, 0x55, 0x55), RGBColor(0, 0, 0)
_INDENT = Mm(7)
_LINES_TO_WRITE_ON = 3
_LINE_HEIGHT = Pt(26)
# The first moment that an entry of a ZIP can bear.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def to_docx(sheet: TrainingSheet) -> bytes:
    """The sheet as a DOCX file."""
    document = docx.Document()
    _prepare(document, sheet)
    document.add_paragraph(cell_text(sheet.title), "Title")
    if told := filters_line(sheet):
        _small(document.add_paragraph(), cell_text(told))
    if sheet.is_set:
        rows = (overview_row(case) for case in sheet.cases)
        _table(document, _OVERVIEW_WIDTHS, rows, head=OVERVIEW)
    for case in sheet.cases:
        if sheet.is_set:
            heading = document.add_paragraph(cell_text(case.title), "Heading 1")
            heading.paragraph_format.page_break_before = True
        _add_case(document, case)
    _small(document.add_paragraph(), CLOSING.format(sheet.on)).paragraph_format.space_before = Pt(12)
    data = io.BytesIO()
    document.save(data)
    return _without_times(data.getvalue())


def _add_case(document: Document, case: CaseSheet) -> None:
    marks = "，".join(wording.marks_of(case.source))
    source = f"出处：{wording.place_text(case.source)}{f'（{marks}）' if marks else ''}"
    _small(document.add_paragraph(), source)
    facts = ((fact.label, fact.text, _places(fact)) for fact in case.facts)
    _table(document, _FACT_WIDTHS, facts)
    for section in case.sections:
        document.add_paragraph(section.heading, "Heading 2")
        if section.quoted:
            for passage in section.passages:
                _add_quote(document, passage.text, f"——{wording.title_text(case.source)} {_places(passage)}")
        else:
            _add_items(document, section.passages)
    if case.provisions:
        document.add_paragraph("违反的规定", "Heading 2")
        for number, provision in enumerate(case.provisions, 1):
            _add_provision(document, number, provision)
    if case.questions:
        document.add_paragraph("讨论", "Heading 2")
        _small(document.add_paragraph(), QUESTIONS[case.asked_of])
        for number, passage in enumerate(case.questions, 1):
            asked = _item(document, number, passage.text, _places(passage)).paragraph_format
            asked.keep_with_next, asked.space_before = True, Pt(10)
            for line in reversed(range(_LINES_TO_WRITE_ON)):
                _ruled(document.add_paragraph()).paragraph_format.keep_with_next = line > 0


def _add_items(document: Document, passages: Sequence[Passage]) -> None:
    for number, passage in enumerate(passages, 1):
        _item(document, number if len(passages) > 1 else None, passage.text, _places(passage))


def _add_provision(document: Document, number: int, provision: Provision) -> None:
    _item(document, number, provision.printed, _places(provision))
    for article in provision.articles:
        _add_article(document, article)
    if provision.told:
        note = _small(document.add_paragraph(), f"说明：{provision.told}")
        note.paragraph_format.left_indent = _INDENT


def _add_article(document: Document, article: HeldArticle) -> None:
    facts = "；".join(f"{label}：{told}" for label, told in article.facts)
    _add_quote(document, article.text, f"——{article.name}{f'（{facts}）' if facts else ''}")


def _add_quote(document: Document, text: str, source: str) -> None:
    """A stretch of a text, and below it where it is from."""
    document.add_paragraph("\n".join(line for line in cell_text(text).split("\n") if line.strip()), "Quote")
    below = _small(document.add_paragraph(), source)
    below.paragraph_format.left_indent = _INDENT


def _item(document: Document, number: int | None, text: str, places: str) -> Paragraph:
    paragraph = document.add_paragraph(cell_text(f"{number}. {text}" if number else text))
    if number:
        paragraph.paragraph_format.left_indent = _INDENT
        paragraph.paragraph_format.first_line_indent = -_INDENT
    return _small(paragraph, f"  〔{places}〕") if places else paragraph


def _places(told: Passage | Provision) -> str:
    return "；".join(place.locator for place in told.places if place.locator)


def _small(paragraph: Paragraph, text: str) -> Paragraph:
    run = paragraph.add_run(cell_text(text))
    run.font.size, run.font.color.rgb = _SMALL, _GREY
    return paragraph


def _table(
    document: Document,
    widths: Sequence[Mm],
    rows: Iterable[Sequence[str]],
    head: Sequence[str] | None = None,
) -> None:
    """A ruled table: its first row the head, on every page again, or its first column the labels."""
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for place, row in enumerate(([head] if head else []) + list(rows)):
        added = table.add_row()
        is_head = bool(head) and place == 0
        if is_head:
            added._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for column, (cell, width, text) in enumerate(zip(added.cells, widths, row, strict=True)):
            cell.width = width
            _fill(cell, text, bold=is_head or (head is None and column == 0))
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(cell: _Cell, text: str, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.add_run(cell_text(text)).bold = bold or None


def _ruled(paragraph: Paragraph) -> Paragraph:
    """An empty paragraph to write on: a line below it."""
    borders = OxmlElement("w:pBdr")
    # Equal borders of neighbours would be drawn once around all; `between` draws each.
    for side in ("bottom", "between"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "999999")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    paragraph._p.get_or_add_pPr().append(borders)
    paragraph.paragraph_format.line_spacing = _LINE_HEIGHT
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _prepare(document: Document, sheet: TrainingSheet) -> None:
    """Page, fonts, page numbers and properties."""
    section = document.sections[0]
    section.page_width, section.page_height = _PAGE
    section.top_margin = section.bottom_margin = _MARGINS[0]
    section.left_margin = section.right_margin = _MARGINS[1]
    for style in _styles(document):
        is_text = style.name in ("Normal", "Quote")
        _set_fonts(style, _SONG if is_text else _HEI)
        style.font.color.rgb, style.font.italic = _BLACK, False
        style.paragraph_format.space_after = Pt(4)
        if (size := _SIZES.get(style.name or "")) is not None:
            style.font.size = Pt(size)
    normal, quote = document.styles["Normal"], document.styles["Quote"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101
    assert isinstance(quote, ParagraphStyle)  # noqa: S101
    normal.paragraph_format.line_spacing = 1.25
    quote.paragraph_format.left_indent = _INDENT
    for line in document.styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        line.getparent().remove(line)
    for language in document.styles.element.findall(f".//{qn('w:docDefaults')}//{qn('w:lang')}"):
        language.set(qn("w:eastAsia"), "zh-CN")
    _number_pages(section.footer.paragraphs[0])
    made = datetime.combine(sheet.on, time(), UTC)
    properties = document.core_properties
    properties.title = cell_text(sheet.title)[:255]
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = made
    properties.language = "zh-CN"


def _styles(document: Document) -> Iterator[ParagraphStyle]:
    for name in ("Normal", "Quote", "Title", "Heading 1", "Heading 2"):
        style = document.styles[name]
        if isinstance(style, ParagraphStyle):
            yield style


def _set_fonts(style: ParagraphStyle, chinese: str) -> None:
    """The style's fonts, for Latin and Chinese characters, in place of those of the template's theme."""
    style.font.name = _LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:eastAsia"), chinese)


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _without_times(data: bytes) -> bytes:
    """The same archive with no clock in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, _NO_TIME), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
