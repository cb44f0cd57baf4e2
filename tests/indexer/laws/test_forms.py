"""A law is the same articles whatever file it is printed in."""

import pytest

from corpus.model import Article, Reading
from crawler.readers import read
from indexer.metadata.head import Source
from indexer.reading import read_blocks
from tests.indexer.laws.printed_law import BODY, FORMS, TITLE, markdown


def read_file(name: str, data: bytes) -> Reading:
    return read_blocks(read(name, data), Source(path=name))


def told(reading: Reading) -> list[tuple[object, ...]]:
    """All that is told of each article, blanks of the layout aside."""
    articles = [clause for clause in reading.clauses if isinstance(clause, Article)]
    numbers = {article.id: article.number for article in articles}
    return [
        (
            article.number,
            "".join(article.text.split()),
            tuple("".join(item.split()) for item in article.items),
            tuple("".join(step.split()) for step in article.path),
            "".join(article.evidence.locator.split()),
            article.law,
            str(article.version),
            str(article.in_force_from),
            tuple(numbers[id_] for id_ in article.penalty_ids),
        )
        for article in articles
    ]


@pytest.fixture(scope="module")
def as_markdown() -> Reading:
    return read_file("渡槽安全法.md", markdown().encode())


def test_the_articles_of_markdown(as_markdown: Reading) -> None:
    articles = [article for article in as_markdown.clauses if isinstance(article, Article)]
    printed = [part for part in BODY if not isinstance(part, str)]
    assert [article.number for article in articles] == [part[0].split("　")[0] for part in printed]
    assert ["".join(article.text.split()) for article in articles] == [
        "".join("".join(part).split()) for part in printed
    ]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_articles_of_markdown(form: str, as_markdown: Reading) -> None:
    reading = read_file(*FORMS[form])
    assert reading.document.title == TITLE
    assert told(reading) == told(as_markdown)
    assert (reading.document.kind, reading.document.written_on) == ("law", as_markdown.document.written_on)


ORDERS = {
    "of the State Council": (
        ("中华人民共和国国务院令", "第708号"),
        "渡槽安全条例",
        ("总　理　　某某某", "2019年2月17日"),
        "国务院令第708号",
        ("国务院",),
        "全国",
    ),
    "of a ministry": (
        ("中华人民共和国水利部令", "第12号"),
        "渡槽安全管理办法",
        ("部长　某某某　2019年2月17日",),
        "水利部令第12号",
        ("水利部",),
        "全国",
    ),
    "of a province": (
        ("甘肃省人民政府令第150号",),
        "甘肃省渡槽安全管理办法",
        ("省长　某某某", "2019年2月17日"),
        "甘肃省人民政府令第150号",
        (),
        "甘肃省",
    ),
    "of a congress": (
        ("甘肃省人民代表大会常务委员会公告", "（第32号）"),
        "甘肃省渡槽安全条例",
        ("甘肃省人民代表大会常务委员会", "2019年2月17日"),
        "甘肃省人民代表大会常务委员会公告第32号",
        ("甘肃省人民代表大会常务委员会",),
        "甘肃省",
    ),
}


@pytest.mark.parametrize("heading", [None, "order", "law"])
@pytest.mark.parametrize("kind", ORDERS)
def test_a_law_under_the_order_that_makes_it_known_is_the_law(kind: str, heading: str | None) -> None:
    order, title, signed, number, issuers, region = ORDERS[kind]
    made_known = f"《{title}》已经2019年2月3日会议通过，现予公布，自2019年4月1日起施行。"
    rules = ("第一章　总　则", "第一条　为了渡槽安全，制定本规定。", "第二条　本规定自2019年4月1日起施行。")
    marked = {"order": f"<h1>{order[0]}</h1>", "law": f"<h1>{title}</h1>", None: ""}[heading]
    lines = (*order, made_known, *signed, title, *rules)
    page = f"<html><body>{marked}{''.join(f'<p>{line}</p>' for line in lines)}</body></html>"
    reading = read_file("a.html", page.encode())
    document = reading.document
    assert (document.title, document.kind, document.region) == (title, "regulation", region)
    assert document.document_number == number
    if issuers and heading is None:
        assert document.issuers == issuers
    assert str(document.in_force_from) == "2019-04-01"
    assert [c.number for c in reading.clauses if isinstance(c, Article)] == ["第一条", "第二条"]
    start, end = document.found["document_number"].start, document.found["document_number"].end
    assert order[0] in reading.text[start:end]
