"""Errors: one shape, one table, in Chinese, saying what to do."""

import re
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from fastapi import FastAPI

from corpus import errors
from corpus.errors import ZhizeError
from corpus.settings import Settings
from indexer.engine import open_engine
from indexer.engine.filling import Filling
from indexer.meaning import own_carder
from search_api.http import create_app
from search_api.http.problems import STATUSES, TITLES, status_of
from search_api.service import Service
from tests.search_api.http.asking import Client

# Sentences of libraries, not names of parameters.
ENGLISH = re.compile(r"\b(?:or|expected|got|invalid|input|should|field|value|at)\b", re.IGNORECASE)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def everything(kind: type[ZhizeError]) -> list[type[ZhizeError]]:
    return [kind, *(below for each in kind.__subclasses__() for below in everything(each))]


@pytest.mark.parametrize("kind", everything(ZhizeError), ids=lambda kind: kind.__name__)
def test_every_error_has_a_status_with_a_title(kind: type[ZhizeError]) -> None:
    assert status_of(kind.__new__(kind)) in TITLES


def test_the_nearest_class_decides() -> None:
    assert status_of(errors.OversizedInput("x")) == 413
    assert status_of(errors.DamagedInput("x")) == STATUSES[errors.BadInput]
    assert status_of(errors.StoreDamaged("x")) == STATUSES[errors.StoreError]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/ask", 400),
        ("/v1/ask?q=", 400),
        ("/v1/ask?q=%20", 400),
        ("/v1/ask?q=a&on=2020-13-01", 400),
        ("/v1/search?q=a&page=0", 400),
        ("/v1/search?q=a&size=100000", 400),
        ("/v1/search?q=a&kind=nonsense", 400),
        ("/v1/tasks?role=boss", 400),
        ("/v1/tasks?document=没有这份文件", 404),
        ("/v1/tasks/nope", 404),
        ("/v1/units/没有这个单位", 404),
        ("/v1/documents/nope", 404),
        ("/v1/documents/nope/original", 404),
        ("/v1/nothing", 404),
        ("/static/../../etc/passwd", 404),
    ],
)
def test_problems_say_what_to_do(client: Client, path: str, status: int) -> None:
    response = client("GET", path)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert body["type"].startswith("urn:zhize:problem:")
    assert CHINESE.search(body["detail"])
    assert body["remedy"]
    assert not ENGLISH.search(body["detail"]), body["detail"]
    assert body["instance"] == quote(urlsplit(path).path.replace("/static/../../", "/"), safe="/%")


def test_a_browser_gets_a_page_and_the_interface_never_does(client: Client) -> None:
    html = {"Accept": "text/html,*/*"}
    page = client.get("/documents/nope", html)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "没有“nope”这份文件" in page.text
    assert client.get("/v1/documents/nope", html).headers["content-type"] == "application/problem+json"


def test_what_is_refused_at_the_door_is_a_page_for_a_browser_too(client: Client, app: FastAPI) -> None:
    html = {"Accept": "text/html,*/*"}
    page = client.get("/", html, q="长" * 3_000)
    assert (page.status_code, page.headers["content-type"]) == (400, "text/html; charset=utf-8")
    assert "地址太长" in page.text
    assert page.headers["content-security-policy"]
    foreign = Client(app, base="http://evil.example")
    assert "不以这个主机名提供" in foreign.get("/", html).text
    assert foreign.get("/", html).headers["content-type"].startswith("text/html")
    for path, headers in (("/v1/ask", html), ("/", {})):
        refused = client.get(path, headers, q="长" * 3_000)
        assert (refused.status_code, refused.headers["content-type"]) == (400, "application/problem+json")


def test_methods_that_do_not_fit(client: Client) -> None:
    response = client("PUT", "/v1/ask")
    assert response.status_code == 405
    assert response.json()["title"] == TITLES[405]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        '{"questions": []}',
        '{"questions": [1]}',
        '{"questions": [""]}',
        '{"questions": ["a"',
        "\x00",
    ],
)
def test_a_body_that_makes_no_sense(client: Client, body: str) -> None:
    response = client("POST", "/v1/ask", content=body.encode())
    assert response.status_code == 400
    assert "questions" in response.json()["remedy"]
    assert not ENGLISH.search(response.json()["detail"])


def test_too_many_questions_and_too_long_ones(client: Client) -> None:
    assert client("POST", "/v1/ask", json={"questions": ["a"] * 101}).status_code == 400
    assert client("POST", "/v1/ask", json={"questions": ["长" * 501]}).status_code == 400
    assert client.get("/v1/ask", q="长" * 501).status_code == 400


def test_no_store_yet_is_told_and_the_front_page_helps(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "none", own_carder())
    settings = Settings(data=tmp_path / "none")
    client = Client(create_app(Service(engine, settings), settings))
    response = client.get("/v1/ask", q="谁负责？")
    assert response.status_code == 503
    assert response.headers["retry-after"]
    assert "zhize ingest" in response.json()["remedy"]
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200
    assert "zhize ingest" in client.get("/").text
    assert not (tmp_path / "none").exists(), "reading makes nothing"


def test_a_store_that_holds_a_part_is_not_ready(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "half", own_carder())
    settings = Settings(data=tmp_path / "half")
    client = Client(create_app(Service(engine, settings), settings))
    for filling, status in ((Filling("restore"), 503), (Filling("copy"), 503), (None, 200)):
        engine.note_filling(filling)
        response = client.get("/readyz")
        assert response.status_code == status
        assert filling is None or f"zhize {filling.by}" in response.json()["remedy"]


def test_what_nobody_foresaw_is_a_problem_without_its_secrets(app: FastAPI, sample: Service) -> None:
    class Broken(Service):
        def stats(self) -> object:  # type: ignore[override]
            raise RuntimeError("the password is hunter2")

    broken = object.__new__(Broken)
    response = Client(create_app(broken, Settings())).get("/readyz")
    assert response.status_code == 500
    assert "hunter2" not in response.text
    assert response.json()["type"] == "urn:zhize:problem:internal"


def test_no_request_writes_a_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Service):
        def record(self, record_id: str, on: object = None) -> object:  # type: ignore[override]
            if "store" in record_id:
                raise errors.StoreDamaged(record_id)
            raise RuntimeError(record_id)

    client = Client(create_app(object.__new__(Broken), Settings()))
    for path in ("/v1/tasks/x%0AERROR%20forged%1b[2J", "/v1/tasks/store%0AERROR%20forged%0D"):
        assert client("GET", path).status_code == 500
    assert len(caplog.records) == 2
    for record in caplog.records:
        message = record.getMessage()
        assert not record.exc_info
        assert "forged" in message
        assert all(line.startswith("    ") for line in message.split("\n")[1:])
        assert not re.search("[\x00-\x09\x0b-\x1f]", message)
