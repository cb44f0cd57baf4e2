"""Joins lines that were ended inside a sentence: by a fixed width, after a comma, inside a bracket."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.recognise.numbering import read_label
from indexer.draft import Draft, Edit
from indexer.repair.lines import RawLine, lines_of

KIND = "line_end"
# Columns: a Chinese character takes two. A text was filled to a width when so many of its lines, and this share,
# end within this many columns of it, next to none beyond, and most of them inside a sentence.
_NARROWEST, _RAGGED = 40, 5
_FULL, _SHARE, _INSIDE = 6, 0.3, 0.6
_BEYOND = 0.03
_SENTENCE_ENDS = "。！？!?；;：:…"
# After these a sentence goes on; after the second kind it does in running text.
_GOES_ON = "，,、"
_CONNECTS = ("的", "和", "与", "及", "或")
_RUNNING = re.compile(r"[。；;].{8}")
# No line begins with these: marks that close or divide, words that only go on.
_CONTINUES = re.compile(
    r"[、，,；;。）)》”]|等(?:[^级候于待\d]|$)|的(?![士确])|以及|或者|并(?![购网联])|和(?![平谐田县硕布林顺政睦解])|及(?![时格])"
)
_SHORTEST = 6
_OPENING, _CLOSING = "（(《〔「“", "）)》〕」”"
# A bracket cut by a line end is no longer than this.
_BRACKET = 60
# One of units and their roles may run over so many lines and characters.
_BRACKET_LINES, _LONG_BRACKET = 6, 240
_LONG_OPENING, _LONG_CLOSING = "（(〔", "）)〕"
_KEYED = re.compile(r"[^，,。；;：:\n]{2,10}[：:]")
_DATED = re.compile(
    r"[ 〇零一二三四五六七八九十\d]{4,5}年[ 〇零一二三四五六七八九十\d]{1,3}月(?:[ 〇零一二三四五六七八九十\d]{1,4}日)?$"
)


def join_lines(draft: Draft) -> tuple[Edit, ...]:
    """Joins of lines outside tables; headings, labels, keys and dates begin lines of their own."""
    lines = lines_of(draft)
    headings = {mark.start for mark in draft.headings}
    width = _filled_width([line for line in lines if not line.fixed])
    brackets = _long_brackets(lines)
    edits: list[Edit] = []
    for place, (line, following) in enumerate(pairwise(lines)):
        if line.fixed or following.fixed or not line.text or not following.text:
            continue
        inside = place in brackets
        why = "括号内断开的行" if inside else _why(line.text, following.text, width)
        if (
            why
            and following.start not in headings
            and line.start not in headings
            and not (_KEYED.match(following.text) if inside else _begins(following.text))
        ):
            blank = (
                " "
                if line.text[-1].isascii() and line.text[-1].isalpha() and following.text[0].isascii()
                else ""
            )
            edits.append(Edit(line.end, following.start, blank, KIND, why=why))
    return tuple(edits)


def _why(line: str, following: str, width: int) -> str | None:
    if line[-1] in _SENTENCE_ENDS:
        return None
    if _CONTINUES.match(following) and len(line) >= _SHORTEST:
        return "句子中间断开的行"
    if width and width - _RAGGED <= _columns(line) <= width:
        return "按固定宽度断开的行"
    if _is_cut_bracket(line, following):
        return "括号内断开的行"
    if line[-1] in _GOES_ON and _RUNNING.search(line):
        return "句子中间断开的行"
    if line.endswith(_CONNECTS) and _RUNNING.search(line) and following[-1] in _SENTENCE_ENDS:
        return "句子中间断开的行"
    return None


def _begins(line: str) -> bool:
    """Whether a line begins something: an outline label, a key, a date, an annex."""
    return bool(read_label(line) or _KEYED.match(line) or _DATED.match(line))


def _columns(line: str) -> int:
    return len(line.encode("gbk", "replace"))


def _filled_width(lines: Sequence[RawLine]) -> int:
    """The width that the lines were filled to, or 0."""
    widths = [(_columns(line.text), line) for line in lines if len(line.text) * 2 >= _NARROWEST]
    if len(widths) < _FULL:
        return 0
    ordered = sorted((width for width, _ in widths), reverse=True)
    width = ordered[int(len(ordered) * _BEYOND)]
    if width < _NARROWEST:
        return 0
    full = [line for columns, line in widths if width - _RAGGED <= columns <= width]
    inside = sum(1 for line in full if line.text[-1] not in _SENTENCE_ENDS)
    filled = len(full) >= max(_FULL, len(lines) * _SHARE) and inside >= len(full) * _INSIDE
    return width if filled else 0


def _is_cut_bracket(line: str, following: str) -> bool:
    tail, head = line[-_BRACKET:], following[:_BRACKET]
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        place = tail.rfind(opening)
        if place < 0 or closing in tail[place:]:
            continue
        end, again = head.find(closing), head.find(opening)
        if end >= 0 and (again < 0 or end < again):
            return True
    return False


def _long_brackets(lines: Sequence[RawLine]) -> set[int]:
    """The places of lines whose end lies in a bracket that closes a few lines on, no outline label between."""
    found: set[int] = set()
    for place, line in enumerate(lines):
        if line.fixed or place in found or _depth(line.text) <= 0:
            continue
        depth, length = _depth(line.text), len(line.text) - max(map(line.text.rfind, _LONG_OPENING))
        for last in range(place + 1, min(place + 1 + _BRACKET_LINES, len(lines))):
            text = lines[last].text
            length += len(text)
            if lines[last].fixed or not text or read_label(text) or length > _LONG_BRACKET:
                break
            depth = max(depth + _depth(text), 0)
            if depth == 0:
                found.update(range(place, last))
                break
    return found


def _depth(text: str) -> int:
    """How many brackets a line leaves open; below nought where it closes those of lines before."""
    return sum(map(text.count, _LONG_OPENING)) - sum(map(text.count, _LONG_CLOSING))
