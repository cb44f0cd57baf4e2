"""Cells of ruled tables as they are printed: the text of their lines, and whether a box is filled to its bottom."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Record
from corpus.recognise.role.roles import role_of
from crawler.readers.pdf.layout import WIDE, Box, Line
from crawler.readers.pdf.paragraphs import join
from crawler.readers.pdf.seams import lists_on

_KEY = re.compile(r"([一-鿿]{2,6})[:：]")
_TIME = re.compile(r"(?:完成|办理|整改)?(?:时限|时间|期限)(?:要求)?")
_HAN_END = re.compile(r"[一-鿿]$")
_UNIT_END = re.compile(r"(?:[局办委部厅院会所站队室]|公司|集团|中心|街道)(?:[（(][^（）()]{1,12}[）)])?$")
_UNIT_BEGIN = re.compile(r"[省市区县州旗镇各](?!.{0,3}[级直属]).{2,}|国网|中国")
# Less room than this share of a line's pitch takes no further line.
_NO_LINE = 0.9


class Part(Record):
    """What one page prints of a cell: its box, its lines, and how much of a box stays free across and down."""

    box: Box
    lines: tuple[Line, ...]
    across: float
    down: float

    @property
    def pitch(self) -> float:
        """The distance from one line to the next."""
        if len(self.lines) > 1:
            return (self.lines[-1].top - self.lines[0].top) / (len(self.lines) - 1)
        return 1.3 * self.lines[0].size if self.lines else 0.0

    @property
    def is_full(self) -> bool:
        """Whether no further line goes into the box, wherever in it the lines stand."""
        if not self.lines:
            return False
        free = self.box.bottom - self.box.top - (self.lines[-1].bottom - self.lines[0].top)
        return free < self.down + _NO_LINE * self.pitch

    def takes(self, before: Line, line: Line, across: float) -> bool:
        """Whether the first word of a line would have gone into the line before it."""
        room = self.box.x1 - self.box.x0 - (before.x1 - before.x0) - across
        return room > _first_word(line) + 0.3 * line.size


class PrintedCell(Record):
    """A cell over one page or several: `parts` where it has text, `last` as its last page shows it."""

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    parts: tuple[Part, ...]
    last: Part


def text_of(parts: Sequence[Part]) -> str:
    """The text of a cell: lines wrapped at its edge joined, a line that ends although more would fit kept apart."""
    across = min((part.across for part in parts), default=0.0)
    texts: list[list[str]] = []
    before: tuple[Part, Line] | None = None
    for part, line in _lines(parts):
        if (
            before is None
            or before[0].takes(before[1], line, across)
            or _is_new_item(join(texts[-1]), line.text)
        ):
            texts.append([])
        texts[-1].append(line.text)
        before = part, line
    return "\n".join(map(join, texts))


def _lines(parts: Sequence[Part]) -> Iterator[tuple[Part, Line]]:
    return ((part, line) for part in parts for line in part.lines)


def _is_new_item(above: str, below: str) -> bool:
    """Whether a line begins a name or a key of its own, though the line above is full: lists of units have no marks."""
    key = _KEY.match(below)
    if (key and (role_of(key[1]) or _TIME.fullmatch(key[1]) or not _HAN_END.search(above))) or (
        _UNIT_END.search(above) and _UNIT_BEGIN.match(below)
    ):
        return True
    return _UNIT_END.search(above) is not None and lists_on(above, below)


def _first_word(line: Line) -> float:
    """The width of what could have stood in the line before: a wide character and a closing mark, or a word."""
    per_character = (line.x1 - line.x0) / max(len(line.text), 1)
    word = re.match(r"[^\s\u2e80-\uffef]+", line.text)
    count = len(word[0]) if word else 1
    if line.text[count : count + 1] in tuple("，。、；：）》〉】”’！？"):
        count += 1
    wide = WIDE.match(line.text) is not None
    return max(count * (line.size if wide else per_character), per_character)
