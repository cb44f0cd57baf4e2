"""The generator itself: the same seed gives the same file, the files are real, the truth is in them."""

from __future__ import annotations

import datetime
import hashlib
import io
import itertools
import json
import os
import subprocess
import sys
import zipfile
from functools import lru_cache
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pytest
from bs4 import BeautifulSoup

from tests.generator import FORMATS, Sample, generate
from tests.generator.heads import head_tags
from tests.generator.opened import squeezed, text_of
from tests.generator.roles import WEIGHTS
from tests.generator.rules import Rule, RuleAt
from tests.generator.tags import Tag

SEED = 1
COUNT = 200
ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def samples() -> tuple[Sample, ...]:
    return tuple(generate(SEED, index, FORMATS[index % len(FORMATS)]) for index in range(COUNT))


def having(tag: str, form: str) -> Sample:
    """The first sample of the format with the feature."""
    return next(sample for sample in samples() if sample.format == form and tag in sample.features)


def every_tag() -> set[str]:
    wordings = {f"wording:{name}" for name in WEIGHTS}
    rules = {f"rule:{rule}" for rule in Rule if rule is not Rule.NONE} | {f"rule_at:{at}" for at in RuleAt}
    return {str(tag) for tag in Tag} | head_tags() | wordings | rules


@pytest.mark.parametrize("form", FORMATS)
def test_same_arguments_give_the_same_sample(form: str) -> None:
    assert generate(7, 3, form) == generate(7, 3, form)
    assert generate(7, 3, form).content != generate(7, 4, form).content
    assert generate(7, 3, form).content != generate(8, 3, form).content


