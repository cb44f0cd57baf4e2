"""How grave an accident is, as said and by the thresholds of the law."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.harm.grades import GRADES, Grade, find_grades, grade_by_law

GENERAL, LARGER, MAJOR, WORST = GRADES


@pytest.mark.parametrize(
    ("text", "grade", "bound"),
    [
        ("一般事故", GENERAL, False),
        ("等级初定为一般。", GENERAL, False),
        ("事故等级为较大，", LARGER, False),
        ("较大事故", LARGER, False),
        ("重大事故", MAJOR, False),
        ("特别重大事故", WORST, False),
        ("特大事故", WORST, False),
        ("特大火灾", WORST, False),
        ("一般生产安全事故", GENERAL, False),
        ("较大生产安全责任事故", LARGER, False),
        ("重大道路交通事故", MAJOR, False),
        ("特别重大瓦斯爆炸事故", WORST, False),
        ("较大火灾", LARGER, False),
        ("较大火灾事故", LARGER, False),
        ("一般坍塌事故", GENERAL, False),
        ("一般等级事故", GENERAL, False),
        ("一般（轻微）事故", GENERAL, False),
        ("重大环境污染事件", MAJOR, False),
        ("较大以上事故", LARGER, True),
        ("较大及以上生产安全事故", LARGER, True),
        ("较大（含）以上事故", LARGER, True),
        ("重大及其以上事故", MAJOR, True),
        # No grade of an accident.
        ("重大事故隐患", None, False),
        ("重大风险", None, False),
        ("重大安全风险", None, False),
        ("事故造成重大影响", None, False),
        ("较大的事故", None, False),
        ("突发环境事件", None, False),
        ("一般事故等级", None, False),
        ("一般，事故", None, False),
        ("", None, False),
        # The scale before 2007 told a 重大事故 from one to four.
        ("四级重大事故", None, False),
        ("三级重大建筑安全事故", None, False),
        ("四级工程建设重大事故", None, False),
        ("3级重大事故", None, False),
        ("Ⅳ级重大事故", None, False),
        # 重大和特别重大 are two.
        ("重特大事故", None, False),
        ("遏制重特大生产安全事故", None, False),
        # Crimes.
        ("重大责任事故罪", None, False),
        ("涉嫌构成重大劳动安全事故罪", None, False),
    ],
)
def test_a_grade(text: str, grade: Grade | None, bound: bool) -> None:
    found = [one for one in find_grades(f"这是一起{text}。") if not one.bound or bound]
    assert [(one.grade, one.bound) for one in found] == ([] if grade is None else [(grade, bound)])


def test_all_grades_of_a_sentence() -> None:
    text = "1至3月发生较大事故2起、重大火灾1起，未发生特别重大事故。"
    assert [text[one.start : one.end] for one in find_grades(text)] == [
        "较大事故",
        "重大火灾",
        "特别重大事故",
    ]


# 生产安全事故报告和调查处理条例, 第三条: 以上 holds the number itself, 以下 does not.
@pytest.mark.parametrize(
    ("deaths", "grave", "loss", "grade"),
    [
        (None, None, None, None),
        (0, None, None, GENERAL),
        (1, None, None, GENERAL),
        (2, None, None, GENERAL),
        (3, None, None, LARGER),
        (9, None, None, LARGER),
        (10, None, None, MAJOR),
        (29, None, None, MAJOR),
        (30, None, None, WORST),
        (97, None, None, WORST),
        (None, 0, None, GENERAL),
        (None, 9, None, GENERAL),
        (None, 10, None, LARGER),
        (None, 49, None, LARGER),
        (None, 50, None, MAJOR),
        (None, 99, None, MAJOR),
        (None, 100, None, WORST),
        (None, None, 0.0, GENERAL),
        (None, None, 9_999_999.99, GENERAL),
        (None, None, 10_000_000.0, LARGER),
        (None, None, 49_999_999.99, LARGER),
        (None, None, 50_000_000.0, MAJOR),
        (None, None, 99_999_999.99, MAJOR),
        (None, None, 100_000_000.0, WORST),
        # The gravest of the three counts.
        (2, 9, 10_000_000.0, LARGER),
        (2, 50, 10_000_000.0, MAJOR),
        (30, 1, 1.0, WORST),
        (0, 0, 100_000_000.0, WORST),
        (1, 100, 1.0, WORST),
    ],
)
def test_the_grade_by_law(
    deaths: int | None, grave: int | None, loss: float | None, grade: Grade | None
) -> None:
    assert grade_by_law(deaths, grave, loss) == grade


figures = st.tuples(
    st.none() | st.integers(0, 200),
    st.none() | st.integers(0, 200),
    st.none() | st.floats(0, 1e9, allow_nan=False),
)


@given(told=figures, more=st.integers(0, 50))
def test_more_harm_is_never_less_grave(told: tuple[int | None, int | None, float | None], more: int) -> None:
    deaths, grave, loss = told
    grade = grade_by_law(deaths, grave, loss)
    graver = grade_by_law((deaths or 0) + more, (grave or 0) + more, (loss or 0) + more)
    assert graver is not None
    assert grade is None or GRADES.index(graver) >= GRADES.index(grade)
    assert (grade is None) == (told == (None, None, None))


def test_the_grades_go_from_the_least_to_the_gravest() -> None:
    assert GRADES == ("一般事故", "较大事故", "重大事故", "特别重大事故")
