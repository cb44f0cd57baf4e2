"""Who may write, which names are answered, and what no request may do."""

import asyncio
import contextlib
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException

from corpus.errors import Forbidden
from corpus.settings import Settings
from search_api.http import create_app
from search_api.http.bounds import Most
from search_api.http.guard import check_writer, host_name, is_own_name, may_serve
from search_api.http.replies import saved_as
from search_api.http.running import in_time
from search_api.http.writing import file_name
from search_api.service import Service
from tests.search_api.http.asking import LOCAL, REMOTE, Client
from tests.search_api.http.uploading import NOTICE, Headers, Writable, upload

EVERYWHERE = "0.0.0.0"  # noqa: S104 - nothing listens there


def test_who_may_not_write_is_refused_before_the_body_is_read(writable: Writable) -> None:
    app, headers = writable
    read = 0

    async def body() -> Any:
        nonlocal read
        for _ in range(20):
            read += 1
            yield b"x" * 10_000

    client = Client(app) if headers else Client(app, REMOTE)
    content_type = {"Content-Type": "multipart/form-data; boundary=b"}
    response = client("POST", "/v1/documents", content=body(), headers=content_type)
    assert (response.status_code, read) == (403, 0)


def test_writing_wants_the_right_to(writable: Writable) -> None:
    app, headers = writable
    refused: list[tuple[Client, Headers]] = []
    if headers:
        refused += [(Client(app), {}), (Client(app), {"X-Zhize-Key": "wrong"}), (Client(app, REMOTE), {})]
    else:
        forwarded = {"X-Forwarded-For": "203.0.113.7"}
        refused += [
            (Client(app, REMOTE), {}),
            (Client(app), forwarded),
            (Client(app), {"Forwarded": "for=x"}),
        ]
        refused += [(Client(app), {"Origin": "https://evil.example"}), (Client(app), {"Origin": "null"})]
        refused += [
            (Client(app), {"Sec-Fetch-Site": "cross-site"}),
            (Client(app), {"Sec-Fetch-Site": "same-site"}),
        ]
    for client, wrong in refused:
        for response in (
            upload(client, wrong, **{"通知.txt": NOTICE.encode()}),
            client("DELETE", "/v1/documents/x", headers=wrong),
        ):
            assert response.status_code == 403, wrong
            assert response.json()["remedy"]
    assert Client(app).get("/readyz").status_code == 503, "nothing was written"


def test_the_key_may_come_as_a_bearer() -> None:
    def request(authorization: str) -> Request:
        headers = [(b"authorization", authorization.encode())]
        return Request({"type": "http", "headers": headers, "client": REMOTE})

    check_writer(request("Bearer hunter2"), "hunter2")
    check_writer(request("bearer  hunter2"), "hunter2")
    for wrong in ("Basic hunter2", "hunter2", "Bearer", "Bearer hunter", ""):
        with pytest.raises(Forbidden):
            check_writer(request(wrong), "hunter2")


@pytest.mark.parametrize(
    "loopback", [("127.0.0.1", 1), ("127.8.8.8", 1), ("::1", 1), ("::ffff:127.0.0.1", 1)]
)
def test_every_form_of_loopback_is_this_machine(writable: Writable, loopback: tuple[str, int]) -> None:
    app, headers = writable
    assert Client(app, loopback)("DELETE", "/v1/documents/x", headers=headers).status_code in (404, 503)


