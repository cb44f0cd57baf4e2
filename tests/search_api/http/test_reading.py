"""The routes that read, over the sample corpus: shapes, spans, forms, pages of lists."""

import csv
import io
from typing import Any

import pytest

from tests.search_api.http.asking import Client

QUESTION = "枕溪区小区里的电动车充电桩归谁建？"


@pytest.fixture
def best(client: Client) -> dict[str, Any]:
    """The record that answers the question."""
    record: dict[str, Any] = client.get("/v1/ask", q=QUESTION).json()["answers"][0]["record"]
    return record


def test_an_answer_proves_itself(client: Client, best: dict[str, Any]) -> None:
    assert [unit["name"] for unit in best["lead"]] == ["区住房和城乡建设局"]
    evidence = best["evidence"]
    text = client.get(f"/v1/documents/{evidence['document_id']}/text").text
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert evidence["document_number"] == "枕政办发〔2024〕21号"


def test_several_questions_are_answered_in_order(client: Client) -> None:
    questions = [QUESTION, "枕溪区的火箭发射场归谁建？"]
    answers = client("POST", "/v1/ask", json={"questions": questions}).json()
    assert [answer["question"] for answer in answers] == questions
    assert answers[1]["outcome"] == "not_held"


def test_a_question_of_one_kind_only(client: Client) -> None:
    assert client.get("/v1/responsibility", q=QUESTION).json()["intent"] == "responsibility"


def test_the_day_decides_what_is_past(client: Client) -> None:
    def past(on: str) -> bool:
        record = client.get("/v1/ask", q=QUESTION, on=on).json()["answers"][0]["record"]
        return bool(record["deadline"]["past"])

    assert [past("2024-12-31"), past("2025-01-01")] == [False, True]


def test_search_marks_words_and_counts_facets(client: Client) -> None:
    found = client.get("/v1/search", q="电动自行车 充电", kind="task", size=5, explain=True).json()
    assert (len(found["items"]), found["page"], found["size"]) == (5, 1, 5)
    assert found["total"] > 5
    assert {hit["kind"] for hit in found["items"]} == {"task"}
    assert any("<mark>" in line for hit in found["items"] for line in hit["highlights"])
    assert found["items"][0]["explain"]
    assert {facet["value"] for facet in found["facets"]["region"]} >= {"岚江省/澜川市/枕溪区"}


def test_an_empty_list_tells_that_the_unit_is_not_held(client: Client) -> None:
    found = client.get("/v1/tasks", unit="省应急管理厅").json()
    assert (found["items"], found["total"]) == ([], 0)
    assert found["unit_not_held"]["name"] == "省应急管理厅"
    assert any("应急" in name for name in found["unit_not_held"]["near"])
    assert client.get("/v1/tasks", unit="区城市管理局").json()["unit_not_held"] is None
    assert client.get("/v1/tasks", unit="区城市管理局", due_from="2099-01-01").json()["unit_not_held"] is None


def test_pages_of_a_list_join_without_gap(client: Client) -> None:
    whole = client.get("/v1/tasks", size=200).json()
    parts = [task["id"] for page in (1, 2, 3) for task in client.items("/v1/tasks", size=10, page=page)]
    assert parts == [task["id"] for task in whole["items"]][:30]
    assert whole["total"] > 100


def test_tasks_are_narrowed_by_unit_role_place_and_deadline(client: Client) -> None:
    region = "岚江省/澜川市/棠阳区"
    led = client.items("/v1/tasks", unit="区城市管理局", role="lead", region=region, size=200)
    assert led
    assert all(task["evidence"]["region"] == region for task in led)
    assert all("区城" in "".join(unit["name"] for unit in task["lead"]) for task in led)
    due = client.items("/v1/tasks", due_from="2025-08-01", due_to="2025-08-31", size=200)
    assert {task["deadline"]["date"] for task in due} == {"2025-08-31"}


def test_tasks_come_as_sheets_and_calendar(client: Client) -> None:
    response = client.get("/v1/tasks", {"Accept": "text/csv"}, document="枕政办发〔2024〕21号")
    assert response.headers["content-type"].startswith("text/csv")
    assert "attachment" in response.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    whole = client.get("/v1/tasks", document="枕政办发〔2024〕21号").json()
    assert len(rows) == whole["total"]
    assert client.get("/v1/tasks", format="xlsx").content.startswith(b"PK")
    calendar = client.get("/v1/tasks", {"Accept": "text/calendar;q=0.9, text/plain;q=0.1"}).text
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert client.get("/v1/tasks", {"Accept": "image/png"}).status_code == 406
    assert client.get("/v1/tasks", {"Accept": "text/csv"}, format="json").json()["items"]


def test_a_file_holds_all_tasks_or_the_page_asked_for(client: Client) -> None:
    def rows(**query: Any) -> int:
        response = client.get("/v1/tasks", format="csv", **query)
        assert response.status_code == 200
        return len(list(csv.reader(io.StringIO(response.text)))) - 1

    total = client.get("/v1/tasks").json()["total"]
    assert rows() == total > 40
    assert (rows(size="3"), rows(size="30", page="2"), rows(page="2")) == (3, min(30, total - 30), 20)
    events = client.get("/v1/tasks", format="ics", size="1000").text.count("BEGIN:VEVENT")
    assert 0 <= client.get("/v1/tasks", format="ics", size="5").text.count("BEGIN:VEVENT") <= 5 < events


