"""Tasks with a day or a recurrence as an iCalendar file (RFC 5545), to be subscribed to or imported."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from corpus.model import Task
from search_api import wording

# RFC 5545, 3.1: lines of at most 75 octets, continued behind a blank.
_LINE_OCTETS = 75
_SUMMARY = 60
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# A rule for 29 February falls within this many years.
_YEARS = 9
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None, "\t": " "})


def to_calendar(tasks: Iterable[Task], made_at: datetime, name: str = "任务时限") -> bytes:
    """All-day events on the days the tasks are due, one a task; those with no day and no recurrence are left out.

    `made_at` stamps the events; a recurrence begins in the year its document was published, else in that of `made_at`.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//zhize//zhize//ZH", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}"]
    for task in tasks:
        lines += _event(task, made_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _event(task: Task, made_at: datetime) -> Iterator[str]:
    if task.deadline is None or not (task.deadline.date or task.deadline.recurrence):
        return
    rule = (task.deadline.recurrence or "").removeprefix("RRULE:")
    day = task.deadline.date or _first(rule, date((task.evidence.published_on or made_at.date()).year, 1, 1))
    evidence = task.evidence
    told = [
        f"{label}：{text}"
        for label, text in (
            ("牵头", wording.units_text(task.lead)),
            ("配合", wording.units_text(task.support, open_list=task.open_list)),
            ("时限", task.deadline.printed),
            ("出处", wording.place_text(evidence)),
            ("原文", wording.quote_text(evidence.quote)),
        )
        if text
    ]
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(task.id)}@zhize"
    yield f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    if rule:
        yield f"RRULE:{rule}"
    yield f"SUMMARY:{_escaped(_short(task.text))}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(told))}"
    if evidence.url:
        yield f"URL:{_uri(evidence.url)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _first(rule: str, start: date) -> date:
    """The first day from `start` on which the rule falls: an event must begin on one of its own days (RFC 5545, 3.8.5.3)."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    months = {int(month) for month in parts.get("BYMONTH", "").split(",") if month}
    days = {int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day}
    weekdays = set(parts.get("BYDAY", "").split(",")) - {""}
    for later in range(_YEARS * 366):
        day = start + timedelta(days=later)
        if (
            (not months or day.month in months)
            and (not days or day.day in days or day.day - monthrange(day.year, day.month)[1] - 1 in days)
            and (not weekdays or _WEEKDAYS[day.weekday()] in weekdays)
        ):
            return day
    return start


def _short(text: str) -> str:
    return text if len(text) <= _SUMMARY else text[: _SUMMARY - 1] + "…"


def _escaped(text: str) -> str:
    return "".join(character for character in text.translate(_ESCAPES) if character >= " ")


def _uri(url: str) -> str:
    return "".join(character for character in url if character > " ")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, no character cut."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LINE_OCTETS:
            yield piece
            piece, size = " ", 1
        piece += character
        size += octets
    yield piece
