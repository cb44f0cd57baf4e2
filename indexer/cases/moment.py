"""When an accident happened: the day, with the year and month that the text has said before, and the hour."""

import re
from collections.abc import Sequence
from datetime import date

from corpus.model import Record
from corpus.recognise.times.dates import DateMention, find_dates

_LONE_DAY = re.compile(r"(?<![\d月年])(?P<day>\d{1,2})日(?=[,\s凌清早上中下傍晚夜\d(在,]|$)")
_TIME = re.compile(
    r"[\s,]{0,2}(?P<part>凌晨|清晨|早晨|早上|上午|中午|午后|下午|傍晚|晚上|晚间|当晚|晚|夜间|夜里|深夜)?\s?"
    r"(?:(?P<hour>\d{1,2})\s?(?:时|点(?!工程))(?:(?P<half>半)|(?P<minute>\d{1,2})\s?分?)?|(?P<clock>\d{1,2}:\d{2})(?::\d{2})?)?"
    r"\s?(?:左右|许|前后)?"
)
_LATE = frozenset({"午后", "下午", "傍晚", "晚上", "晚间", "当晚", "晚", "夜间"})
_NOON = 12
# The number of an item before a date without a year: 1.10月3日.
_NUMBERED = re.compile(r"\d{1,2}[.、]\s?(?=\d{1,2}月|\d{4}年)")
# In a note on a date's source: 2014年1月2日印发.
_OTHER = re.compile(r"\s?(?:印发|发布|公布|施行|签订|签发|注册|成立|取得|修订|颁发|出具|投产|投用)")


class Carried(Record):
    """The year and month that a text has said last; a date without them means these."""

    year: int | None = None
    month: int | None = None


class Moment(Record):
    """A day, or a month where no day is told, at `start:end` of what it was read from; `time` as 09:37."""

    start: int
    end: int
    day: date | None
    iso: str
    time: str | None


def find_moments(folded: str, carried: Carried) -> tuple[list[Moment], Carried]:
    """The days and months of a sentence in order, and what they leave said for the next."""
    folded = _NUMBERED.sub(lambda match: " " * len(match[0]), folded, count=1)
    found: list[Moment] = []
    years = carried
    mentions: list[DateMention | re.Match[str]] = [*find_dates(folded, carried.year)]
    taken = [(one.start, one.end) for one in mentions if isinstance(one, DateMention)]
    mentions += [
        one
        for one in _LONE_DAY.finditer(folded)
        if not any(start <= one.start() < end for start, end in taken)
    ]
    for mention in sorted(mentions, key=_start):
        moment = _lone(folded, mention, years) if isinstance(mention, re.Match) else _dated(folded, mention)
        if moment is not None:
            found.append(moment)
        if not _is_compared(folded, mention):
            years = _said(mention, moment) or years
    return found, years


def _is_compared(folded: str, mention: DateMention | re.Match[str]) -> bool:
    """Whether a time is only what another is held against: 比2003年同期."""
    start = _start(mention)
    end = mention.end() if isinstance(mention, re.Match) else mention.end
    return folded[max(0, start - 1) : start] in tuple("比与较和") or folded.startswith(("同期", "相比"), end)


def _start(mention: DateMention | re.Match[str]) -> int:
    return mention.start if isinstance(mention, DateMention) else mention.start()


def _dated(folded: str, mention: DateMention) -> Moment | None:
    if mention.from_ is None or mention.to is None or _OTHER.match(folded, mention.end):
        return None
    if mention.precision == "day" and mention.from_ == mention.to:
        time, end = _time(folded, mention.end)
        return Moment(mention.start, end, mention.from_, mention.from_.isoformat(), time)
    if mention.precision == "month" and (mention.from_.year, mention.from_.month) == (
        mention.to.year,
        mention.to.month,
    ):
        return Moment(mention.start, mention.end, None, mention.from_.isoformat()[:7], None)
    return None


def _lone(folded: str, mention: re.Match[str], carried: Carried) -> Moment | None:
    if carried.year is None or carried.month is None:
        return None
    try:
        day = date(carried.year, carried.month, int(mention["day"]))
    except ValueError:
        return None
    time, end = _time(folded, mention.end())
    return Moment(mention.start(), end, day, day.isoformat(), time)


def _said(mention: DateMention | re.Match[str], moment: Moment | None) -> Carried | None:
    if moment is not None:
        return Carried(int(moment.iso[:4]), int(moment.iso[5:7]))
    if isinstance(mention, DateMention) and mention.from_ is not None:
        return Carried(mention.from_.year)
    return None


def _time(folded: str, end: int) -> tuple[str | None, int]:
    """The time of day that follows a date, and where it ends."""
    found = _TIME.match(folded, end)
    if found is None or not (found["hour"] or found["clock"] or found["part"]):
        return None, end
    hour, minute = found["clock"].split(":") if found["clock"] else (found["hour"], found["minute"])
    if hour is None:
        return None, found.end()
    value = int(hour)
    if found["part"] in _LATE and value < _NOON:
        value += _NOON
    minutes = 30 if found["half"] else int(minute or 0)
    if value > 24 or minutes > 59:
        return None, found.end()
    return f"{value % 24:02}:{minutes:02}", found.end()


def first_day(moments: Sequence[Moment]) -> Moment | None:
    """The first moment with a day, else the first month."""
    return next((one for one in moments if one.day), next(iter(moments), None))
