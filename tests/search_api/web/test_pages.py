"""The pages: what they show, that nothing from outside becomes markup, that they need nothing from elsewhere."""

import csv
import io
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi import FastAPI
from openpyxl import load_workbook

from corpus.settings import Settings
from search_api.http import create_app
from search_api.service import Service
from search_api.web import ASSETS
from tests.search_api.http.asking import Client

QUESTION = "枕溪区小区里的电动车充电桩归谁建？"
VOID = {"meta", "link", "input", "br", "hr", "img"}
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def app(sample: Service) -> FastAPI:
    return create_app(sample, Settings(), examples=("例一？",))


@pytest.fixture
def client(app: FastAPI) -> Client:
    return Client(app)


class Page(HTMLParser):
    """A page read strictly: its tags balance; links, forms and ids are kept."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        assert self.open == [], self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """All words of the page, blanks folded."""
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such tag."""
        return [attributes for name, attributes in self.tags if name == tag]


def page(client: Client, path: str, status: int = 200, **parameters: Any) -> Page:
    response = client.get(path, HTML, **parameters)
    assert response.status_code == status, response.text[:500]
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return Page(response.text)


@pytest.fixture(scope="module")
def addresses(app: FastAPI) -> dict[str, str]:
    client = Client(app)
    record = client.get("/v1/ask", q=QUESTION).json()["answers"][0]["record"]
    return {
        "home": "/",
        "answer": f"/?q={QUESTION}",
        "list": "/?q=棠阳区城市管理局负责哪些工作",
        "nothing": "/?q=枕溪区的火箭发射场归谁建",
        "document fact": "/?q=枕政办发〔2024〕21号是谁发的",
        "tasks": "/tasks",
        "tasks narrowed": "/tasks?unit=区城市管理局&role=lead&region=&due_from=&due_to=2025-12-31",
        "task": f"/tasks/{record['id']}",
        "units": "/units?q=区",
        "unit": "/units/区城市管理局",
        "documents": "/documents?region=&issuer=&kind=notice&year=",
        "document": f"/documents/{record['document_id']}",
        "document repaired": f"/documents/{record['document_id']}?repairs=1",
        "docs": "/docs",
        "missing": "/documents/nope",
        "bad": "/tasks?due_from=yesterday",
    }


PAGES = [
    "home",
    "answer",
    "list",
    "nothing",
    "document fact",
    "tasks",
    "tasks narrowed",
    "task",
    "units",
    "unit",
    "documents",
    "document",
    "document repaired",
    "docs",
    "missing",
    "bad",
]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_whole_and_reachable_without_sight_or_scripts(
    client: Client, addresses: dict[str, str], name: str
) -> None:
    text = client("GET", addresses[name], headers=HTML).text
    read = Page(text)
    assert read.all("html")[0]["lang"] == "zh-CN"
    assert len(read.all("h1")) == 1
    assert len(read.all("main")) == 1
    assert "viewport" in {meta.get("name") for meta in read.all("meta")}
    assert read.all("script") == []
    assert not re.search(r"\son\w+=|style=|javascript:", text)
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids)), "ids stand once"
    labelled = {label.get("for") for label in read.all("label")}
    for field in [*read.all("input"), *read.all("select")]:
        assert (
            field.get("type") == "hidden"
            or field.get("id") in labelled
            or re.search(rf'<label>[^<]*<(input|select)[^>]*name="{field["name"]}"', text)
        ), field
    for link in [*read.all("link"), *read.all("img")]:
        assert str(link.get("href") or link.get("src")).startswith("/static/")
    for anchor in read.all("a"):
        assert str(anchor["href"]).startswith(("/", "#", "?")), anchor


@pytest.mark.parametrize("name", PAGES)
def test_links_within_the_site_lead_somewhere(client: Client, addresses: dict[str, str], name: str) -> None:
    read = Page(client("GET", addresses[name], headers=HTML).text)
    for target in {str(anchor["href"]).split("#")[0] for anchor in read.all("a")} - {""}:
        base = addresses[name].split("?")[0] if target.startswith("?") else ""
        if "format=" not in target:
            assert client("GET", base + target, headers=HTML).status_code == 200, target


