"""Small files made from their parts, so that a test shows the very bytes it is about."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from reportlab.lib.colors import black
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
A4 = (595.0, 842.0)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_NAMESPACES = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="{_MC}" xmlns:wps="{_WPS}"'


def package(members: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these members, always the same for the same members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; `parts` are the contents of word/numbering.xml, word/styles.xml and so on."""
    return package(docx_members(body, **parts))


def docx_members(body: str, **parts: str) -> dict[str, str | bytes]:
    """The members of a Word file."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, part in parts.items():
        members[f"word/{name}.xml"] = f"<w:{name} {_NAMESPACES}>{part}</w:{name}>"
    return members


def relationships(*targets: tuple[str, str, str]) -> str:
    """A part that names others: (id, kind, target)."""
    lines = (
        f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{target}"/>' for name, kind, target in targets
    )
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(lines)}</Relationships>'


def paragraph(text: str, properties: str = "") -> str:
    """A Word paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(content: str, properties: str = "") -> str:
    """A Word table cell; plain text becomes a paragraph."""
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str) -> str:
    """A row of a Word table."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """A Word table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def xlsx(sheets: Mapping[str, str], states: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """An Excel file of these sheets (name to the XML inside <worksheet>)."""
    return package(xlsx_members(sheets, states, **parts))


def xlsx_members(
    sheets: Mapping[str, str], states: Mapping[str, str] | None = None, **parts: str
) -> dict[str, str | bytes]:
    """The members of an Excel file."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{index}" r:id="rId{index}" state="{(states or {}).get(name, "visible")}"/>'
        for index, name in enumerate(sheets, 1)
    )
    targets = [
        (f"rId{index}", "worksheet", f"worksheets/sheet{index}.xml") for index in range(1, len(sheets) + 1)
    ]
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(*targets),
    }
    for index, content in enumerate(sheets.values(), 1):
        members[f"xl/worksheets/sheet{index}.xml"] = f'<worksheet xmlns="{_S}">{content}</worksheet>'
    for name, part in parts.items():
        members[f"xl/{name}.xml"] = part
    return members


def sheet_data(rows: Sequence[Sequence[str]], merged: Sequence[str] = ()) -> str:
    """The inside of a sheet whose cells are text; "" leaves a place empty."""
    lines = []
    for number, texts in enumerate(rows, 1):
        cells = "".join(
            f'<c r="{chr(ord("A") + column)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
            for column, text in enumerate(texts)
            if text
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    spans = "".join(f'<mergeCell ref="{span}"/>' for span in merged)
    return f"<sheetData>{''.join(lines)}</sheetData><mergeCells>{spans}</mergeCells>"


class Pdf:
    """A PDF file drawn piece by piece; distances in points from the top left corner."""

    def __init__(self, password: str | None = None, size: tuple[float, float] = A4) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self._buffer = io.BytesIO()
        self._height = size[1]
        encryption = StandardEncryption(password, canPrint=0) if password else None
        self._canvas = Canvas(self._buffer, size, invariant=1, encrypt=encryption)

    def text(self, x: float, top: float, text: str, size: float = 16) -> "Pdf":
        """Adds a line whose characters are `size` high."""
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(x, self._height - top - size, text)
        return self

    def lines(self, top: float, lines: Sequence[str], indent: float = 0, pitch: float = 28) -> "Pdf":
        """Adds the lines of a paragraph in the text column, the first one indented."""
        for index, line in enumerate(lines):
            self.text(79 + (0 if index else indent), top + index * pitch, line)
        return self

    def grid(self, columns: Sequence[float], rows: Sequence[float]) -> "Pdf":
        """Adds the rules of a table."""
        for x in columns:
            self.rule(x, rows[0], x, rows[-1])
        for y in rows:
            self.rule(columns[0], y, columns[-1], y)
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> "Pdf":
        """Adds a rule."""
        self._canvas.setStrokeColor(black)
        self._canvas.setLineWidth(0.5)
        self._canvas.line(x0, self._height - top, x1, self._height - bottom)
        return self

    def page(self) -> "Pdf":
        """Ends the page."""
        self._canvas.showPage()
        return self

    def bytes(self) -> bytes:
        """The whole file."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()
