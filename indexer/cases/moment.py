"""When an accident happened: the day, with the year and month that the text has said before, and the hour."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from corpus.model import Record
from corpus.recognise.numerals import read_numeral
from corpus.recognise.times.dates import DateMention, find_dates

_LONE_DAY = re.compile(
    r"(?<![\d月年])(?:[同当本]月)?(?P<day>\d{1,2})\s?日(?=[,\s凌清早上中下傍晚夜深\d(在约,]|$)"
    r"|[同当本]月的?最[末后]一[天日]"
)
_HOUR = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_MINUTE = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAYTIME = (
    "凌晨|清晨|大?清早|的?夜里|早晨|早上|晨|早|上午|中午|午后|下午|傍晚|晚上|晚间|当晚|晚|夜间|夜里|深夜|夜"
)
_TIME = re.compile(
    r"(?:\((?:星期|周|农历|正月|腊月|[大除元春端中国]|[一二三四五六七八九十]{1,2}月)[^()\n]{0,8}\))?[\s,)]{0,2}"
    rf"(?P<part>{_DAYTIME})?\s?(?:约\s?)?"
    rf"(?:(?P<hour>{_HOUR})\s?(?:时|点(?!工程))(?:(?P<half>半)|(?P<quarter>[一三13])刻钟?|\s?(?P<minute>{_MINUTE})\s?分|\s?(?P<bare>\d{{1,2}})(?!\d))?"
    r"|(?P<clock>\d{1,2}:\d{2})(?::\d{2})?|(?P<ship>(?:[01]\d|2[0-4])[0-5]\d)时)?"
    r"\s?(?:左右|许|前后|整)?"
)
# An hour that no number of something else is: with its minutes, its part of the day, or as about that hour.
_HOUR_ALONE = re.compile(
    rf"(?<![\d第.:一二三四五六七八九十])(?:(?:{_DAYTIME})\s?(?:约\s?)?(?:{_HOUR}\s?[时点]|\d{{1,2}}:\d{{2}})"
    rf"|{_HOUR}\s?[时点]\s?(?:{_MINUTE}\s?分(?!钟|之)|半|[一三]刻|许|左右|前后|整)|\d{{1,2}}:\d{{2}}(?=[,\s许左]|$))"
)
# From which hour on a part of the day tells the second half of it.
_LATE = {
    "午后": 1,
    "下午": 1,
    "傍晚": 1,
    "晚上": 1,
    "晚间": 1,
    "当晚": 1,
    "晚": 1,
    "中午": 1,
    "夜间": 6,
    "夜里": 6,
    "深夜": 6,
    "夜": 6,
}
_AT_NIGHT = frozenset({"晚上", "晚间", "当晚", "晚", "夜间", "夜里", "深夜", "夜"})
_NOON, _LAST_AT_NOON = 12, 3
_HOURS, _MINUTES, _QUARTER = 24, 60, 15
# What another time is held against: 比2022年同期.
_HELD_AGAINST = re.compile(r"[比与较和]\d{4}年(?=同期|相比)")
# The number of an item before a date without a year: 1.10月3日.
NUMBERED = re.compile(r"\d{1,2}[.、]\s?(?=\d{1,2}\s?[月日]|\d{4}\s?年)")
# In a note on a date's source: 2014年1月2日印发.
# Days told from that of the text: 今晨, 昨日.
_SPOKEN = re.compile(r"今(?:日|天|(?=[晨早晚]))|昨(?:日|天|(?=[晨早晚夜]))")
_OTHER = re.compile(r"\s?(?:印发|发布|公布|施行|签订|签发|注册|成立|取得|修订|颁发|出具|投产|投用)")


class Carried(Record):
    """The year and month said last, which a date without them means; and the text's own day, from which 今晨 is counted."""

    year: int | None = None
    month: int | None = None
    today: date | None = None


class Moment(Record):
    """A day, or a month where no day is told, at `start:end` of what it was read from; `time` as 09:37."""

    start: int
    end: int
    day: date | None
    iso: str
    time: str | None


