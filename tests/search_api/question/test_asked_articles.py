"""The articles that a question names with their law, in every written form."""

import pytest

from corpus.recognise.characters import fold
from search_api.question.asked_articles import find_asked_articles


@pytest.mark.parametrize(
    ("question", "law", "year", "number", "parts"),
    [
        ("安全生产法第二十一条", "安全生产法", None, "第二十一条", (None, None)),
        ("安全生产法21条", "安全生产法", None, "第二十一条", (None, None)),
        ("安全生产法第 21 条是什么", "安全生产法", None, "第二十一条", (None, None)),
        ("安法第21条规定了什么", "安法", None, "第二十一条", (None, None)),
        ("民法典第1165条第2款", "民法典", None, "第一千一百六十五条", (2, None)),
        ("民法典一千一百六十五条二款", "民法典", None, "第一千一百六十五条", (2, None)),
        ("刑法第一百三十四条之一", "刑法", None, "第一百三十四条之一", (None, None)),
        ("消防法第十六条第一款第（二）项", "消防法", None, "第十六条", (1, 2)),
        ("消防法第16条第2项", "消防法", None, "第十六条", (None, 2)),
        ("《安全生产法》（2021年修正）第二十一条", "安全生产法", 2021, "第二十一条", (None, None)),
        ("2014年的安全生产法第三条", "安全生产法", 2014, "第三条", (None, None)),
        ("请问《刑法》第二编第一百三十四条", "刑法", None, "第一百三十四条", (None, None)),
        ("民法典侵权责任编第1245条", "民法典", None, "第一千二百四十五条", (None, None)),
        ("根据安全生产法第三十六条怎么办", "安全生产法", None, "第三十六条", (None, None)),
        ("新安全生产法第三条", "安全生产法", None, "第三条", (None, None)),
    ],
)
def test_an_article_with_its_law(
    question: str, law: str, year: int | None, number: str, parts: tuple[int | None, int | None]
) -> None:
    [(asked, span)] = find_asked_articles(fold(question))
    assert (law, year) in [(name.name, name.year) for name in asked.names]
    assert all(name.year == year for name in asked.names)
    assert (asked.number, (asked.paragraph, asked.item)) == (number, parts)
    assert fold(question)[span.start : span.end].startswith(("《", law[:2], "2", "新", "安全"))


@pytest.mark.parametrize(
    "question",
    [
        "有三条措施",
        "安全生产法有多少条",
        "实施办法三条措施",
        "第三条规定了什么",
        "本法第三条",
        "推进方案第三条是什么",
        "这个办法第三条",
    ],
)
def test_what_names_no_article_of_a_law(question: str) -> None:
    assert find_asked_articles(fold(question)) == ()


def test_articles_listed_behind_one_law() -> None:
    asked = find_asked_articles("安全生产法第二十一条、第二十二条和消防法第三条")
    assert [(each.names[-1].name, each.number) for each, _ in asked] == [
        ("安全生产法", "第二十一条"),
        ("安全生产法", "第二十二条"),
        ("消防法", "第三条"),
    ]
