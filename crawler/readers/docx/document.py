"""A Word document as blocks: the body walked in order."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from corpus.blocks import Block, Paragraph, Table
from corpus.errors import OversizedInput
from corpus.model import Record
from crawler.readers.docx.names import MATH, MC, W, child, is_on, number, value
from crawler.readers.docx.numbering import Numbering
from crawler.readers.docx.styles import Styles, paragraph_style
from crawler.readers.grid import SpannedCell, merge_down, table_lines, table_or_lines
from crawler.readers.lines import tidy
from crawler.readers.package import Package
from crawler.readers.reader import Limits

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN_PART = "/officeDocument"
# What wraps paragraphs, rows, cells or runs without changing them.
_WRAPPERS = frozenset(
    W + name
    for name in (
        "sdt",
        "sdtContent",
        "customXml",
        "smartTag",
        "ins",
        "moveTo",
        "hyperlink",
        "fldSimple",
        "dir",
        "bdo",
    )
)
# Deleted or moved away, field codes, readings over characters, and properties.
_LEFT_OUT = frozenset(
    W + name for name in ("del", "moveFrom", "instrText", "delText", "rt", "pPr", "rPr", "sdtPr")
)
# What stands apart from the paragraph that it hangs on: text boxes below it, notes at the end.
_TEXT_BOX = W + "txbxContent"
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_BREAKS = frozenset((W + "br", W + "cr"))
_CONTENTS_GALLERY = "Table of Contents"
_DEEPEST = 60


class _Item(Record):
    """A paragraph before its level is settled; `outline` counts from 0."""

    text: str
    outline: int | None = None
    is_title: bool = False


class Document:
    """The main part of a package with its styles and numbering. `blocks` may be asked once: it counts the lists."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self.warnings: list[str] = []
        self._limits = limits
        main = _main_part(package)
        folder = main.rsplit("/", 1)[0]
        self._body = child(package.xml(main), "body")
        self._styles = Styles(package.xml_if_there(f"{folder}/styles.xml"))
        self._numbering = Numbering(package.xml_if_there(f"{folder}/numbering.xml"))
        self._package, self._folder = package, folder
        self._noted: dict[tuple[str, str], None] = {}
        # The text of a paragraph whose mark was deleted: it goes on in the next.
        self._carried = ""
        embedded = sum(1 for name in package.names() if name.startswith(f"{folder}/embeddings/"))
        if embedded:
            self.warnings.append(f"内嵌的 {embedded} 个附件没有读取，请另存后单独导入")

    def blocks(self) -> Iterator[Block]:
        """The paragraphs and tables of the body, then the notes that it refers to."""
        items = list(self._walk(self._body, 0)) if self._body is not None else []
        items.extend(self._notes())
        paragraphs = [item for item in items if isinstance(item, _Item)]
        # Level 1 is the title: headings begin below it where there is a title, or several first-level headings.
        tops = sum(1 for item in paragraphs if item.outline == 0)
        below_title = tops > 1 or any(item.is_title for item in paragraphs)
        for item in items:
            if isinstance(item, Table):
                yield item
                continue
            level = 1 if item.is_title else None
            if level is None and item.outline is not None:
                level = item.outline + (2 if below_title else 1)
            yield Paragraph(item.text, level)

    def _notes(self) -> Iterator[_Item | Table]:
        """The text of the foot notes, then of the end notes, in the order in which the body refers to them."""
        for kind in _NOTES.values():
            part = self._package.xml_if_there(f"{self._folder}/{kind}s.xml")
            held = {} if part is None else {note.get(W + "id", ""): note for note in part.iter(W + kind)}
            for noted, name in list(self._noted):
                if noted == kind and name in held:
                    yield from self._walk(held[name], 1)

    def _walk(self, parent: Element, depth: int) -> Iterator[_Item | Table]:
        if depth > _DEEPEST:
            raise OversizedInput(f"文档嵌套超过 {_DEEPEST} 层", "请打开后另存一份再导入")
        for element in parent:
            tag = element.tag
            if tag == W + "p":
                yield from self._paragraph(element, depth)
            elif tag == W + "tbl":
                yield from self._table(element, depth)
            elif (
                tag == W + "sdt"
                and value(element, "sdtPr", "docPartObj", "docPartGallery") == _CONTENTS_GALLERY
            ):
                continue
            elif tag in _WRAPPERS:
                yield from self._walk(element, depth + 1)
            elif tag == MC + "AlternateContent":
                yield from self._walk(_alternative(element), depth + 1)
            elif tag == W + "altChunk":
                self.warnings.append("内嵌的另一份文档没有读取，请打开后另存一份再导入")

    def _paragraph(self, element: Element, depth: int) -> Iterator[_Item | Table]:
        properties = child(element, "pPr")
        style = paragraph_style(properties, self._styles)
        if style.is_contents:
            return
        level = style.list_level
        if level is None:
            level = self._numbering.level_of_style(style.list_id or 0, value(properties, "pStyle"))
        pieces: list[str] = []
        aside: list[Element] = []
        if not style.hidden:
            _runs(element, pieces, aside, depth)
        printed = self._carried + "".join(pieces)
        self._carried = ""
        if child(properties, "rPr", "del") is not None:
            self._carried = printed
        else:
            lines = [line for line in map(tidy, printed.split("\n")) if line]
            if lines and style.list_id:
                lines[0] = self._numbering.label(style.list_id, level) + lines[0]
            for line in lines:
                yield _Item(line, style.outline, style.is_title)
        for each in aside:
            if (kind := _NOTES.get(each.tag)) is not None:
                self._noted.setdefault((kind, each.get(W + "id", "")))
            else:
                yield from self._walk(each, depth + 1)

    def _table(self, element: Element, depth: int) -> Iterator[_Item | Table]:
        rows: list[list[SpannedCell]] = []
        above: set[int] = set()
        for row in _within(element, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            column = number(properties, "gridBefore") or 0
            cells = []
            merged: set[int] = set()
            for cell in _within(row, "tc"):
                span = max(number(cell, "tcPr", "gridSpan") or 1, 1)
                merge = child(cell, "tcPr", "vMerge")
                # With no merged cell above, as where that one's row was deleted, it is a cell of its own.
                goes_on = column in above and _continues(merge)
                if merge is not None:
                    merged.add(column)
                text = "" if goes_on else "\n".join(self._cell_lines(cell, depth))
                cells.append(SpannedCell(text, column, span, goes_on))
                column += span
            rows.append(cells)
            above = merged
        table = table_or_lines(merge_down(rows, self._limits.max_cells))
        if isinstance(table, Table):
            yield table
        else:
            yield from map(_Item, table)

    def _cell_lines(self, cell: Element, depth: int) -> Iterator[str]:
        for item in self._walk(cell, depth + 1):
            if isinstance(item, Table):
                yield from table_lines(item)
            else:
                yield item.text


def _continues(merge: Element | None) -> bool:
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _runs(parent: Element, pieces: list[str], aside: list[Element], depth: int) -> None:
    """Adds the visible text below an element to `pieces`, line breaks as "\\n", text boxes and notes to `aside`."""
    if depth > _DEEPEST:
        raise OversizedInput(f"文档嵌套超过 {_DEEPEST} 层", "请打开后另存一份再导入")
    for element in parent:
        tag = element.tag
        if tag in (W + "t", MATH + "t"):
            pieces.append(element.text or "")
        elif tag == W + "r":
            if not is_on(element, "rPr", "vanish"):
                _runs(element, pieces, aside, depth + 1)
        elif tag in _BREAKS:
            pieces.append("\n")
        elif tag in (W + "tab", W + "ptab"):
            pieces.append("\t")
        elif tag == W + "noBreakHyphen":
            pieces.append("-")
        elif tag == MC + "AlternateContent":
            _runs(_alternative(element), pieces, aside, depth + 1)
        elif tag == _TEXT_BOX or tag in _NOTES:
            aside.append(element)
        elif tag not in _LEFT_OUT:
            _runs(element, pieces, aside, depth + 1)


def _within(parent: Element, name: str) -> Iterator[Element]:
    """The children of this name, also in wrappers such as content controls."""
    for element in parent:
        if element.tag == W + name:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _within(element, name)


def _alternative(element: Element) -> Element:
    """The first choice that a newer Word would take; older ones show the same in the fallback."""
    choice = element.find(MC + "Choice")
    if choice is None:
        choice = element.find(MC + "Fallback")
    return element if choice is None else choice


def _main_part(package: Package) -> str:
    """The name of the main part, by the package's own relationships."""
    relations = package.xml_if_there("_rels/.rels")
    if relations is not None:
        for relation in relations.iter(_RELATIONSHIP):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith(_MAIN_PART) and target in package:
                return target
    return "word/document.xml"
