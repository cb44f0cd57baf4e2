"""Lists as JSON and as tables: the form that an Accept header likes, and how much of a list a table holds."""

from typing import Any

import pytest

from tests.search_api.http.asking import Client

EXPLAINED = "/v1/documents/澜川市养犬管理条例/interpretations"
LISTS = ("/v1/cases", "/v1/standards", "/v1/experts", EXPLAINED)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    ("accept", "type_"),
    [
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("application/json;q=0.1, text/csv", "text/csv"),
        # A calendar is no form of these lists: what is liked next is given.
        ("text/calendar, application/json;q=0.5", "application/json"),
        ("text/calendar", None),
        ("image/png", None),
    ],
)
def test_a_list_comes_in_the_form_that_is_liked_best(
    client: Client, path: str, accept: str, type_: str | None
) -> None:
    sent = client.get(path, {"Accept": accept})
    assert sent.status_code == (200 if type_ else 406)
    if type_:
        assert sent.headers["content-type"].startswith(type_)


@pytest.mark.parametrize("path", LISTS)
def test_a_calendar_is_no_form_that_the_address_may_name(client: Client, path: str) -> None:
    assert client.get(path, format="ics").status_code == 400


@pytest.mark.parametrize(
    ("query", "rows"), [({}, 39), ({"size": "3"}, 3), ({"page": "2"}, 19), ({"size": "30", "page": "2"}, 9)]
)
def test_a_table_holds_the_whole_list_or_the_page_asked_for(
    client: Client, query: dict[str, Any], rows: int
) -> None:
    total = client.get("/v1/cases").json()["total"]
    assert total == 39
    sent = client.get("/v1/cases", format="csv", **query)
    assert len(sent.content.decode("utf-8-sig").strip().split("\r\n")) == rows + 1
