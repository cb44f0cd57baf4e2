"""Terms in every written form."""

from datetime import date

import pytest

from indexer.roster.term import Term, after, read_day, read_status, read_term

FIRST, LAST = date(2023, 1, 1), date(2025, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2023年1月至2025年12月",
        "2023年1月1日至2025年12月31日",
        "2023年1月1日—2025年12月31日",
        "2023年1月1日 至 2025年12月31日",
        "2023.1-2025.12",
        "2023.01~2025.12",
        "2023.1.1-2025.12.31",
        "2023/1/1-2025/12/31",
        "2023/1-2025/12",
        "2023-01-01至2025-12-31",
        "２０２３．１．１－２０２５．１２．３１",
        "20230101-20251231",
        "202301-202512",
        "2023-2025",
        "2023-2025年",
        "2023至2025年度",
        "二〇二三年一月至二〇二五年十二月",
        "自2023年1月1日起三年",
        "2023年1月起，聘期三年",
        "3年（2023年1月1日至2025年12月31日）",
        "2023年1月1日起36个月",
    ],
)
def test_a_term_in_one_cell(text: str) -> None:
    told = read_term(text)
    assert (told.first, told.last, told.is_read) == (FIRST, LAST, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Term()),
        ("/", Term()),
        ("长期", Term()),
        ("长期有效", Term()),
        ("2023年1月至今", Term(first=FIRST)),
        ("2023年1月1日至长期", Term(first=FIRST)),
        ("2023年1月1日起", Term(first=FIRST)),
        ("至2025年12月", Term(last=LAST)),
        ("2025年12月31日止", Term(last=LAST)),
        ("截止2025年12月31日", Term(last=LAST)),
        ("三年", Term(months=36)),
        ("聘期三年", Term(months=36)),
        ("两年", Term(months=24)),
        ("3", Term(months=36)),
        ("18个月", Term(months=18)),
        ("2023年", Term(first=FIRST, last=date(2023, 12, 31), is_lone=True)),
        ("2023年1月—", Term(first=FIRST)),
        ("2023.1-", Term(first=FIRST)),
        ("2023年1月1日～", Term(first=FIRST)),
        ("2023年1月始", Term(first=FIRST)),
        ("2023年1月至退休", Term(first=FIRST)),
        ("2023年度", Term(first=FIRST, last=date(2023, 12, 31))),
        ("2023年上半年", Term(first=FIRST, last=date(2023, 6, 30))),
        ("续聘至2025年", Term(last=LAST)),
        ("在聘（至2025年12月）", Term(last=LAST)),
        ("44927-46022", Term(first=FIRST, last=LAST)),
        ("在聘", Term()),
        ("在聘，2023年1月起", Term(first=FIRST)),
        ("有效", Term()),
        ("未解聘", Term(is_read=False)),
        ("已解聘", Term(is_over=True)),
        ("已解聘（2024年5月）", Term(is_over=True)),
        ("不再聘任", Term(is_over=True)),
        ("已到期", Term(is_over=True)),
        ("2025年12月解聘", Term(last=LAST)),
        ("2025年12月31日失效", Term(last=LAST)),
        ("是", Term(is_read=False)),
        ("明天", Term(is_read=False)),
        ("2026年2月30日", Term(is_read=False)),
        ("2023年1月至2025年12月" * 20, Term(is_read=False)),
    ],
)
def test_other_terms(text: str, expected: Term) -> None:
    assert read_term(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023年1月", FIRST, date(2023, 1, 31)),
        ("2023-01", FIRST, date(2023, 1, 31)),
        ("2023/1", FIRST, date(2023, 1, 31)),
        ("2023", FIRST, date(2023, 12, 31)),
        ("20230101", FIRST, FIRST),
        ("2023/1/1 0:00:00", FIRST, FIRST),
        ("44927", FIRST, FIRST),
        ("2025年底", date(2025, 12, 1), LAST),
        ("永久", None, None),
    ],
)
def test_a_cell_of_one_day(text: str, first: date | None, last: date | None) -> None:
    assert read_day(text).first == first
    assert read_day(text, last=True).last == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("是", Term()),
        ("√", Term()),
        ("在 聘", Term()),
        ("", Term()),
        ("否", Term(is_over=True)),
        ("×", Term(is_over=True)),
        ("停用", Term(is_over=True)),
        ("待审核", Term(is_over=True)),
        ("至2025年12月", Term(last=LAST)),
        ("某种状态", Term(is_read=False)),
    ],
)
def test_a_column_of_states(text: str, expected: Term) -> None:
    assert read_status(text) == expected


def test_a_year_in_which_somebody_was_appointed_is_when_the_term_begins() -> None:
    assert read_day("2023年度") == Term(first=FIRST)
    assert read_day("2025年度", last=True).last == LAST


def test_years_end_on_the_day_before() -> None:
    assert after(FIRST, 36) == LAST
    assert after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert after(date(2023, 1, 31), 1) == date(2023, 2, 28)
