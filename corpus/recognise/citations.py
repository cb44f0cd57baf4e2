"""Citations of other texts: documents, articles and standards, found here and resolved later."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Citation
from corpus.recognise.articles import find_articles, find_near_references, law_before, read_references
from corpus.recognise.characters import HAN, fold
from corpus.recognise.document_numbers import find_document_numbers
from corpus.recognise.numbering import read_label
from corpus.recognise.repeals import mark_repealed
from corpus.recognise.standards import find_standards
from corpus.recognise.titles import find_titles

_BRACKET = re.compile(r" {0,2}\((?:[^()\n]|\([^()\n]{0,40}\)){1,160}\)")
_SHORT = r"(?:(?:以下|下)?(?:简称|统称|并称|合称)|以下称|下称)为? ?:?"
_ALIAS = re.compile(rf"{_SHORT} ?[《“\"「『]?(?P<alias>[^《》“”\"「」『』(),;。]{{1,40}})")
_ALIAS_BEFORE = re.compile(rf"{_SHORT} ?$")
_EDITION = re.compile(r" {0,2}\((?:试行|暂行|修订|修正|(?:19|20)\d\d ?年?[^()]{0,8})\)", re.ASCII)
_CLAUSE = re.compile(
    r"(?:的|中)? {0,2}第? {0,2}(?P<clause>\d{1,2}(?:\.\d{1,3}){1,5}) {0,2}[条款项]", re.ASCII
)
_OF = re.compile(r"(?:的|中)?(?: {0,2}第[\d一二三四五六七八九十]{1,3}[编章节]){0,3}(?= {0,2}第)")
_ISSUED = re.compile(r"(?:公布|发布|颁布|印发|下发)的$")
_LONGEST_ISSUED = 3
_GAP = 2
_LEAD_IN = re.compile(rf"(?:[{HAN}]{{2,20}}[、 ]){{1,6}}|(?!根据|依据|按照|依照|参照|经)[^()]{{0,5}}")
_LONGEST_LABEL = 48
_DEEPEST_INDENT = 12
_LONGEST_ALIAS_LEAD = 10


@dataclass(frozen=True)
class _Number:
    """A document's or a standard's number in the text."""

    start: int
    end: int
    number: str
    standard: bool


@dataclass
class _Named:
    """A text as one place names it; `end` grows while number, edition and alias are read behind the title."""

    start: int
    end: int
    title: str | None = None
    number: str | None = None
    standard: bool = False
    alias: str | None = None

    def take(self, number: _Number) -> None:
        self.number, self.standard = number.number, number.standard
        self.start, self.end = min(self.start, number.start), max(self.end, number.end)


def find_citations(text: str) -> list[Citation]:
    """The citations of a text in order, none resolved: `target` is None.

    A title with its number is one citation; each listed article is one of its own (《甲法》第三条、第五条 are two,
    both with the title). 本法第三条, 前款 and a lone 第三条 have no title. 以下简称《办法》 is no citation but the alias
    of the one before it.
    """
    folded = fold(text)
    numbers = _numbers(text)
    citations: list[Citation] = []
    for named in _named(text, folded, numbers):
        citations += _cited(text, folded, named)
    citations += _lone_articles(text, folded, citations)
    citations.sort(key=lambda citation: citation.start)
    return mark_repealed(folded, citations)


def _numbers(text: str) -> list[_Number]:
    found = [
        _Number(mention.start, mention.end, mention.number, False) for mention in find_document_numbers(text)
    ]
    found += [_Number(mention.start, mention.end, mention.number, True) for mention in find_standards(text)]
    return sorted(found, key=lambda number: number.start)


def _named(text: str, folded: str, numbers: list[_Number]) -> Iterator[_Named]:
    """The texts named by title, number or both, in order."""
    starting = {number.start: number for number in numbers}
    ending = {number.end: number for number in numbers}
    done = 0
    waiting = iter(numbers)
    number = next(waiting, None)
    for title in find_titles(folded):
        if title.start < done or _ALIAS_BEFORE.search(
            folded, max(0, title.start - _LONGEST_ALIAS_LEAD), title.start
        ):
            done = max(done, title.end)
            continue
        named = _Named(title.start, title.end, text[title.start + 1 : title.end - 1].strip())
        issued = _ISSUED.search(folded, max(0, title.start - _LONGEST_ISSUED), title.start)
        last = issued.start() if issued else title.start
        before = _at(ending, folded, range(last, last - _GAP - 1, -1))
        if before and before.start >= done:
            named.take(before)
        _read_behind(text, folded, named, starting)
        while number and number.start < named.start:
            if number.start >= done and number.end <= named.start:
                yield _Named(number.start, number.end, None, number.number, number.standard)
            number = next(waiting, None)
        while number and number.start < named.end:
            number = next(waiting, None)
        done = named.end
        yield named
    while number:
        if number.start >= done:
            yield _Named(number.start, number.end, None, number.number, number.standard)
        number = next(waiting, None)


def _at(numbers: dict[int, _Number], folded: str, positions: range) -> _Number | None:
    """The number at the first of the positions, or behind blanks only."""
    for position in positions:
        if position in numbers:
            return numbers[position]
        blank = position if positions.step > 0 else position - 1
        if folded[blank : blank + 1] != " ":
            return None
    return None


def _inside(folded: str, numbers: dict[int, _Number], start: int, end: int) -> _Number | None:
    """The number that a bracket is there for: at its start, or behind the agencies that issued it together."""
    lead = _LEAD_IN.match(folded, start, end)
    furthest = min(lead.end() if lead else start, end - 1)
    return next((numbers[place] for place in range(start, furthest + 1) if place in numbers), None)


def _read_behind(text: str, folded: str, named: _Named, starting: dict[int, _Number]) -> None:
    """Takes in what belongs to a title behind it: its number, bare or in brackets, its edition, its alias."""
    while True:
        following = None if named.number else _at(starting, folded, range(named.end, named.end + _GAP + 1))
        if following:
            named.take(following)
            continue
        bracket = _BRACKET.match(folded, named.end)
        if bracket is None:
            return
        opened = folded.index("(", named.end)
        inside = None if named.number else _inside(folded, starting, opened + 1, bracket.end())
        alias = _ALIAS.search(folded, opened, bracket.end())
        if inside is None and alias is None and not _EDITION.fullmatch(folded, named.end, bracket.end()):
            return
        if inside:
            named.take(inside)
        if alias and named.alias is None:
            named.alias = text[alias.start("alias") : alias.end("alias")].strip()
        named.end = bracket.end()


def _cited(text: str, folded: str, named: _Named) -> Iterator[Citation]:
    """The citations that one named text makes: itself, or the articles listed behind it."""
    if named.standard:
        clause = _CLAUSE.match(folded, named.end)
        end = clause.end() if clause else named.end
        yield _citation(text, named, named.start, end, f"第{clause['clause']}条" if clause else None)
        return
    of = _OF.match(folded, named.end)
    references = read_references(folded, of.end()) if of else []
    if not references:
        yield _citation(text, named, named.start, named.end, None)
    for index, reference in enumerate(references):
        start = reference.start if index else named.start
        yield _citation(text, named, start, reference.end, reference.article)


def _citation(text: str, named: _Named, start: int, end: int, article: str | None) -> Citation:
    return Citation(
        text[start:end],
        start,
        end,
        "standard" if named.standard else "article" if article else "document",
        title=named.title,
        number=named.number,
        article=article,
        alias=named.alias,
    )


def _lone_articles(text: str, folded: str, taken: list[Citation]) -> Iterator[Citation]:
    """Articles cited without 《》: of a law named in plain words, of this text (本法第三条), or of neither (前款)."""
    starts = [citation.start for citation in taken]
    done = 0
    for article in find_articles(folded):
        before = bisect_right(starts, article.start) - 1
        done = max(done, taken[before].end) if before >= 0 else done
        if article.start < done or _labels_line(folded, article.start):
            continue
        law, name = law_before(folded, article.start)
        for citation in _cited(text, folded, _Named(max(law, done), article.start, name)):
            yield citation
            done = citation.end
    for near in find_near_references(folded):
        yield _citation(text, _Named(near.start, near.end), near.start, near.end, near.article)


def _labels_line(folded: str, position: int) -> bool:
    """Whether an article number is the label of its own line (第三条 为了…), not a citation."""
    before = folded[max(0, position - _DEEPEST_INDENT) : position].rpartition("\n")
    if before[2].strip(" *#") or (not before[1] and position >= _DEEPEST_INDENT):
        return False
    return read_label(folded[position : position + _LONGEST_LABEL]) is not None
