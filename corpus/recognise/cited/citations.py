"""Citations of other texts: documents, articles and standards, found here and resolved later."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Citation
from corpus.recognise.characters import HAN, fold
from corpus.recognise.cited.articles import (
    Reference,
    find_articles,
    find_bare_articles,
    find_near_references,
    read_bare_references,
    read_references,
)
from corpus.recognise.cited.document_numbers import agency_before, find_document_numbers
from corpus.recognise.cited.editions import (
    edition_at_end,
    edition_before,
    edition_behind,
    edition_in_bracket,
    edition_of_name,
    taken_from_year,
    year_before,
)
from corpus.recognise.cited.named_laws import is_former, law_before
from corpus.recognise.cited.nested_titles import find_printed_titles
from corpus.recognise.cited.referring import refer_back
from corpus.recognise.cited.repeal_lists import Listed, find_repeal_lists
from corpus.recognise.cited.repeals import mark_repealed
from corpus.recognise.cited.short_names import introduces_short_name, read_short_names
from corpus.recognise.cited.standards import find_standards
from corpus.recognise.numbering import read_label
from corpus.recognise.unit.collectives import is_collective

_BRACKET = re.compile(r" {0,2}\((?:[^()\n]|\([^()\n]{0,40}\)){1,160}\)")
_NUMBER_INSIDE = re.compile(r" {0,2}(?P<open>\( {0,2})(?=[^()\n]{2,60}\) {0,2}》$)")
_CLAUSE = re.compile(
    r"(?:的|中)? {0,2}第? {0,2}(?P<clause>\d{1,2}(?:\.\d{1,3}){1,5}) {0,2}[条款项]", re.ASCII
)
_OF = re.compile(
    rf"(?:[{HAN}]{{1,4}}编|总则|分则)?(?:的|中)?(?: {{0,2}}第[\d一二三四五六七八九十]{{1,3}}[编章节]){{0,3}}(?= {{0,2}}第)"
)
_ISSUED = re.compile(r"(?:公布|发布|颁布|印发|下发)的$")
_LONGEST_ISSUED = 3
_LONGEST_BY = 5
# A title that its issuer stands before, not in: 国务院办公厅《关于…的意见》, 市政府印发的《关于…》.
_ABOUT = ("关于", "印发", "转发")
_BY = re.compile(r"(?:印发|下发|发布|转发|制定|出台)?的? ?$")
_GAP = 2
# 六条 alone may count what a law has; 16条 and 十六条 number an article of it.
_SHORTEST_BARE = 2
_LEAD_IN = re.compile(rf"(?:[{HAN}]{{2,20}}[、 ]){{1,6}}|(?!根据|依据|按照|依照|参照|经)[^()]{{0,5}}")
_LONGEST_LABEL = 48
_DEEPEST_INDENT = 12
# An article that follows the one before it in the same line: 。 第三条 从事…
_RUN_ON = re.compile(r"[。;:] {1,4}$")


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
    own: bool = False
    edition: str | None = None
    issuer: str | None = None
    aliases: tuple[str, ...] = ()

    def take(self, number: _Number) -> None:
        self.number, self.standard = number.number, number.standard
        self.start, self.end = min(self.start, number.start), max(self.end, number.end)


def find_citations(text: str) -> list[Citation]:
    """The citations of a text in order, none resolved: `target` is None.

    A title with its number is one citation; each listed article is one of its own (《甲法》第三条、第五条 are two,
    both with the title). 本法第三条 and 前款 are `own`; a lone 第三条 has neither title nor that. 以下简称《办法》 is no
    citation but the alias of the one before it, whose title and number the 《办法》 of later places bear, as 该办法 does.
    """
    folded = fold(text)
    named = list(_named(text, folded, _numbers(text)))
    _share_out(named)
    citations = [citation for each in named for citation in _cited(text, folded, each)]
    citations += _lone_articles(text, folded, citations)
    listed = find_repeal_lists(text)
    citations += _listed(text, listed, citations)
    citations.sort(key=lambda citation: citation.start)
    return mark_repealed(folded, refer_back(text, folded, citations), listed)


def _listed(text: str, listed: Sequence[Listed], taken: Sequence[Citation]) -> list[Citation]:
    """The titles that lists of what is abolished print without 《》."""
    starts = {citation.start for citation in taken}
    return [
        _citation(text, _Named(span.start, span.end, text[span.start : span.end]), span.start, span.end, None)
        for span in (each.title for each in listed)
        if span.start not in starts and text[span.start] != "《"
    ]


def _share_out(named: list[_Named]) -> None:
    """Gives each of several texts named in a row its own of the short names that stand behind the last."""
    for place, last in enumerate(named):
        count = len(last.aliases)
        if count > 1:
            row = named[max(0, place + 1 - count) : place + 1]
            near = all(after.start - before.end <= _GAP for before, after in pairwise(row))
            names = last.aliases if len(row) == count and near else ()
            last.aliases = ()
            for each, name in zip(row, names, strict=False):
                each.aliases = (name,)


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
    for title in find_printed_titles(folded):
        if title.start < done or introduces_short_name(folded, title.start):
            done = max(done, title.end)
            continue
        named = _Named(title.start, title.end, text[title.name.start : title.name.end].strip())
        _read_inside(text, folded, named, starting)
        issued = _ISSUED.search(folded, max(0, title.start - _LONGEST_ISSUED), title.start)
        last = issued.start() if issued else title.start
        before = _at(ending, folded, range(last, last - _GAP - 1, -1))
        if before and before.start >= done:
            named.take(before)
        _read_edition_before(folded, named, done)
        _read_issuer(folded, named, title.start, done)
        _read_behind(text, folded, named, starting)
        _read_year_before(folded, named, done)
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
        if bare := edition_behind(folded, named.end):
            named.edition, named.end = named.edition or bare.printed, bare.end
        bracket = _BRACKET.match(folded, named.end)
        if bracket is None:
            return
        opened = folded.index("(", named.end)
        inside = None if named.number else _inside(folded, starting, opened + 1, bracket.end())
        aliases = read_short_names(text, folded, opened, bracket.end())
        edition = edition_in_bracket(folded, named.end, bracket.end())
        if inside is None and not aliases and edition is None:
            return
        if inside:
            named.take(inside)
        # 原《甲法》（2012年）: the year says which of the former texts.
        if edition and (named.edition is None or (named.edition == "原" and edition[0].isdigit())):
            named.edition = edition
        named.aliases = named.aliases or aliases
        named.end = bracket.end()


def _read_issuer(folded: str, named: _Named, start: int, done: int) -> None:
    """Takes in who stands before a title that does not name its issuer itself."""
    if not (named.title or "").startswith(_ABOUT):
        return
    by = _BY.search(folded, max(done, start - _LONGEST_BY), start)
    agency = agency_before(folded, by.start()) if by and by.start() > done else None
    named.issuer = None if agency is None or is_collective(agency) else agency


def _read_inside(text: str, folded: str, named: _Named, starting: dict[int, _Number]) -> None:
    """Takes the number out of a title that holds it: 《关于甲的通知（国发〔2019〕3号）》."""
    found = _NUMBER_INSIDE.search(folded, named.start, named.end)
    number = starting.get(found.end("open")) if found else None
    if found and number and folded[number.end : named.end].strip() == ")》":
        named.title = text[named.start + 1 : found.start()].strip()
        named.number, named.standard = number.number, number.standard


def _read_edition_before(folded: str, named: _Named, done: int) -> None:
    """Takes in which text of several is meant: 2014年修正的《安全生产法》, 原《担保法》."""
    if is_former(folded, named.start):
        named.edition = "原"
    elif before := edition_before(folded, done, named.start):
        named.edition, named.start = before.printed, before.start


def _read_year_before(folded: str, named: _Named, done: int) -> None:
    """Takes in the bare year before a text of which an article is cited: 2012年《甲法》第七条."""
    of = _OF.match(folded, named.end)
    if named.edition or named.standard or of is None or not read_references(folded, of.end()):
        return
    if year := year_before(folded, done, named.start):
        named.edition, named.start = year.printed, year.start


def _cited(text: str, folded: str, named: _Named) -> Iterator[Citation]:
    """The citations that one named text makes: itself, or the articles listed behind it."""
    if named.standard:
        clause = _CLAUSE.match(folded, named.end)
        end = clause.end() if clause else named.end
        yield _citation(text, named, named.start, end, f"第{clause['clause']}条" if clause else None)
        return
    of = _OF.match(folded, named.end)
    references = read_references(folded, of.end()) if of else []
    if named.title and not references:
        references = _without_its_sign(folded, named)
    if not references:
        yield _citation(text, named, named.start, named.end, None)
    for index, reference in enumerate(references):
        start = reference.start if index else named.start
        yield _citation(text, named, start, reference.end, reference.article)


def _without_its_sign(folded: str, named: _Named) -> list[Reference]:
    """The articles right behind a name without 第 (消法五十五条); one character may count what the law has (三条措施)."""
    references = read_bare_references(folded, named.end)
    return references if references and references[0].end - named.end > _SHORTEST_BARE else []


def _citation(text: str, named: _Named, start: int, end: int, article: str | None) -> Citation:
    return Citation(
        text[start:end],
        start,
        end,
        "standard" if named.standard else "article" if article else "document",
        title=named.title,
        number=named.number,
        article=article,
        own=named.own,
        edition=named.edition,
        issuer=named.issuer,
        alias=named.aliases[0] if named.aliases else None,
    )


def _lone_articles(text: str, folded: str, taken: list[Citation]) -> Iterator[Citation]:
    """Articles cited without 《》: of a law named in plain words, of this text (本法第三条, 前款), or of neither (第三条)."""
    starts = [citation.start for citation in taken]
    done = 0
    bare = set(find_bare_articles(folded))
    for start in sorted({article.start for article in find_articles(folded)} | bare):
        before = bisect_right(starts, start) - 1
        done = max(done, taken[before].end) if before >= 0 else done
        if start < done or _labels_line(folded, start):
            continue
        if start in bare and ((law := law_before(folded, start)).kind != "named" or law.generic):
            continue
        named = _in_plain_words(folded, start, done)
        for citation in _cited(text, folded, named):
            if citation.article:
                yield citation
                done = citation.end
    for near in find_near_references(folded):
        yield _of_this_text(text, near)


def _in_plain_words(folded: str, position: int, done: int) -> _Named:
    """What the article at the position is of in plain words, with the edition before or behind its name."""
    behind = edition_at_end(folded, done, position)
    law = law_before(folded, behind.start if behind else position)
    if behind and law.kind != "named":
        behind, law = None, law_before(folded, position)
    named = _Named(max(law.start, done), position, law.name, own=law.kind == "own")
    if law.kind == "that":
        named.title = None
    if law.kind != "named" or law.name is None or law.start < done:
        return named
    taken = taken_from_year(folded, law.start, law.name)
    named.title = law.name[taken:]
    if behind:
        named.edition = behind.printed
    elif is_former(folded, law.start):
        named.edition = "原"
    elif before := edition_of_name(folded, done, law.start + taken):
        named.edition, named.start = before.printed, before.start
    return named


def _of_this_text(text: str, reference: Reference) -> Citation:
    own = _Named(reference.start, reference.end, own=True)
    return _citation(text, own, reference.start, reference.end, reference.article)


def _labels_line(folded: str, position: int) -> bool:
    """Whether an article number is the label of its own text (第三条 为了…), not a citation."""
    before = folded[max(0, position - _DEEPEST_INDENT) : position].rpartition("\n")
    if not _RUN_ON.search(before[2]) and (
        before[2].strip(" *#") or (not before[1] and position >= _DEEPEST_INDENT)
    ):
        return False
    return read_label(folded[position : position + _LONGEST_LABEL]) is not None
