"""The time by which tasks are due that a question asks for: a day, a month, a year, or that is over."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from corpus.model import Record, Span
from corpus.recognise.times.dates import DateMention, find_dates
from search_api.question import frames

# What is due within so many days is due soon.
_SOON = timedelta(days=30)
_MONTHS = {"本月": 0, "这个月": 0, "当月": 0, "下月": 1, "下个月": 1, "上月": -1, "上个月": -1}
_MONTH = re.compile("|".join(sorted(_MONTHS, key=len, reverse=True)) + r"|(?:本|这个?|当)季度")
_BEFORE = re.compile(r"(?:之前|以前|前|为止|止|内|以内|之内)")
_UNTIL = re.compile(r"(?:截至|截止到?|截止至|不晚于|到)$")
_ASKED = ("哪", "几", "哪一")
_WITH_YEAR = re.compile(r"\d{4}|[〇零一二三四五六七八九]{4}年")


class Due(Record):
    """A span of days, either end open, and where the question says it. `over` where it asks for what is late or soon due."""

    span: Span
    from_: date | None = None
    to: date | None = None
    over: bool = False


def find_due(text: str, on: date) -> tuple[Due, ...]:
    """The times that a folded question names, in order; those told from the day are told from `on`."""
    found = [*_late(text, on), *_months(text, on), *_dates(text, on)]
    taken: list[Due] = []
    for due in found:
        if not any(due.span.start < other.span.end and other.span.start < due.span.end for other in taken):
            taken.append(due)
    return tuple(sorted(taken, key=lambda due: due.span.start))


def _late(text: str, on: date) -> Iterator[Due]:
    for span in frames.find("due_tasks.soon", text):
        yield Due(span=span, from_=on, to=on + _SOON, over=True)
    for span in frames.find("due_tasks.late", text):
        yield Due(span=span, to=on - timedelta(days=1), over=True)


def _months(text: str, on: date) -> Iterator[Due]:
    for match in _MONTH.finditer(text):
        quarter = match[0].endswith("季度")
        first = on.year * 12 + (
            (on.month - 1) // 3 * 3 if quarter else on.month - 1 + _MONTHS.get(match[0], 0)
        )
        from_, after = _first_day(first), _first_day(first + (3 if quarter else 1))
        yield Due(span=_whole(text, match.start(), match.end()), from_=from_, to=after - timedelta(days=1))


def _dates(text: str, on: date) -> Iterator[Due]:
    for mention in find_dates(text, on.year):
        if mention.to is not None and not text[: mention.start].endswith(_ASKED):
            span = _whole(text, mention.start, mention.end)
            yield Due(span=span, from_=_from(text, mention), to=mention.to)


def _from(text: str, mention: DateMention) -> date | None:
    """The first day: of something due before a day (2025年9月底前) that of the year; none where all until then is asked for."""
    until = _UNTIL.search(text[: mention.start])
    before = _BEFORE.match(text, mention.end) or _BEFORE.search(text, mention.end - 1, mention.end)
    if mention.from_ is not None and not before and not until:
        return mention.from_
    if mention.to is None or (until and _WITH_YEAR.search(mention.printed)):
        return None
    return date(mention.to.year, 1, 1)


def _whole(text: str, start: int, end: int) -> Span:
    """The time with the words that say before or until."""
    after, before = _BEFORE.match(text, end), _UNTIL.search(text[:start])
    return Span(start=before.start() if before else start, end=after.end() if after else end)


def _first_day(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)