def find_moments(folded: str, carried: Carried) -> tuple[list[Moment], Carried]:
    """The days and months of a sentence in order, and what they leave said for the next."""
    folded = NUMBERED.sub(lambda match: " " * len(match[0]), folded, count=1)
    folded = _HELD_AGAINST.sub(lambda match: " " * len(match[0]), folded)
    found: list[Moment] = []
    years = carried
    mentions: list[DateMention | re.Match[str]] = [*find_dates(folded, carried.year)]
    taken = {place for one in mentions if isinstance(one, DateMention) for place in range(one.start, one.end)}
    mentions += [one for one in _LONE_DAY.finditer(folded) if one.start() not in taken]
    if carried.today and not mentions:
        mentions += list(_SPOKEN.finditer(folded))
    for mention in sorted(mentions, key=_start):
        moment = _read(folded, mention, years)
        if moment is not None:
            found.append(moment)
        if not _is_compared(folded, mention):
            years = _said(mention, moment, years)
    return found, years


def _read(folded: str, mention: DateMention | re.Match[str], carried: Carried) -> Moment | None:
    if isinstance(mention, DateMention):
        return _dated(folded, mention)
    return _spoken(folded, mention, carried) if mention.re is _SPOKEN else _lone(folded, mention, carried)


def _spoken(folded: str, mention: re.Match[str], carried: Carried) -> Moment | None:
    if carried.today is None:
        return None
    day = carried.today - timedelta(days=1) if mention[0].startswith("昨") else carried.today
    time, end = time_behind(folded, mention.end())
    return Moment(mention.start(), end, day, day.isoformat(), time)


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
        time, end = time_behind(folded, mention.end)
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
        last = monthrange(carried.year, carried.month)[1]
        day = date(carried.year, carried.month, int(mention["day"] or last))
    except ValueError:
        return None
    time, end = time_behind(folded, mention.end())
    return Moment(mention.start(), end, day, day.isoformat(), time)


def _said(mention: DateMention | re.Match[str], moment: Moment | None, before: Carried) -> Carried:
    if moment is not None:
        return Carried(int(moment.iso[:4]), int(moment.iso[5:7]), before.today)
    if isinstance(mention, DateMention) and mention.to is not None:
        month = mention.to.month if mention.precision == "month" else None
        return Carried(mention.to.year, month, before.today)
    return before


def find_times(folded: str) -> list[tuple[int, int, str]]:
    """The hours of a sentence that no date stands before, each with its place: 16时25分, 上午9时许."""
    found = []
    for match in _HOUR_ALONE.finditer(folded):
        time, end = time_behind(folded, match.start())
        if time is not None:
            found.append((match.start(), end, time))
    return found


def time_behind(folded: str, end: int) -> tuple[str | None, int]:
    """The time of day that follows a date, and where it ends."""
    found = _TIME.match(folded, end)
    if found is None or not (
        found["hour"] or found["clock"] or found["ship"] or found["part"] or folded[end : end + 1] == "("
    ):
        return None, end
    if found["ship"]:
        return f"{int(found['ship'][:2]) % _HOURS:02}:{found['ship'][2:]}", found.end()
    if not (found["hour"] or found["clock"]):
        return None, found.end()
    printed, minute = (
        found["clock"].split(":") if found["clock"] else (found["hour"], found["minute"] or found["bare"])
    )
    hour, minutes = (
        read_numeral(printed.replace("两", "二")),
        30
        if found["half"]
        else _quarters(found["quarter"])
        if found["quarter"]
        else read_numeral(minute or "0"),
    )
    if hour is None or minutes is None or hour > _HOURS or minutes >= _MINUTES:
        return None, found.end()
    return f"{_of_the_day(hour, found['part']) % _HOURS:02}:{minutes:02}", found.end()


def _quarters(printed: str) -> int | None:
    """The minutes of so many quarters of an hour: 三点一刻."""
    count = read_numeral(printed)
    return count * _QUARTER if count is not None else None


def _of_the_day(hour: int, part: str | None) -> int:
    """The hour of 24 that an hour is in that part of the day: 下午3时 is 15, 晚上12时 is 24."""
    if part in _AT_NIGHT and hour == _NOON:
        return _HOURS
    if part == "中午" and hour > _LAST_AT_NOON:
        return hour
    return hour + _NOON if part in _LATE and _LATE[part] <= hour < _NOON else hour


def first_day(moments: Sequence[Moment]) -> Moment | None:
    """The first moment with a day, else the first month."""
    return next((one for one in moments if one.day), next(iter(moments), None))
