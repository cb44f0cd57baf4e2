"""Time expressions as deadlines, before the words around them say whether they count.

`text` is as printed, `folded` its folded twin; spans hold in both.
"""

import re
from collections.abc import Iterator
from datetime import date

from corpus.model import Deadline, Record
from corpus.recognise.times.calendar import Bounds, bounds
from corpus.recognise.times.deadline_words import deadline_words
from corpus.recognise.times.festivals import festival_day
from corpus.recognise.times.moments import CLOCK, Moment, scan_sentences
from corpus.recognise.times.recurrences import find_recurrences
from corpus.recognise.times.terms import find_terms

# What makes a moment a deadline behind it: 6月底前, 年底完成.
BEFORE = re.compile(
    rf" {{0,2}}{CLOCK}(?P<loose>[之以])?前(?![三两几数述后往者景提款列期夕沿\d]|[一四五六七八九十]+[位名个条项])",
    re.ASCII,
)
DONE = re.compile(
    r" {0,2}(?:基本|全面|全部|力争|确保|要|须|应)?(?:完成|办结|到位)(?![了过的]|[^,。;:!?、\n()]{0,12}的[,。])"
)


class Due(Record):
    """One time expression as a deadline; `strong` where it says by when, not only when."""

    start: int
    end: int
    deadline: Deadline
    strong: bool


class Dated(Record):
    """A moment, or a range from `first` to `last`, with the days that its ends can mean, where these are known."""

    first: Moment
    last: Moment | None
    begin: Bounds | None
    finish: Bounds | None

    @property
    def final(self) -> Moment:
        """The moment that ends it."""
        return self.last or self.first

    def deadline(self, printed: str, *, ranged: bool) -> Deadline:
        """The deadline printed so: a day, or a range of days."""
        last = self.finish.last if self.finish else None
        if not ranged:
            return Deadline(printed, "date", None, last)
        return Deadline(printed, "range", self.begin.first if self.begin else None, last)


def find_recurring(text: str, folded: str) -> Iterator[Due]:
    """What returns: 每季度末, 每年5月底前."""
    for found in find_recurrences(folded):
        deadline = Deadline(text[found.start : found.end], "recurring", None, None, found.rule)
        yield Due(found.start, found.end, deadline, found.due)


def find_counted(text: str, folded: str, written_on: date | None) -> Iterator[Due]:
    """What is counted from an event that is named: 自印发之日起3个月内."""
    for term in find_terms(folded, written_on):
        deadline = Deadline(text[term.start : term.end], "relative", None, term.date)
        yield Due(term.start, term.end, deadline, term.unit != "年")


def find_seasonal(text: str, folded: str, written_on: date | None) -> Iterator[Due]:
    """What is due before a festival or a season: a date where the day is fixed and its year known."""
    if "前" not in folded:
        return
    for season in deadline_words().season.finditer(folded):
        if season["before"]:
            day = festival_day(season["quoted"] or season["season"], season["year"], written_on)
            printed = text[season.start() : season.end()]
            yield Due(
                *season.span(), Deadline(printed, "date" if day else "relative", None, day), strong=True
            )


def find_dated(folded: str, written_on: date | None) -> Iterator[Dated]:
    """The moments and ranges with their days, in the year told before them in the sentence or that of writing.

    A year that was over when the text was written is told of the past: 2019年以来…，6月底前完成 means this June.
    """
    known: int | None = None
    for first, last, is_new in scan_sentences(folded):
        if is_new:
            known = None
        base = known if known is not None and first.follows else written_on
        begin = bounds(first, base)
        finish = bounds(last, base) if last else begin
        if not _possible(first) or (begin and finish and finish.last < begin.first):
            continue
        yield Dated(first, last, begin, finish)
        past = finish and written_on and finish.last.year < written_on.year
        if finish and (last or first).says_year and not past:
            known = finish.last.year


def _possible(moment: Moment) -> bool:
    """Whether there are such months and days; 9月31日 is let through, as a deadline whose day is not known."""
    return (moment.month is None or 1 <= moment.month <= 12) and (moment.day is None or 1 <= moment.day <= 31)


def apart(dues: list[Due]) -> list[Due]:
    """They in order, without those that lie in an earlier or longer one."""
    kept: list[Due] = []
    for due in sorted(dues, key=lambda due: (due.start, -due.end)):
        if not kept or due.start >= kept[-1].end:
            kept.append(due)
    return kept
