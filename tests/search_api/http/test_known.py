"""Known questions over HTTP: listed for all, kept and forgotten by whoever may write."""

import pytest

from tests.search_api.http.asking import LOCAL, REMOTE, Client
from tests.search_api.http.uploading import NOTICE, Writable, upload

QUESTION = "枕溪区防汛值守由谁牵头？"


@pytest.fixture
def record_id(writable: Writable) -> str:
    """The record that answers the question."""
    app, headers = writable
    client = Client(app)
    assert upload(client, headers, **{"通知.txt": NOTICE.encode()}).status_code == 201
    answer = client.get("/v1/ask", q=QUESTION).json()
    id_: str = answer["answers"][0]["record"]["id"]
    return id_


def test_a_question_is_kept_listed_and_forgotten(writable: Writable, record_id: str) -> None:
    app, headers = writable
    client = Client(app)
    body = {"question": f"  {QUESTION}\n", "record_id": record_id}
    first = client("POST", "/v1/known", json=body, headers=headers)
    assert first.status_code == 201, first.text
    kept = first.json()
    assert kept["question"] == QUESTION
    assert client("POST", "/v1/known", json=body, headers=headers).json() == kept
    (listed,) = client.items("/v1/known")
    assert listed["id"] == kept["id"]
    assert (listed["held"], listed["kind"]) == (True, "task")
    assert listed["text"]
    path = f"/v1/known/{kept['id']}"
    assert client("DELETE", path, headers=headers).status_code == 204
    assert client("DELETE", path, headers=headers).status_code == 404
    assert client.items("/v1/known") == []


def test_what_makes_no_sense_is_refused(writable: Writable, record_id: str) -> None:
    app, headers = writable
    client = Client(app)
    for body, status in (
        ({"question": QUESTION, "record_id": "nothing"}, 404),
        ({"question": " \n", "record_id": record_id}, 400),
        ({"question": "", "record_id": record_id}, 400),
        ({"question": "长" * 501, "record_id": record_id}, 400),
        ({"question": QUESTION}, 400),
        ({"question": 1, "record_id": record_id}, 400),
        (["question"], 400),
    ):
        response = client("POST", "/v1/known", json=body, headers=headers)
        assert response.status_code == status, body
        assert response.json()["remedy"], body
    assert client("POST", "/v1/known", content=b"{", headers=headers).status_code == 400
    assert client.items("/v1/known") == []


def test_only_who_may_write_may_confirm(writable: Writable, record_id: str) -> None:
    app, headers = writable
    stranger = Client(app, LOCAL if headers else REMOTE)
    body = {"question": QUESTION, "record_id": record_id}
    wrong = {"X-Zhize-Key": "wrong"} if headers else {}
    for response in (
        stranger("POST", "/v1/known", json=body, headers=wrong),
        stranger("DELETE", "/v1/known/x", headers=wrong),
    ):
        assert response.status_code == 403
    assert Client(app).items("/v1/known") == []


def test_a_server_that_only_reads_keeps_none(client: Client) -> None:
    response = client("POST", "/v1/known", json={"question": QUESTION, "record_id": "x"})
    assert response.status_code == 503
    assert response.json()["remedy"]
    assert client.items("/v1/known") == []
