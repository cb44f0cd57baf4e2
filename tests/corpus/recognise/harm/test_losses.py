"""Losses told in money."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.harm.losses import find_losses


@pytest.mark.parametrize(
    ("text", "yuan", "direct"),
    [
        ("直接经济损失1234.5万元", 12_345_000, True),
        ("直接经济损失，经核算为三百二十七万四千元", 3_274_000, True),
        ("损失约30万元", 300_000, False),
        ("船舶和设备受损约96万元", 960_000, False),
        ("直接经济损失约1234.5万元", 12_345_000, True),
        ("直接经济损失１２３．４５万元", 1_234_500, True),
        ("直接经济损失1,234.56万元", 12_345_600, True),
        ("直接经济损失1，234万元", 12_340_000, True),
        ("直接经济损失12,345,678元", 12_345_678, True),
        ("直接经济损失88888.88元", 88_888.88, True),
        ("直接经济损失1.2亿元", 120_000_000, True),
        ("直接经济损失１．２亿元", 120_000_000, True),
        ("直接经济损失1亿元", 100_000_000, True),
        ("直接经济损失2.5千万元", 25_000_000, True),
        ("直接经济损失3百万元", 3_000_000, True),
        ("直接经济损失3千元", 3_000, True),
        ("直接经济损失0元", 0, True),
        ("直接经济损失300余万元", 3_000_000, True),
        ("直接经济损失300多万元", 3_000_000, True),
        ("直接经济损失三百余万元", 3_000_000, True),
        ("直接经济损失一百二十万元", 1_200_000, True),
        ("直接经济损失两千万元", 20_000_000, True),
        ("直接经济损失：500万元", 5_000_000, True),
        ("直接经济损失为500万元", 5_000_000, True),
        ("直接经济损失共计500万元", 5_000_000, True),
        ("直接经济损失人民币500万元", 5_000_000, True),
        ("直接经济损失（人民币）500万元", 5_000_000, True),
        ("直接经济损失500万元人民币", 5_000_000, True),
        ("直接经济损失 500 万元", 5_000_000, True),
        ("直接经济损失初步估计为1500万元", 15_000_000, True),
        ("直接经济损失 300 余万元", 3_000_000, True),
        ("直接财产损失统计为88888元", 88_888, True),
        ("财产损失3万余元", 30_000, False),
        ("经济损失约50万元", 500_000, False),
        # A first guess put right at once.
        ("直接经济损失约200万元，经核定为203万元", 2_030_000, True),
        ("直接经济损失约200万元，后经审计最终为198.7万元", 1_987_000, True),
        # No loss in money.
        ("未造成经济损失", None, False),
        ("损失3台设备", None, False),
        ("直接经济损失较大", None, False),
        ("直接经济损失正在核算，罚款50万元", None, False),
        ("注册资本5000万元", None, False),
        ("直接经济损失约30万", None, False),
        ("直接经济损失1000万美元", None, False),
        ("", None, False),
        # Whose sum is none of this accident.
        ("挽回经济损失300万元", None, False),
        ("避免经济损失约300万元", None, False),
        ("直接经济损失5000万元以上1亿元以下", None, False),
        ("1000万元以下直接经济损失", None, False),
    ],
)
def test_a_loss(text: str, yuan: float | None, direct: bool) -> None:
    for whole in (text, f"造成2人死亡，{text}。"):
        found = find_losses(whole)
        assert [(one.yuan, one.direct) for one in found] == ([] if yuan is None else [(yuan, direct)])
        assert all(whole[one.start : one.end] == one.printed for one in found)


def test_two_losses_of_two_accidents() -> None:
    found = find_losses("甲厂直接经济损失10万元；乙厂经济损失约2.5万元。")
    assert [(one.yuan, one.direct) for one in found] == [(100_000, True), (25_000, False)]


@given(
    cents=st.integers(0, 99_999_999),
    unit=st.sampled_from([("元", 1), ("万元", 10_000), ("亿元", 100_000_000)]),
    comma=st.booleans(),
)
def test_a_sum_is_what_is_printed(cents: int, unit: tuple[str, int], comma: bool) -> None:
    whole, part = divmod(cents, 100)
    figure = f"{whole:,}.{part:02}" if comma else f"{whole}.{part:02}"
    (found,) = find_losses(f"直接经济损失{figure}{unit[0]}")
    assert found.yuan == pytest.approx(cents * unit[1] / 100, abs=0.01)
    assert found.printed.endswith(unit[0])
