"""The texts that a text names by title, number or both, each with what belongs to it: number, edition, issuer, short names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.recognise.characters import HAN
from corpus.recognise.cited.articles import Reference, read_references
from corpus.recognise.cited.document_numbers import agency_before, find_document_numbers
from corpus.recognise.cited.editions import edition_before, edition_behind, edition_in_bracket, year_before
from corpus.recognise.cited.named_laws import is_former
from corpus.recognise.cited.nested_titles import find_printed_titles
from corpus.recognise.cited.short_names import introduces_short_name, read_short_names
from corpus.recognise.cited.standards import find_standards
from corpus.recognise.unit.collectives import is_collective

_BRACKET = re.compile(r" {0,2}\((?:[^()\n]|\([^()\n]{0,40}\)){1,160}\)")
_NUMBER_INSIDE = re.compile(r" {0,2}(?P<open>\( {0,2})(?=[^()\n]{2,60}\) {0,2}》$)")
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
_LEAD_IN = re.compile(rf"(?:[{HAN}]{{2,20}}[、 ]){{1,6}}|(?!根据|依据|按照|依照|参照|经)[^()]{{0,5}}")


@dataclass(frozen=True)
class _Number:
    """A document's or a standard's number in the text."""

    start: int
    end: int
    number: str
    standard: bool


@dataclass
class NamedText:
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


def find_named_texts(text: str, folded: str) -> list[NamedText]:
    """The texts that a text names by title or number, in order, each with its own of the short names told behind several."""
    named = list(_named(text, folded, _numbers(text)))
    _share_out(named)
    return named


def articles_behind(folded: str, end: int) -> list[Reference]:
    """The articles listed behind a name that ends there: 第二章第三条, 总则第五条、第六条."""
    of = _OF.match(folded, end)
    return read_references(folded, of.end()) if of else []


def _share_out(named: list[NamedText]) -> None:
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


def _named(text: str, folded: str, numbers: list[_Number]) -> Iterator[NamedText]:
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
        named = NamedText(title.start, title.end, text[title.name.start : title.name.end].strip())
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
                yield NamedText(number.start, number.end, None, number.number, number.standard)
            number = next(waiting, None)
        while number and number.start < named.end:
            number = next(waiting, None)
        done = named.end
        yield named
    while number:
        if number.start >= done:
            yield NamedText(number.start, number.end, None, number.number, number.standard)
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


def _read_behind(text: str, folded: str, named: NamedText, starting: dict[int, _Number]) -> None:
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


def _read_issuer(folded: str, named: NamedText, start: int, done: int) -> None:
    """Takes in who stands before a title that does not name its issuer itself."""
    if not (named.title or "").startswith(_ABOUT):
        return
    by = _BY.search(folded, max(done, start - _LONGEST_BY), start)
    agency = agency_before(folded, by.start()) if by and by.start() > done else None
    named.issuer = None if agency is None or is_collective(agency) else agency


def _read_inside(text: str, folded: str, named: NamedText, starting: dict[int, _Number]) -> None:
    """Takes the number out of a title that holds it: 《关于甲的通知（国发〔2019〕3号）》."""
    found = _NUMBER_INSIDE.search(folded, named.start, named.end)
    number = starting.get(found.end("open")) if found else None
    if found and number and folded[number.end : named.end].strip() == ")》":
        named.title = text[named.start + 1 : found.start()].strip()
        named.number, named.standard = number.number, number.standard


def _read_edition_before(folded: str, named: NamedText, done: int) -> None:
    """Takes in which text of several is meant: 2014年修正的《安全生产法》, 原《担保法》."""
    if is_former(folded, named.start):
        named.edition = "原"
    elif before := edition_before(folded, done, named.start):
        named.edition, named.start = before.printed, before.start


def _read_year_before(folded: str, named: NamedText, done: int) -> None:
    """Takes in the bare year before a text of which an article is cited: 2012年《甲法》第七条."""
    if named.edition or named.standard or not articles_behind(folded, named.end):
        return
    if year := year_before(folded, done, named.start):
        named.edition, named.start = year.printed, year.start
