"""The deadline that a table cell, a bracket or a key's value consists of."""

import re
from collections.abc import Iterator
from datetime import date

from corpus.model import Deadline
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
from corpus.recognise.times.moments import CONNECTOR
from corpus.recognise.times.terms import find_lone_terms

_NOTHING = re.compile(r"[/\\—―－–\-─_*无空 ]*")
_KEY = re.compile(
    r"(?:(?:完成|整改|办结|落实|工作)?(?:时限|时间|期限|日期)(?:要求|节点|安排)?|时间节点|时限要求) ?[:]? ?(?=.)"
)
_YEARS = re.compile(rf"(20\d\d){CONNECTOR}(20\d\d)", re.ASCII)
_BLANK = re.compile(r"\s")
_LONGEST = 160
_LOOSE = 8  # characters beside fillings that one deadline of a cell may carry: 完成方案, 取得实质性进展


def read_deadline(cell: str, written_on: date | None = None) -> Deadline | None:
    """The deadline that a cell, a bracket or a key's value consists of; None where it is empty or something else.

    `printed` is the whole content. Of several dates the last counts; a date after which the work goes on
    (2019年12月取得阶段性成果并持续推进) is `ongoing` with that date.
    """
    folded = _BLANK.sub(" ", fold(cell))
    start, end = _content(folded)
    if not 0 < end - start <= _LONGEST or _NOTHING.fullmatch(folded, start, end):
        return None
    printed, folded = cell[start:end], folded[start:end]
    if years := _YEARS.fullmatch(folded):
        return Deadline(printed, "range", date(int(years[1]), 1, 1), date(int(years[2]), 12, 31))
    words = deadline_words()
    dues = apart([*_dues(printed, folded, written_on)])
    if dues:
        left = words.filling.sub("", _without(folded, dues))
        if len(left) <= (_LOOSE * len(dues) if dues[0].strong else 0):
            return _joined(printed, [due.deadline for due in dues])
    vague = words.vague.fullmatch(folded) or words.season.fullmatch(folded)
    return Deadline(printed, "relative") if vague else None


def _content(folded: str) -> tuple[int, int]:
    """The cell without blanks, its outer brackets, a key, and the mark that ends it."""
    start, end = len(folded) - len(folded.lstrip()), len(folded.rstrip(" 。;,、"))
    while (
        end - start > 2
        and folded[start] == "("
        and folded[end - 1] == ")"
        and ")" not in folded[start : end - 1]
    ):
        start, end = start + 1, end - 1
    if key := _KEY.match(folded, start, end):
        start = key.end()
    return start, max(start, end)


def _dues(text: str, folded: str, written_on: date | None) -> Iterator[Due]:
    yield from find_recurring(text, folded)
    yield from find_counted(text, folded, written_on)
    for term in find_lone_terms(folded):
        yield Due(term.start, term.end, Deadline(text[term.start : term.end], "relative"), strong=False)
    yield from find_seasonal(text, folded, written_on)
    yield from _times(text, folded, written_on)
    yield from _ongoing(text, folded, written_on)


def _times(text: str, folded: str, written_on: date | None) -> Iterator[Due]:
    """All moments and ranges, whatever stands beside them."""
    since = deadline_words().since
    for dated in find_dated(folded, written_on):
        start, moment = dated.first.start, dated.final
        by = BEFORE.match(folded, moment.end) or DONE.match(folded, moment.end)
        end = by.end() if by else moment.end
        if dated.last is None and (open_end := since.match(folded, end)):
            printed = text[start : open_end.end()]
            begins = dated.begin.first if dated.begin else None
            yield Due(start, open_end.end(), Deadline(printed, "ongoing", begins), strong=True)
            continue
        whole_plan = moment.plan is not None and moment.part is None
        ranged = dated.last is not None or moment.part == "全年" or whole_plan
        deadline = dated.deadline(text[start:end], ranged=ranged)
        yield Due(start, end, deadline, strong=by is not None or moment.part in ("底", "末", "内"))


def _ongoing(text: str, folded: str, written_on: date | None) -> Iterator[Due]:
    words = deadline_words()
    for found in words.ongoing.finditer(folded):
        yield Due(*found.span(), Deadline(text[found.start() : found.end()], "ongoing"), strong=False)
    for found in words.from_now.finditer(folded):
        printed = text[found.start() : found.end()]
        yield Due(*found.span(), Deadline(printed, "ongoing", written_on), strong=True)


def _joined(printed: str, deadlines: list[Deadline]) -> Deadline:
    """What the deadlines of one cell say together."""
    dates = [deadline.date for deadline in deadlines if deadline.date]
    last = max(dates, default=None)
    kinds = {deadline.kind for deadline in deadlines}
    recurrence = next((deadline.recurrence for deadline in deadlines if deadline.recurrence), None)
    if recurrence:
        return Deadline(printed, "recurring", None, last, recurrence)
    if "ongoing" in kinds:
        begins = deadlines[0].from_ if deadlines[0].kind == "ongoing" else None
        bounded = kinds != {"ongoing"} and begins is not None
        return Deadline(printed, "range" if bounded else "ongoing", begins, last)
    if kinds == {"range"} and len(deadlines) == 1:
        return Deadline(printed, "range", deadlines[0].from_, last)
    if kinds == {"relative"}:
        return Deadline(printed, "relative", None, last)
    return Deadline(printed, "date", None, last)


def _without(folded: str, dues: list[Due]) -> str:
    pieces, position = [], 0
    for due in dues:
        pieces.append(folded[position : due.start])
        position = due.end
    return "".join([*pieces, folded[position:]])
