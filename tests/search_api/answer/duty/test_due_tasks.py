"""The tasks of a place that are due by a time."""

from datetime import date

import pytest

from corpus.model import Task
from search_api.search import Wanted
from search_api.service import Service

ZHENXI = "岚江省/澜川市/枕溪区"


def tasks_of(service: Service, question: str) -> list[Task]:
    answer = service.ask(question)
    tasks = [answered.record for answered in answer.answers if isinstance(answered.record, Task)]
    assert len(tasks) == len(answer.answers)
    assert answer.value == (str(len(tasks)) if tasks else None)
    return tasks


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("枕溪区2024年底前要完成哪些任务", date(2024, 1, 1), date(2024, 12, 31)),
        ("枕溪区截至2024年底要完成哪些任务", None, date(2024, 12, 31)),
        ("枕溪区2025年要完成的任务有哪些", date(2025, 1, 1), date(2025, 12, 31)),
        ("枕溪区逾期的任务有哪些", None, date(2026, 5, 31)),
    ],
)
def test_the_list_is_whole_and_in_order(
    sample: Service, question: str, first: date | None, last: date
) -> None:
    listed = tasks_of(sample, question)
    all_due = sample.tasks(Wanted(region=ZHENXI, due_from=first, due_to=last))
    assert {t.id for t in listed} == {t.id for t in all_due if t.evidence.validity != "repealed"}
    days = [t.deadline.date for t in listed if t.deadline and t.deadline.date]
    assert len(days) == len(listed) > 0
    assert days == sorted(days)


def test_a_unit_narrows_the_list(sample: Service) -> None:
    listed = tasks_of(sample, "枕溪区住房和城乡建设局2024年底前要完成哪些任务")
    assert listed
    for task in listed:
        assert "区住房和城乡建设局" in {unit.name for unit in (*task.lead, *task.support)}
        assert task.deadline is not None
        assert task.deadline.date is not None
        assert task.deadline.date <= date(2024, 12, 31)


@pytest.mark.parametrize("question", ["海安市2020年底前要完成哪些任务", "枕溪区2019年要完成的任务"])
def test_no_such_task_is_not_held(sample: Service, question: str) -> None:
    answer = sample.ask(question)
    assert (answer.outcome, answer.answers) == ("not_held", ())
