"""Festivals as deadlines: with a date where the calendar fixes their day and the year is certain."""

from datetime import date

import pytest

from corpus.recognise.times.deadline_cells import read_deadline
from corpus.recognise.times.deadlines import find_deadlines

WRITTEN_ON = date(2025, 3, 7)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("“五一”前", "2025-05-01"),
        ("五一前", "2025-05-01"),
        ('"五一"节前完成', "2025-05-01"),
        ("“五一”假期前", "2025-05-01"),
        ("“国庆”前", "2025-10-01"),
        ("“十一”黄金周前", "2025-10-01"),
        ("2024年国庆节前", "2024-10-01"),
        ("明年元旦前", "2026-01-01"),
        ("元旦前", None),
        ("春节、“五一”前", "2025-05-01"),
        ("“春节”前", None),
        ("清明前", None),
        ("“端午”节前", None),
        ("“中秋”“国庆”前", "2025-10-01"),
        ("2025年元旦春节前", None),
        ("次年“五一”前", None),
    ],
)
def test_work_that_is_due_before_a_festival(cell: str, day: str | None) -> None:
    deadline = read_deadline(cell, WRITTEN_ON)
    assert deadline is not None
    assert (deadline.kind, deadline.printed) == ("date" if day else "relative", cell)
    assert (deadline.date and deadline.date.isoformat()) == day


@pytest.mark.parametrize(
    ("written_on", "day"),
    [
        (date(2024, 11, 20), date(2025, 1, 1)),
        (date(2024, 1, 1), date(2024, 1, 1)),
        (date(2024, 3, 1), None),
        (None, None),
    ],
)
def test_a_festival_of_the_next_year_is_meant_only_shortly_before_it(
    written_on: date | None, day: date | None
) -> None:
    deadline = read_deadline("元旦前", written_on)
    assert deadline is not None
    assert deadline.date == day


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("市文旅局要在“五一”前完成设施检修。", ["“五一”前"]),
        ("时限：“国庆”节前；责任单位：市城管局", ["“国庆”节前"]),
        ("“五一”前已完成检修的景区", []),
        ("“十一五”前期工作", []),
        ("“五一”期间加强值守", []),
    ],
)
def test_festivals_in_running_text(text: str, printed: list[str]) -> None:
    assert [mention.deadline.printed for mention in find_deadlines(text, WRITTEN_ON)] == printed
