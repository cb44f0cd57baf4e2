"""Who may write, which names are answered, and what no request may do."""

import asyncio
import contextlib
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException

from corpus.errors import Forbidden
from corpus.settings import Settings
from search_api.http import bounds, create_app
from search_api.http.guard import check_writer, host_name, is_own_name, may_serve
from search_api.http.replies import saved_as
from search_api.http.running import in_time
from search_api.http.writing import file_name
from search_api.service import Service
from tests.crawler.readers.build import docx, paragraph
from tests.search_api.http.asking import LOCAL, REMOTE, Client

EVERYWHERE = "0.0.0.0"  # noqa: S104 - nothing listens there
Headers = Mapping[str, str | bytes]
Writable = tuple[FastAPI, dict[str, bytes]]
NOTICE = (
    "枕溪区人民政府办公室关于做好防汛工作的通知\n枕政办发〔2024〕9号\n"
    "一、加强值守。区应急管理局牵头，区水利局配合，2024年12月底前完成。\n"
    "附件：任务分工表\n枕溪区人民政府办公室\n2024年6月18日\n"
)


def upload(client: Client, headers: Headers, **files: bytes) -> Any:
    parts = [("file", (name, data)) for name, data in files.items()]
    return client("POST", "/v1/documents", files=parts, headers=headers)


def test_an_upload_can_be_asked_and_removed(writable: Writable) -> None:
    app, headers = writable
    client = Client(app)
    response = upload(client, headers, **{"通知.txt": NOTICE.encode(), "坏.pdf": b"no pdf"})
    assert response.status_code == 201, response.text
    (document,) = response.json()["documents"]
    assert (document["name"], document["change"]) == ("通知.txt", "new")
    (failure,) = response.json()["failed"]
    assert failure["name"] == "坏.pdf"
    answer = client.get("/v1/ask", q="枕溪区防汛值守由谁牵头？").json()
    assert [unit["name"] for unit in answer["answers"][0]["record"]["lead"]] == ["区应急管理局"]
    assert (
        upload(client, headers, **{"通知.txt": NOTICE.encode()}).json()["documents"][0]["change"]
        == "unchanged"
    )
    path = f"/v1/documents/{document['document_id']}"
    assert client("DELETE", path, headers=headers).status_code == 204
    assert client.get(path).status_code == 404
    assert client("DELETE", path, headers=headers).status_code == 404


def test_the_same_bytes_under_another_name_are_left_alone(writable: Writable) -> None:
    app, headers = writable
    client = Client(app)
    for name, expected in (("通知.txt", "new"), ("通知（副本）.txt", "unchanged"), ("通知.txt", "unchanged")):
        (document,) = upload(client, headers, **{name: NOTICE.encode()}).json()["documents"]
        assert (document["name"], document["change"]) == (name, expected)
    path = f"/v1/documents/{document['document_id']}"
    assert len(client.items(f"{path}/versions")) == 1
    changed = upload(client, headers, **{"新.txt": NOTICE.replace("值守", "巡查").encode()}).json()[
        "documents"
    ]
    assert [each["change"] for each in changed] == ["changed"]


def test_files_of_one_upload_are_one_folder(writable: Writable) -> None:
    app, headers = writable
    client = Client(app)
    annex = docx(paragraph("任务分工表") + paragraph("一、建设充电设施。区住房和城乡建设局牵头。"))
    documents = upload(client, headers, **{"通知.txt": NOTICE.encode(), "附件.docx": annex}).json()[
        "documents"
    ]
    ids = {document["name"]: document["document_id"] for document in documents}
    assert client.get(f"/v1/documents/{ids['附件.docx']}").json()["parent_id"] == ids["通知.txt"]


def test_nothing_that_can_be_read_is_refused_whole(writable: Writable) -> None:
    app, headers = writable
    response = upload(Client(app), headers, **{"坏.pdf": b"no pdf"})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["type"] == "urn:zhize:problem:unreadable-upload"
    assert "“坏.pdf”" in body["detail"]
    assert [(each["name"], each["kind"]) for each in body["failed"]] == [("坏.pdf", "DamagedInput")]


