"""Units that only the documents at hand know."""

from datetime import date

import pytest

from search_api.question import read_question
from search_api.question.held_units import find_held_units, offices

HELD = offices(["创新发展局", "榨菜管理办公室", "职业院校", "供电所", "各有关单位", "局"])
BODIES = offices(
    [
        "石溪镇中心小学",
        "市排水集团有限公司",
        "枕溪绿源生物质能有限公司",
        "石溪农机专业合作社",
        "中国电信澜川分公司",
        "供电公司",
    ]
)


def test_offices_only() -> None:
    assert offices(["创新发展局", "职业院校", "各镇人民政府办公室", "各街道办公室"]) == {"创新发展局"}


@pytest.mark.parametrize(
    ("question", "units", "intent"),
    [
        ("西安高新区创新发展局主责多少项任务", ("创新发展局",), "unit_tasks"),
        ("榨菜管理办公室负责什么", ("榨菜管理办公室",), "unit_tasks"),
        ("区创新发展局牵头哪些任务", ("区创新发展局",), "unit_tasks"),
        ("职业院校实训基地由谁建", (), "responsibility"),
        ("《创新发展局工作办法》是谁发的", (), "document"),
    ],
)
def test_they_are_recognised(question: str, units: tuple[str, ...], intent: str) -> None:
    query = read_question(question, date(2026, 6, 1), (), HELD)
    assert (query.units, query.intent) == (units, intent)


def test_the_longest_name_is_taken() -> None:
    held = frozenset({"管理办公室", "榨菜管理办公室"})
    assert [(s.start, s.end) for s in find_held_units("找榨菜管理办公室和管理办公室", held)] == [
        (1, 8),
        (9, 14),
    ]


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("石溪镇中心小学有什么任务", "石溪镇中心小学"),
        ("石溪镇中心小学负责什么？", "石溪镇中心小学"),
        ("市排水集团有限公司承担哪些任务", "市排水集团有限公司"),
        ("枕溪绿源生物质能有限公司要做什么", "枕溪绿源生物质能有限公司"),
        ("请问石溪农机专业合作社有哪些任务", "石溪农机专业合作社"),
        ("中国电信澜川分公司负责什么", "中国电信澜川分公司"),
        ("石溪镇中心小学在秸秆禁烧中要做什么", "石溪镇中心小学"),
        ("市排水集团有限公司汛期负责什么", "市排水集团有限公司"),
    ],
)
def test_companies_schools_and_cooperatives_whose_work_is_asked(question: str, unit: str) -> None:
    query = read_question(question, date(2026, 6, 1), ("澜川市/枕溪区/石溪镇",), BODIES)
    assert (query.units, query.intent) == ((unit,), "unit_tasks")


@pytest.mark.parametrize(
    "question",
    [
        "石溪镇中心小学门口乱停车谁管",
        "各供电公司负责什么",
        "石溪镇第二中心小学负责什么",
        "石溪镇中心小学的围墙谁来修",
    ],
)
def test_elsewhere_they_are_words_of_the_matter(question: str) -> None:
    query = read_question(question, date(2026, 6, 1), ("澜川市/枕溪区/石溪镇",), BODIES)
    assert query.intent != "unit_tasks"
    assert not set(query.units) & BODIES
