"""Uploads over HTTP: what becomes of them, which are versions of one document, what makes no sense."""

from typing import Any
from urllib.parse import quote

import pytest

from tests.crawler.readers.build import docx, paragraph
from tests.search_api.http.asking import Client
from tests.search_api.http.uploading import NOTICE, Writable, upload


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