def test_an_answer_shows_units_deadline_basis_and_the_quote_in_its_context(client: Client) -> None:
    response = client.get("/", HTML, q=QUESTION)
    text = Page(response.text).text
    for word in (
        "牵头 区住房和城乡建设局",
        "配合 区城市管理局、 区消防救援大队、 各街道",
        "已过期",
        "原文写明",
        "第4项",
    ):
        assert word in text, word
    (quote,) = re.findall(r"<mark>(.*?)</mark>", response.text, re.DOTALL)
    assert "在住宅小区及周边建设电动自行车集中停放充电设施" in quote
    around = response.text.partition("<mark>")[0].rpartition("<blockquote")[2]
    assert "老旧燃气管网" in around


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("澜川市养犬管理条例第七条", ("法条 澜川市养犬管理条例第七条", "施行 2024-03-01 起")),
        ("澜川市养犬由哪个部门主管", ("职责单位 公安机关", "据法律条文推定", "事项 养犬")),
        ("DB99/T 2101-2024现行有效吗", ("标准 DB99/T 2101-2024", "状态 现行有效", "代替 DB99/T 1188-2018")),
        ("办理养犬登记需要什么条件", ("应当提交下列材料", "法条 澜川市养犬管理条例第五条")),
    ],
)
def test_every_kind_of_answer_shows_what_it_is(client: Client, question: str, shown: tuple[str, ...]) -> None:
    read = Page(client.get("/", HTML, q=question).text)
    for words in shown:
        assert words in read.text
    assert read.all("mark")


def test_the_quote_is_marked_in_the_document_where_its_link_leads(client: Client) -> None:
    link = next(
        str(anchor["href"])
        for anchor in page(client, "/", q=QUESTION).all("a")
        if anchor.get("class") == "title"
    )
    path, _, anchor = link.partition("#")
    text = client("GET", path, headers=HTML).text
    line = next(line for line in text.splitlines() if f'id="{anchor}"' in line)
    assert "在住宅小区及周边建设电动自行车集中停放充电设施" in line
    assert "<mark>" in line


def test_a_units_work_stands_by_role(client: Client) -> None:
    text = page(client, "/", q="棠阳区城市管理局负责哪些工作").text
    found = re.search(r"牵头 (\d+) 项，配合 (\d+) 项", text)
    assert found
    assert f"牵头（{found[1]} 项）" in text


def test_filters_keep_what_was_chosen_and_lists_can_be_exported(client: Client) -> None:
    read = page(client, "/tasks", unit="区城市管理局", role="lead")
    chosen = [option["value"] for option in read.all("option") if "selected" in option]
    assert chosen == ["lead"]
    assert {"区城市管理局"} <= {str(field.get("value")) for field in read.all("input")}
    exports = [str(a["href"]) for a in read.all("a") if "format=" in str(a["href"])]
    assert len(exports) == 4
    for address in exports:
        assert client("GET", address).status_code == 200


def test_a_unit_that_no_file_names_is_told_with_those_that_may_be_meant(client: Client) -> None:
    page = client.get("/tasks", HTML, unit="枕溪区应急管理居").text
    assert "没有文件提到单位“枕溪区应急管理居”" in page
    assert "没有符合条件的任务" not in page
    assert "没有符合条件的任务，请放宽条件" in client.get("/tasks", HTML, region="无此省").text
    assert "没有文件提到单位“无此单位”" in client.get("/units", HTML, q="无此单位").text


def test_units_are_listed_page_by_page(client: Client) -> None:
    pages = (client.get("/units", HTML, page=page).text for page in (1, 2))
    units = [set(re.findall(r'href="(/units/[^"]+)"', page)) for page in pages]
    assert len(units[0]) == 50
    assert units[1]
    assert not units[0] & units[1]


def test_long_lists_are_cut_into_pages(client: Client) -> None:
    first = page(client, "/tasks")
    (following,) = [str(a["href"]) for a in first.all("a") if a.get("rel") == "next"]
    assert "第 2 页" in Page(client("GET", f"/tasks{following}", headers=HTML).text).text


