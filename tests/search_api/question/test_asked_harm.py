"""What harm the cases that a question asks for did."""

import pytest

from search_api.question.asked_harm import find_asked_harm


@pytest.mark.parametrize(
    ("question", "least", "greatest"),
    [
        ("死亡3人以上的坍塌事故", 3, None),
        ("死了三个人的火灾", 3, 3),
        ("死一人的工厂事故", 1, 1),
        ("两名工人死亡的触电事故", 2, 2),
        ("死亡超过10人的火灾", 10, None),
        ("大巴车翻了死了十几个人", 11, 19),
        ("死了几十人的火灾", 20, 99),
        ("死了好几人的火灾", 3, None),
        ("3死2伤的车祸", 3, 3),
        ("工地死了人的通报", 1, None),
        ("闹出人命的电梯事故", 1, None),
        ("叉车撞了人，没有死人", None, 0),
        ("今年有没有死了人的事故", 1, None),
        ("没死人的爆炸", None, 0),
        ("仓库烧了，没有伤亡", None, 0),
        ("无人员死亡的事故", None, 0),
        ("死人最多的火灾", None, None),
        ("死亡人数最多的事故", None, None),
        ("坍塌死亡事故", None, None),
        ("电梯困人", None, None),
    ],
)
def test_how_many_it_killed(question: str, least: int | None, greatest: int | None) -> None:
    asked = find_asked_harm(question)
    assert (asked.deaths_from, asked.deaths_to) == (least, greatest)


@pytest.mark.parametrize(
    ("question", "least", "greatest"),
    [
        ("换煤气罐爆炸伤了7个人", 7, 7),
        ("5人受伤的事故", 5, 5),
        ("重伤10人以上的事故", 10, None),
        ("3死2伤的车祸", 2, 2),
        ("仓库烧了，没有伤亡", None, 0),
        ("没死人的爆炸", None, None),
        ("只有人受伤、没有死人的事故", 1, None),
        ("一人死亡的事故", None, None),
    ],
)
def test_how_many_it_hurt(question: str, least: int | None, greatest: int | None) -> None:
    asked = find_asked_harm(question)
    assert (asked.injuries_from, asked.injuries_to) == (least, greatest)


@pytest.mark.parametrize(
    ("question", "yuan"),
    [
        ("直接经济损失超过一千万元的火灾", 10_000_000),
        ("损失500万以上的爆炸", 5_000_000),
        ("损失多少", None),
        ("损失200万元的火灾", None),
    ],
)
def test_what_it_cost(question: str, yuan: float | None) -> None:
    assert find_asked_harm(question).loss_from == yuan


@pytest.mark.parametrize(
    ("question", "least"),
    [
        ("有人员失踪一直没找到的事故", 1),
        ("渡船翻了，有人至今下落不明", 1),
        ("死了两个人的渡船事故", None),
    ],
)
def test_whether_somebody_was_lost(question: str, least: int | None) -> None:
    assert find_asked_harm(question).missing_from == least
