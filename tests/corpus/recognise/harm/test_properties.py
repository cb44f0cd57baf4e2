"""What holds of every recogniser of harm on any text."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.recognise.characters import fold
from corpus.recognise.harm.casualties import find_casualties, find_unnumbered
from corpus.recognise.harm.grades import find_grades
from corpus.recognise.harm.hazards import find_hazards
from corpus.recognise.harm.industries import find_industries
from corpus.recognise.harm.losses import find_losses
from corpus.recognise.harm.tolls import toll_of
from tests.corpus.recognise.strategies import FULL_WIDTH
from tests.growth import LINEAR, growth


class Printed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def printed(self) -> str: ...


def asked_hazards(text: str) -> Sequence[Printed]:
    return find_hazards(text, asked=True)


def unnumbered(text: str) -> Sequence[Printed]:
    found = find_unnumbered(text)
    return [found] if found else []


Finder = Callable[[str], Sequence[Printed]]
FINDERS: list[Finder] = [
    find_casualties,
    unnumbered,
    find_losses,
    find_grades,
    find_hazards,
    asked_hazards,
    find_industries,
]

_PIECES = """
死亡 死 伤 重伤 轻伤 受伤 失联 失踪 遇难 身亡 人数 升至 共 共造成 其中 又有 后 另 均已 当场 经抢救无效 送医 伤者
无人员伤亡 未造成 等人 1 3 12 10000 9999999999 ３ 二 两 廿 十二 一百零三 〇 人 名 位 个 余 多 人次 人民 第 至 以上 以下
年 月 日 级 起 直接 经济损失 财产损失 损失 约 人民币 元 万元 万 亿元 千 百 . , ， 经核定为 挽回
一般 较大 重大 特别重大 特大 重特大 事故 火灾 事件 隐患 罪 及 （含） 四级
塔吊 倾覆 倒塌 卷入 机 船 客车 翻 爆炸 储罐 锅炉 中毒 坠落 施工 工地 煤矿 化工 公司 教育
。 ； ; 、 ： : ( ) （ ） 【 】 “ ” 🏛 𠮷 ² ½ Ⅳ ○
"""
PIECES = _PIECES.split()
ODD = ("\n", "\t", " ", "\u3000", "\u0301", "\u200b", "\ud800")
harmful = st.lists(st.sampled_from([*PIECES, *ODD]) | st.text(max_size=3), max_size=24).map("".join)


@pytest.mark.parametrize("find", FINDERS)
@settings(max_examples=200)
@given(text=harmful)
def test_spans_slice_back_in_order_and_apart(find: Finder, text: str) -> None:
    found = list(find(text))
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.printed
    # That nobody was harmed counts as nobody dead and nobody hurt, at one place.
    spans = list(dict.fromkeys((one.start, one.end) for one in found))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize("find", FINDERS)
@settings(max_examples=100)
@given(text=harmful)
def test_full_width_and_half_width_are_read_alike(find: Finder, text: str) -> None:
    half = fold(text)
    wide = half.translate(FULL_WIDTH)
    assert [(one.start, one.end) for one in find(half)] == [(one.start, one.end) for one in find(wide)]


@settings(max_examples=200)
@given(text=harmful)
def test_figures_are_whole_and_never_below_nothing(text: str) -> None:
    told = find_casualties(text)
    assert all(0 <= one.count < 100_000 for one in told)
    toll = toll_of(told)
    assert toll.deaths is None or toll.deaths >= 0
    assert toll.injuries is None or toll.injuries >= 0
    assert all(one.yuan >= 0 for one in find_losses(text))


REPEATED = [
    "1",
    "一",
    "死",
    "死亡1人",
    "1人死亡",
    "3名工人",
    "1名工人,经",
    "1名失联,均已",
    "1人后经抢救无效,",
    "1人、",
    "1,234",
    "((",
    "直接经济损失(",
    "直接经济损失1,1",
    "直接经济损失约200万元,经核定",
    "重大(含)以上",
    "特别重大",
    "致其当场",
    "起重机吊装塔吊",
    "卷入皮带",
    "坍塌",
    "施工工地",
]


@pytest.mark.parametrize("find", FINDERS)
def test_time_grows_with_the_length_of_repetitive_text(find: Finder) -> None:
    for piece in REPEATED:
        assert growth(find, piece, 500) < LINEAR, piece