def test_hash_seed_changes_nothing() -> None:
    code = (
        "import hashlib; from tests.generator import FORMATS, generate\n"
        "print([hashlib.sha256(generate(7, i, FORMATS[i % 5]).content).hexdigest() for i in range(10)])"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
    here = [hashlib.sha256(generate(7, i, FORMATS[i % 5]).content).hexdigest() for i in range(10)]
    assert answers.pop().strip() == str(here)


def test_every_feature_comes_up() -> None:
    seen = set().union(*(sample.features for sample in samples()))
    assert every_tag() - seen == set()
    assert seen - every_tag() == set(), "features without a name in the lists"


def test_names_and_sizes() -> None:
    for sample in samples():
        assert sample.name.endswith(f".{sample.format}")
        assert 4 <= len(sample.tasks) <= 60
        assert len({task.text for task in sample.tasks}) == len(sample.tasks)
        assert len(sample.content) < 1_000_000


@pytest.mark.parametrize("form", FORMATS)
def test_what_should_be_read_stands_in_the_file(form: str) -> None:
    for sample in samples():
        if sample.format != form:
            continue
        text = text_of(sample)
        for task in sample.tasks:
            units = (*task.lead, *task.support, *task.guide)
            labels = () if sample.features & {Tag.SECTION_IN_TWO_CELLS} and form == "pdf" else task.category
            printed = [task.text, *labels, *(unit.printed for unit in units), task.deadline or ""]
            # A cell that goes on behind a page break is broken by what stands on the next page before it.
            flows = sample.features & {Tag.PDF_MERGE_CONTINUED, Tag.PDF_MERGE_RESTATED}
            for expected in printed[:1] if flows else printed:
                assert squeezed(expected) in text, (sample.name, expected)


def test_truth_keeps_its_conventions() -> None:
    for sample in samples():
        for task in sample.tasks:
            roles = (*task.lead, *task.support, *task.guide)
            assert len({unit.name for unit in roles}) == len(roles), (sample.name, task)
            assert all(unit.name.endswith(unit.printed) for unit in roles)
            assert all(unit.collective == unit.printed.startswith(COLLECTIVES) for unit in roles), task
            assert (task.basis == "none") == (not task.lead)
            assert task.basis != "first_listed" or (len(task.lead) == 1 and task.support)
            assert task.basis != "all_listed" or len(task.lead) > 1
            assert task.basis in ("stated", "first_listed", "all_listed", "none")
            assert task.deadline is None or any(char.isalnum() for char in task.deadline)
        first = {f"rule:{Rule.FIRST_LISTED}", f"rule:{Rule.FIRST_LISTED_BUT}"} & sample.features
        bases = {task.basis for task in sample.tasks}
        assert not bases & ({"all_listed"} if first else {"first_listed"}), sample.name


COLLECTIVES = ("各", "省级有关", "市直各", "区直各", "县直各", "街道各")


def test_docx_merges_are_real() -> None:
    sample = having(Tag.CATEGORY_MERGED, "docx")
    found = 0
    for table in docx.Document(io.BytesIO(sample.content)).tables:
        xml = table._tbl.xml
        assert xml.count("<w:vMerge") >= xml.count('<w:vMerge w:val="restart"')
        grid = [row.cells for row in table.rows]
        assert {len(cells) for cells in grid} == {len(table.columns)}
        found += sum(
            above._tc is below._tc
            for upper, lower in itertools.pairwise(grid)
            for above, below in zip(upper, lower, strict=True)
        )
    assert found


def test_docx_sections_span_the_table() -> None:
    sample = next(s for s in samples() if s.format == "docx" and is_spanned(s))
    sections = {task.category[0] for task in sample.tasks}
    rows = [row for table in docx.Document(io.BytesIO(sample.content)).tables for row in table.rows]
    spanning = {row.cells[0].text for row in rows if len({cell._tc for cell in row.cells}) == 1}
    assert sections <= spanning


def is_spanned(sample: Sample) -> bool:
    shaped = {Tag.SECTION_IN_TWO_CELLS, Tag.SECTION_UNMERGED}
    return Tag.SECTION_ROWS in sample.features and not shaped & sample.features


def test_xlsx_merges_are_ranges() -> None:
    sample = having(Tag.UNITS_MERGED, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(sample.content))
    ranges = [found for sheet in book for found in sheet.merged_cells.ranges]
    assert any(found.max_row > found.min_row and found.min_row > 1 for found in ranges)


def test_xlsx_keeps_days_as_days() -> None:
    sample = having(Tag.DEADLINE_DATE_CELL, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(sample.content))
    values = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
    assert any(isinstance(value, datetime.date) for value in values)


def test_html_spans_fill_the_grid() -> None:
    sample = having(Tag.CATEGORY_MERGED, "html")
    page = BeautifulSoup(sample.content, "lxml")
    tables = [table for table in page.find_all("table") if not table.find("table")]
    assert any(int(str(cell.get("rowspan") or 1)) > 1 for table in tables for cell in table.find_all("td"))


def test_pdf_tables_are_ruled_and_go_on_over_pages() -> None:
    sample = having(Tag.PDF_ROW_SPLIT, "pdf")
    with pdfplumber.open(io.BytesIO(sample.content)) as file:
        tables = [table for page in file.pages for table in page.extract_tables()]
    assert len(tables) > 1
    assert len({len(table[0]) for table in tables}) == 1


def test_packages_carry_no_clock() -> None:
    for sample in samples():
        if sample.format in ("docx", "xlsx"):
            with zipfile.ZipFile(io.BytesIO(sample.content)) as package:
                assert {item.date_time for item in package.infolist()} == {(2024, 1, 1, 0, 0, 0)}


def test_command_line_writes_files_and_truth(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.generator", "--seed", "3", "--count", "6", "--out", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True)
    lines = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["format"] for line in lines] == [*FORMATS, FORMATS[0]]
    for index, line in enumerate(lines):
        sample = generate(3, index, line["format"])
        assert (tmp_path / line["file"]).read_bytes() == sample.content
        assert [task["text"] for task in line["tasks"]] == [task.text for task in sample.tasks]
