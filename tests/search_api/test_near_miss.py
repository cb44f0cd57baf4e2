"""Names that differ by one slip."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.near_miss import nearest_question
from search_api.question import read_question
from search_api.service import Service
from search_api.slips import Slips, is_one_slip, nearest_name
from search_api.unit_directory import UnitDirectory


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("枕西区", "枕溪区"),
        ("枕溪", "枕溪区"),
        ("枕溪区区", "枕溪区"),
        ("溪枕区", "枕溪区"),
        ("住建据", "住建局"),
    ],
)
def test_one_slip(left: str, right: str) -> None:
    assert is_one_slip(left, right)
    assert is_one_slip(right, left)


@pytest.mark.parametrize(("left", "right"), [("枕西县", "枕溪区"), ("枕", "枕溪区"), ("棠阳区", "枕溪区")])
def test_more_than_a_slip(left: str, right: str) -> None:
    assert not is_one_slip(left, right)


def test_several_near_names_are_none() -> None:
    assert nearest_name("枕西区", {"枕溪区", "枕东区"}) is None
    assert nearest_name("枕西区", {"枕溪区", "棠阳区"}) == "枕溪区"


@pytest.mark.parametrize(
    ("question", "meant", "level"),
    [
        ("省民政厅牵头哪些任务", "枕溪区民政局牵头哪些任务", "枕溪区民政局"),
        ("教育部牵头哪些任务", "澜川市教育局牵头哪些任务", "澜川市教育局"),
        ("枕溪区民政部负责什么", "枕溪区民政局负责什么", "枕溪区民政局"),
        ("澜川市教育厅牵头哪些任务", "澜川市教育局牵头哪些任务", "澜川市教育局"),
        ("市教育厅牵头哪些任务", "澜川市教育局牵头哪些任务", "澜川市教育局"),
        ("国家民政局牵头哪些任务", "枕溪区民政局牵头哪些任务", "枕溪区民政局"),
        ("枕西区充电桩归谁建", "枕溪区充电桩归谁建", None),
        ("枕溪区充电庄谁建", "枕溪区充电桩谁建", None),
        ("孩子上学找谁", None, None),
        ("枕溪区水务厅负责什么", None, None),
    ],
)
def test_what_is_suggested(sample: Service, question: str, meant: str | None, level: str | None) -> None:
    answer = sample.ask(question)
    assert (answer.outcome, answer.did_you_mean) == ("not_held", meant)
    assert [n.title for n in answer.notices if n.kind == "other_level"] == ([level] if level else [])


def test_another_office_is_no_slip(all_pages: Service) -> None:
    meant = all_pages.ask("省民政厅牵头哪些任务").did_you_mean
    assert meant is None or "财政" not in meant


@pytest.mark.parametrize(
    ("question", "tried"),
    [
        ("充电庄谁建", ["充电桩谁建"]),
        ("违反民主议定程序的承包合同是否有效", []),  # 签合同
        ("在公共场所滑倒谁赔偿", []),  # 公共厕所
        ("监督抽查不合格怎么处理", []),  # 监督抽检
        ("发生机动车交通事故谁赔偿", []),  # 非机动车
        ("楼上漏水物业公司不修怎么办", []),  # 物业费
    ],
)
def test_only_what_no_known_word_holds_may_be_a_slip(question: str, tried: list[str]) -> None:
    asked: list[str] = []

    def is_held(other: str) -> bool:
        asked.append(other)
        return False

    query = read_question(question, date(2025, 11, 1))
    assert nearest_question(query, (), UnitDirectory(()), is_held) is None
    assert asked == tried


_NAMES = st.text("甲乙丙", min_size=1, max_size=5)


@given(st.lists(_NAMES, max_size=6), st.text("甲乙丙", max_size=9), st.booleans())
def test_slips_are_the_longest_names_but_for_one_character(names: list[str], text: str, inner: bool) -> None:
    def is_slip(piece: str, name: str) -> bool:
        wrong = [place for place, pair in enumerate(zip(piece, name, strict=True)) if pair[0] != pair[1]]
        return len(wrong) == 1 and not (inner and wrong[0] in (0, len(name) - 1))

    pieces = {text[start:end] for end in range(len(text) + 1) for start in range(end)} - set(names)
    expected = {
        (piece, name)
        for piece in pieces
        for name in names
        if len(piece) == len(name) >= 3 and is_slip(piece, name)
    }
    longest = max((len(piece) for piece, _ in expected), default=0)
    found = Slips(names, set(names), 3, inner=inner).longest_in(text)
    assert set(found) == {pair for pair in expected if len(pair[0]) == longest}
