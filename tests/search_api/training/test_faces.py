"""Training sheets asked for over HTTP and on the command line."""

import re
import subprocess
import sys
from html import unescape
from typing import Any

import pytest

from crawler.readers import read
from search_api.export import training_sheet
from search_api.service import Service
from tests.search_api.cli.running import Program
from tests.search_api.http.asking import Client

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def report_of(client: Client) -> str:
    """The id of the case of the report."""
    found: list[dict[str, Any]] = client.items("/v1/cases", hazard="中毒和窒息")
    (hit,) = found
    return str(hit["record"]["id"])


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_the_sheet_of_a_case_has_all_that_its_report_tells(client: Client) -> None:
    response = client.get(f"/v1/cases/{report_of(client)}/sheet")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    told = words(response.text)
    for part in (
        "死亡 2 人，受伤 1 人",
        "孙某某下池施救时也晕倒在池内",
        "没有安排专人监护",
        "逐家检查",
        "有限空间作业没有人监护，等于没有最后一道防线 〔四、（一）〕",
        "以下是原文所写的教训",
        "（澜政复〔2023〕31号）",
        "二、（二）2.",
    ):
        assert part in told, part


def test_the_article_broken_is_that_of_the_day_of_the_case(client: Client) -> None:
    told = words(client.get(f"/v1/cases/{report_of(client)}/sheet").text)
    assert "安排专人在现场监护" in told
    assert "有效性：已修改" in told
    assert "制定作业方案并进行作业审批" not in told, "the text in force since 2025"
    assert "说明：库中没有这份文件" in told


def test_a_place_of_the_sheet_is_what_stands_there(client: Client, service: Service) -> None:
    id_ = report_of(client)
    (study,) = service.study_cases([id_])
    text = service.text(study.case.document_id)
    for name in ("direct_causes", "indirect_causes", "measures", "lessons"):
        places = study.places[name]
        assert tuple(text[place.start : place.end] for place in places) == getattr(study.case, name)
        assert all(place.locator for place in places)


@pytest.mark.parametrize("which", ["one", "set"])
def test_the_sheet_comes_as_a_word_file(client: Client, which: str) -> None:
    path = f"/v1/cases/{report_of(client)}/sheet" if which == "one" else "/v1/cases/sheet"
    response = client.get(path, format="docx")
    assert response.headers["content-type"] == DOCX
    assert response.headers["content-disposition"].startswith("attachment; ")
    assert client.get(path, format="docx").content == response.content
    told = str(read("a.docx", response.content).blocks)
    assert "等于没有最后一道防线" in told
    assert ("孙某某" in told) == (which == "one")


def test_a_set_is_narrowed_as_the_list_is(client: Client) -> None:
    for filters in ({}, {"year": 2024}, {"hazard": "坍塌"}, {"deaths_min": 2}, {"q": "动火作业"}):
        listed = [hit["record"]["title"] for hit in client.items("/v1/cases", **filters, format="json")]
        html = client.get("/v1/cases/sheet", **filters).text
        assert [unescape(title) for title in re.findall(r"<h2>(.*?)</h2>", html)] == listed
    assert "孙某某" not in client.get("/v1/cases/sheet").text


def test_a_set_says_what_it_was_narrowed_to(client: Client) -> None:
    page = words(client.get("/v1/cases/sheet", hazard="有限空间中毒", deaths_min=1).text)
    assert "筛选条件：事故类型 中毒和窒息；死亡人数 1 人以上" in page
    paper = read(
        "材料.docx", client.get("/v1/cases/sheet", hazard="中毒和窒息", format="docx").content
    ).blocks
    assert "筛选条件：事故类型 中毒和窒息" in str(paper)
    assert "筛选条件" not in words(client.get("/v1/cases/sheet").text)
    assert "筛选条件" not in words(client.get(f"/v1/cases/{report_of(client)}/sheet").text)


def test_a_case_without_lessons_is_discussed_by_its_causes(client: Client) -> None:
    told = words(client.get("/v1/cases/sheet", hazard="机械伤害").text)
    assert "原文没有写教训，以下是原文所写的原因" in told


