"""The articles that a question names with their law, in every written form."""

import pytest

from corpus.recognise.characters import fold
from search_api.question.asked_articles import find_asked_articles, find_lone_article
from search_api.values import LawName


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


@pytest.mark.parametrize(
    ("question", "name", "year", "former"),
    [
        (
            "广东省实施《中华人民共和国消防法》办法第三条",
            "广东省实施《中华人民共和国消防法》办法",
            None,
            False,
        ),
        (
            "请问广东省实施《中华人民共和国消防法》办法第三条",
            "广东省实施《中华人民共和国消防法》办法",
            None,
            False,
        ),
        (
            "《广东省实施〈中华人民共和国消防法〉办法》第三条",
            "广东省实施〈中华人民共和国消防法〉办法",
            None,
            False,
        ),
        (
            "最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释第三条",
            "最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释",
            None,
            False,
        ),
        ("《突发事件应对法》2007版第三条", "突发事件应对法", 2007, False),
        ("（2007年）突发事件应对法第三条", "突发事件应对法", 2007, False),
        ("（2007年）《突发事件应对法》第三条", "突发事件应对法", 2007, False),
        ("修订前的突发事件应对法第三条", "突发事件应对法", None, True),
        ("旧突发事件应对法第三条", "突发事件应对法", None, True),
        ("新乡市市容条例第三条", "新乡市市容条例", None, False),
        ("《中华人民共和国宪法修正案（2018年）》第三条", "中华人民共和国宪法修正案(2018年)", None, False),
        ("中国公民收养子女登记办法第三条", "中国公民收养子女登记办法", None, False),
        ("学位法三条", "学位法", None, False),
    ],
)
def test_the_law_is_called_by_what_is_printed(
    question: str, name: str, year: int | None, former: bool
) -> None:
    [(asked, span)] = find_asked_articles(fold(question))
    assert LawName(name=name, year=year, former=former) in asked.names
    assert (asked.number, span.end) == ("第三条", len(question))
    assert fold(question)[: span.start] in ("", "请问")


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("《安全生产法》第二十一至二十三条", ["第二十一条", "第二十二条", "第二十三条"]),
        ("安全生产法第21-22条", ["第二十一条", "第二十二条"]),
        ("安全生产法第二十一条到第二十三条", ["第二十一条", "第二十二条", "第二十三条"]),
        ("《消防法》第28条、29条", ["第二十八条", "第二十九条"]),
        ("消防法第三、五条", ["第三条", "第五条"]),
        ("消防法第廿一条和卅条", ["第二十一条", "第三十条"]),
        ("消防法第贰拾壹条", ["第二十一条"]),
        ("消防法第三十条到第二条", ["第三十条"]),
    ],
)
def test_lists_and_ranges(question: str, numbers: list[str]) -> None:
    assert [asked.number for asked, _ in find_asked_articles(fold(question))] == numbers


def test_the_part_that_is_named_goes_with_the_article() -> None:
    [(asked, _)] = find_asked_articles("民法典侵权责任编第一章第五条")
    assert asked.within == ("侵权责任编", "第一章")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("第二十一条", ()),
        ("本法第二十一条", ()),
        ("请问第二十一条", ()),
        ("安全生产发第二十一条", (LawName(name="安全生产发"),)),
    ],
)
def test_an_article_alone_is_of_no_law(question: str, names: tuple[LawName, ...]) -> None:
    lone = find_lone_article(question)
    assert lone is not None
    assert (lone[0].number, lone[0].names) == ("第二十一条", names)


@pytest.mark.parametrize("question", ["枕溪区实施方案第三条", "租赁合同第三条", "三条措施"])
def test_an_item_of_another_paper_is_no_article(question: str) -> None:
    assert find_lone_article(question) is None
