"""Standards and requirements over HTTP."""

import csv
import io

from tests.search_api.http.asking import Client


def test_a_question_gives_an_answer_of_that_kind(client: Client) -> None:
    found = client.get("/v1/standards", q="DB99/T 2105").json()
    assert (found["intent"], found["outcome"]) == ("standard", "answered")
    assert found["answers"][0]["record"]["number"] == "DB99/T 2105-2024"
    asked = client.get("/v1/requirements", q="集中充电场所可以设在地下三层吗").json()
    assert (asked["intent"], asked["outcome"]) == ("requirement", "answered")
    record = asked["answers"][0]["record"]
    assert asked["value"] in record["evidence"]["quote"]
    assert {each["modality"] for each in record["requirements"]} == {"must_not"}


def test_without_a_question_there_is_a_list_with_facets(client: Client) -> None:
    found = client.get("/v1/standards", size="3").json()
    assert len(found["items"]) == 3 < found["total"]
    for name in ("status", "code", "year", "region"):
        assert found["facets"][name]
    told = {count["value"]: count["count"] for count in found["facets"]["status"]}
    narrowed = client.get("/v1/standards", status="upcoming", on="2026-06-01").json()
    assert narrowed["total"] == len(narrowed["items"])
    assert {item["status"] for item in narrowed["items"]} <= {"upcoming"}
    assert sum(told.values()) == found["total"]
    later = client.get("/v1/standards", status="upcoming", on="2030-01-01").json()
    assert later["total"] == 0


def test_pages_follow_on_each_other(client: Client) -> None:
    whole = client.get("/v1/standards", size="100").json()["items"]
    pages = [
        item
        for page in range(1, len(whole) + 1)
        for item in client.get("/v1/standards", page=str(page), size="1").json()["items"]
    ]
    assert pages == whole


def test_files_hold_the_whole_list(client: Client) -> None:
    total = client.get("/v1/standards").json()["total"]
    reply = client.get("/v1/standards", format="csv")
    rows = list(csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig"))))
    assert len(rows) == total
    assert {"现行有效", "已被代替", "已废止"} <= {row["状态"] for row in rows}
    assert client.get("/v1/standards", format="xlsx").content[:2] == b"PK"


def test_one_standard_and_none(client: Client) -> None:
    item = client.get("/v1/standards", size="1").json()["items"][0]
    again = client.get(f"/v1/standards/{item['id']}").json()
    assert again == item
    assert client.get("/v1/standards/nothing").status_code == 404
    assert client.get("/v1/standards", status="gültig").status_code == 400
    assert client.get("/v1/requirements").status_code == 400
