"""Deadlines that return: 每年5月底前, 每月5日前, 每季度末, 每半年, as RFC 5545 recurrence rules. Texts here are folded."""

import re
from collections.abc import Callable, Iterator

from corpus.model import Record
from corpus.recognise.numerals import read_numeral
from corpus.recognise.times.deadline_words import deadline_words
from corpus.recognise.times.moments import CLOCK, CONNECTOR, GAP

_NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3}|元)"
_EVERY = re.compile(
    rf"(?:每|按|逐|各(?=季|月))(?:(?P<count>{_NUMBER}){GAP})?个?"
    r"(?P<unit>半年|半月|双周|学期|学年|年度?|季度?|月份?|周|星期|工作日|日|天|旬)",
    re.ASCII,
)
_BEFORE = rf"(?:{CLOCK}(?:之|以)?前(?![三两几\d]))"
_DAY = rf"(?P<day>{_NUMBER}){GAP}[日号]"
_MONTHS = rf"(?P<months>(?:{_NUMBER}{GAP}(?:月[底末]?)?{GAP}[、,和及]{GAP}){{0,11}}{_NUMBER}{GAP}月)"
_END = r"(?P<end>[底末])"
_PART = r"(?P<part>[上中下]旬|初)"
# 每年10月至次年4月, 每年5月1日—9月30日: a season that returns.
_SEASON = re.compile(
    rf"的?{GAP}(?P<first>{_NUMBER}){GAP}(?:月{GAP}(?:{_NUMBER}{GAP}[日号]|[底末初]|[上中下]旬)?)?{CONNECTOR}"
    rf"(?:次年|翌年|第二年|来年|下一?年)?{GAP}(?P<last>{_NUMBER}){GAP}月份?"
    rf"{GAP}(?:{_NUMBER}{GAP}[日号]|[底末初]|[上中下]旬)?(?P<before>{_BEFORE})?",
    re.ASCII,
)
# 每季度结束后10日内, 每月终了5个工作日内.
_AFTER = re.compile(
    rf"的?(?:结束|终了|度?终|完)?(?:[之以]?后)?(?<=[后了]){GAP}(?:的?第?)(?:{_NUMBER}){GAP}个?(?:工作日|自然日|日|天|周|月){GAP}(?:[之以]?内)"
)
_YEARLY = re.compile(
    rf"的?{GAP}(?:{_MONTHS}份?{GAP}(?:{_DAY}|{_END}|{_PART})?|年?(?P<year_end>[底末])|年?(?P<year_start>初)"
    rf"|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度{GAP}[底末]?)(?P<before>{_BEFORE})?",
    re.ASCII,
)
_QUARTERLY = re.compile(
    rf"的?{GAP}(?P<month>最后一?个?月|末月|[底末]月?|首月|第[一1]个月|次月|下[一]?季度首月|结束后首月|后首月)的?{GAP}"
    rf"(?:{_DAY}|{_END}|{_PART})?(?P<before>{_BEFORE})?",
    re.ASCII,
)
_HALF_YEARLY = re.compile(rf"的?{GAP}(?P<end>[底末])(?P<before>{_BEFORE})?")
_MONTH_DAY = rf"(?:{_NUMBER}{GAP}[日号]|月?[底末]|[上中下]旬|月?初)"
_MONTHLY = re.compile(
    rf"的?{GAP}(?P<days>{_MONTH_DAY}(?:{GAP}[、,和及]{GAP}{_MONTH_DAY}){{0,3}})(?P<before>{_BEFORE})?",
    re.ASCII,
)
_ONE_DAY = re.compile(rf"(?P<day>{_NUMBER}){GAP}[日号]|{_END}|{_PART}", re.ASCII)
_DAILY = re.compile(rf"(?P<before>{_BEFORE})")
_TERM = re.compile(rf"(?:开学|结束|[初末])?(?P<before>{_BEFORE})?")
_WEEKLY = re.compile(
    rf"的?(?P<weekday>(?:一(?![测检查报调会评考巡更通清晒比换总]|[次回期])|[二三四五六日天]))(?P<before>{_BEFORE})?"
)
_WEEKDAYS = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))
_LATEST = {"上旬": 10, "中旬": 20, "下旬": -1, "初": 10}
_LONGEST_MONTHS = dict(enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), start=1))
# A school year has two terms.
_NAMED = {
    "旬": "FREQ=MONTHLY;BYMONTHDAY=10,20,-1",
    "半月": "FREQ=MONTHLY;BYMONTHDAY=15,-1",
    "双周": "FREQ=WEEKLY;INTERVAL=2",
    "学期": "FREQ=MONTHLY;INTERVAL=6",
    "学年": "FREQ=YEARLY",
    "工作日": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
}
_QUARTER_ENDS, _QUARTER_STARTS = "3,6,9,12", "1,4,7,10"


class Recurrence(Record):
    """A returning time, `rule` its RRULE; `due` where it says by when (每年5月底前), not only how often (每年).

    `detailed` where it says at what time (每季度末, 每年11月), by which or not.
    """

    start: int
    end: int
    rule: str
    due: bool
    detailed: bool = True


