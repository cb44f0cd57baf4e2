"""When the cases that a question asks for happened: in which years, and in which months of them."""

import re
from datetime import date

from corpus.lexicon import any_of, lexicon
from corpus.model import Record, Span
from corpus.recognise.numerals import read_numeral
from corpus.recognise.times.dates import DateMention, find_dates

_LATELY = re.compile(r"(?:近|最近|过去)(?P<years>[\d一二两三四五六七八九十]{1,3})年")
_SPOKEN_YEARS = {"今年": 0, "本年": 0, "去年": 1, "上一年": 1, "前年": 2}
# A month of whatever year: 七月份, 3月.
_MONTH = re.compile(
    r"(?<![\d一二三四五六七八九十])(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?![内后前底])"
)


class AskedDays(Record):
    """The first and the last year, None where open, and the months (1 to 12), none where any is meant.

    A season is as wide as people mean it: the heating of a winter begins in November. `taken` are the places of the words.
    """

    year_from: int | None = None
    year_to: int | None = None
    months: tuple[int, ...] = ()
    taken: tuple[Span, ...] = ()


def find_asked_days(text: str, on: date) -> AskedDays:
    """When, by the folded text, on the day that 近三年 and 去年 are counted from."""
    mentions = find_dates(text)
    first, last, taken = _years(text, mentions, on)
    months, also = _months(text, mentions)
    return AskedDays(first, last, months, (*taken, *also))


def _years(
    text: str, mentions: list[DateMention], on: date
) -> tuple[int | None, int | None, tuple[Span, ...]]:
    if found := _LATELY.search(text):
        count = read_numeral(found["years"].replace("两", "二")) or 0
        return on.year - count, on.year, (_span(found),)
    for word, back in _SPOKEN_YEARS.items():
        if (place := text.find(word)) >= 0:
            return on.year - back, on.year - back, (Span(start=place, end=place + len(word)),)
    starts = [one.from_.year for one in mentions if one.from_]
    ends = [one.to.year for one in mentions if one.to]
    opens = any(one.to is None for one in mentions)
    since = any(one.from_ is None for one in mentions)
    spans = tuple(Span(start=one.start, end=one.end) for one in mentions)
    return (
        None if since or not starts else min(starts),
        None if opens or not ends else max(ends),
        spans,
    )


def _months(text: str, mentions: list[DateMention]) -> tuple[tuple[int, ...], tuple[Span, ...]]:
    """The months of the first date of one year, of the first season (夏天, 汛期), or the first month of no year."""
    for one in mentions:
        if one.from_ and one.to and one.precision != "year" and one.from_.year == one.to.year:
            return tuple(range(one.from_.month, one.to.month + 1)), ()
    if found := _seasons().search(text):
        return tuple(lexicon("cases")["seasons"][found[0]]), (_span(found),)
    if found := _MONTH.search(text):
        return ((read_numeral(found["month"]) or 0),), (_span(found),)
    return (), ()


def _seasons() -> re.Pattern[str]:
    return re.compile(any_of(lexicon("cases")["seasons"]))


def _span(found: re.Match[str]) -> Span:
    return Span(start=found.start(), end=found.end())
