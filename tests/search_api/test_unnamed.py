"""What people see of a case's title and place: no private person's name, but for the surname."""

import pytest

from corpus.model import Case, Evidence
from search_api.unnamed import place_shown, title_shown


def case(title: str, place: str | None, quote: str = "") -> Case:
    evidence = Evidence(document_id="d", title="通报", locator="", quote=quote, start=0, end=len(quote))
    return Case(id="d-k1", document_id="d", title=title, place=place, evidence=evidence)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("枕溪区雁回镇张建国家中", "枕溪区雁回镇张某某家中"),
        ("枕溪区雁回镇村民李卫东自建房", "枕溪区雁回镇村民李某某自建房"),
        ("枕溪区雁回镇石门坎采石场", "枕溪区雁回镇石门坎采石场"),
        (None, ""),
    ],
)
def test_a_place_names_nobody(place: str | None, shown: str) -> None:
    assert place_shown(case("火灾事故", place)) == shown


def test_a_title_names_nobody_whom_the_account_tells_of() -> None:
    told = case("王建军触电事故", None, "5月3日，电工王建军在配电室触电死亡")
    assert title_shown(told) == "王某某触电事故"
    assert told.title == "王建军触电事故"
    assert title_shown(case("望浦化工有限公司中毒事故", None)) == "望浦化工有限公司中毒事故"
