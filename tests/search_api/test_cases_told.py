"""Mishaps of the sample, told as people tell them who look for a case like theirs."""

from datetime import date

import pytest

from corpus.model import Case
from search_api.service import Service

ON = date(2025, 6, 1)


def cases(service: Service, question: str) -> list[Case]:
    answer = service.ask(question, ON)
    return [each.record for each in answer.answers if isinstance(each.record, Case)]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("修电梯的人被夹死了", "星澜大厦"),
        ("粮仓里被粮食埋住窒息", "雁回粮油储备站"),
        ("锅炉炸了", "松涛洗涤厂"),
        ("叉车撞了人", "叉车伤人"),
        ("腌菜池里熏倒人下去救的也死了", "酱园"),
        ("电瓶车在楼道充电着火烧死人", "槐荫里"),
        ("塔吊倒了砸死人", "塔"),
    ],
)
def test_the_case_that_is_told_comes_first(sample: Service, question: str, title: str) -> None:
    assert title in cases(sample, question)[0].title


@pytest.mark.parametrize(
    "question",
    [
        "瓦斯爆炸死了好多人",
        "地铁站踩踏死人",
        "过山车掉下来摔死人",
        "幼儿园食物中毒拉肚子",
        "矿井透水淹死人",
        "高铁撞死人",
        "小区电梯坏了",
        "气瓶炸了",
    ],
)
def test_what_no_case_tells_is_no_case(sample: Service, question: str) -> None:
    assert cases(sample, question) == []


@pytest.mark.parametrize(
    ("question", "months"),
    [("夏天的事故案例", {5, 6, 7, 8, 9}), ("10月份的事故案例", {10}), ("2023年10月的事故案例", {10})],
)
def test_a_season_and_a_month_narrow(sample: Service, question: str, months: set[int]) -> None:
    found = [case.occurred_on.month for case in cases(sample, question) if case.occurred_on]
    assert found
    assert set(found) <= months


@pytest.mark.parametrize(
    ("question", "least", "most"),
    [("死了两个人的事故", 2, 2), ("没死人的事故案例", 0, 0), ("死亡3人以上的事故", 3, 10_000)],
)
def test_the_dead_are_as_many_as_is_said(sample: Service, question: str, least: int, most: int) -> None:
    found = cases(sample, question)
    assert found
    assert all(least <= (case.deaths or 0) <= most for case in found)