def find_recurrences(folded: str) -> Iterator[Recurrence]:
    """The returning times of a folded text, from left to right."""
    for every in _EVERY.finditer(folded):
        unit = every["unit"]
        count = read_numeral(every["count"]) if every["count"] else 1
        if count is None or not 1 <= count <= 60:
            continue
        if count == 1 and (found := _detailed(folded, every)):
            yield found
        else:
            yield Recurrence(every.start(), every.end(), _frequency(unit, count), False, detailed=False)


def _detailed(folded: str, every: re.Match[str]) -> Recurrence | None:
    """The returning time with what stands behind it: 每年 + 5月底前, + 10月至次年4月, + 汛前; 每季度 + 结束后10日内."""
    unit, place = every["unit"], every.end()
    if unit[0] == "年":
        if (season := _SEASON.match(folded, place)) and (rule := _seasonal(season)):
            return Recurrence(every.start(), season.end(), rule, season["before"] is not None)
        if season := deadline_words().season.match(folded, place):
            return Recurrence(every.start(), season.end(), "FREQ=YEARLY", season["before"] is not None)
    if unit in _DETAILS and (detail := _DETAILS[unit][0].match(folded, place)):
        rule = _DETAILS[unit][1](detail)
        if rule:
            return Recurrence(every.start(), detail.end(), rule, detail["before"] is not None)
    if after := _AFTER.match(folded, place):
        return Recurrence(every.start(), after.end(), _frequency(unit, 1), True)
    return None


def _frequency(unit: str, count: int) -> str:
    if (rule := _NAMED.get(unit)) is not None:
        return rule
    name, step = {"年": ("YEARLY", 1), "半": ("MONTHLY", 6), "季": ("MONTHLY", 3), "月": ("MONTHLY", 1)}.get(
        unit[0], ("WEEKLY", 1) if unit in ("周", "星期") else ("DAILY", 1)
    )
    return f"FREQ={name}" + (f";INTERVAL={count * step}" if count * step > 1 else "")


def _yearly(found: re.Match[str]) -> str | None:
    if found["months"]:
        months = [_month(printed) for printed in re.findall(_NUMBER, found["months"])]
        days = _day(found)
        if days is None or any(month is None or days > _LONGEST_MONTHS[month] for month in months):
            return None
        return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={days}"
    if found["half"]:
        return f"FREQ=YEARLY;BYMONTH={6 if found['half'] == '上' else 12};BYMONTHDAY=-1"
    if found["quarter"]:
        return f"FREQ=YEARLY;BYMONTH={3 * (read_numeral(found['quarter']) or 4)};BYMONTHDAY=-1"
    return f"FREQ=YEARLY;BYMONTH={1 if found['year_start'] else 12};BYMONTHDAY=-1"


def _quarterly(found: re.Match[str]) -> str | None:
    day = _day(found)
    if day is None:
        return None
    last = found["month"].startswith(("最后", "末", "底"))
    months = _QUARTER_ENDS if last else _QUARTER_STARTS
    return f"FREQ=MONTHLY;BYMONTH={months};BYMONTHDAY={-1 if day == 31 else day}"


def _half_yearly(_: re.Match[str]) -> str:
    return "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"


def _monthly(found: re.Match[str]) -> str | None:
    days = [_day(day) for day in _ONE_DAY.finditer(found["days"])]
    if None in days:
        return None
    return f"FREQ=MONTHLY;BYMONTHDAY={','.join(str(-1 if day == 31 else day) for day in days)}"


def _seasonal(found: re.Match[str]) -> str | None:
    """The months of a season, from the first through the last, over the end of the year too."""
    first, last = _month(found["first"]), _month(found["last"])
    if first is None or last is None or first == last:
        return None
    months = sorted((first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1))
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))}"


def _whole(unit: str) -> Callable[[re.Match[str]], str]:
    return lambda _: _frequency(unit, 1)


def _weekly(found: re.Match[str]) -> str:
    return f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[found['weekday']]}"


def _month(printed: str) -> int | None:
    value = 1 if printed == "元" else read_numeral(printed)
    return value if value and value <= 12 else None


def _day(found: re.Match[str]) -> int | None:
    """The day of the month by which it is due: the last where only the month is named."""
    groups = found.groupdict()
    if groups.get("day"):
        value = read_numeral(groups["day"])
        return value if value and value <= 31 else None
    return _LATEST.get(groups.get("part") or "", -1)


_DETAILS = {
    "年": (_YEARLY, _yearly),
    "年度": (_YEARLY, _yearly),
    "半年": (_HALF_YEARLY, _half_yearly),
    "季": (_QUARTERLY, _quarterly),
    "季度": (_QUARTERLY, _quarterly),
    "月": (_MONTHLY, _monthly),
    "月份": (_MONTHLY, _monthly),
    "周": (_WEEKLY, _weekly),
    "星期": (_WEEKLY, _weekly),
    "日": (_DAILY, _whole("日")),
    "天": (_DAILY, _whole("天")),
    "工作日": (_DAILY, _whole("工作日")),
    "学期": (_TERM, _whole("学期")),
    "学年": (_TERM, _whole("学年")),
}
