"""What the counts of one accident come to."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.harm.casualties import Casualties, find_casualties
from corpus.recognise.harm.tolls import toll_of

# Dead, hurt, lost, gravely hurt.
Figures = tuple[int | None, int | None, int | None, int | None]


def toll(text: str) -> Figures:
    own = toll_of(find_casualties(text))
    return own.deaths, own.injuries, own.missing, own.grave


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未见伤亡统计", (None, None, None, None)),
        ("造成3人死亡", (3, None, None, None)),
        ("未造成人员伤亡", (0, 0, None, None)),
        ("造成1人死亡，无其他人员伤亡", (1, 0, None, None)),
        ("造成3人死亡、2人受伤", (3, 2, None, None)),
        ("造成2人死亡、2人重伤、1人失踪", (2, 2, 1, 2)),
        # Bodies are counted by 具, people by who they are.
        ("捞起遗体2具，失踪2人", (2, None, 2, None)),
        ("现场搜救出５具遗体", (5, None, None, None)),
        ("死亡2人，伤者1人", (2, 1, None, None)),
        ("伤者共5人，遇难者3名", (3, 5, None, None)),
        ("先后救出2人，均无生命体征", (2, None, None, None)),
        ("当场死亡4人，送医途中死亡1人，后经抢救无效又死亡1人", (6, None, None, None)),
        ("造成1人死亡，无其他人员受伤", (1, 0, None, None)),
        ("造成一家四口遇难", (4, None, None, None)),
        ("轿车内3人全部死亡，客车上1人经抢救无效死亡、6人受伤", (4, 6, None, None)),
        # Who is treated counts where nobody is told as hurt.
        ("43人就诊，均已痊愈，无死亡", (0, 43, None, None)),
        ("63名学生到县医院就诊，其中11人住院观察，无危重病例和死亡病例", (0, 63, None, None)),
        ("造成3人死亡，12人受伤，8人住院治疗", (3, 12, None, None)),
        ("3人送医院住院治疗后死亡", (3, None, None, None)),
        ("3人死亡，另有1名施救人员轻微中毒", (3, 1, None, None)),
        ("2名妇女当场死亡，马某受轻伤", (2, 1, None, None)),
        ("张某某、李某受伤", (None, 2, None, None)),
        # A part adds nothing.
        ("造成13名工人死亡，8名工人受伤（其中3人重伤）", (13, 8, None, 3)),
        ("8人受伤，其中重伤3人、轻伤5人", (None, 8, None, 3)),
        ("5人被埋，其中3人死亡、2人受伤", (3, 2, None, None)),
        # Gravely and lightly hurt are counted together.
        ("4人死亡，3人重伤，6人轻伤", (4, 9, None, 3)),
        ("死亡3人、重伤1人、轻伤2人", (3, 3, None, 1)),
        # The toll rises.
        ("造成3人死亡。截至8日，死亡人数上升至5人。", (5, None, None, None)),
        ("造成3人死亡。后又有1人死亡。", (4, None, None, None)),
        ("造成3人死亡，5人受伤。其后2名伤者经抢救无效死亡。", (5, 3, None, None)),
        ("造成3人死亡、5人受伤，其中1名伤员经抢救无效死亡", (4, 4, None, None)),
        ("造成3人死亡，5人受伤，后又有1名伤员经抢救无效死亡，死亡人数增至4人。", (4, 4, None, None)),
        ("1人当场死亡，后1人经抢救无效死亡", (2, None, None, None)),
        # Told twice, it is the same.
        ("造成3人死亡。事故共造成3人死亡。", (3, None, None, None)),
        ("3人死亡、1人受伤。该事故造成3人死亡、1人受伤。", (3, 1, None, None)),
        ("造成1人当场死亡、1人经抢救无效死亡", (2, None, None, None)),
        ("2人当场死亡，1人送医途中死亡", (3, None, None, None)),
        ("造成1名学生、2名教师死亡", (3, None, None, None)),
        ("造成3人死亡，其中2人当场死亡、1人经抢救无效死亡", (3, None, None, None)),
        ("3人死亡、2人失联。次日，2名失联人员遗体被找到。", (3, None, 2, None)),
    ],
)
def test_toll(text: str, expected: Figures) -> None:
    assert toll(text) == expected


counted = st.lists(
    st.builds(
        Casualties,
        start=st.integers(0, 500),
        end=st.just(501),
        printed=st.just(""),
        harm=st.sampled_from(["dead", "injured", "missing"]),
        count=st.integers(0, 99),
        part=st.booleans(),
        whole=st.booleans(),
        then=st.booleans(),
        wounded=st.booleans(),
    )
    | st.builds(
        Casualties,
        start=st.integers(0, 500),
        end=st.just(501),
        printed=st.just(""),
        harm=st.just("injured"),
        count=st.integers(0, 99),
        part=st.booleans(),
        gravity=st.sampled_from(["重伤", "轻伤"]),
    ),
    max_size=8,
    unique_by=lambda one: one.start,
)


@given(told=counted, seed=st.integers(0, 99))
def test_the_order_in_which_counts_are_given_is_nothing(told: list[Casualties], seed: int) -> None:
    mixed = list(told)
    random.Random(seed).shuffle(mixed)
    assert toll_of(mixed) == toll_of(told)


@given(told=counted)
def test_a_toll_is_never_below_nothing_nor_invented(told: list[Casualties]) -> None:
    own = toll_of(told)
    harms = {one.harm for one in told}
    assert (own.deaths is not None) <= ("dead" in harms)
    assert (own.missing is not None) == ("missing" in harms)
    assert (own.injuries is not None) <= ("injured" in harms)
    assert min(own.deaths or 0, own.injuries or 0, own.missing or 0, own.grave or 0) >= 0
    assert own.deaths is None or own.deaths <= sum(one.count for one in told)
    assert [one.start for one in own.told] == sorted(one.start for one in told)
