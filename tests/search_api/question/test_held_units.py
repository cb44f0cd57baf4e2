"""Units that only the documents at hand know."""

from datetime import date

import pytest

from search_api.question import read_question
from search_api.question.held_units import find_held_units, offices

HELD = offices(["创新发展局", "榨菜管理办公室", "职业院校", "供电所", "各有关单位", "局"])


def test_offices_only() -> None:
    assert offices(["创新发展局", "职业院校", "各镇人民政府办公室", "各街道办公室"]) == {"创新发展局"}


@pytest.mark.parametrize(
    ("question", "units", "intent"),
    [
        ("西安高新区创新发展局主责多少项任务", ("创新发展局",), "unit_tasks"),
        ("榨菜管理办公室负责什么", ("榨菜管理办公室",), "unit_tasks"),
        ("区创新发展局牵头哪些任务", ("区创新发展局",), "unit_tasks"),
        ("职业院校实训基地由谁建", (), "responsibility"),
        ("《创新发展局工作办法》是谁发的", (), "document"),
    ],
)
def test_they_are_recognised(question: str, units: tuple[str, ...], intent: str) -> None:
    query = read_question(question, date(2026, 6, 1), (), HELD)
    assert (query.units, query.intent) == (units, intent)


def test_the_longest_name_is_taken() -> None:
    held = frozenset({"管理办公室", "榨菜管理办公室"})
    assert [(s.start, s.end) for s in find_held_units("找榨菜管理办公室和管理办公室", held)] == [
        (1, 8),
        (9, 14),
    ]
