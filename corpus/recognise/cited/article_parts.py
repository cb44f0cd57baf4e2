"""The parts of one article: its paragraphs (款), their items (项) and sub-items (目)."""

import re

from corpus.model import Record, Span
from corpus.recognise.characters import fold
from corpus.recognise.numbering import read_label
from corpus.recognise.numerals import read_numeral

_LABEL = re.compile(
    r"[ \t]*第 ?[〇零一二三四五六七八九十百千\d]{1,9} ?条(?:之[一二三四五六七八九十]{1,3})?[ \t]*"
    r"(?:[【(][^】)\n]{2,30}[】)])?[ \t]*"
)
_HAN = "[〇零一二三四五六七八九十百]{1,5}"
# Items that stand in the line of their paragraph: 下列行为:(一)…;(二)….
_INLINE = re.compile(rf"(?:^|(?<=[:;,。]))[ \t]*\([ ]?(?P<number>{_HAN})[ ]?\)")
_LINE = re.compile(r"[^\n]+")
_CLOSING = " \t\n;；"
# Of one article: a list or range of parts ends in more than these.
_NAMED_PARTS = re.compile(
    rf"(?<=条)(?:之[一二三四五六七八九十]{{1,2}})?(?:第(?P<paragraph>{_HAN})款)?(?:第(?P<item>{_HAN})项)?(?:第{_HAN}目)?$"
)


class Item(Record):
    """A 项 of a paragraph: its printed number's value and its span, from its label on; `points` are its 目."""

    number: int
    span: Span
    points: tuple[Span, ...] = ()


class Paragraph(Record):
    """A 款: its span, with its items, without the article's own number."""

    span: Span
    items: tuple[Item, ...] = ()


def read_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of an article whose whole text, from its number on, is `text`. Spans count characters of it.

    Each line that is no item begins a paragraph; a line labelled 1. within an item is one of its points.
    """
    folded = fold(text)
    opening = _LABEL.match(folded)
    first = opening.end() if opening else 0
    drafts: list[_Draft] = []
    for line in _LINE.finditer(folded, first):
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        end = line.start() + len(line[0].rstrip())
        if start >= end:
            continue
        label = read_label(folded[start:end])
        if label is not None and label.style == "han_bracket" and label.value is not None and drafts:
            drafts[-1].add_item(label.value, start, end)
        elif label is not None and label.style in _POINTS and drafts and drafts[-1].items:
            drafts[-1].add_point(start, end)
        else:
            drafts.append(_Draft(start, end))
            _take_inline(folded, drafts[-1])
    return tuple(draft.done() for draft in drafts)


_POINTS = frozenset({"arabic", "arabic_bracket", "arabic_close", "circled"})


def missing_part(text: str, reference: str) -> str | None:
    """The part of an article that a reference in normal form (第三条第二款第一项) names and its text has not: 第二款.

    None where it has what is named, or where that is all of it, several parts or a range.
    """
    named = _NAMED_PARTS.search(reference)
    if named is None or not named[0]:
        return None
    paragraphs = read_paragraphs(text)
    if named["paragraph"]:
        number = read_numeral(named["paragraph"]) or 0
        if not 1 <= number <= len(paragraphs):
            return f"第{named['paragraph']}款"
        paragraphs = paragraphs[number - 1 : number]
    numbers = {item.number for paragraph in paragraphs for item in paragraph.items}
    if named["item"] and read_numeral(named["item"]) not in numbers:
        return f"第{named['item']}项"
    return None


class _Draft:
    """A paragraph while its lines are read."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.items: list[tuple[int, int, int, list[Span]]] = []

    def add_item(self, number: int, start: int, end: int) -> None:
        self.items.append((number, start, end, []))
        self.end = end

    def add_point(self, start: int, end: int) -> None:
        number, first, _, points = self.items[-1]
        points.append(Span(start=start, end=end))
        self.items[-1] = (number, first, end, points)
        self.end = end

    def done(self) -> Paragraph:
        items = tuple(
            Item(number=number, span=Span(start=start, end=end), points=tuple(points))
            for number, start, end, points in self.items
        )
        return Paragraph(span=Span(start=self.start, end=self.end), items=items)


def _take_inline(folded: str, draft: _Draft) -> None:
    """Items printed within the paragraph's line, where they count up from one."""
    marks = list(_INLINE.finditer(folded, draft.start, draft.end))
    numbers = [read_numeral(mark["number"]) for mark in marks]
    if len(marks) < 2 or numbers != list(range(1, len(marks) + 1)):
        return
    starts = [mark.start() + len(mark[0]) - len(mark[0].lstrip()) for mark in marks]
    stops = [*starts[1:], draft.end]
    for number, (start, stop) in enumerate(zip(starts, stops, strict=True), start=1):
        end = start + len(folded[start:stop].rstrip(_CLOSING))
        draft.items.append((number, start, end, []))