@pytest.mark.parametrize(
    ("path", "parameters", "status", "told"),
    [
        ("/v1/cases/nix/sheet", {}, 404, "没有编号为 nix 的案例"),
        ("/v1/cases/sheet", {"hazard": "航空事故"}, 404, "没有符合条件的案例"),
        ("/v1/cases/sheet", {"hazard": "没有这一类"}, 400, "没有“没有这一类”这一事故类型"),
        ("/v1/cases/sheet", {"grade": "很大"}, 400, "没有“很大”这一等级"),
        ("/v1/cases/sheet", {"similar_to": "nix"}, 404, "没有编号为 nix 的记录"),
        ("/v1/cases/sheet", {"format": "pdf"}, 400, "可以是 html、docx"),
    ],
)
def test_what_cannot_be_made_is_told(
    client: Client, path: str, parameters: dict[str, Any], status: int, told: str
) -> None:
    response = client.get(path, **parameters)
    assert response.status_code == status
    assert told in response.json()["detail"]


def test_too_many_cases_are_told_with_what_to_do(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training_sheet, "MOST_CASES", 3)
    response = client.get("/v1/cases/sheet")
    assert response.status_code == 400
    assert response.json()["detail"] == "符合条件的案例有 4 个，一份培训材料最多 3 个"
    assert response.json()["remedy"] == "请用事故类型、地方、年份等缩小范围"
    assert client.get("/v1/cases/sheet", year=2024).status_code == 200


def test_pages_lead_to_sheets(client: Client) -> None:
    id_ = report_of(client)
    one, many = client.get(f"/cases/{id_}").text, client.get("/cases", hazard="坍塌").text
    links = re.findall(r'href="(/v1/cases/[^"]*sheet[^"]*)"', one + many)
    assert len(links) == 4
    for link in links:
        assert client.get(unescape(link)).status_code == 200, link


def test_the_day_asked_for_goes_on_in_links(client: Client) -> None:
    path = f"/v1/cases/{report_of(client)}/sheet"
    html = client.get(path, on="2024-01-01").text
    assert "on=2024-01-01#quote" in html
    assert "有效性：现行有效" in words(html), "the law was amended later"


def test_the_command_makes_a_page_that_stands_alone(zhize: Program, client: Client) -> None:
    ran = zhize("cases", "--id", report_of(client), "--format", "html")
    assert ran.status == 0
    assert "<style>" in ran.out
    assert "孙某某" in ran.out
    many = zhize("cases", "--format", "html")
    assert "案例培训材料（4 个案例）" in many.out
    assert "孙某某" not in many.out


def test_the_command_makes_a_word_file(zhize: Program, client: Client) -> None:
    arguments = ["--data", str(zhize.data), "cases", "--id", report_of(client), "--format", "docx"]
    code = "from search_api.cli import main; main()"
    made = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=True).stdout
    assert made == client.get(f"/v1/cases/{report_of(client)}/sheet", format="docx").content


def test_the_command_tells_what_cannot_be_made(zhize: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = zhize("cases", "--id", "nix", "--format", "html")
    assert (unknown.status, unknown.out) == (2, "")
    assert "没有编号为 nix 的案例" in unknown.err
    none = zhize("cases", "--year", "1999", "--format", "docx")
    assert (none.status, none.out) == (2, "")
    assert "没有符合条件的案例" in none.err
    monkeypatch.setattr(training_sheet, "MOST_CASES", 3)
    many = zhize("cases", "--format", "html")
    assert (many.status, many.out) == (2, "")
    assert "一份培训材料最多 3 个" in many.err
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    shown = zhize("cases", "--format", "docx")
    assert shown.status == 2
    assert "docx 不能显示在终端" in shown.err


def test_the_page_of_a_law_shows_the_cases_that_broke_it(client: Client) -> None:
    documents = client.items("/v1/documents")
    law = next(one for one in documents if one["kind"] == "regulation")
    told = words(client.get(f"/documents/{law['id']}").text)
    assert f"违反《{law['title']}》的案例（按案发时的文本）" in told
    case = client.get(f"/v1/cases/{report_of(client)}").json()
    assert case["title"] in told
    report = client.get(f"/documents/{case['document_id']}").text
    assert "的案例（按案发时的文本）" not in report
