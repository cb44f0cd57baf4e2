"""What a paragraph inherits from its style: outline level, numbering, whether it is a title or a contents line."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from corpus.model import Record
from crawler.readers.docx.names import W, child, is_on, number, value

# 9 is body text.
_DEEPEST_OUTLINE = 8
_LONGEST_CHAIN = 20


class Style(Record):
    """The properties of one paragraph style, its ancestors' included. Levels count from 0."""

    outline: int | None = None
    list_id: int | None = None
    list_level: int | None = None
    is_title: bool = False
    is_contents: bool = False
    hidden: bool = False


class Styles:
    """The paragraph styles of a document by id; the default one under None."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default = Style()
        self._resolved: dict[str, Style] = {}
        if root is None:
            return
        for element in root.iter(W + "style"):
            name = element.get(W + "styleId")
            if name is not None and element.get(W + "type", "paragraph") == "paragraph":
                self._elements[name] = element
                if element.get(W + "default") in ("1", "true", "on"):
                    self._default = self.get(name)

    def get(self, name: str | None) -> Style:
        """The style of this id, the default one where there is none."""
        if name is None or name not in self._elements:
            return self._default
        if name not in self._resolved:
            self._resolved[name] = self._resolve(name)
        return self._resolved[name]

    def _resolve(self, name: str) -> Style:
        """The style with what it inherits: the nearest of its ancestors decides each property."""
        chain: list[Element] = []
        current: str | None = name
        while current in self._elements and len(chain) < _LONGEST_CHAIN:
            chain.append(self._elements[current])
            current = value(chain[-1], "basedOn")
        outline = _first(number(element, "pPr", "outlineLvl") for element in chain)
        called = (value(chain[0], "name") or "").lower()
        return Style(
            outline=outline if outline is not None and 0 <= outline <= _DEEPEST_OUTLINE else None,
            list_id=_first(number(element, "pPr", "numPr", "numId") for element in chain),
            list_level=_first(number(element, "pPr", "numPr", "ilvl") for element in chain),
            is_title=called in ("title", "标题"),
            is_contents=called.startswith(("toc ", "目录")),
            hidden=any(is_on(element, "rPr", "vanish") for element in chain),
        )


def paragraph_style(properties: Element | None, styles: Styles) -> Style:
    """The style of a paragraph with what its own properties (w:pPr) change."""
    style = styles.get(value(properties, "pStyle"))
    if properties is None:
        return style
    outline = number(properties, "outlineLvl")
    if outline is None:
        outline = style.outline
    list_id, list_level = style.list_id, style.list_level
    if child(properties, "numPr") is not None:
        list_id = _first((number(properties, "numPr", "numId"), list_id))
        list_level = _first((number(properties, "numPr", "ilvl"), list_level))
    return Style(
        outline=outline if outline is not None and 0 <= outline <= _DEEPEST_OUTLINE else None,
        list_id=list_id,
        list_level=list_level,
        is_title=style.is_title,
        is_contents=style.is_contents,
        hidden=style.hidden,
    )


def _first(values: Iterable[int | None]) -> int | None:
    return next((each for each in values if each is not None), None)
