"""A workbook: its sheets, shared strings and number formats."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from corpus.blocks import Block
from corpus.errors import DamagedInput, OversizedInput
from crawler.readers.lines import tidy
from crawler.readers.package import Package
from crawler.readers.reader import Limits
from crawler.readers.xlsx.formats import BUILT_IN, GENERAL, show
from crawler.readers.xlsx.sheet import area, place, sheet_blocks

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Characters that XML cannot hold are written _x000D_.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NUMBER = re.compile(r"[+-]?\d{1,40}(?:\.\d{0,40})?(?:[eE][+-]?\d{1,2})?")
_BOOLEANS = {"1": "TRUE", "0": "FALSE"}
_TRUE = frozenset(("1", "true"))


class Workbook:
    """A workbook opened from its package. `warnings` is complete when all `blocks` have been taken."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self.warnings: list[str] = []
        self._package = package
        self._limits = limits
        self._root = package.xml("xl/workbook.xml")
        properties = self._root.find(_S + "workbookPr")
        self._since_1904 = properties is not None and properties.get("date1904") in _TRUE
        self._strings = _shared_strings(package.xml_if_there("xl/sharedStrings.xml"))
        self._formats = _number_formats(package.xml_if_there("xl/styles.xml"))
        self._values = 0
        self._uncomputed = 0

    def blocks(self) -> Iterator[Block]:
        """The blocks of the visible sheets, in order."""
        hidden = []
        for name, part, is_hidden in self._sheets():
            if is_hidden:
                hidden.append(name)
                continue
            root = self._package.xml(part)
            if any(each.get("hidden") in _TRUE for tag in ("row", "col") for each in root.iter(_S + tag)):
                self.warnings.append(f"工作表“{name}”有隐藏的行或列，也读取了")
            merged = [
                span
                for each in root.iter(_S + "mergeCell")
                if (span := area(each.get("ref", ""))) is not None
            ]
            yield from sheet_blocks(name, self._read(root), merged, self._limits.max_cells)
        if hidden:
            self.warnings.append(f"隐藏的工作表没有读取：{'、'.join(hidden)}")
        if self._uncomputed:
            self.warnings.append(f"有 {self._uncomputed} 个公式没有计算结果，请用 Excel 打开并保存后再导入")

    def _sheets(self) -> Iterator[tuple[str, str, bool]]:
        """Name, part and hiddenness of each worksheet; charts have no cells and are passed over."""
        relations = self._package.xml_if_there("xl/_rels/workbook.xml.rels")
        parts = {} if relations is None else {
            relation.get("Id", ""): _part(relation.get("Target", ""))
            for relation in relations.iter(_RELATIONSHIP)
            if relation.get("Type", "").endswith("/worksheet")
        }  # fmt: skip
        for sheet in self._root.iter(_S + "sheet"):
            part = parts.get(sheet.get(_R + "id", ""))
            if part is not None:
                yield sheet.get("name", ""), part, sheet.get("state", "visible") != "visible"

    def _read(self, root: Element) -> dict[tuple[int, int], str]:
        """The text of each cell that has one, by row and column."""
        values: dict[tuple[int, int], str] = {}
        row_number = -1
        for row in root.iter(_S + "row"):
            printed = row.get("r", "")
            row_number = int(printed) - 1 if printed.isdecimal() and len(printed) < 8 else row_number + 1
            column = -1
            for cell in row.iter(_S + "c"):
                at = place(cell.get("r", "")) or (row_number, column + 1)
                column = at[1]
                if text := self._text(cell):
                    values[at] = text
                    self._values += 1
                    if self._values > self._limits.max_cells:
                        raise OversizedInput(
                            f"单元格超过上限 {self._limits.max_cells} 个", "请把工作簿拆成几个文件再导入"
                        )
        return values

    def _text(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _clean(_string(cell.find(_S + "is")))
        found = cell.find(_S + "v")
        printed = "" if found is None else found.text or ""
        if not printed:
            self._uncomputed += cell.find(_S + "f") is not None and kind != "str"
            return ""
        if kind == "s":
            index = int(printed) if printed.isdecimal() and len(printed) < 9 else -1
            if not 0 <= index < len(self._strings):
                raise DamagedInput("共享字符串不完整", "请用 Excel 或 WPS 打开后另存一份再导入")
            return self._strings[index]
        if kind == "b":
            return _BOOLEANS.get(printed, printed)
        if kind != "n":
            return _clean(printed)
        if not _NUMBER.fullmatch(printed):
            return _clean(printed)
        number = float(printed)
        style = cell.get("s", "0")
        formats = self._formats
        at = int(style) if style.isdecimal() and len(style) < 7 else 0
        return show(number, formats[at] if at < len(formats) else GENERAL, self._since_1904).strip()


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _shared_strings(root: Element | None) -> list[str]:
    return [] if root is None else [_clean(_string(item)) for item in root.iter(_S + "si")]


def _string(item: Element | None) -> str:
    """The runs of a string, without the readings over its characters (rPh)."""
    if item is None:
        return ""
    pieces = []
    for element in item:
        if element.tag == _S + "t":
            pieces.append(element.text or "")
        elif element.tag == _S + "r":
            pieces.append(element.findtext(_S + "t") or "")
    return "".join(pieces)


def _clean(text: str) -> str:
    text = _unescaped(text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line for line in map(tidy, text.split("\n")) if line)


def _unescaped(text: str) -> str:
    """The text with what is written _xD83D__xDE00_: two halves are one character, a half alone is none."""
    if _ESCAPED.search(text) is None:
        return text
    halves = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _number_formats(root: Element | None) -> list[str]:
    """The format of each cell style, by its index."""
    if root is None:
        return []
    own = {each.get("numFmtId"): each.get("formatCode", GENERAL) for each in root.iter(_S + "numFmt")}
    formats = []
    for style in root.iterfind(f"{_S}cellXfs/{_S}xf"):
        number = style.get("numFmtId", "0")
        built_in = BUILT_IN.get(int(number), GENERAL) if number.isdecimal() and len(number) < 6 else GENERAL
        formats.append(own.get(number, built_in))
    return formats
