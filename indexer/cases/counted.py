"""The cases that a title counts (三起涉海事故), by as many headings of one numbering or paragraphs of a day of their own."""

import re
from collections import defaultdict
from collections.abc import Sequence

from corpus.model import Span
from corpus.recognise.characters import fold
from corpus.recognise.numerals import read_numeral
from indexer.cases.account import Account
from indexer.cases.headed import is_of_all
from indexer.cases.headings import Heading
from indexer.cases.moment import Carried
from indexer.cases.telling import Telling, find_tellings, first_dated
from indexer.cases.words import words
from indexer.lines import Line

_COUNT = re.compile(
    r"(?<!第)(?P<number>[二两三四五六七八九十]{1,3}|\d{1,2})[起个](?=[^起]{0,20}(?:事故|火灾|案))"
)
_FEWEST = 2
_PARTS = re.compile("情况|原因|要求|措施|教训|工作|问题|特点")
_LONGEST_HEAD = 44
_SHORTEST_TOLD = 60
# 第四起发生于5月2日.
_ORDINAL = re.compile(r"第[一二三四五六七八九十]{1,3}[起个](?:事故)?(?:发生)?(?:[于在])?")
# A paragraph says its day in its first sentences.
_OPENING = 120


def count_of(title: str) -> int | None:
    """How many cases a folded title says it tells; None where it counts none or one."""
    found = _COUNT.search(title)
    number = read_numeral(found["number"].replace("两", "二")) if found else None
    return number if number is not None and number >= _FEWEST else None


def counted_headings(lines: Sequence[Line], count: int) -> list[Heading]:
    """The short numbered lines of the one numbering that has just so many; none where none or several have."""
    styles: dict[str, list[Heading]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.label is None or line.grid is not None or len(line.text) > _LONGEST_HEAD:
            continue
        name = line.text[line.label.end :]
        if name.strip() and not fold(name).rstrip().endswith(("。", ";", ":", ",")):
            begin = line.start + line.label.end + len(name) - len(name.lstrip())
            styles[line.label.style].append(
                Heading(place, Span(start=begin, end=line.start + len(line.text.rstrip())))
            )
    found = [heads for heads in styles.values() if len(heads) == count and not _are_parts(lines, heads)]
    return found[0] if len(found) == 1 else []


def _are_parts(lines: Sequence[Line], heads: Sequence[Heading]) -> bool:
    """Whether headings are those of the parts of a paper: 一、基本情况, 二、原因分析, 三、有关要求."""
    names = [fold(lines[one.place].text) for one in heads]
    return any(_PARTS.search(name) and not words("titles", "event").search(name) for name in names)


def counted_paragraphs(
    text: str, folded: str, lines: Sequence[Line], end: int, carried: Carried, count: int
) -> list[Account]:
    """An account for each paragraph that tells of a day of its own, where there are just so many."""
    accounts: list[Account] = []
    for line in lines:
        if line.start >= end or line.grid is not None or len(line.text) < _SHORTEST_TOLD:
            continue
        if is_of_all(fold(line.text)):
            break
        told, after = _told(text, folded, line, carried)
        if told:
            accounts.append(Account(line.start, line.end, tuple(told), whole=False))
            # 同月 is the month of the accident before, whatever days its story names after that.
            day = told[0].moment.day
            carried = after if day is None else Carried(day.year, day.month, after.today)
    days = {one.tellings[0].moment.day for one in accounts}
    return accounts if len(accounts) == len(days) == count else []


def _told(text: str, folded: str, line: Line, carried: Carried) -> tuple[list[Telling], Carried]:
    ordinal = _ORDINAL.match(folded, line.start, line.end)
    start = ordinal.end() if ordinal else line.start
    tellings, after = find_tellings(text, folded, start, line.end, carried)
    first = first_dated(text, folded, start, line.end, carried)
    tellings = [one for one in tellings if first and one.moment.day == first[0].moment.day] or first
    near = tellings and tellings[0].moment.day and tellings[0].moment.start - line.start < _OPENING
    return (tellings if near else []), after
