"""The sample corpus is what its builder and its README say it is."""

import csv
import io
import re
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pytest

from tests.sample_builder import BUILDS, CITY, SAMPLE
from tests.sample_builder.sources import DATA, read_paragraphs, read_rows, shown

PLACES = ("岚江", "澜川", "霁阳", "枕溪", "棠阳", "柏津", "枫浦", "望潮", "雁回")


@pytest.mark.parametrize("path", BUILDS, ids=lambda path: path.suffix)
def test_building_twice_gives_the_same_bytes(path: Path) -> None:
    assert BUILDS[path]() == BUILDS[path]()


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


def test_every_data_file_is_used() -> None:
    assert {path.stem for path in DATA.iterdir()} == {"city_safety", "livelihood", "school_food"}


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def _filled(rows: list[list[str]]) -> list[list[str]]:
    """The rows with the text of merged cells written out."""
    filled: list[list[str]] = []
    for row in rows:
        filled.append([filled[-1][i] if cell == "^" else cell for i, cell in enumerate(row)])
    return filled
