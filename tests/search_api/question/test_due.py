"""Which tasks are due by a time: the time, and what else is asked."""

from datetime import date

import pytest

from search_api.question import read_question
from search_api.values import Query

ON = date(2026, 5, 20)


def read(question: str) -> Query:
    return read_question(question, ON, ("岚江省/澜川市/枕溪区",))


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("枕溪区2020年底前要完成哪些任务", "2020-01-01", "2020-12-31"),
        ("枕溪区哪些任务2020年底前要完成？", "2020-01-01", "2020-12-31"),
        ("列出枕溪区2025年要完成的任务", "2025-01-01", "2025-12-31"),
        ("今年6月底前要完成的任务有哪些", "2026-01-01", "2026-06-30"),
        ("6月底前要完成什么工作", "2026-01-01", "2026-06-30"),
        ("截至2024年10月要完成的任务一共有几项", None, "2024-10-31"),
        ("3月份要完成的任务", "2026-03-01", "2026-03-31"),
        ("本月到期的任务有哪些", "2026-05-01", "2026-05-31"),
        ("下个月要办结哪些事项", "2026-06-01", "2026-06-30"),
        ("本季度要完成的重点任务", "2026-04-01", "2026-06-30"),
        ("有哪些工作要在2025年6月底前做完", "2025-01-01", "2025-06-30"),
        ("逾期的任务有哪些", None, "2026-05-19"),
        ("哪些任务已经逾期了", None, "2026-05-19"),
        ("快到期的任务有哪些", "2026-05-20", "2026-06-19"),
        ("枕溪区住建局2024年底前要完成哪些任务", "2024-01-01", "2024-12-31"),
    ],
)
def test_tasks_due(question: str, first: str | None, last: str) -> None:
    query = read(question)
    assert query.intent == "unit_tasks"
    assert (query.due_from and query.due_from.isoformat(), query.due_to and query.due_to.isoformat()) == (
        first,
        last,
    )
    assert not query.terms


def test_a_unit_and_a_matter_narrow_what_is_due() -> None:
    assert read("枕溪区住建局2024年底前要完成哪些任务").units == ("枕溪区住建局",)
    assert [term.text for term in read("枕溪区2024年底前要完成哪些民生实事").terms] == ["民生", "实事"]


@pytest.mark.parametrize(
    "question",
    [
        "充电桩2024年底前能建好吗",
        "2024年民生实事里充电桩谁负责",
        "充电桩什么时候完成",
        "充电桩归哪个部门牵头，哪年底完成",
        "财政局今年要干啥",
        "住建局要完成哪些任务",
    ],
)
def test_no_list_by_time(question: str) -> None:
    query = read(question)
    assert (query.due_from, query.due_to) == (None, None)
