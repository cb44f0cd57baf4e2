"""The description of the interface: complete, and true of what is sent."""

from typing import Any

import pytest
from fastapi import FastAPI

from tests.search_api.http.asking import Client


@pytest.fixture
def schema(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def operations(schema: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path, method, operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]


def test_every_operation_documents_its_answers_and_parameters(schema: dict[str, Any]) -> None:
    for path, method, operation in operations(schema):
        where = f"{method} {path}"
        assert operation["summary"], where
        assert any(status.startswith("2") for status in operation["responses"]), where
        assert "422" not in operation["responses"] or path == "/v1/documents", where
        for status, response in operation["responses"].items():
            assert response["description"], f"{where} {status}"
            assert response.get("content") or status == "204", f"{where} {status}"
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), f"{where} {parameter['name']}"


def test_every_reference_leads_somewhere(schema: dict[str, Any]) -> None:
    def references(value: object) -> set[str]:
        if isinstance(value, dict):
            own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
            return own.union(*(references(each) for each in value.values()))
        return set().union(*(references(each) for each in value)) if isinstance(value, list) else set()

    known = {f"#/components/schemas/{name}" for name in schema["components"]["schemas"]}
    assert references(schema) <= known
    assert "#/components/schemas/ShownDocument" in references(schema)


@pytest.mark.parametrize(
    ("path", "parameters", "name"),
    [
        ("/v1/ask", {"q": "枕溪区小区里的电动车充电桩归谁建？"}, "Answer"),
        ("/v1/search", {"q": "电动自行车"}, "HitList"),
        ("/v1/tasks", {}, "TaskList"),
        ("/v1/documents", {}, "DocumentList"),
        ("/v1/units", {}, "UnitList"),
        ("/healthz", {}, "Health"),
    ],
)
def test_what_is_sent_has_the_fields_that_are_described(
    client: Client, schema: dict[str, Any], path: str, parameters: dict[str, Any], name: str
) -> None:
    body = client.get(path, **parameters).json()
    described = schema["components"]["schemas"][name]["properties"]
    assert set(body) == set(described)


def test_the_reference_page_lists_every_operation(client: Client, app: FastAPI) -> None:
    page = client.get("/docs").text
    for path, method, operation in operations(app.openapi()):
        assert f'<span class="method">{method.upper()}</span> <code>{path}</code>' in page
        assert operation["summary"] in page
    assert "http://" not in page.replace("http://127.0.0.1", "")
    assert "<script" not in page
