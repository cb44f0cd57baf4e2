"""A document called by its title: of a law the text that holds on the day, with the others told."""

from collections.abc import Iterator
from datetime import date

import pytest

from corpus.errors import BadRequest, NotFound
from search_api.service import Service
from search_api.values import ShownDocument
from tests.search_api.answer.papers import asked_of
from tests.search_api.citations.stores import law

TREES, GRASS = "中华人民共和国树法", "中华人民共和国草法"
# The same text, also under the order that made it known, by whose number it is another document.
ORDER = (
    "# 中华人民共和国主席令\n\n第四十五号\n\n《中华人民共和国草法》已由第十三届全国人民代表大会第三次会议于2020年5月28日"
    "通过，现予公布，自2021年1月1日起施行。\n\n2020年5月28日\n\n"
)
PAPERS = {
    "树法(2018-01-01)": law(TREES, "2018-01-01", "为了树。", "甲。", force="2018-03-01"),
    "树法(2020-12-25)": law(TREES, "2020-12-25", "为了树。", "丙。", force="2021-01-01", amended=True),
    "树法(2026-10-28)": law(TREES, "2026-10-28", "为了树。", "丁。", force="2027-03-01", amended=True),
    "草法(2020-05-28)": law(GRASS, "2020-05-28", "为了草。", "甲。", force="2021-01-01"),
    "草法 连同主席令": ORDER
    + law(GRASS, "2020-05-28", "为了草。", "甲。", force="2021-01-01").removeprefix("# "),
    "甲县通知": "# 关于做好防汛工作的通知\n\n甲。",
    "乙县通知": "# 关于做好防汛工作的通知\n\n乙。",
}


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with asked_of(tmp_path_factory.mktemp("called"), PAPERS, "md") as service:
        yield service


@pytest.mark.parametrize("name", [TREES, "树法", "《树法》"])
@pytest.mark.parametrize(
    ("on", "version", "others"),
    [
        ("2017-01-01", "2018-01-01", ["2026-10-28 not_yet_in_force", "2020-12-25 not_yet_in_force"]),
        ("2019-01-01", "2018-01-01", ["2026-10-28 not_yet_in_force", "2020-12-25 not_yet_in_force"]),
        ("2026-06-01", "2020-12-25", ["2026-10-28 not_yet_in_force", "2018-01-01 amended"]),
        ("2027-06-01", "2026-10-28", ["2020-12-25 amended", "2018-01-01 amended"]),
    ],
)
def test_a_law_is_its_text_of_the_day_beside_its_others(
    laws: Service, name: str, on: str, version: str, others: list[str]
) -> None:
    shown = laws.show(name, date.fromisoformat(on)).document
    assert isinstance(shown, ShownDocument)
    assert str(shown.written_on) == version
    assert [f"{text.version} {text.validity}" for text in shown.other_texts] == others
    assert all(laws.show(text.id).document.title == TREES for text in shown.other_texts)


def test_a_year_in_the_name_means_the_text_of_that_year(laws: Service) -> None:
    assert str(laws.show("树法（2018年）").document.written_on) == "2018-01-01"
    with pytest.raises(NotFound):
        laws.show("树法（2019年）")


def test_an_id_means_that_text_on_any_day(laws: Service) -> None:
    old = laws.show(TREES, date(2019, 1, 1)).document
    assert (old.validity, laws.show(old.id, date(2026, 6, 1)).document.validity) == ("in_force", "amended")


def test_everything_that_takes_a_title_means_the_same_text(laws: Service) -> None:
    on = date(2019, 1, 1)
    id_ = laws.show("树法", on).document.id
    assert laws.original("树法", on=on).name == "树法(2018-01-01).md"
    assert [version.id for version in laws.versions("树法", on)] == [v.id for v in laws.versions(id_)]
    assert laws.chain("树法", on) == laws.chain(id_, on)
    assert laws.repairs("树法", on) == laws.repairs(id_)


def test_two_prints_of_one_text_are_one(laws: Service) -> None:
    shown = laws.show("草法").document
    assert isinstance(shown, ShownDocument)
    assert len(shown.other_texts) == 1


def test_papers_of_one_name_that_are_no_texts_of_one_law_stay_apart(laws: Service) -> None:
    with pytest.raises(BadRequest, match="有 2 份文件叫“关于做好防汛工作的通知”"):
        laws.show("关于做好防汛工作的通知")
