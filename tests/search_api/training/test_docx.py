"""Training sheets as DOCX files: they open again, are the same at any time, and no hostile text does harm in them."""

import io
import re
import zipfile
from pathlib import Path

import docx
import msgspec
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.blocks import Blocks, Paragraph, Table
from corpus.model import Party
from crawler.readers import read
from search_api.export.docx import to_docx
from search_api.export.training_sheet import case_training, cases_training
from tests.search_api.training.studies import CASE, ON, study

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = (
    '</w:t></w:r><w:p>=cmd|"/c calc"!A1 & \x00\x0b\x1b\ufffe\ud800{HYPERLINK "http://x"}\u202e<!--&#0;\tend'
)
# As our reader gives it back: without what XML cannot hold, without marks that turn the direction of writing, tabs as blanks.
READ_BACK = re.sub("[\x00-\x08\x0b-\x1f\ufffe\ud800\u202e]", "", HOSTILE).replace("\t", " ")


def opened(data: bytes) -> Blocks:
    return read("培训材料.docx", data)


def texts(data: bytes) -> list[str]:
    """Every paragraph and cell of the file, in its order."""
    found: list[str] = []
    for block in opened(data).blocks:
        if isinstance(block, Table):
            found += [cell.text for cell in block.cells]
        elif isinstance(block, Paragraph):
            found.append(block.text)
    return found


@pytest.mark.parametrize("name", ["one", "set"])
def test_the_sheet_of_an_invented_case_reads_as_expected(name: str) -> None:
    sheet = case_training(study(), ON) if name == "one" else cases_training([study(), study(lessons=())], ON)
    actual = msgspec.json.format(msgspec.json.encode(opened(to_docx(sheet))), indent=1).decode() + "\n"
    expected = GOLDEN / f"{name}.docx.json"
    if not expected.exists():
        expected.write_text(actual, "utf-8")
        pytest.fail(f"no expectation: {expected} is written, to be reviewed")
    assert actual == expected.read_text("utf-8")


def test_the_same_sheet_gives_the_same_bytes_at_any_time() -> None:
    data = to_docx(case_training(study(), ON))
    assert to_docx(case_training(study(), ON)) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
    told = docx.Document(io.BytesIO(data)).core_properties
    assert (told.title, told.author, told.comments, told.last_modified_by) == (CASE.title, "", "", "")
    assert told.created is not None
    assert told.created.date() == ON


def test_the_page_is_a4_in_chinese_fonts_and_numbered() -> None:
    document = docx.Document(io.BytesIO(to_docx(case_training(study(), ON))))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))] == ["PAGE"]
    for name, font in (("Normal", "宋体"), ("Heading 2", "黑体"), ("Title", "黑体")):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == font
        assert fonts.get(qn("w:eastAsiaTheme")) is None


def test_there_are_lines_to_write_on_below_each_question() -> None:
    document = docx.Document(io.BytesIO(to_docx(case_training(study(), ON))))
    ruled = [p for p in document.paragraphs if p._p.find(f".//{qn('w:pBdr')}") is not None]
    assert len(ruled) == 3 * len(CASE.lessons)
    assert not any(paragraph.text for paragraph in ruled)


def test_hostile_texts_stay_texts() -> None:
    hostile = study(
        title=HOSTILE,
        direct_causes=(HOSTILE,),
        course=HOSTILE,
        lessons=(HOSTILE,),
        parties=(Party(role=HOSTILE, name=HOSTILE),),
    )
    for sheet in (case_training(hostile, ON), cases_training([hostile], ON)):
        data = to_docx(sheet)
        body = docx.Document(io.BytesIO(data)).element.body
        assert not list(body.iter(qn("w:instrText"), qn("w:hyperlink"), qn("w:fldSimple")))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert b"</w:t></w:r><w:p>=cmd" not in archive.read("word/document.xml")
        assert sum(READ_BACK in text for text in texts(data)) >= 3


@given(text=st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_text_makes_a_file_that_opens(text: str) -> None:
    data = to_docx(case_training(study(title=text, lessons=(text,), course=text), ON))
    assert opened(data).blocks
    assert docx.Document(io.BytesIO(data)).paragraphs


def test_a_passage_longer_than_any_sheet_is_cut_and_says_so() -> None:
    told = texts(to_docx(case_training(study(direct_causes=("长" * 100_000,)), ON)))
    (cut,) = [text for text in told if text.startswith("长长")]
    assert len(cut) < 33_000
    assert "过长，已截断" in cut
