"""Passages: the own paragraphs of each outline node, in which tasks of running text are looked for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cache

from corpus.model import Record, Span
from indexer.metadata.signature import Signature
from indexer.outline import Node

_MARKS = {"(": ")", "〔": "〕", "[": "]", "【": "】", "{": "}", "《": "》", "“": "”", "‘": "’", "「": "」"}
_CLOSING = frozenset(_MARKS.values())
_MARK = re.compile(r"[()〔〕\[\]【】{}《》“”‘’「」。;!?.\n]")
_BRACKET = re.compile(r"[()〔〕\[\]【】]")
_OPENING = {")": "(", "〕": "〔", "]": "[", "】": "【"}
_STOPS = "。;!?"
_TASK_STYLE = re.compile(r"han_bracket|arabic|circled|decimal|han$|ordinal")
_LONGEST_HEADING = 40
# Brackets nest two or three deep; deeper ones come from damage or malice and are not counted.
_DEEPEST = 12
# Behind a signature stand a remark and who gets a copy; what is longer is text again.
_LONGEST_IMPRINT = 200
_ENDED = "。.;!?)〕】"
# 完成时限：6月底 is whole without a stop behind it.
_KEY_LINE = re.compile(r"[一-龥\s]{2,10}:")
# A bracket that assigns is closed within so many lines and characters.
_MOST_LINES = 6
_LONGEST_BRACKET = 400
_ASSIGNS = re.compile(
    r"[(〔\[【][^()〔〕\[\]【】]{0,120}(?:牵头|负责|责任|配合|落实|单位|部门)|[(〔\[【]\s?$"
)


class Prose(Record):
    """A text to find tasks in: as it is, and folded (of the same length)."""

    text: str
    folded: str


class Passage(Record):
    """The own paragraphs of `nodes[place]` without its label, in order."""

    place: int
    paragraphs: tuple[Span, ...]
    number: str | None = None


def read_passages(
    prose: Prose, nodes: Sequence[Node], signatures: Sequence[Signature] = ()
) -> tuple[Passage, ...]:
    """The passages of all nodes, in their order and each at its node's place.

    Paragraphs of a label alone are left out, and so is the signature below the last of them.
    """
    signed = sorted(signature.start for signature in signatures if signature.issuers)
    passages = []
    for place, node in enumerate(nodes):
        spans = [Span(start=span.start, end=span.end) for span in node.own]
        if spans and node.label:
            begins = spans[0].start + len(node.label)
            spans[0] = trimmed(prose, begins, spans[0].end)
        whole = _closed(prose, [span for span in spans if span.end > span.start])
        paragraphs = _unsigned(prose, whole, signed)
        number = node.path[-1].strip("()") if node.path and _TASK_STYLE.match(node.style) else None
        passages.append(Passage(place=place, paragraphs=paragraphs, number=number))
    return tuple(passages)


def _closed(prose: Prose, paragraphs: list[Span]) -> list[Span]:
    """The paragraphs, those that part an assigning bracket made one."""
    found: list[Span] = []
    place = 0
    while place < len(paragraphs):
        span = paragraphs[place]
        last = _last_of_bracket(prose, paragraphs, place)
        found.append(span if last == place else Span(start=span.start, end=paragraphs[last].end))
        place = last + 1
    return found


def _last_of_bracket(prose: Prose, paragraphs: Sequence[Span], place: int) -> int:
    """The place of the paragraph that closes the bracket which one leaves open, or that one's own place."""
    opened = _opened(prose.folded, paragraphs[place].start, paragraphs[place].end)
    if opened is None or not _ASSIGNS.match(prose.folded, opened, paragraphs[place].end):
        return place
    for last in range(place + 1, min(len(paragraphs), place + _MOST_LINES)):
        end = paragraphs[last].end
        if end - opened > _LONGEST_BRACKET:
            break
        if _opened(prose.folded, opened, end) is None:
            return last
    return place


def _opened(folded: str, start: int, end: int) -> int | None:
    """Where the first bracket begins that the span does not close."""
    opened: list[int] = []
    for mark in _BRACKET.finditer(folded, start, end):
        if mark[0] in "(〔[【":
            opened.append(mark.start())
        elif opened and folded[opened[-1]] == _OPENING[mark[0]]:
            opened.pop()
    return opened[0] if opened else None


def _unsigned(prose: Prose, paragraphs: Sequence[Span], signed: Sequence[int]) -> tuple[Span, ...]:
    """The paragraphs before a signature, which begins at one of `signed` behind a whole sentence."""
    if len(paragraphs) > 1:
        first = bisect_left(signed, paragraphs[1].start)
        for start in signed[first : bisect_right(signed, paragraphs[-1].start)]:
            place = bisect_left(paragraphs, start, key=lambda paragraph: paragraph.start)
            before = paragraphs[place - 1]
            ended = prose.folded[before.end - 1] in _ENDED or _KEY_LINE.match(prose.folded, before.start)
            if ended and paragraphs[-1].end - start <= _LONGEST_IMPRINT:
                return tuple(paragraphs[:place])
    return tuple(paragraphs)


def trimmed(prose: Prose, start: int, end: int) -> Span:
    """The span without blanks at its ends."""
    piece = prose.folded[start:end]
    return Span(start=start + len(piece) - len(piece.lstrip()), end=max(start, start + len(piece.rstrip())))


def is_heading(prose: Prose, words: Span) -> bool:
    """Whether words are a heading: short, and one sentence at most."""
    inner = prose.folded[words.start : min(words.end - 1, words.start + _LONGEST_HEADING)]
    return words.end - words.start <= _LONGEST_HEADING and "。" not in inner and ";" not in inner


def sentences(prose: Prose, start: int, end: int, stops: str = _STOPS) -> list[Span]:
    """The sentences of a span, each with the mark that ends it; marks inside brackets and quotes end nothing."""
    if not _any_stop(stops)(prose.folded, start, end):
        span = trimmed(prose, start, end)
        return [span] if span.end > span.start else []
    found: list[Span] = []
    closers: list[str] = []
    begins = start
    for mark in _MARK.finditer(prose.folded, start, end):
        character, place = mark[0], mark.start()
        if character in _MARKS:
            if len(closers) < _DEEPEST:
                closers.append(_MARKS[character])
        elif character in _CLOSING:
            if character in closers:
                del closers[closers.index(character) :]
        elif not closers and (character in stops or character == "\n" or _is_stop(prose.folded, place)):
            found.append(trimmed(prose, begins, place + 1))
            begins = place + 1
            closers.clear()
    found.append(trimmed(prose, begins, end))
    return [span for span in found if span.end > span.start]


@cache
def _any_stop(stops: str) -> Callable[..., re.Match[str] | None]:
    return re.compile(rf"[{re.escape(stops)}.\n]").search


def _is_stop(folded: str, place: int) -> bool:
    """Whether a dot ends a sentence, as PDF text layers write 。: Han before it, and Han or nothing behind."""
    if folded[place] != "." or not place or not "一" <= folded[place - 1] <= "鿿":
        return False
    behind = folded[place + 1 : place + 2]
    return not behind or behind.isspace() or "一" <= behind <= "鿿"
