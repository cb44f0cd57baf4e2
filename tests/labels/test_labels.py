"""The hand-made labels hold together: shape, split table, and every quote found where it is said to stand."""

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from pypdfium2 import PdfDocument

HERE = Path(__file__).resolve().parent
FILES = sorted(HERE.glob("*/*/*.jsonl"))

FIELDS: dict[str, type | tuple[type, ...]] = {
    "quote": str,
    "text_starts": str,
    "lead": list,
    "support": list,
    "guide": list,
    "collective": list,
    "open_list": bool,
    "deadline": (str, type(None)),
    "basis": str,
    "source": str,
    "sentence_certain": bool,
    "cited_rule": (str, type(None)),
}
OPTIONAL: dict[str, type | tuple[type, ...]] = {"accept": list, "note": str}
ALTERNATIVE = {"lead", "support", "guide", "open_list", "deadline", "basis", "source"}
BASES = {"stated", "first_listed", "all_listed", "heading", "none"}
SOURCES = {"table", "line", "bracket", "heading", "sentence"}

PAGE_NUMBER = re.compile(r"—[0-9０-９]{1,4}—")
ROW = re.compile(
    r"^\| (dev|held_out) \| `([^`]+)` \| ([^|]+) \| (\d+) \| (\d+) \| `([0-9a-f]{64})` \|$", re.MULTILINE
)


@dataclass(frozen=True)
class Row:
    """One line of the split table in README.md."""

    half: str
    source: str
    pages: str
    labels: int
    certain: int
    sha256: str

    @property
    def file(self) -> Path:
        """Where the labels of this row stand."""
        source = Path(self.source)
        first, _, last = self.pages.partition("–")
        pages = f"_p{int(first):03}-{int(last):03}" if last else ""
        return HERE / source.parts[0] / self.half / f"{source.stem}{pages}.jsonl"


ROWS = [
    Row(half, source, pages, int(labels), int(certain), sha256)
    for half, source, pages, labels, certain, sha256 in ROW.findall((HERE / "README.md").read_text("utf-8"))
]


def labels_in(file: Path) -> list[dict[str, Any]]:
    """The labels of a file, in document order."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def without_blanks(text: str) -> str:
    """The text with all whitespace removed, as quotes are."""
    return re.sub(r"\s", "", text)


@cache
def text_of(data: Path, row: Row) -> str:
    """The words of a page or plain text, or of a range of PDF pages without their page numbers; no whitespace."""
    source = data / row.source
    if source.suffix == ".html":
        return without_blanks(BeautifulSoup(source.read_bytes(), "html.parser").get_text())
    if source.suffix in {".txt", ".md"}:
        return without_blanks(source.read_text("utf-8-sig"))
    first, last = (int(number) for number in row.pages.split("–"))
    with PdfDocument(source) as pdf:
        pages = [pdf[index].get_textpage().get_text_range() for index in range(first - 1, last)]
    return PAGE_NUMBER.sub("", without_blanks("".join(pages)))


def units_of(label: dict[str, Any]) -> list[str]:
    """Every unit that a label names, in any role."""
    return [*label["lead"], *label["support"], *label["guide"]]


each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.half}-{row.file.stem}")


def test_split_table_names_every_file_once() -> None:
    assert sorted(row.file for row in ROWS) == FILES
    assert Counter(row.half for row in ROWS if row.pages == "all") == {"dev": 20, "held_out": 34}


@each_row
def test_split_table_counts_are_true(row: Row) -> None:
    labels = labels_in(row.file)
    assert (len(labels), sum(label["sentence_certain"] for label in labels)) == (row.labels, row.certain)


@each_file
def test_shape(file: Path) -> None:
    for label in labels_in(file):
        assert set(FIELDS) <= set(label) <= set(FIELDS) | set(OPTIONAL), label
        for name, value in label.items():
            assert isinstance(value, (FIELDS | OPTIONAL)[name]), (name, label)
        for name in ("quote", "text_starts"):
            assert label[name] == without_blanks(label[name])
        assert len(label["text_starts"]) >= 12, label
        assert label["basis"] in BASES
        assert label["source"] in SOURCES
        assert all(isinstance(unit, str) and unit for unit in units_of(label))
        for other in label.get("accept", []):
            assert other, label
            assert set(other) <= ALTERNATIVE, label
            assert any(other[name] != label[name] for name in other), label


@each_file
def test_roles_agree_with_basis(file: Path) -> None:
    for label in labels_in(file):
        units = units_of(label)
        assert units, label
        assert len(set(units)) == len(units), label
        assert set(label["collective"]) <= set(units), label
        assert (label["basis"] == "heading") == (label["source"] == "heading"), label
        if not label["lead"]:
            assert label["basis"] in {"heading", "none"}, label
        if label["basis"] == "first_listed":
            assert len(label["lead"]) == 1, label
            assert label["cited_rule"], label
        if label["basis"] == "all_listed":
            assert len(label["lead"]) > 1, label
        if label["sentence_certain"] and label["source"] != "heading":
            assert all(unit in label["quote"] + (label["cited_rule"] or "") for unit in units), label


@each_row
def test_source_is_the_one_that_was_read(shared_data: Path, row: Row) -> None:
    assert hashlib.sha256((shared_data / row.source).read_bytes()).hexdigest() == row.sha256


@each_row
def test_quotes_stand_in_the_text_in_order(shared_data: Path, row: Row) -> None:
    text = text_of(shared_data, row)
    before = -1
    for label in labels_in(row.file):
        assert text.count(label["text_starts"]) == 1, label
        starts = text.index(label["text_starts"])
        quote = text.find(label["quote"], starts)
        assert quote > before, label
        before = quote
        end = quote + len(label["quote"])
        assert (label["deadline"] or "") in text[starts:end], label
        assert (label["cited_rule"] or "") in text[:end], label
        assert all(unit in text for unit in units_of(label)), label


@each_row
def test_no_like_bracket_is_left_out(shared_data: Path, row: Row) -> None:
    text = text_of(shared_data, row)
    brackets = Counter(label["quote"] for label in labels_in(row.file) if label["source"] == "bracket")
    assert {quote: text.count(quote) for quote in brackets} == dict(brackets)
