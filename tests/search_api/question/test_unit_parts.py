"""Questions for the part a unit plays, in the wordings of officials and of the public, spoken and written."""

from datetime import date

import pytest

from search_api.question import read_question
from search_api.values import Query

ON = date(2026, 6, 1)
HELD = ("岚江省/澜川市/枕溪区",)


def read(question: str) -> Query:
    return read_question(question, ON, HELD)


@pytest.mark.parametrize(
    ("question", "role", "counts"),
    [
        ("区城管局牵头什么、配合什么", None, False),
        ("區城管局牽頭什麼、配合什麼？", None, False),
        ("区城管局都牵头干啥，配合干啥", None, False),
        ("区城管局负责什么、参与什么", None, False),
        ("区城管局分别牵头、配合哪些事", None, False),
        ("区城管局牵头和配合哪些任务", None, False),
        ("区城管局牵头的工作是什么？配合的呢？", None, False),
        ("区城管局牵头几项配合几项", None, True),
        ("区城管局牵头的有几项，配合的有几项", None, True),
        ("区城管局牵头的任务有多少个,配合的有多少个", None, True),
        ("区城管局挑头的有几个，打配合的有几个", None, True),
        ("区城管局作为牵头单位有几项，作为配合单位有几项", None, True),
        ("区城管局牵头还是配合，有几项", None, True),
        ("区城管局是牵头还是配合，各几项", None, True),
        ("区城管局是牵头还是配合", None, False),
        ("区城管局牵头的多还是配合的多", None, False),
        ("区城管局是不是只配合", None, False),
        ("区城管局是不是只配合，不牵头", None, False),
        ("区城管局只管配合吗", None, False),
        ("区城管局除了牵头还要配合什么", "support", False),
        ("除了牵头，区城管局还要配合什么", "support", False),
        ("区城管局除了牵头充电桩，还配合哪些工作", "support", False),
        ("区城管局有没有牵头的任务", "lead", False),
        ("《推进城市安全发展任务分工》里区城管局牵头还是配合", None, False),
    ],
)
def test_the_parts_of_a_unit_in_all_that_it_does(question: str, role: str | None, counts: bool) -> None:
    query = read(question)
    assert (query.intent, query.units, query.role, query.counts) == (
        "unit_tasks",
        ("区城管局",),
        role,
        counts,
    )
    assert not query.terms


@pytest.mark.parametrize(
    "question",
    [
        "区城管局在河道保洁中牵头几项，配合几项？",
        "在河道保洁里，区城管局牵头什么、配合什么",
        "河道保洁这块区城管局牵头还是配合，一共几项",
    ],
)
def test_the_parts_of_a_unit_in_a_matter(question: str) -> None:
    query = read(question)
    assert (query.intent, {term.text for term in query.terms}) == ("unit_tasks", {"河道", "保洁"})


@pytest.mark.parametrize(
    "question",
    ["河道保洁里区城管局是不是只配合", "河道保洁这块区城管局牵头还是配合", "区城管局在河道保洁里是什么角色"],
)
def test_the_one_part_in_a_matter_is_asked_of_that_matter(question: str) -> None:
    query = read(question)
    assert (query.intent, query.units) == ("responsibility", ("区城管局",))
    assert {term.text for term in query.terms} == {"河道", "保洁"}


def test_what_a_unit_has_to_do_to_a_thing() -> None:
    query = read("区城管局负责检查广告牌的什么")
    assert (query.intent, query.closed) == ("unit_tasks", False)
    assert "广告牌" in {term.text for term in query.terms}


@pytest.mark.parametrize(
    "question", ["河道保洁谁牵头谁配合", "河道保洁谁负责谁配合", "河道保洁由谁牵头、由谁配合"]
)
def test_both_parts_of_a_matter_ask_for_no_one_role(question: str) -> None:
    query = read(question)
    assert (query.intent, query.role) == ("responsibility", None)


@pytest.mark.parametrize(
    "question",
    [
        "河道保洁中牵头的是谁，配合的是谁",
        "河道保洁的牵头单位有几个，配合单位有几个",
        "除了城管局，河道保洁还有谁配合",
        "除了区城管局牵头，还有哪些部门配合河道保洁",
    ],
)
def test_who_else_has_a_part_in_a_matter(question: str) -> None:
    query = read(question)
    assert query.intent == "responsibility"
    assert {term.text for term in query.terms} == {"河道", "保洁"}


def test_a_general_office_is_not_the_body_it_serves() -> None:
    assert read("应急管理部办公厅职责是什么").units == ("应急管理部办公厅",)
    assert read("应急管理部职责是什么").units == ("应急管理部",)
