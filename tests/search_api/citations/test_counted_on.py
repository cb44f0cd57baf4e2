"""Texts that go on counting the articles of one another: the article's number tells which of them is meant."""

from collections.abc import Iterator

import pytest

from corpus.model import Article
from search_api.service import Service
from tests.search_api.answer.papers import asked_of

_NAME = "中华人民共和国宪法修正案"
_TEXTS = {1988: ("4月12日", 1, 2), 1993: ("3月29日", 3, 11), 1999: ("3月15日", 12, 17)}


def _text(year: int, day: str, first: int, last: int) -> str:
    articles = "\n\n".join(f"第{number}条 宪法改第{number}处。" for number in range(first, last + 1))
    return f"# {_NAME}（{year}年）\n\n{year}年{day} 全国人民代表大会会议通过\n\n<!-- INFO END -->\n\n{articles}\n"


_LISTED = """# 中华人民共和国刑法修正案（三）

2001年12月29日 第九届全国人民代表大会常务委员会第二十五次会议通过

<!-- INFO END -->

一、将刑法第一百一十四条修改。

二、将刑法第一百一十五条修改。
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    papers = {f"修正案（{year}年）": _text(year, *told) for year, told in _TEXTS.items()}
    with asked_of(tmp_path_factory.mktemp("counted"), {**papers, "刑修": _LISTED}, "md") as service:
        yield service


@pytest.mark.parametrize(
    ("asked", "year", "number"),
    [
        ("宪法修正案第一条", 1988, 1),
        ("宪法修正案第11条", 1993, 11),
        ("《宪法修正案》第十二条", 1999, 12),
        ("宪法修正案（1993年）第五条", 1993, 5),
        ("1993年宪法修正案第五条", 1993, 5),
        ("宪法修正案1999年第十七条", 1999, 17),
    ],
)
def test_the_number_tells_the_text(service: Service, asked: str, year: int, number: int) -> None:
    (citation,) = service.cite(asked)
    assert citation.target is not None
    assert citation.target.title == f"{_NAME}（{year}年）"
    (answered,) = service.ask(asked).answers
    assert isinstance(answered.record, Article)
    assert answered.record.id == citation.target.id
    assert f"改第{number}处" in answered.record.text
    assert not [notice for notice in service.ask(asked).notices if notice.kind == "earlier_version"]


@pytest.mark.parametrize(
    "asked",
    [
        "宪法修正案第十八条",
        "宪法修正案（1993年）第二条",
        "1988年宪法修正案第三条",
        "宪法修正案（2004年）第三条",
        "宪法修正草案第三条",
        "刑法修正案（三）第三条",
        "刑法修正案（四）第一条",
    ],
)
def test_another_number_or_year_is_none(service: Service, asked: str) -> None:
    assert all(citation.target is None for citation in service.cite(asked))
    assert service.ask(asked).outcome == "not_held"


def test_an_amendment_numbers_its_articles_without_their_word(service: Service) -> None:
    (citation,) = service.cite("刑法修正案（三）第二条")
    assert citation.target is not None
    assert citation.target.id == service.ask("刑法修正案（三）第二条").answers[0].record.id


def test_the_name_alone_means_none_of_several(service: Service) -> None:
    (citation,) = service.cite("根据《宪法修正案》")
    assert citation.target is None
    assert citation.reason is not None
