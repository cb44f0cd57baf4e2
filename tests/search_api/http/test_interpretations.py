"""Interpretations over HTTP and in pages: lists, sheets, what stands beside a clause."""

import csv
import io
from typing import Any

import pytest

from tests.search_api.http.asking import Client

NAME = "澜川市养犬管理条例"


@pytest.fixture
def items(client: Client) -> list[dict[str, Any]]:
    """The interpretations of the regulation."""
    found: list[dict[str, Any]] = client.get(f"/v1/documents/{NAME}/interpretations").json()["items"]
    return found


def test_they_are_listed_paged_and_shown_on_the_document(client: Client, items: list[dict[str, Any]]) -> None:
    assert [item["clause_id"] is None for item in items] == [True, *[False] * 5]
    assert client.get(f"/v1/documents/{NAME}").json()["interpretations"] == items
    page = client.get(f"/v1/documents/{NAME}/interpretations", page=2, size=4).json()
    assert (page["items"], page["total"]) == (items[4:], 6)
    assert client.get(f"/v1/documents/{items[0]['document_id']}/interpretations").json()["items"] == []


def test_each_passage_stands_where_it_is_said_to(client: Client, items: list[dict[str, Any]]) -> None:
    for item in items:
        text = client.get(f"/v1/documents/{item['document_id']}/text").text
        for told in filter(None, (item["evidence"], item["mention"])):
            assert text[told["start"] : told["end"]] == told["quote"]


def test_an_article_bears_the_passages_that_explain_it(client: Client, items: list[dict[str, Any]]) -> None:
    for item in items[1:]:
        article = client.get(f"/v1/articles/{item['clause_id']}").json()
        assert article["interpretations"] == [item]
        assert client.get(f"/v1/clauses/{item['clause_id']}").json()["interpretations"] == [item]


def test_they_come_as_sheets(client: Client, items: list[dict[str, Any]]) -> None:
    sent = client.get(f"/v1/documents/{NAME}/interpretations", format="csv")
    rows = list(csv.reader(io.StringIO(sent.text.removeprefix("\ufeff"))))
    assert len(rows) == 1 + len(items)
    assert rows[0][:2] == ["解释或解读", "类型"]
    assert {row[1] for row in rows[1:]} == {"解读"}
    assert client.get(f"/v1/documents/{NAME}/interpretations", format="xlsx").content[:2] == b"PK"


def test_what_explains_tells_what_it_explains(client: Client, items: list[dict[str, Any]]) -> None:
    explains = client.get(f"/v1/documents/{items[0]['document_id']}").json()["explains"]
    assert [(one["title"], one["reason"]) for one in explains] == [(NAME, None)]
    assert client.get(f"/v1/documents/{explains[0]['document_id']}").json()["title"] == NAME


def test_the_page_shows_them_marked_and_leads_to_the_passage(
    client: Client, items: list[dict[str, Any]]
) -> None:
    page = client.get(f"/documents/{NAME}").text
    assert page.count("解读（仅供理解，以原文为准）") == 6
    for item in items:
        evidence = item["evidence"]
        address = (
            f"/documents/{item['document_id']}?start={evidence['start']}&amp;end={evidence['end']}#quote"
        )
        assert address in page
    # Beside its article: behind the article's own words, before the next one's.
    body = page[page.index('id="text"') :]
    article, told, following = (
        body.index(words) for words in ("第八条 犬只伤害他人的", "狗咬了人怎么办", "第四章 法律责任")
    )
    assert article < told < following


def test_the_page_of_an_explanation_says_what_it_is(client: Client, items: list[dict[str, Any]]) -> None:
    page = client.get(f"/documents/{items[0]['document_id']}").text
    assert "解读（仅供理解，以原文为准）。解释的是" in page
    assert f"《{NAME}》</a>" in page
    silent = client.get("/documents/《岚江省安全生产举报奖励办法》解读").text
    assert "《岚江省安全生产举报奖励办法》（岚应急规〔2024〕2号）（库中没有这份文件）" in silent
