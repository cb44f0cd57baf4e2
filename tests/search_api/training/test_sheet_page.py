"""Training sheets as pages: as expected, without scripts, hostile texts harmless, and as files that stand alone."""

import re
from html import unescape
from pathlib import Path

import pytest

from search_api.export.training_sheet import case_training, cases_training
from search_api.web import sheet_page
from tests.search_api.training.studies import CASE, ON, study

GOLDEN = Path(__file__).parent / "golden"
EVIL = "<script>alert('甲')</script>\" onclick=\"x"


def main_of(html: str) -> str:
    found = re.search(r"<article.*</article>", html, re.DOTALL)
    assert found
    return found[0] + "\n"


@pytest.mark.parametrize("name", ["one", "set", "alone"])
def test_the_sheet_of_an_invented_case_looks_as_expected(name: str) -> None:
    one, many = case_training(study(), ON), cases_training([study(), study(lessons=())], ON)
    actual = main_of(sheet_page(many if name == "set" else one, alone=name == "alone"))
    expected = GOLDEN / f"{name}.html"
    if not expected.exists():
        expected.write_text(actual, "utf-8")
        pytest.fail(f"no expectation: {expected} is written, to be reviewed")
    assert actual == expected.read_text("utf-8")


def test_a_sheet_that_stands_alone_holds_its_style_and_leads_nowhere() -> None:
    html = sheet_page(case_training(study(), ON), alone=True)
    assert "@page sheet" in html
    assert "href=" not in html
    assert "<nav" not in html
    assert 'href="/static/' in sheet_page(case_training(study(), ON))


@pytest.mark.parametrize("alone", [False, True])
def test_nothing_of_a_document_becomes_markup(alone: bool) -> None:
    hostile = study(
        title=EVIL, place=EVIL, course=EVIL, direct_causes=(EVIL,), lessons=(EVIL,), measures=(EVIL,)
    )
    for sheet in (case_training(hostile, ON), cases_training([hostile], ON)):
        html = sheet_page(sheet, alone=alone)
        assert "<script" not in html
        assert ' onclick="' not in html
        assert unescape(html).count(EVIL) >= 4


def test_each_place_leads_to_its_stretch_of_the_document() -> None:
    html = sheet_page(case_training(study(), ON))
    assert '<a href="/documents/d?start=400&amp;end=412#quote">四、（一）</a>' in html
    assert str(CASE.course) in unescape(html)
