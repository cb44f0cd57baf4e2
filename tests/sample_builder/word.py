"""A DOCX: paragraphs and perhaps one table, whose cells are really merged and whose head repeats on each page."""

import datetime as dt
import io
import re

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.sample_builder.archive import with_fixed_times
from tests.sample_builder.sources import Paragraph, Style, merges_of, shown

ALIGNMENT: dict[Style, WD_ALIGN_PARAGRAPH] = {
    "title": WD_ALIGN_PARAGRAPH.CENTER,
    "centred": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
# What the writing library's template carries and no document of ours needs: two thirds of the file.
UNUSED = re.compile(r"stylesWithEffects|thumbnail|customXml")


def write_word(
    paragraphs: list[Paragraph],
    author: str,
    written: dt.datetime,
    rows: list[list[str]] | None = None,
    *,
    lean: bool = False,
) -> bytes:
    """The bytes of a DOCX; a lean one carries only the styles that it uses."""
    document = docx.Document()
    for paragraph in paragraphs:
        if paragraph.style == "break":
            document.add_page_break()  # type: ignore[no-untyped-call]  # the library leaves it untyped
        elif paragraph.style == "table":
            _add_table(document, rows or [])
        else:
            added = document.add_paragraph()
            run = added.add_run(paragraph.text)
            run.bold = True if paragraph.style in ("title", "heading") else None
            if paragraph.style in ALIGNMENT:
                added.alignment = ALIGNMENT[paragraph.style]
    if rows and all(paragraph.style != "table" for paragraph in paragraphs):
        _add_table(document, rows)
    if lean:
        _drop_unused(document)
    properties = document.core_properties
    properties.author = author
    properties.created = properties.modified = written
    out = io.BytesIO()
    document.save(out)
    return with_fixed_times(out.getvalue(), written)


def _add_table(document: "docx.document.Document", rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for printed, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(printed.cells, cells, strict=True):
            cell.text = shown(text)
    for merge in merges_of(rows):
        _merge_down(table, merge.column, merge.first, merge.last)
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(OxmlElement("w:tblHeader"))


def _drop_unused(document: "docx.document.Document") -> None:
    for rels in (document.part.package.rels, document.part.rels):
        for key in [key for key, rel in rels.items() if UNUSED.search(rel.reltype)]:
            del rels[key]
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Table Grid", "Normal Table"):
            style.delete()


def _merge_down(table: "docx.table.Table", column: int, first: int, last: int) -> None:
    for index in range(first, last + 1):
        merged = OxmlElement("w:vMerge")
        merged.set(qn("w:val"), "restart" if index == first else "continue")
        table.rows[index].cells[column]._tc.get_or_add_tcPr().append(merged)