def test_json_that_is_asked_for_by_name_is_a_file_too(client: Client) -> None:
    total = client.get("/v1/tasks").json()["total"]
    page, whole = client.get("/v1/tasks").json(), client.get("/v1/tasks", format="json").json()
    assert (len(page["items"]), page["size"]) == (20, 20)
    assert (len(whole["items"]), whole["total"], whole["page"], whole["size"]) == (total, total, 1, total)
    assert whole["items"][:20] == page["items"]
    assert len(client.get("/v1/tasks", format="json", size="30").json()["items"]) == 30
    assert len(client.get("/v1/tasks", {"Accept": "application/json"}).json()["items"]) == 20


def test_every_value_of_a_document_tells_where_it_was_found(client: Client) -> None:
    documents = client.items("/v1/documents", size=200)
    assert len(documents) > 10
    for listed in documents:
        shown = client.get(f"/v1/documents/{listed['id']}").json()
        text = client.get(f"/v1/documents/{listed['id']}/text").text
        for document in (listed, shown):
            assert document["quotes"].keys() == document["found"].keys()
            for field, place in document["found"].items():
                assert text[place["start"] : place["end"]] == document["quotes"][field] != ""
            evidence = document["evidence"]
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"] != ""
            assert evidence["document_number"] == document["document_number"]
    told = {field for document in documents for field in document["quotes"]}
    assert {"title", "document_number", "issuers", "written_on"} <= told


def test_a_unit_shows_what_it_leads_and_supports(client: Client) -> None:
    named = [unit for unit in client.items("/v1/units", q="区城市管理") if unit["name"] == "区城市管理局"]
    (unit,) = [unit for unit in named if unit["region"] == "岚江省/澜川市/棠阳区"]
    assert "区城管局" in unit["aliases"]
    assert client.get(f"/v1/units/{unit['id']}").json() == unit
    found = client.get(f"/v1/units/{unit['id']}/tasks", size=200).json()
    groups = found["groups"]
    assert groups["lead"]["count"] == len(groups["lead"]["ids"]) > 0
    assert groups["support"]["count"] > 0
    assert {task["id"] for task in found["items"]} == {
        id_ for group in groups.values() for id_ in group["ids"]
    }
    led = client.items(f"/v1/units/{unit['id']}/tasks", role="lead", size=200)
    assert [task["id"] for task in led] == groups["lead"]["ids"]


def test_documents_are_listed_with_facets_and_shown_with_parts(client: Client, best: dict[str, Any]) -> None:
    listed = client.get("/v1/documents", region="岚江省/澜川市/枕溪区", size=50).json()
    assert listed["total"] == len(listed["items"]) > 2
    assert all("枕溪区" in document["region"] for document in listed["items"])
    assert all(document["text"] is None for document in listed["items"])
    id_ = best["document_id"]
    document = client.get(f"/v1/documents/{id_}").json()
    assert document["text"] == client.get(f"/v1/documents/{id_}/text").text
    assert best["id"] in {task["id"] for task in client.items(f"/v1/documents/{id_}/tasks")}
    outline = client.items(f"/v1/documents/{id_}/outline")
    assert ["二"] in [clause["path"] for clause in outline]
    clause = client.get(f"/v1/clauses/{outline[0]['id']}").json()
    assert clause == outline[0] | {"interpretations": []}
    assert len(client.items(f"/v1/documents/{id_}/versions")) == 1
    assert isinstance(client.items(f"/v1/documents/{id_}/repairs"), list)
    assert isinstance(client.items(f"/v1/documents/{id_}/citations"), list)


def test_a_document_answers_to_its_number(client: Client, best: dict[str, Any]) -> None:
    assert client.get("/v1/documents/枕政办发〔2024〕21号").json()["id"] == best["document_id"]


def test_one_task_has_a_stable_address(client: Client, best: dict[str, Any]) -> None:
    assert client.get(f"/v1/tasks/{best['id']}").json() == best
    assert client.get(f"/v1/tasks/{best['document_id']}").status_code == 404
    assert client.get(f"/v1/clauses/{best['id']}").status_code == 404


def test_citations_in_a_text_are_resolved(client: Client) -> None:
    (citation,) = client.items("/v1/cite", text="按照岚政办发〔2024〕18号执行")
    assert citation["target"]["number"] == "岚政办发〔2024〕18号"
    assert citation["printed"] == "岚政办发〔2024〕18号"


def test_suggestions_begin_as_typed(client: Client) -> None:
    assert "区城市管理局" in client.get("/v1/suggest", q="区城市").json()["items"]


def test_the_original_is_saved_never_shown(client: Client) -> None:
    for document in client.items("/v1/documents", size=50):
        response = client.get(f"/v1/documents/{document['id']}/original")
        assert response.headers["content-disposition"].startswith("attachment;")
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "html" not in response.headers["content-type"]
        assert response.headers["content-security-policy"] == "sandbox"


def test_health_and_metrics(client: Client) -> None:
    assert client.get("/healthz").json()["status"] == "ok"
    assert client.get("/readyz").json()["documents"] > 10
    client.get("/v1/ask", q=QUESTION)
    metrics = client.get("/metrics").text
    assert 'zhize_requests_total{method="GET",route="/v1/ask",status="200"}' in metrics
    assert 'zhize_store_records{kind="task"}' in metrics


def test_whom_the_law_makes_responsible_is_searched_like_all_else(client: Client) -> None:
    found = client.get("/v1/search", q="电动自行车登记", kind="competence").json()
    assert {hit["kind"] for hit in found["items"]} == {"competence"}
    record = found["items"][0]["record"]
    assert [unit["name"] for unit in record["units"]] == ["公安机关交通管理部门"]
    assert (record["duty"], record["inferred"]) == ("管理", None)
    text = client.get(f"/v1/documents/{record['document_id']}/text").text
    evidence = record["evidence"]
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert record["article_id"].startswith(record["document_id"])
