"""Real documents, by their numbers and a few of their words (real.toml)."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpus.blocks import Blocks, Field, Paragraph, Table
from corpus.errors import UnsupportedInput
from crawler.readers import read

FILES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("real.toml").read_text("utf-8"))["file"]
PAGE_NUMBERS = ("— ", "—１", "- 1")


def texts(blocks: Blocks) -> list[str]:
    paragraphs = [block.text for block in blocks.blocks if isinstance(block, Paragraph)]
    return paragraphs + [
        cell.text for block in blocks.blocks if isinstance(block, Table) for cell in block.cells
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["path"])
def test_a_real_document(shared_data: Path, file: dict[str, Any]) -> None:
    data = (shared_data / file["path"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == file["sha256"], "another version of the document"
    blocks = read(file["path"], data)
    assert blocks.warnings == ()
    found = texts(blocks)
    for quote in file["quotes"]:
        assert any(quote in text for text in found), quote
    tables = [[block.rows, block.columns] for block in blocks.blocks if isinstance(block, Table)]
    assert tables == file["tables"]
    assert sum(isinstance(block, Paragraph) for block in blocks.blocks) == file["paragraphs"]


def test_every_state_council_page_gives_its_header_and_body(shared_data: Path) -> None:
    pages = sorted((shared_data / "pages" / "gov_cn").glob("*.html"))
    assert len(pages) == 56
    for path in pages:
        blocks = read(path.name, path.read_bytes()).blocks
        header = next(block for block in blocks if isinstance(block, Table))
        keys = {cell.text.replace(" ", "").replace("\u3000", "") for cell in header.cells}
        assert {"索引号：", "发文机关：", "标题：", "发文字号：", "成文日期："} <= keys, path.name
        paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
        assert len(paragraphs) >= 8, path.name
        assert not any("<" in text or "function" in text for text in paragraphs), path.name
        assert not any(isinstance(block, Field) for block in blocks), path.name


def test_no_page_number_is_left_in_the_text_of_a_pdf(shared_data: Path) -> None:
    data = (shared_data / "pdf" / "anweiban-2024-subplans-224p.pdf").read_bytes()
    assert not [text for text in texts(read("子方案.pdf", data)) if text.startswith(PAGE_NUMBERS)]


def test_a_scan_is_refused_with_the_way_out(shared_data: Path) -> None:
    path = shared_data / "pdf" / "04-annex2-scanned.pdf"
    with pytest.raises(UnsupportedInput, match=r"扫描件.*OCR"):
        read(path.name, path.read_bytes())
