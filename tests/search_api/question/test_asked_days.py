"""When the cases that a question asks for happened."""

from datetime import date

import pytest

from search_api.question.asked_days import find_asked_days

ON = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("近三年的火灾事故", 2022, 2025),
        ("最近两年的坍塌事故", 2023, 2025),
        ("去年的事故", 2024, 2024),
        ("2020年以后较大以上坍塌事故", 2020, None),
        ("2022年以前的触电事故", None, 2022),
        ("2023年10月的事故", 2023, 2023),
        ("触电事故", None, None),
    ],
)
def test_the_years(question: str, first: int | None, last: int | None) -> None:
    asked = find_asked_days(question, ON)
    assert (asked.year_from, asked.year_to) == (first, last)


@pytest.mark.parametrize(
    ("question", "months"),
    [
        ("2023年10月的模板坍塌", (10,)),
        ("去年夏天溺水的事故", (5, 6, 7, 8, 9)),
        ("2024年春天工地死人的通报", (2, 3, 4, 5)),
        ("冬季取暖煤气中毒", (11, 12, 1, 2, 3)),
        ("梅雨汛期泵站淹死两个人", (6, 7)),
        ("七月份的触电事故", (7,)),
        ("12月的火灾", (12,)),
        ("2023年的火灾", ()),
        ("3个月内整改的案例", ()),
        ("三个月没有通风", ()),
        ("青春期的事故", ()),
    ],
)
def test_the_months(question: str, months: tuple[int, ...]) -> None:
    assert find_asked_days(question, ON).months == months


def test_the_words_that_say_when_are_taken() -> None:
    question = "去年夏天水库溺水"
    taken = find_asked_days(question, ON).taken
    assert [question[span.start : span.end] for span in taken] == ["去年", "夏天"]