def test_a_name_that_was_pointed_here_is_not_answered(app: FastAPI) -> None:
    for host, status in (
        ("127.0.0.1:8000", 200),
        ("localhost:8000", 200),
        ("LOCALHOST", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example", 421),
        ("", 421),
        ("[::1", 421),
    ):
        assert Client(app).get("/healthz", {"Host": host}).status_code == status, host


def test_names_are_answered_where_the_server_is_bound_or_told() -> None:
    assert may_serve("intranet.example", EVERYWHERE, ())
    assert not may_serve("intranet.example", "127.0.0.1", ())
    assert may_serve("intranet.example:80", "127.0.0.1", ("Intranet.example",))
    assert not may_serve("other.example", EVERYWHERE, ("intranet.example",))
    assert may_serve("localhost", EVERYWHERE, ("intranet.example",))


def test_host_names_are_read_as_they_are() -> None:
    assert host_name("EXAMPLE.com.:80") == "example.com"
    assert host_name("[::1]:8000") == "::1"
    assert host_name("a@b") == "b"
    assert host_name("[") == ""
    assert is_own_name("zhize.localhost")
    assert not is_own_name(EVERYWHERE)


def test_bodies_are_bounded(writable: Writable) -> None:
    app, headers = writable
    client = Client(app)
    big = upload(client, headers, **{"大.txt": b"a" * 250_000})
    assert big.status_code == 413
    assert "大.txt" in big.json()["detail"]
    assert upload(client, headers, **{"很大.txt": b"a" * 2_500_000}).status_code == 413
    assert client("POST", "/v1/ask", content=b"x" * 1_100_000).status_code == 413

    async def endless() -> Any:
        for _ in range(40):
            yield b"x" * 100_000

    assert client("POST", "/v1/ask", content=endless()).status_code == 413
    many = [("file", (f"{n}.txt", b"a")) for n in range(21)]
    assert client("POST", "/v1/documents", files=many, headers=headers).status_code == 400


def test_a_server_that_only_reads_says_so(client: Client) -> None:
    response = upload(client, {}, **{"通知.txt": NOTICE.encode()})
    assert response.status_code == 503
    assert "zhize serve" in response.json()["remedy"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\temp\\通知.docx", "通知.docx"),
        ("a\x00b\r\n.txt", "ab.txt"),
        ("长" * 300 + ".docx", "长" * 195 + ".docx"),
        (".hidden.txt", "hidden.txt"),
    ],
)
def test_names_from_outside_lose_what_is_dangerous(given: str, kept: str) -> None:
    assert file_name(given) == kept


def test_a_saved_name_cannot_break_its_header() -> None:
    header = saved_as('a/b"\r\nSet-Cookie: x\\通知;.html')["Content-Disposition"]
    assert "\r" not in header
    assert "\n" not in header
    assert header.count('"') == 2
    assert saved_as("..")["Content-Disposition"].startswith('attachment; filename="file"')


def test_every_response_bears_safe_headers(client: Client) -> None:
    for path in ("/", "/v1/ask?q=谁", "/nothing", "/healthz", "/documents"):
        headers = client("GET", path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"
        assert "access-control-allow-origin" not in headers


def test_a_key_of_its_own_is_not_shown(sample: Service) -> None:
    app = create_app(sample, Settings(key="hunter2"))
    for path in ("/openapi.json", "/docs", "/metrics", "/"):
        assert "hunter2" not in Client(app, LOCAL)("GET", path).text


def test_a_body_that_never_ends_is_given_up(sample: Service) -> None:
    client = Client(create_app(sample, Settings(), most=Most(body_seconds=0.2)))

    async def trickle() -> Any:
        while True:
            yield b" "
            await asyncio.sleep(0.05)

    response = client("POST", "/v1/ask", content=trickle())
    assert response.status_code == 408
    assert response.json()["remedy"]


def test_work_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(HTTPException) as late:
        asyncio.run(in_time(lambda: time.sleep(0.5), seconds=0.05)())  # type: ignore[arg-type]
    assert late.value.status_code == 504


def test_threads_that_nobody_waits_for_are_bounded() -> None:
    """Twenty requests of which each gives up at once leave no more threads behind than the pool has."""
    gate, begun = threading.Event(), []

    def work() -> None:
        begun.append(threading.current_thread().name)
        gate.wait(10)

    async def ask() -> None:
        with contextlib.suppress(HTTPException):
            await in_time(work, 0.05, threads)()

    async def many() -> None:
        await asyncio.gather(*(ask() for _ in range(20)))

    with ThreadPoolExecutor(3) as threads:
        asyncio.run(many())
        gate.set()
    assert len(begun) == len(set(begun)) == 3, "what had not begun in time never did"


def test_more_requests_than_can_be_served_are_refused_in_words(sample: Service) -> None:
    client = Client(create_app(sample, Settings(), most=Most(requests=0)))
    response = client.get("/healthz")
    assert (response.status_code, response.json()["type"]) == (503, "urn:zhize:problem:busy")
    assert response.headers["retry-after"]


def test_head_is_answered_as_get(client: Client) -> None:
    assert client("HEAD", "/healthz").status_code == 200
    assert client("HEAD", "/v1/nothing").status_code == 404
