"""A PDF with a text layer: page numbers, and perhaps a ruled table across a page break, its head repeated."""

import io

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, Table, TableStyle
from reportlab.platypus import Paragraph as Flowing

from tests.sample_builder.sources import Paragraph, Style, shown

FONT = "STSong-Light"
# The font has no U+00B7; this dot it has, and readers give it back as U+00B7.
DOT = "・"
SIZE = 15
WIDTHS = (12 * mm, 62 * mm, 32 * mm, 32 * mm, 28 * mm)
BODY = ParagraphStyle(
    "body", fontName=FONT, fontSize=SIZE, leading=28, firstLineIndent=2 * SIZE, wordWrap="CJK"
)
STYLES: dict[Style, ParagraphStyle] = {
    "title": ParagraphStyle("title", BODY, fontSize=20, leading=32, firstLineIndent=0, alignment=TA_CENTER),
    "centred": ParagraphStyle("centred", BODY, firstLineIndent=0, alignment=TA_CENTER),
    "heading": BODY,
    "right": ParagraphStyle("right", BODY, firstLineIndent=0, alignment=TA_RIGHT),
    "body": BODY,
}
CELL = ParagraphStyle(
    "cell", BODY, fontSize=11, leading=16, firstLineIndent=0, alignment=TA_LEFT, wordWrap="CJK"
)


def write_pdf(
    paragraphs: list[Paragraph], title: str, author: str, rows: list[list[str]] | None = None
) -> bytes:
    """The bytes of a PDF, its table at the end."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=22 * mm,
        rightMargin=22 * mm,
        topMargin=30 * mm,
        bottomMargin=30 * mm,
        title=title,
        author=author,
        invariant=1,
        pageCompression=0,
    )
    flow: list[Flowable] = [
        PageBreak()
        if paragraph.style == "break"
        else Flowing(paragraph.text.replace("·", DOT), STYLES[paragraph.style])
        for paragraph in paragraphs
    ]
    if rows:
        flow.append(_table(rows))
    template.build(flow, onFirstPage=_number, onLaterPages=_number)
    return out.getvalue()


def _table(rows: list[list[str]]) -> Table:
    table = Table(
        [[Flowing(shown(cell), CELL) for cell in row] for row in rows], colWidths=WIDTHS, repeatRows=1
    )
    whole = (0, 0), (-1, -1)
    table.setStyle(TableStyle([("GRID", *whole, 0.6, colors.black), ("VALIGN", *whole, "MIDDLE")]))
    return table


def _number(canvas: Canvas, template: SimpleDocTemplate) -> None:
    canvas.setFont(FONT, 12)
    canvas.drawCentredString(A4[0] / 2, 18 * mm, f"— {template.page} —")
