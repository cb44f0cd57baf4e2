"""The passages of an interpretation, each shown whole: a question with its answer, an article of a ruling, a paragraph."""

import re

from corpus.model import Article, Reading, Record
from corpus.recognise.characters import fold
from corpus.recognise.numbering import read_label

# Longer items are shown by the paragraph that speaks of the clause.
_LONGEST = 4_000
_MOST = 5_000
_SHORTEST_ARTICLE = 8
_QUESTION = re.compile(
    r"[ #*]{0,8}(?:问 ?\d{0,3} ?[:.、]|Q ?\d{0,3} ?[:.、]|问题 ?[一二三四五六七八九十\d]{1,3} ?[:.、]|\[?记者(?:提)?问?\]? ?[:]"
    r"|(?:\d{1,3} ?[.、]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\))[^\n]{3,120}?\?[ *]{0,4}$)",
    re.I,
)
_HEADING = re.compile(r"[ #*]{0,8}[一二三四五六七八九十]{1,3}、[^。\n]{2,40}$")


class Passage(Record):
    """A stretch of an interpretation, and the lines it is made of."""

    start: int
    end: int
    lines: tuple[tuple[int, int], ...]


def find_passages(reading: Reading) -> tuple[Passage, ...]:
    """The passages of an interpretation behind its title, in order."""
    articles = [clause.evidence for clause in reading.clauses if isinstance(clause, Article)]
    if articles and not reading.document.only_explains:
        found = (Passage(one.start, one.end, _lines(reading.text, one.start, one.end)) for one in articles)
        return tuple(found)[:_MOST]
    title = reading.document.found.get("title")
    passages: list[Passage] = []
    item: list[tuple[int, int]] = []
    asked = False
    for start, end in _lines(reading.text, title.end if title else 0, len(reading.text)):
        line = fold(reading.text[start:end])
        question = _QUESTION.match(line) is not None or prints_article(line)
        if question or not asked or _HEADING.match(line):
            passages += _item(item)
            item, asked = [], question
        item.append((start, end))
    passages += _item(item)
    return tuple(passages[:_MOST])


def prints_article(line: str) -> bool:
    """Whether a line prints an article, which what stands below it explains: 第四条 新建居住区…, 【释义】…"""
    label = read_label(line)
    return label is not None and label.style == "article" and len(line) > label.end + _SHORTEST_ARTICLE


def _lines(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The lines between two places that hold anything, without the blanks around them."""
    found = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = text[start:stop]
        if stripped := line.strip():
            first = start + line.index(stripped[0])
            found.append((first, first + len(stripped)))
        start = stop + 1
    return tuple(found)


def _item(lines: list[tuple[int, int]]) -> list[Passage]:
    if not lines:
        return []
    if lines[-1][1] - lines[0][0] > _LONGEST:
        return [Passage(start, end, ((start, end),)) for start, end in lines]
    return [Passage(lines[0][0], lines[-1][1], tuple(lines))]
