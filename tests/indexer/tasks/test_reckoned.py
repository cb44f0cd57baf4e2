"""From when dates without a year are reckoned, heads of two things, and reports that give orders."""

from datetime import date

import pytest

from corpus.recognise.times.deadlines import find_deadlines
from indexer.tasks.columns import column_of
from tests.indexer.tasks.papers import found, tasks_of


@pytest.mark.parametrize(
    ("title", "opening", "day"),
    [
        ("澜川市2026年民生实事分工方案", "现明确如下。", "2026-06-30"),
        ("澜川市2021—2025年防洪工作方案", "现明确如下。", "None"),
        ("供热专题会议纪要", "2021年11月18日，市政府召开专题会议。", "2021-06-30"),
        ("供热工作方案", "2021年11月18日，市政府召开专题会议。", "None"),
    ],
)
def test_the_year_of_a_deadline_without_one(title: str, opening: str, day: str) -> None:
    task = tasks_of(opening, "一、会议议定事项", "1.市水利局负责清淤，6月底前完成。", title=title)[-1]
    assert task.deadline is not None
    assert str(task.deadline.date) == day


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("项目名称及目标", "task"),
        ("任务内容和完成时限", "task"),
        ("目标及编码", None),
        ("类别及编码", None),
    ],
)
def test_a_head_of_two_things_is_that_of_the_first(head: str, column: str | None) -> None:
    assert column_of(head) == column


@pytest.mark.parametrize(
    ("heading", "told"), [("三、下步要求", True), ("二、会议议定事项", True), ("一、基本情况", False)]
)
def test_a_report_orders_below_a_heading_that_asks(heading: str, told: bool) -> None:
    given = found(heading, "（一）市城管局提供停放场地。", title="关于清理工作督查情况的通报")
    assert [units for _, units, _ in given] == (["市城管局"] if told else [])


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("每周一测", None),
        ("每周一次", None),
        ("每周一前报送", "FREQ=WEEKLY;BYDAY=MO"),
        ("每周二前报送", "FREQ=WEEKLY;BYDAY=TU"),
    ],
)
def test_once_a_week_is_no_monday(words: str, rule: str | None) -> None:
    assert [mention.deadline.recurrence for mention in find_deadlines(words)] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("words", "written_on", "due"),
    [
        ("建立平台，确保2021年6月投入使用", None, "2021-06-30"),
        ("于2025年11月开展专项检查", date(2025, 8, 18), "2025-11-30"),
        ("于2024年11月开展专项检查", date(2025, 8, 18), None),
        ("于2025年11月开展的专项检查", date(2025, 8, 18), None),
        ("自2025年11月开展检查", date(2025, 1, 1), None),
    ],
)
def test_a_month_in_which_something_is_to_be_done(
    words: str, written_on: date | None, due: str | None
) -> None:
    dates = [str(mention.deadline.date) for mention in find_deadlines(words, written_on)]
    assert dates == ([due] if due else [])
