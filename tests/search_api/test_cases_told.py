"""Questions for cases of the sample: mishaps told as people tell them, and how grave, when and how dear they shall be."""

from datetime import date

import pytest

from corpus.model import Case
from search_api.case_search import cases_called
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
        ("哪家公司的叉车撞了人", "叉车伤人"),
        ("酱园那次是怎么回事", "酱园"),
        ("违反安全生产法第四十三条，动火没有人监护", "动火作业"),
        ("腌菜池里熏倒人下去救的也死了", "酱园"),
        ("电瓶车在楼道充电着火烧死人", "槐荫里"),
        ("塔吊倒了砸死人", "塔"),
        # A firm's place is where it is registered.
        ("岚江瑞铸金属制品有限公司", "瑞铸"),
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
        "充电宝爆炸",
        # Neither what a word means nor what a rule demands.
        "什么是重大事故隐患",
        "什么是有限空间作业",
        "澜川市电动自行车充电场所要留多宽的通道",
        "挖掘机撞死人",
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


@pytest.mark.parametrize(
    ("question", "least"),
    [
        ("三人以上死亡的案例", 3),
        ("3人以上死亡的事故", 3),
        ("死亡3人以上的事故有哪些", 3),
        ("死了两个人以上的事故", 2),
    ],
)
def test_all_that_are_so_deadly_are_told(sample: Service, question: str, least: int) -> None:
    told = [hit.record for hit in sample.ask(question).answers]
    deadly = [hit.record for hit in sample.cases(cases_called(deaths_min=least))]
    assert {case.id for case in told} == {case.id for case in deadly}


@pytest.mark.parametrize("question", ["直接经济损失超过500万的事故", "损失500万元以上的事故"])
def test_all_that_cost_so_much_are_told(sample: Service, question: str) -> None:
    told = {hit.record.id for hit in sample.ask(question).answers}
    every = [hit.record for hit in sample.cases()]
    assert told == {
        case.id for case in every if isinstance(case, Case) and (case.loss_yuan or 0) >= 5_000_000
    }
