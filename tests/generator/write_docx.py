"""The document as DOCX; merged cells are gridSpan and vMerge in its XML."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.generator.dice import Dice
from tests.generator.document import Document, Paragraph, Style
from tests.generator.ooxml import frozen
from tests.generator.plan import Plan
from tests.generator.table import Cell, RowKind, Table
from tests.generator.tags import Tag

ALIGNMENT = {Style.TITLE: "center", Style.CENTRE: "center", Style.RIGHT: "right"}


def runs(dice: Dice, line: str, split: bool) -> str:
    """The runs of a line, cut anywhere where the document does so."""
    pieces = [line]
    while split and len(pieces[-1]) > 3 and dice.chance(0.6):
        cut = dice.between(1, len(pieces[-1]) - 1)
        pieces[-1:] = [pieces[-1][:cut], pieces[-1][cut:]]
    return "".join(f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in pieces)


def paragraph(content: str, alignment: str = "") -> str:
    """One w:p around runs."""
    align = f'<w:jc w:val="{alignment}"/>' if alignment else ""
    return f"<w:p><w:pPr>{align}</w:pPr>{content}</w:p>"


def cell_xml(dice: Dice, cell: Cell, row: int, split: bool) -> str:
    """One w:tc: the first of a vertical merge, one that goes on, or a cell of one row."""
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    merge = ""
    if cell.rowspan > 1:
        merge = '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
    lines = cell.lines if row == cell.row else ()
    if len(lines) > 1 and dice.chance(0.3):
        # Soft line breaks inside one paragraph.
        joined = "<w:r><w:br/></w:r>".join(runs(dice, line, split) for line in lines)
        content = paragraph(joined)
    else:
        content = "".join(paragraph(runs(dice, line, split)) for line in lines) or "<w:p/>"
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{content}</w:tc>"


def table_xml(dice: Dice, table: Table, split: bool, marked: bool) -> str:
    """The whole w:tbl."""
    parts = [f"<w:tbl {nsdecls('w')}>", '<w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>', "<w:tblGrid>"]
    parts += ['<w:gridCol w:w="1800"/>'] * len(table.columns)
    parts.append("</w:tblGrid>")
    for row, owners in enumerate(table.owners()):
        head = marked and row < 2 and table.kinds[row] is RowKind.HEAD
        parts.append("<w:tr>" + ("<w:trPr><w:tblHeader/></w:trPr>" if head else ""))
        parts += [cell_xml(dice, cell, row, split) for cell in dict.fromkeys(owners)]
        parts.append("</w:tr>")
    return "".join([*parts, "</w:tbl>"])


def write_docx(document: Document, plan: Plan, dice: Dice) -> bytes:
    """The bytes of the DOCX file."""
    file = docx.Document()
    if len(plan.columns) > 5:
        section = file.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    file.core_properties.title = document.title
    split = dice.chance(0.4, Tag.DOCX_SPLIT_RUNS)
    marked = dice.chance(0.4, Tag.DOCX_HEAD_MARKED)
    body = file.element.body
    end = body.sectPr
    for block in document.blocks:
        if isinstance(block, Paragraph):
            text = paragraph(runs(dice, block.text, split), ALIGNMENT.get(block.style, ""))
            end.addprevious(parse_xml(text.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
        else:
            end.addprevious(parse_xml(table_xml(dice, block, split, marked)))
            # Word keeps a paragraph behind every table.
            end.addprevious(parse_xml(f"<w:p {nsdecls('w')}/>"))
    out = io.BytesIO()
    file.save(out)
    return frozen(out.getvalue())