def test_repairs_are_shown_on_demand(client: Client) -> None:
    repaired = next(
        document["id"]
        for document in client.items("/v1/documents", size=50)
        if client.items(f"/v1/documents/{document['id']}/repairs")
    )
    plain = page(client, f"/documents/{repaired}")
    shown = page(client, f"/documents/{repaired}", repairs=1)
    assert plain.all("ins") == []
    assert len(shown.all("ins")) + len(shown.all("del")) > 0
    assert "修复记录" in shown.text


@pytest.mark.parametrize("path", ["/", "/tasks", "/units", "/documents"])
def test_what_is_typed_never_becomes_markup(client: Client, path: str) -> None:
    evil = "\"><script>alert(1)</script>'><img src=x onerror=alert(1)>{{7*7}}"
    response = client.get(path, HTML, q=evil, unit=evil, region=evil, issuer=evil)
    assert response.status_code in (200, 400)
    assert "<script" not in response.text
    assert "<img" not in response.text
    assert "49" not in response.text.replace("2049", "")


def test_assets_are_served_under_names_of_their_content(client: Client) -> None:
    for asset in ASSETS:
        response = client.get(asset.path)
        assert response.content == asset.data
        assert "immutable" in response.headers["cache-control"]
    style = next(asset for asset in ASSETS if asset.path.endswith(".css")).data.decode()
    assert "http" not in re.sub(r'href\^="http"', "", style)
    for wanted in ("prefers-color-scheme: dark", "@media print", "max-width: 40rem", ":focus-visible"):
        assert wanted in style


@pytest.mark.parametrize(
    "page", ["/tasks", "/tasks?region=岚江省/澜川市", "/units/{unit}", "/documents/{document}"]
)
def test_every_export_holds_all_that_the_page_lists(client: Client, page: str) -> None:
    unit = client.items("/v1/units", q="区住房和城乡建设局")[0]["id"]
    (document,) = {
        task["document_id"] for task in client.items("/v1/tasks", document="枕政办发〔2024〕21号", size="1")
    }
    address = page.format(unit=unit, document=document)
    links = [
        str(a["href"])
        for a in Page(client("GET", address, headers=HTML).text).all("a")
        if "format=" in str(a["href"])
    ]
    held = {}
    for link in links:
        response = client("GET", link)
        assert response.status_code == 200, link
        form = link.rpartition("format=")[2]
        if form == "json":
            held[form] = len(response.json()["items"])
        elif form == "csv":
            held[form] = len(list(csv.reader(io.StringIO(response.text)))) - 1
        elif form == "xlsx":
            held[form] = load_workbook(io.BytesIO(response.content)).worksheets[0].max_row - 1
    assert sorted(held) == ["csv", "json", "xlsx"]
    assert len(set(held.values())) == 1
    assert held["json"] > (20 if "unit" not in page else 0)


@pytest.mark.parametrize(
    "name", ["home", "answer", "list", "tasks", "task", "units", "documents", "document"]
)
def test_a_day_that_was_asked_for_is_kept_by_every_link_and_form(
    client: Client, addresses: dict[str, str], name: str
) -> None:
    address = addresses[name]
    asked = f"{address}{'&' if '?' in address else '?'}on=2020-01-01"
    read = Page(client("GET", asked, headers=HTML).text)
    assert "按 2020-01-01 判断" in read.text
    for link in (str(a["href"]) for a in read.all("a") if str(a["href"])[0] in "/?"):
        assert parse_qs(urlsplit(link).query)["on"] == ["2020-01-01"], link
        assert urlsplit(link).fragment in ("", "quote", "text"), link
    forms = [form for form in read.all("form") if form.get("method") == "get"]
    days = [field for field in read.all("input") if field.get("name") == "on"]
    assert len(forms) == len(days)
    plain = Page(client("GET", address, headers=HTML).text)
    assert not any("on=2" in str(a["href"]) for a in plain.all("a"))
