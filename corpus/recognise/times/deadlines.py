"""Deadlines in running text: the times that the words around them make deadlines."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from corpus.model import Deadline, Record
from corpus.recognise.characters import fold
from corpus.recognise.times.deadline_words import deadline_words
from corpus.recognise.times.dues import (
    BEFORE,
    DONE,
    Due,
    apart,
    find_counted,
    find_dated,
    find_recurring,
    find_seasonal,
)
from corpus.recognise.times.moments import Moment
from corpus.recognise.times.terms import find_due_terms

# What makes a moment a deadline before it. 从现在到2009年, 持续到2025年 and 有效期至2025年 tell how long, not by when.
_UNTIL = re.compile(
    r"(?:(?:^|[,。;:!?、\n() ”])(?P<at_start>到|至)|(?:力争|确保|争取|目标|即|将|计划)(?P<inside>到)) {0,2}$"
)
# 确保2021年6月投入使用; 于2025年11月开展专项检查: a moment to come, in which something is to be done.
_ASSURED = re.compile(r"(?:确保|力争|争取)(?:于|在)? {0,2}$")
_ON = re.compile(r"(?<![自位关鉴处])(?:于|在) {0,2}$")
_OF = re.compile(r"[^,。;:!?、\n()]{0,24}的")
_TITLE = re.compile(r"《[^《》\n]{0,200}》")
# So far before a moment stands what makes it one.
_UNTIL_WITHIN, _ASSURED_WITHIN = 8, 6


class DeadlineMention(Record):
    """A deadline found in running text: `text[start:end] == deadline.printed`."""

    start: int
    end: int
    deadline: Deadline


def find_deadlines(text: str, written_on: date | None = None) -> list[DeadlineMention]:
    """The deadlines in running text, in order: …前, …底前完成, 到…年, 年内完成, 每年…前, 自…之日起…内.

    Not periods in which something holds, dates of cited documents, or dates that the text looks back on. A date
    without a year takes the one before it in its sentence, else the year of writing.
    """
    folded = fold(text)
    titles = [title.span() for title in _TITLE.finditer(folded)]
    ends = [end for _, end in titles]
    return [
        DeadlineMention(due.start, due.end, due.deadline)
        for due in apart([*_dues(text, folded, written_on)])
        if (title := bisect_right(ends, due.start)) == len(titles) or due.start < titles[title][0]
    ]


def _dues(text: str, folded: str, written_on: date | None) -> Iterator[Due]:
    looks_back = deadline_words().looks_back
    yield from (due for due in find_recurring(text, folded) if due.strong)
    yield from (due for due in find_counted(text, folded, written_on) if due.strong)
    yield from (d for d in find_seasonal(text, folded, written_on) if not looks_back.match(folded, d.end))
    for term in find_due_terms(folded):
        yield Due(term.start, term.end, Deadline(text[term.start : term.end], "relative"), strong=True)
    yield from _points(text, folded, written_on)


def _points(text: str, folded: str, written_on: date | None) -> Iterator[Due]:
    """The moments that the words around them make deadlines."""
    words = deadline_words()
    for dated in find_dated(folded, written_on):
        alone, moment, finish = dated.last is None, dated.final, dated.finish
        start, end = dated.first.start, moment.end
        future = bool(finish and written_on and finish.last >= written_on)
        if moment.year is not None and finish and written_on and finish.last.year < written_on.year:
            continue
        if by := BEFORE.match(folded, end):
            if not future and words.looks_back.match(folded, by.end()):
                continue
            if by["loose"] and not words.achieved.match(folded, by.end()):
                continue
            end = by.end()
        elif done := DONE.match(folded, end):
            end = done.end()
            if alone and (until := _until(folded, start)) is not None:
                start = until
        elif alone and (until := _until(folded, start)) is not None:
            start = until
        elif not (alone and _is_set(folded, moment, future)):
            continue
        yield Due(start, end, dated.deadline(text[start:end], ranged=not alone), strong=True)


def _until(folded: str, start: int) -> int | None:
    """Where 到 or 至 begins that makes a moment at `start` a deadline."""
    found = _UNTIL.search(folded, max(0, start - _UNTIL_WITHIN), start)
    return found.start("at_start" if found["at_start"] else "inside") if found else None


def _is_set(folded: str, moment: Moment, future: bool) -> bool:
    """Whether a moment is that in which something is made sure of, begun or achieved."""
    words, start, end = deadline_words(), moment.start, moment.end
    before = max(0, start - _ASSURED_WITHIN)
    achieved = words.achieved.match(folded, end) is not None
    if moment.month is not None and _ASSURED.search(folded, before, start):
        return achieved
    begun = (
        future
        and moment.month is not None
        and _ON.search(folded, before, start)
        and words.acting.match(folded, end)
        and not _OF.match(folded, end)
    )
    return bool(begun) or (achieved and _ends_or_lasts(moment, future))


def _ends_or_lasts(moment: Moment, future: bool) -> bool:
    """Whether it is an end (年底), a time within (年内), or a part of a year that is to come (上半年)."""
    part = moment.part or ""
    return part in ("底", "末", "内") or (future and part.endswith(("半年", "季度")))
