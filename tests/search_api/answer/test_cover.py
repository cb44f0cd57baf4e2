"""How far a text is about a matter."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.answer.cover import NOTHING, Matter, sentences
from search_api.values import Term


def matter(*words: str, **options: Any) -> Matter:
    return Matter([Term(text=word, weight=1.0) for word in words], tuple(words), **options)


def test_all_words_in_one_sentence_cover_all() -> None:
    found = matter("燃气", "管网").cover("加强值守。推进老旧燃气管网更新。按时完成。")
    assert (found.share, found.key, found.own, found.missing) == (1.0, 1.0, 1.0, 0.0)


def test_the_best_sentence_is_told() -> None:
    text = "加强值班值守，做好准备工作。推进老旧燃气管网更新改造。"
    found = matter("燃气", "管网").cover(text)
    assert text[found.start : found.end] == "推进老旧燃气管网更新改造"


def test_words_apart_count_less_than_words_together() -> None:
    together = matter("燃气", "管网").cover("推进老旧燃气管网更新改造工作，加强领导。")
    apart = matter("燃气", "管网").cover(
        "推进老旧燃气设施更新改造工作，加强领导。推进排水管网更新改造工作，加强领导。"
    )
    assert together.share > apart.share > 0.5


def test_context_helps_but_does_not_carry() -> None:
    found = matter("燃气", "管网").cover("推进更新改造工作，加强组织领导。", "老旧燃气管网改造方案")
    assert found.share == pytest.approx(0.6)
    assert found.own == 0.0


def test_a_missing_word_is_told() -> None:
    assert matter("燃气", "补贴").cover("推进老旧燃气管网更新改造。").missing == 1.0


@pytest.mark.parametrize(
    "text", ["允许对不涉出口关税、不要求退税的货物实施便捷管理。", "整治各类风险，出口退税除外。"]
)
def test_what_a_text_leaves_out_is_not_held(text: str) -> None:
    assert matter("出口", "退税").cover(text) == NOTHING


def test_another_name_counts_by_its_worth() -> None:
    terms = [Term(text="充电桩", weight=1.0, alternatives=(("充电设施", 0.9),))]
    assert Matter(terms).cover("建设停放充电设施。").share == pytest.approx(0.9)


def test_a_part_of_a_long_word_counts_for_its_share() -> None:
    assert 0.0 < matter("报警器", "装置").cover("安装报警装置和防护设施。").share < 0.85


def test_a_slip_counts_beside_its_neighbour() -> None:
    terms = [Term(text="消访", weight=1.0, known=False), Term(text="通道", weight=1.0)]
    beside = Matter(terms, ("消访通道",)).cover("加强消防车通道管理。")
    elsewhere = Matter(terms, ("消访通道",)).cover("加强绿色通道管理。")
    assert beside.share == pytest.approx(0.75)
    assert elsewhere.share == pytest.approx(0.5)


def test_quotation_marks_and_blanks_do_not_part_words() -> None:
    assert matter("四化建设").cover("推进“四化” 建 设。").share == 1.0


def test_headings_are_read_with_what_follows() -> None:
    assert sentences("加强管网建设。\n推进燃气管网更新，按时完成。") == [(0, 21)]


def test_nothing_is_about_nothing() -> None:
    assert Matter(()).cover("推进燃气管网更新。") == NOTHING


@given(
    st.text(alphabet="燃气管网，。；更新 \n“”", max_size=80), st.text(alphabet="燃气管网更新", max_size=20)
)
def test_shares_stay_between_none_and_all_and_spans_inside(text: str, context: str) -> None:
    for found in matter("燃气", "管网", "更新改造").covers(text, context):
        assert 0 <= found.own <= found.share + 1e-9 <= 1 + 2e-9
        assert 0 <= found.key <= 1 + 1e-9
        assert 0 <= found.run <= found.said <= 1
        assert 0 <= found.start < found.end <= len(text)


@given(st.text(max_size=200))
def test_sentences_stand_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
