"""Terms counted from an event: 自印发之日起3个月内, 收到申请后5个工作日内. Texts here are folded."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from corpus.model import Record
from corpus.recognise.numerals import read_numeral
from corpus.recognise.times.deadline_words import deadline_words
from corpus.recognise.times.moments import GAP

_COUNT = r"(?P<count>\d{1,3}|[一二两三四五六七八九十百]{1,5}|半)"
_UNIT = r"(?P<unit>个?工作日|个?自然日|日|天|个?月|年|周|个星期|个?小时|分钟)"
_LENGTH = rf"{_COUNT}{GAP}{_UNIT}(?:之|以)?内"
_COUNTED = re.compile(
    rf"(?P<joint>之日起的?|之日后|(?<!最)之?后的?|以后|起){GAP}{_LENGTH}(?!仍|[,]?[未不]|再次|又|免|有效|无)",
    re.ASCII,
)
# Alone, 3个月 is a length of time, but 3月 a month and 3日 a day of one.
_ALONE = re.compile(
    rf"(?<![\d一二三四五六七八九十百第近]){_COUNT}{GAP}{_UNIT}(?:(?:之|以)?内|(?:(?<![月日])|(?<=个月)|(?<=工作日))$)",
    re.ASCII,
)
_LONGEST_EVENT = 40
_SHORT_EVENT = 12
_SHORT = ("日", "天", "小时", "分钟")
_CLAUSE_MARKS = re.compile(r"[。;,!?:\n()《]")
# What an event begins with, the surest first: 受理申请的部门应当自收到申请之日起.
_FROM = (
    re.compile(r"[自从](?![愿己动行治然主身查检事业])"),
    re.compile(r"[在于](?=.{2})"),
    re.compile(r"收到|接到|受理|(?:本?(?:通知|方案|意见|文件|办法|规定)?)(?:印发|下发|发文)"),
)
_OWN_ISSUE = re.compile(
    r"(?:自|从|在|于)?本?(?:通知|方案|实施方案|意见|实施意见|文件|办法|规定|细则|要点|清单)?(?:印发|下发|发文|发布|公布)"
)


class Term(Record):
    """A time counted from an event; `date` is its last day where that is the issue of the document itself."""

    start: int
    end: int
    date: date | None
    unit: str


def find_terms(folded: str, written_on: date | None) -> Iterator[Term]:
    """The terms of a folded text that name their event, from left to right."""
    if "内" not in folded:
        return
    for found in _COUNTED.finditer(folded):
        start = _event_start(folded, found)
        if start is None and deadline_words().acting.match(folded, found.end()):
            start = _clause_start(folded, found.start())
        if start is None:
            continue
        own = _OWN_ISSUE.fullmatch(folded[start : found.start()].replace(" ", ""))
        last = _last_day(found, written_on) if own and written_on else None
        yield Term(start, found.end(), last, found["unit"])


def find_due_terms(folded: str) -> Iterator[Term]:
    """Days, hours and minutes within which something is to be done, their event unsaid: 应在15日内作出答复."""
    if "内" not in folded:
        return
    for found in _ALONE.finditer(folded):
        if found["unit"].endswith(_SHORT) and deadline_words().acting.match(folded, found.end()):
            yield Term(found.start(), found.end(), None, found["unit"])


def find_lone_terms(folded: str) -> Iterator[Term]:
    """Lengths of time without an event (30日内), for places that hold nothing but a deadline."""
    for found in _ALONE.finditer(folded):
        yield Term(found.start(), found.end(), None, found["unit"])


def _event_start(folded: str, found: re.Match[str]) -> int | None:
    """Where the words for the event begin, within the clause before its length of time."""
    floor = max(0, found.start() - _LONGEST_EVENT)
    for mark in _CLAUSE_MARKS.finditer(folded, floor, found.start()):
        floor = mark.end()
    for begins in _FROM:
        starts = [begin.start() for begin in begins.finditer(folded, floor, found.start())]
        if starts:
            return starts[-1]
    return floor if found["joint"].startswith("之日") else None


def _clause_start(folded: str, end: int) -> int | None:
    """Where a short clause that ends here begins: 事故发生后."""
    floor = max(0, end - _SHORT_EVENT - 1)
    marks = [mark.end() for mark in _CLAUSE_MARKS.finditer(folded, floor, end)]
    start = marks[-1] if marks else floor
    return start if start < end and (marks or start == 0) else None


def _last_day(found: re.Match[str], written_on: date) -> date | None:
    unit = found["unit"].removeprefix("个")
    count = read_numeral(found["count"])
    if count is None or unit in ("工作日", "小时", "分钟"):
        return None
    if unit in ("月", "年"):
        return _months_later(written_on, count * (12 if unit == "年" else 1))
    try:
        return written_on + timedelta(days=count * (7 if unit in ("周", "星期") else 1))
    except OverflowError:
        return None


def _months_later(day: date, months: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
