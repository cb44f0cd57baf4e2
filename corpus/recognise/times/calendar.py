"""The days that a moment means: 10月底 of 2020 is 21 to 31 October."""

import re
from calendar import monthrange
from datetime import date
from typing import Literal

from corpus.model.base import Record
from corpus.recognise.numerals import read_numeral
from corpus.recognise.times.moments import Moment

Precision = Literal["day", "month", "quarter", "half", "year"]

_QUARTER_NUMBER = re.compile(r"[一二三四1-4]")


class Bounds(Record):
    """The first and last day that a moment can mean, and its unit; 初, 底 and 旬 narrow but keep the unit."""

    first: date
    last: date
    precision: Precision


def bounds(moment: Moment, written_on: date | int | None) -> Bounds | None:
    """The days that a moment means, None where its year is unknown or there is no such day.

    `written_on` is the day of writing, or only its year.
    """
    if moment.plan is not None:
        return _plan_bounds(moment.plan, moment.part)
    year, month = moment.year, moment.month
    if year is None and written_on is not None:
        year = (written_on.year if isinstance(written_on, date) else written_on) + (moment.year_shift or 0)
    if moment.month_shift is not None:
        if not isinstance(written_on, date):
            return None
        year, month = divmod(written_on.year * 12 + written_on.month - 1 + moment.month_shift, 12)
        month += 1
    if year is None or not 1900 <= year <= 2199:
        return None
    if month is None:
        return _year_bounds(year, moment.part)
    return _month_bounds(year, month, moment.day, moment.part)


def _plan_bounds(plan: int, part: str | None) -> Bounds:
    """The years of a five-year plan: 十一五 ran from 2006 to 2010."""
    first = 2001 + 5 * plan
    if part == "末":
        return Bounds(date(first + 4, 12, 1), date(first + 4, 12, 31), "year")
    return Bounds(date(first, 1, 1), date(first if part == "初" else first + 4, 12, 31), "year")


def _year_bounds(year: int, part: str | None) -> Bounds | None:
    if part is None or part in ("内", "全年"):
        return Bounds(date(year, 1, 1), date(year, 12, 31), "year")
    if part in ("底", "末"):
        return Bounds(date(year, 12, 1), date(year, 12, 31), "year")
    if part == "初":
        return Bounds(date(year, 1, 1), date(year, 1, 31), "year")
    if part.endswith("半年"):
        first, last = ((1, 1), (6, 30)) if part[0] == "上" else ((7, 1), (12, 31))
        return Bounds(date(year, *first), date(year, *last), "half")
    return _quarter_bounds(year, part)


def _quarter_bounds(year: int, part: str) -> Bounds | None:
    if part.startswith("前三"):
        return Bounds(date(year, 1, 1), date(year, 9, 30), "quarter")
    found = _QUARTER_NUMBER.search(part)
    quarter = read_numeral(found[0]) if found else None
    if quarter is None:
        return None
    first, last = quarter * 3 - 2, quarter * 3
    if part.endswith("初"):
        last = first
    elif part.endswith(("末", "底")):
        first = last
    return Bounds(date(year, first, 1), _last_day(year, last), "quarter")


def _month_bounds(year: int, month: int, day: int | None, part: str | None) -> Bounds | None:
    if not 1 <= month <= 12:
        return None
    end = _last_day(year, month)
    if day is not None:
        on = date(year, month, day) if 1 <= day <= end.day else None
        return Bounds(on, on, "day") if on else None
    first, last = {
        None: (1, end.day),
        "初": (1, 10),
        "上旬": (1, 10),
        "中旬": (11, 20),
        "上中旬": (1, 20),
        "中下旬": (11, end.day),
        "下旬": (21, end.day),
        "底": (21, end.day),
        "末": (21, end.day),
    }[part]
    return Bounds(date(year, month, first), date(year, month, last), "month")


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