def test_files_of_one_name_are_documents_of_their_own(writable: Writable) -> None:
    """Neither bears a number, a signature or a place: nothing but their bytes tells them apart."""
    app, headers = writable
    client = Client(app)
    one = docx(paragraph("重点任务") + paragraph("一、建设充电设施。区住房和城乡建设局牵头。"))
    other = docx(paragraph("重点任务") + paragraph("一、清淤疏浚河道。区水利局牵头。"))
    first, second, again = (
        upload(client, headers, **{"附件.docx": data}).json()["documents"][0] for data in (one, other, one)
    )
    assert first["name"] == second["name"] == "附件.docx"
    assert first["document_id"] != second["document_id"]
    assert (again["document_id"], again["change"]) == (first["document_id"], "unchanged")
    assert "充电设施" in client.get(f"/v1/documents/{first['document_id']}/text").text
    saved = client("GET", f"/v1/documents/{first['document_id']}/original").headers["content-disposition"]
    assert saved.endswith(quote("附件.docx"))


def test_a_file_of_the_same_source_or_number_is_another_version(writable: Writable) -> None:
    app, headers = writable
    client = Client(app)

    def sent(text: str, source: str | None) -> Any:
        form = {"source": source} if source else {}
        files = [("file", ("附件.txt", text.encode()))]
        response = client("POST", "/v1/documents", files=files, data=form, headers=headers)
        assert response.status_code == 201, response.text
        return response.json()["documents"][0]

    plain = "重点任务\n一、建设充电设施。区住房和城乡建设局牵头。\n"
    known = sent(plain, "https://example.org/a")
    later = sent(plain.replace("充电", "停车"), "https://example.org/a")
    assert (later["document_id"], later["change"]) == (known["document_id"], "changed")
    assert sent(plain, "https://example.org/b")["document_id"] != known["document_id"]
    notice = sent(NOTICE, None)
    assert sent(NOTICE.replace("12月底", "11月底"), None) == notice | {"change": "changed"}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"content": b"{}"}, "没有收到文件"),
        ({"content": b"x", "headers": {"Content-Type": "multipart/form-data"}}, "不完整"),
        (
            {"content": b"--b\r\n\r\nx", "headers": {"Content-Type": "multipart/form-data; boundary=b"}},
            "不完整",
        ),
        ({"files": [("upload", ("a.txt", b"a"))]}, "没有收到文件"),
        ({"files": [("file", ("a.txt", b"a")), ("other", ("b.txt", b"b"))]}, "没有“other”这样的字段"),
        ({"files": [("file", ("..", b"a"))]}, "没有名字"),
        ({"files": [("file", ("a.txt", b"a"))], "data": {"source": ["甲", "乙"]}}, "source 的个数"),
        ({"files": [("file", ("a.txt", b"a"))], "data": {"source": "长" * 501}}, "source 是空的"),
        ({"data": {"file": "a"}}, "没有收到文件"),
    ],
)
def test_an_upload_that_makes_no_sense_is_a_problem(
    writable: Writable, options: dict[str, Any], told: str
) -> None:
    app, headers = writable
    given = {**options, "headers": {**headers, **options.get("headers", {})}}
    response = Client(app)("POST", "/v1/documents", **given)
    assert response.status_code == 400, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert told in response.json()["detail"]
    assert "curl -F file=@" in response.json()["remedy"] or "source" in told or "名字" in told


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


def test_a_body_that_never_ends_is_given_up(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "_BODY_SECONDS", 0.2)

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


def test_more_requests_than_can_be_served_are_refused_in_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "AT_ONCE", 0)
    response = client.get("/healthz")
    assert (response.status_code, response.json()["type"]) == (503, "urn:zhize:problem:busy")
    assert response.headers["retry-after"]


def test_head_is_answered_as_get(client: Client) -> None:
    assert client("HEAD", "/healthz").status_code == 200
    assert client("HEAD", "/v1/nothing").status_code == 404
