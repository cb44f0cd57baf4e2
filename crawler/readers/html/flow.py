"""The tree of a page as paragraphs and tables in document order."""

from collections.abc import Collection, Sequence

from corpus.blocks import Paragraph, Table
from corpus.model import Record
from crawler.readers.grid import Piece, arrange, table_lines
from crawler.readers.html.markup import INLINE, Node
from crawler.readers.lines import unwrap

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
# Without text of the document: readings over characters (rt), deleted text, what belongs to the head.
_SILENT = frozenset(("rt", "rp", "del", "title", "meta", "link", "input", "object", "embed", "iframe"))
_ROW_GROUPS = frozenset(("thead", "tbody", "tfoot"))
# In a table of one or two rows, a cell of so many lines is a column of the page.
_LINES_OF_A_COLUMN = 8
_LETTERS_OF_A_COLUMN = 800


class Part(Record):
    """A paragraph or table, and the index of the innermost marked element it stands in."""

    block: Paragraph | Table
    mark: int | None


class Flow:
    """Collects the parts of a tree. `marks` are elements to tell apart; `dropped` are not entered."""

    def __init__(self, marks: Sequence[Node], dropped: Collection[Node], max_cells: int) -> None:
        self.parts: list[Part] = []
        self._marks = {id(node): index for index, node in enumerate(marks)}
        self._dropped = {id(node) for node in dropped}
        self._max_cells = max_cells
        self._mark: int | None = None
        self._line: list[str] = []
        self._heading: int | None = None

    def walk(self, node: Node) -> None:
        """Adds the parts of an element's content."""
        for child in node.children:
            if isinstance(child, str):
                self._line.append(child)
            elif child.name not in _SILENT and id(child) not in self._dropped:
                self.add(child)

    def flush(self) -> None:
        """Ends the paragraph."""
        text = unwrap("".join(self._line))
        self._line.clear()
        if text:
            self.parts.append(Part(Paragraph(text, self._heading), self._mark))

    def add(self, node: Node) -> None:
        mark = self._marks.get(id(node))
        if mark is not None:
            self.flush()
            outer, self._mark = self._mark, mark
            self._element(node)
            self.flush()
            self._mark = outer
        else:
            self._element(node)

    def _element(self, node: Node) -> None:
        name = node.name
        if name == "br":
            if self._heading is None:
                self.flush()
        elif name in INLINE:
            self.walk(node)
        elif name == "table":
            self.flush()
            self._table(node)
        elif name == "pre":
            self._preformatted(node)
        elif name == "ol":
            self.flush()
            self._ordered(node)
        else:
            self.flush()
            outer, self._heading = self._heading, _HEADINGS.get(name, self._heading)
            self.walk(node)
            self.flush()
            self._heading = outer

    def _preformatted(self, node: Node) -> None:
        self.flush()
        for line in node.text().splitlines():
            self._line.append(line)
            self.flush()

    def _ordered(self, node: Node) -> None:
        """An ordered list with the numbers that a browser shows."""
        start = node.attributes.get("start", "")
        number = int(start) if start.isdecimal() and len(start) < 6 else 1
        for child in node.children:
            if isinstance(child, str) or child.name != "li":
                self._line.append(child) if isinstance(child, str) else self.add(child)
                continue
            before = len(self.parts)
            self.add(child)
            if len(self.parts) > before and isinstance(first := self.parts[before].block, Paragraph):
                numbered = Paragraph(f"{number}.{first.text}", first.level)
                self.parts[before] = Part(numbered, self.parts[before].mark)
            number += 1

    def _table(self, node: Node) -> None:
        rows = _rows(node)
        if self._is_layout(node, rows):
            self.walk(node)
            self.flush()
            return
        for child in node.children:
            if isinstance(child, Node) and child.name == "caption":
                self.add(child)
        self.flush()
        table = arrange([[self._piece(cell) for cell in row] for row in rows], self._max_cells)
        if table is not None:
            self.parts.append(Part(table, self._mark))

    def _piece(self, cell: Node) -> Piece:
        inner = Flow((), (), self._max_cells)
        inner._dropped = self._dropped
        inner.walk(cell)
        inner.flush()
        lines: list[str] = []
        for part in inner.parts:
            block = part.block
            lines.extend(table_lines(block) if isinstance(block, Table) else [block.text])
        return Piece("\n".join(lines), _span(cell, "rowspan", 1), _span(cell, "colspan", 1) or 1)

    def _is_layout(self, node: Node, rows: list[list[Node]]) -> bool:
        """Whether a table only lays out the page: around a marked element, as one column or as several."""
        if any(id(inner) in self._marks for inner in node.elements() if inner is not node):
            return True
        cells = [cell for row in rows for cell in row]
        filled = [cell for cell in cells if not _is_blank(cell)]
        if len(filled) <= 1 or max(len(row) for row in rows) == 1:
            return True
        nested = [cell for cell in filled if any(inner.name == "table" for inner in cell.elements())]
        if nested:
            letters = sum(len(cell.text()) for cell in filled)
            return sum(len(cell.text()) for cell in nested) > letters / 2
        return len(rows) <= 2 and any(_is_column(cell) for cell in filled)


def _rows(table: Node) -> list[list[Node]]:
    """The cells of a table's own rows; cells outside a row make one."""
    rows: list[list[Node]] = []
    stray: list[Node] = []
    waiting = [child for child in reversed(table.children) if isinstance(child, Node)]
    while waiting:
        node = waiting.pop()
        if node.name in ("td", "th"):
            if not stray:
                rows.append(stray := [])
            stray.append(node)
            continue
        stray = []
        inner = [child for child in node.children if isinstance(child, Node)]
        if node.name == "tr":
            rows.append([cell for cell in inner if cell.name in ("td", "th")])
        elif node.name in _ROW_GROUPS or node.name == "form":
            waiting.extend(reversed(inner))
    return rows


def _is_blank(cell: Node) -> bool:
    return not cell.text().strip()


def _is_column(cell: Node) -> bool:
    breaks = sum(1 for node in cell.elements() if node.name in ("p", "br", "div", "li"))
    return breaks >= _LINES_OF_A_COLUMN or len(cell.text()) > _LETTERS_OF_A_COLUMN


def _span(cell: Node, name: str, default: int) -> int:
    value = cell.attributes.get(name, "").strip()
    return int(value) if value.isdecimal() and len(value) <= 5 else default
