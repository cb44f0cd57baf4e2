"""Dates and periods as a text prints them."""

import re
from datetime import date

from corpus.model.base import Record
from corpus.recognise.characters import fold
from corpus.recognise.times.calendar import Bounds, Precision, bounds
from corpus.recognise.times.moments import Moment, scan_sentences

_OPEN_END = re.compile(r" {0,2}(?:以来|以后|之后|起)")
_OPEN_START = re.compile(r" {0,2}(?:以前|之前)")


class DateMention(Record):
    """A day, a period, or an open period, from its first to its last possible day.

    `text[start:end] == printed`. `from_` is None for 2022年以前, `to` for 2022年以来. `precision` is the unit
    printed; 初, 底 and 旬 narrow the days but keep it: 2020年底 is 1 to 31 December, precision year.
    """

    start: int
    end: int
    printed: str
    from_: date | None
    to: date | None
    precision: Precision


def find_dates(text: str, year: int | None = None) -> list[DateMention]:
    """All dates and periods of a text in their order, ranges as one mention; impossible days are left out.

    A date without a year (3月7日) takes that of the date before it in its sentence, else `year`, and is left
    out where neither is known.
    """
    folded = fold(text)
    mentions: list[DateMention] = []
    known: int | None = None
    for first, last, is_new in scan_sentences(folded):
        if is_new:
            known = None
        base = known if known is not None and first.follows else year
        begin = bounds(first, base)
        finish = begin if last is None else bounds(last, base)
        if begin is None or finish is None or finish.last < begin.first:
            continue
        if (last or first).says_year:
            known = finish.first.year
        mentions.append(_mention(text, folded, first, last, begin, finish))
    return mentions


def _mention(
    text: str, folded: str, first: Moment, last: Moment | None, begin: Bounds, finish: Bounds
) -> DateMention:
    end = (last or first).end
    from_: date | None = begin.first
    to: date | None = finish.last
    if last is None and (after := _OPEN_END.match(folded, end)):
        end, to = after.end(), None
    elif last is None and (after := _OPEN_START.match(folded, end)):
        end, from_ = after.end(), None
    return DateMention(first.start, end, text[first.start : end], from_, to, finish.precision)
