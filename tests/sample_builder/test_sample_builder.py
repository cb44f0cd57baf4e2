"""The sample corpus is what its builder and its README say it is."""

import csv
import io
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pytest

from tests.sample_builder import BUILDS, CITY, OTHER_CITY, PROVINCE, SAMPLE, TUNNEL, roster
from tests.sample_builder.archive import EPOCH
from tests.sample_builder.pdf import DOT
from tests.sample_builder.sources import DATA, read_paragraphs, read_rows, shown

MOST_BYTES = 300_000
PLACES = ("岚江", "澜川", "霁阳", "枕溪", "棠阳", "柏津", "枫浦", "望潮", "雁回", "月湖镇")


@pytest.mark.parametrize("path", BUILDS, ids=lambda path: path.stem[:12] + path.suffix)
def test_building_again_gives_the_same_bytes(path: Path) -> None:
    assert BUILDS[path]() == BUILDS[path]() == (SAMPLE / path).read_bytes()


@pytest.mark.parametrize("path", [p for p in BUILDS if p.suffix == ".docx"], ids=lambda path: path.stem[:12])
def test_a_word_file_carries_no_clock(path: Path) -> None:
    with zipfile.ZipFile(SAMPLE / path) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {EPOCH}


def test_the_word_file_holds_the_data() -> None:
    document = docx.Document(str(SAMPLE / CITY / "枕溪区/枕溪区推进城市安全发展实施办法.docx"))
    printed = [paragraph.text for paragraph in document.paragraphs if paragraph.text.strip()]
    assert printed == [paragraph.text for paragraph in read_paragraphs("city_safety") if paragraph.text]
    assert _filled([[cell.text for cell in row.cells] for row in document.tables[0].rows]) == _filled(
        read_rows("city_safety")
    )


def test_the_sheet_holds_the_data() -> None:
    data = (SAMPLE / CITY / "棠阳区/棠阳区2025年民生实事重点任务分工表.xlsx").read_bytes()
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    printed = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    body = read_rows("livelihood")[1:]
    assert printed[5:-1] == [[shown(cell) for cell in row] for row in body]
    assert printed[-1][0] == f"合计：{len(body)}项"


def test_the_pdf_holds_the_data_over_a_page_break() -> None:
    data = (SAMPLE / CITY / "关于进一步加强校园食品安全工作的通知.pdf").read_bytes()
    with pdfplumber.open(io.BytesIO(data)) as document:
        text = _solid("".join(page.extract_text() for page in document.pages))
        tables = [table for page in document.pages for table in page.extract_tables()]
    head, *body = read_rows("school_food")
    assert len(tables) > 1
    assert all([_solid(cell or "") for cell in table[0]] == head for table in tables)
    assert [[_solid(cell or "") for cell in row] for table in tables for row in table[1:]] == body
    sentences = [p.text for p in read_paragraphs("school_food") if p.style == "body"]
    missing = [sentence for sentence in sentences if _solid(sentence) not in text and len(sentence) < 40]
    assert missing == []


def test_every_sample_document_stands_in_its_readme() -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    patterns = [
        re.escape(name).replace("…", ".*") for name in re.findall(r"^\| `([^`]+)` \|", readme, flags=re.M)
    ]
    files = [
        p.relative_to(SAMPLE).as_posix() for p in SAMPLE.rglob("*") if p.is_file() and p.name != "README.md"
    ]
    unnamed = [file for file in files if not any(re.search(pattern + "$", file) for pattern in patterns)]
    assert unnamed == []
    assert len(patterns) == len(files)


def test_no_place_of_the_sample_is_real(shared_data: Path) -> None:
    real: set[str] = set()
    for table in ("provinces", "cities", "areas", "streets"):
        with (shared_data / "divisions" / f"{table}.csv").open(encoding="utf-8") as lines:
            real |= {row["name"] for row in csv.DictReader(lines)}
    assert [place for place in PLACES if any(place in name for name in real)] == []


CASES = {
    "ammonia_drill": OTHER_CITY / "霁阳市液氨泄漏事故应急演练总结报告.docx",
    "dust_explosion": OTHER_CITY / "霁阳市岚翎木业有限公司“9·6”一般粉尘爆炸事故调查报告.docx",
    "greenhouse_winder": OTHER_CITY
    / "霁阳市安全生产委员会办公室关于月湖蔬菜合作社机械伤害事故结案的通知.docx",
    "school_rigging": CITY / "枕溪区/枕溪区人民政府关于澜川市翰林中学“3·19”物体打击事故调查报告.docx",
}


@pytest.mark.parametrize("name", CASES)
def test_a_case_file_holds_the_data(name: str) -> None:
    document = docx.Document(str(SAMPLE / CASES[name]))
    printed = [paragraph.text for paragraph in document.paragraphs if paragraph.text.strip()]
    assert printed == [paragraph.text for paragraph in read_paragraphs(name) if paragraph.text]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    assert tables == ([read_rows(name)] if (DATA / f"{name}.tsv").exists() else [])


def test_the_report_in_a_pdf_holds_the_data() -> None:
    data = (SAMPLE / PROVINCE / f"{TUNNEL}.pdf").read_bytes()
    with pdfplumber.open(io.BytesIO(data)) as document:
        lines = [line for page in document.pages for line in page.extract_text().split("\n")]
    text = _solid("".join(line for line in lines if not re.fullmatch(r"— \d+ —", line)))
    assert text.replace(DOT, "·") == _solid("".join(p.text for p in read_paragraphs("tunnel_collapse")))


@pytest.mark.parametrize("name", roster.BUILDS)
def test_building_a_roster_again_gives_the_same_bytes(name: str) -> None:
    build = roster.BUILDS[name]
    assert build() == build() == (roster.ROSTERS / name).read_bytes()
    assert f"`{name}`" in (roster.ROSTERS / "README.md").read_text("utf-8")


def test_every_data_file_is_used() -> None:
    assert {path.stem for path in DATA.iterdir()} == {
        "city_safety",
        "livelihood",
        "school_food",
        "tunnel_collapse",
        *CASES,
    }


def test_the_sample_stays_small() -> None:
    """It travels in the package."""
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) < MOST_BYTES


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def _filled(rows: list[list[str]]) -> list[list[str]]:
    """The rows with the text of merged cells written out."""
    filled: list[list[str]] = []
    for row in rows:
        filled.append([filled[-1][i] if cell == "^" else cell for i, cell in enumerate(row)])
    return filled
