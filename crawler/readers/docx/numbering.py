"""Automatic numbers, which stand in no text: 一、 （一） 1. by the list definitions and the order of paragraphs."""

import re
from xml.etree.ElementTree import Element

from corpus.model import Record
from crawler.readers.docx.names import W, child, is_on, number, value
from crawler.readers.docx.numerals import render

_LEVELS = 9
_PLACE = re.compile("%([1-9])")
# Symbol fonts put their bullets into the private use area, or where others have letters.
_BULLET = "•"
_PRIVATE = re.compile("[\ue000-\uf8ffa-zA-Z\u00a1-\u00ff]")
_CLOSED = tuple("、．.，,)）】〕》」：:;；·①②③④⑤⑥⑦⑧⑨⑩条章节—-")


class Level(Record):
    """One level of a list: where it starts, how its number looks and what stands around it."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    # The level (from 0) whose numbers restart this one; None: any above.
    restart: int | None = None
    digits_only: bool = False


class Numbering:
    """The lists of a document, counting while its paragraphs are read in order."""

    def __init__(self, root: Element | None) -> None:
        self._kinds: dict[int, dict[int, Level]] = {}
        self._lists: dict[int, tuple[int, dict[int, Level], dict[int, int]]] = {}
        self._styled: dict[str, tuple[int, int]] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[int] = set()
        if root is not None:
            self._define(root)

    def level_of_style(self, list_id: int, style: str | None) -> int:
        """The level of a list that is bound to a paragraph style; 0 where none is."""
        if style is None or list_id not in self._lists:
            return 0
        kind, level = self._styled.get(style, (-1, 0))
        return level if kind == self._lists[list_id][0] else 0

    def label(self, list_id: int | None, level: int) -> str:
        """The next label of a list at a level, with the blank after it where it needs one; "" for no list."""
        if list_id is None or list_id not in self._lists or not 0 <= level < _LEVELS:
            return ""
        kind, own, starts = self._lists[list_id]
        levels = self._kinds.get(kind, {}) | own
        counts = self._counts.setdefault(kind, [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for overridden in starts:
                counts[overridden] = None
        definition = levels.get(level, Level())
        start = starts.get(level, definition.start)
        counts[level] = start if (count := counts[level]) is None else count + 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                counts[deeper] = None
        if definition.format == "bullet":
            label = _PRIVATE.sub(_BULLET, definition.text)
        else:
            numbers = [_number(levels, counts, definition, at) for at in range(_LEVELS)]
            label = _PLACE.sub(lambda place: numbers[int(place[1]) - 1], definition.text)
        return label if not label or label.endswith(_CLOSED) else f"{label} "

    def _define(self, root: Element) -> None:
        links: dict[int, str] = {}
        linked: dict[str, int] = {}
        for element in root.findall(W + "abstractNum"):
            kind = _identity(element, "abstractNumId")
            if kind is None:
                continue
            self._kinds[kind] = dict(filter(None, map(_level, element.findall(W + "lvl"))))
            for inner in element.findall(W + "lvl"):
                if (style := value(inner, "pStyle")) is not None and (
                    at := _identity(inner, "ilvl")
                ) is not None:
                    self._styled[style] = (kind, at)
            if (link := value(element, "numStyleLink")) is not None:
                links[kind] = link
            if (link := value(element, "styleLink")) is not None:
                linked[link] = kind
        for kind, link in links.items():
            self._kinds[kind] = self._kinds.get(linked.get(link, kind), {})
        for element in root.findall(W + "num"):
            list_id, kind = _identity(element, "numId"), number(element, "abstractNumId")
            if list_id is None or kind is None:
                continue
            own: dict[int, Level] = {}
            starts: dict[int, int] = {}
            for override in element.findall(W + "lvlOverride"):
                at, start = _identity(override, "ilvl"), number(override, "startOverride")
                if (inner_level := _level(child(override, "lvl"))) is not None:
                    own[inner_level[0]] = inner_level[1]
                if at is not None and 0 <= at < _LEVELS and start is not None:
                    starts[at] = start
            self._lists[list_id] = (kind, own, starts)


def _number(levels: dict[int, Level], counts: list[int | None], definition: Level, at: int) -> str:
    """What %1 to %9 stand for in a label: the count of that level as it is now."""
    shown, count = levels.get(at, Level()), counts[at]
    number_format = "decimal" if definition.digits_only else shown.format
    return render(shown.start if count is None else count, number_format)


def _level(element: Element | None) -> tuple[int, Level] | None:
    at = None if element is None else _identity(element, "ilvl")
    if at is None:
        return None
    start = number(element, "start")
    return at, Level(
        start=1 if start is None else start,
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        restart=number(element, "lvlRestart"),
        digits_only=is_on(element, "isLgl"),
    )


def _identity(element: Element, name: str) -> int | None:
    text = element.get(W + name, "")
    return int(text) if text.isdecimal() and len(text) < 12 else None
