"""Citations over HTTP: of a text, of a document, of what cites it, and the chain of what it rests on."""

from tests.search_api.http.asking import Client

CITY, PROVINCE = "澜政办发〔2024〕36号", "岚政办发〔2024〕18号"


def document(client: Client, number: str) -> str:
    (found,) = client.items("/v1/cite", text=number)
    id_: str = found["target"]["id"]
    return id_


def test_a_text_is_cited_on_a_day(client: Client) -> None:
    text = f"落实{PROVINCE}和《不存在的办法》。"
    first, second = client.items("/v1/cite", text=text, on="2025-01-01")
    assert text[first["start"] : first["end"]] == first["printed"] == PROVINCE
    assert first["target"]["kind"] == "document"
    assert (second["target"], second["reason"]) == (None, "库中没有这份文件")
    assert client.get("/v1/cite", text="").status_code == 400
    assert client.get("/v1/cite", text="a" * 20_001).status_code == 400


def test_both_directions_and_the_chain(client: Client) -> None:
    city, province = document(client, CITY), document(client, PROVINCE)
    text = client.get(f"/v1/documents/{city}/text").text
    cited = client.items(f"/v1/documents/{city}/citations")
    assert all(text[each["start"] : each["end"]] == each["printed"] for each in cited)
    assert province in {each["target"]["id"] for each in cited if each["target"]}
    page = client.get(f"/v1/documents/{city}/citations", page=2, size=1).json()
    assert (page["items"], page["total"]) == (cited[1:2], len(cited))
    (by,) = client.items(f"/v1/documents/{province}/cited_by")
    assert (by["document_id"], by["citation"]["target"]["id"]) == (city, province)
    chain = client.get(f"/v1/documents/{city}/chain").json()
    assert [(each["document_id"], each["held"]) for each in chain["rests_on"]] == [(province, True)]


def test_what_is_not_held_is_told(client: Client) -> None:
    for path in (
        "/v1/documents/nothing/citations",
        "/v1/documents/nothing/cited_by",
        "/v1/documents/nothing/chain",
        "/v1/articles/nothing/cited_by",
    ):
        response = client.get(path)
        assert response.status_code == 404
        assert response.json()["remedy"], path
