"""A DOCX: paragraphs, then one table whose cells are really merged and whose head repeats on each page."""

import datetime as dt
import io

import docx
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
WRITTEN = dt.datetime(2024, 6, 18, 9, 0, 0)  # noqa: DTZ001 (the format's property has no zone)


def write_word(paragraphs: list[Paragraph], rows: list[list[str]]) -> bytes:
    """The bytes of a DOCX."""
    document = docx.Document()
    for paragraph in paragraphs:
        if paragraph.style == "break":
            document.add_page_break()  # type: ignore[no-untyped-call]  # the library leaves it untyped
            continue
        added = document.add_paragraph()
        run = added.add_run(paragraph.text)
        run.bold = True if paragraph.style == "title" else None
        if paragraph.style in ALIGNMENT:
            added.alignment = ALIGNMENT[paragraph.style]
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for printed, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(printed.cells, cells, strict=True):
            cell.text = shown(text)
    for merge in merges_of(rows):
        _merge_down(table, merge.column, merge.first, merge.last)
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(OxmlElement("w:tblHeader"))
    properties = document.core_properties
    properties.author = "枕溪区人民政府办公室"
    properties.created = properties.modified = WRITTEN
    out = io.BytesIO()
    document.save(out)
    return with_fixed_times(out.getvalue(), WRITTEN)


def _merge_down(table: "docx.table.Table", column: int, first: int, last: int) -> None:
    for index in range(first, last + 1):
        merged = OxmlElement("w:vMerge")
        merged.set(qn("w:val"), "restart" if index == first else "continue")
        table.rows[index].cells[column]._tc.get_or_add_tcPr().append(merged)
