"""The pages of cases: a list with filters, and one case with what is like it."""

from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest

from corpus.settings import Settings
from search_api.http import create_app
from search_api.service import Service
from tests.search_api.http.asking import Client
from tests.search_api.test_cases import PERSONS, RIGGING, TOLD, TUNNEL
from tests.search_api.web.test_pages import Page

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def client(sample: Service) -> Client:
    return Client(create_app(sample, Settings()))


def page(client: Client, path: str, status: int = 200, **asked: Any) -> Page:
    reply = client.get(path, headers=HTML, **asked)
    assert reply.status_code == status
    return Page(reply.text)


def links(found: Page, start: str) -> list[str]:
    return [href for _, own in found.tags if (href := own.get("href") or "").startswith(start)]


def test_the_list(client: Client) -> None:
    found = page(client, "/cases")
    assert f"共 {TOLD} 个" in found.text
    assert TUNNEL in found.text
    assert {"hazard", "industry", "grade", "year", "region", "article", "q"} <= {
        own.get("name") for tag, own in found.tags if tag in ("input", "select")
    }
    assert [person for person in sorted(PERSONS) if person in found.text] == []


def test_pages_show_every_case_once(client: Client) -> None:
    shown: list[str] = []
    for number in range(1, 20):
        more = links(page(client, "/cases", page=str(number)), "/cases/")
        if not more:
            break
        shown += more
    assert len(shown) == len(set(shown)) == TOLD


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({"hazard": "触电"}, "永丰水产养殖场"),
        ({"industry": "采矿业"}, "石门坎采石场"),
        ({"grade": "重大事故"}, TUNNEL),
        ({"year": "2025"}, "月湖蔬菜种植专业合作社"),
        ({"region": "岚江省/澜川市/枕溪区/柏津街道"}, "柏津街道“4·9”"),
        ({"article": "安全生产法第四十三条"}, RIGGING),
        ({"q": "粉尘"}, "岚翎木业"),
        ({"deaths_min": "5"}, TUNNEL),
        ({"cause": "换拱方案"}, TUNNEL),
    ],
)
def test_filters_narrow_and_stay_in_the_links(client: Client, asked: dict[str, Any], title: str) -> None:
    found = page(client, "/cases", **asked)
    assert title in found.text
    count = len(links(found, "/cases/"))
    assert 0 < count < TOLD
    exports = links(found, "/v1/cases?")
    assert {"xlsx", "csv", "json"} == {href.rpartition("format=")[2] for href in exports}
    value = next(iter(asked.values()))
    assert all(value in unquote(unescape(href)) for href in exports)


def test_how_many_are_how_deadly_is_told(client: Client) -> None:
    told = page(client, "/cases").text
    assert "其中死亡 1 人以上" in told
    assert "3 人以上" in told
    page(client, "/cases", deaths_min="三", status=400)


def test_nothing_found_is_said(client: Client) -> None:
    found = page(client, "/cases", year="1990")
    assert "没有符合条件的案例" in found.text


def test_one_case_with_its_facts_and_its_sentence(client: Client) -> None:
    record = next(
        hit["record"] for hit in client.items("/v1/cases", size="100") if TUNNEL in hit["record"]["title"]
    )
    found = page(client, f"/cases/{record['id']}")
    for told in ("2019-03-27", "11", "重大事故", "坍塌", "建筑业", record["place"]):
        assert told in found.text
    for told in (*record["direct_causes"], *record["indirect_causes"], *record["lessons"]):
        assert told in found.text
    assert record["evidence"]["quote"] in found.text.replace(" ", "")
    assert links(found, f"/documents/{record['document_id']}")
    similar = links(found, "/cases/")
    assert similar
    assert f"/cases/{record['id']}" not in similar


def test_every_case_has_a_page(client: Client) -> None:
    for hit in client.items("/v1/cases", size="100"):
        record = hit["record"]
        found = page(client, f"/cases/{record['id']}")
        assert record["title"] in found.text
        for party in record["parties"]:
            assert party["name"] in found.text


def test_an_unknown_case_is_a_page_that_says_so(client: Client) -> None:
    assert "没有" in page(client, "/cases/nothing", status=404).text
