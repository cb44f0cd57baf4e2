"""Dates and periods as printed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.dates import find_dates
from corpus.recognise.numerals import write_numeral

DAYS = "2020-03-07", "2020-03-07", "day"


@pytest.mark.parametrize(
    ("text", "printed", "first", "last", "precision"),
    [
        ("于2020年3月7日印发", "2020年3月7日", *DAYS),
        ("２０２０年３月７日", "２０２０年３月７日", *DAYS),
        ("2020 年 3 月 7 日", "2020 年 3 月 7 日", *DAYS),
        ("2020年03月07日", "2020年03月07日", *DAYS),
        ("发布日期:2020-03-07 10:00", "2020-03-07", *DAYS),
        ("2020-3-7", "2020-3-7", *DAYS),
        ("2020.3.7", "2020.3.7", *DAYS),
        ("2020．3．7", "2020．3．7", *DAYS),
        ("2020/03/07", "2020/03/07", *DAYS),
        ("二〇二〇年三月七日", "二〇二〇年三月七日", *DAYS),
        ("二○二○年三月七日", "二○二○年三月七日", *DAYS),
        ("二O二O年三月七日", "二O二O年三月七日", *DAYS),
        ("二00八年十二月三十一日", "二00八年十二月三十一日", "2008-12-31", "2008-12-31", "day"),
        ("2020年元月1日", "2020年元月1日", "2020-01-01", "2020-01-01", "day"),
        ("2020年2月廿九日", "2020年2月廿九日", "2020-02-29", "2020-02-29", "day"),
        ("2020年3月5号", "2020年3月5号", "2020-03-05", "2020-03-05", "day"),
        ("2020 年 3 月", "2020 年 3 月", "2020-03-01", "2020-03-31", "month"),
        ("2020年3月份", "2020年3月份", "2020-03-01", "2020-03-31", "month"),
        ("2025.12", "2025.12", "2025-12-01", "2025-12-31", "month"),
        ("2020-10", "2020-10", "2020-10-01", "2020-10-31", "month"),
        ("2020年10月底", "2020年10月底", "2020-10-21", "2020-10-31", "month"),
        ("2020年10月中旬", "2020年10月中旬", "2020-10-11", "2020-10-20", "month"),
        ("2020年10月初", "2020年10月初", "2020-10-01", "2020-10-10", "month"),
        ("2020年度", "2020年度", "2020-01-01", "2020-12-31", "year"),
        ("2020年底", "2020年底", "2020-12-01", "2020-12-31", "year"),
        ("2020年 底", "2020年 底", "2020-12-01", "2020-12-31", "year"),
        ("2020年年底", "2020年年底", "2020-12-01", "2020-12-31", "year"),
        ("2021年末", "2021年末", "2021-12-01", "2021-12-31", "year"),
        ("2020年初", "2020年初", "2020-01-01", "2020-01-31", "year"),
        ("2020年内", "2020年内", "2020-01-01", "2020-12-31", "year"),
        ("2020年上半年", "2020年上半年", "2020-01-01", "2020-06-30", "half"),
        ("2020年下半年", "2020年下半年", "2020-07-01", "2020-12-31", "half"),
        ("2020年第一季度", "2020年第一季度", "2020-01-01", "2020-03-31", "quarter"),
        ("2020年4季度", "2020年4季度", "2020-10-01", "2020-12-31", "quarter"),
        ("2020年一季度末", "2020年一季度末", "2020-03-01", "2020-03-31", "quarter"),
        ("2017年前三季度", "2017年前三季度", "2017-01-01", "2017-09-30", "quarter"),
        ("2020年1月—2025年12月", "2020年1月—2025年12月", "2020-01-01", "2025-12-31", "month"),
        ("2020-2025年", "2020-2025年", "2020-01-01", "2025-12-31", "year"),
        ("2020—2025 年", "2020—2025 年", "2020-01-01", "2025-12-31", "year"),
        ("２０２０－２０２５年", "２０２０－２０２５年", "2020-01-01", "2025-12-31", "year"),
        ("2020年至2025年", "2020年至2025年", "2020-01-01", "2025-12-31", "year"),
        ("2020年3月至6月", "2020年3月至6月", "2020-03-01", "2020-06-30", "month"),
        ("2015年1-9月", "2015年1-9月", "2015-01-01", "2015-09-30", "month"),
        ("2020.1-2025.12", "2020.1-2025.12", "2020-01-01", "2025-12-31", "month"),
        ("2020年3月1日至5日", "2020年3月1日至5日", "2020-03-01", "2020-03-05", "day"),
        ("2020年11月5日—2020年11月30日", "2020年11月5日—2020年11月30日", "2020-11-05", "2020-11-30", "day"),
        (
            "自2021年1月1日起至2023年12月31日止",
            "2021年1月1日起至2023年12月31日",
            "2021-01-01",
            "2023-12-31",
            "day",
        ),
        ("2020年11月至次年3月", "2020年11月至次年3月", "2020-11-01", "2021-03-31", "month"),
        ("2020年11月至3月", "2020年11月至3月", "2020-11-01", "2021-03-31", "month"),
        ("2022年以来,", "2022年以来", "2022-01-01", None, "year"),
        ("自2022年起", "2022年起", "2022-01-01", None, "year"),
        ("2020年1月1日起施行", "2020年1月1日起", "2020-01-01", None, "day"),
        ("2022年以后", "2022年以后", "2022-01-01", None, "year"),
        ("2008年以前", "2008年以前", None, "2008-12-31", "year"),
        ("2018年12月31日之前", "2018年12月31日之前", None, "2018-12-31", "day"),
    ],
)
def test_a_date_is_found(
    text: str, printed: str, first: str | None, last: str | None, precision: str
) -> None:
    (found,) = find_dates(text)
    assert found.printed == printed
    assert (found.from_ and found.from_.isoformat()) == first
    assert (found.to and found.to.isoformat()) == last
    assert found.precision == precision


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3月7日", "2020-03-07", "2020-03-07"),
        ("10月底", "2020-10-21", "2020-10-31"),
        ("3月至6月", "2020-03-01", "2020-06-30"),
        ("第二季度", "2020-04-01", "2020-06-30"),
        ("上半年", "2020-01-01", "2020-06-30"),
        ("年底", "2020-12-01", "2020-12-31"),
        ("今年6月", "2020-06-01", "2020-06-30"),
        ("明年6月", "2021-06-01", "2021-06-30"),
        ("去年", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_date_without_a_year_needs_one(text: str, first: str, last: str) -> None:
    assert find_dates(text) == []
    (found,) = find_dates(text, 2020)
    assert (found.from_, found.to) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2019年3月21日发生,3月22日报告", ["2019-03-21", "2019-03-22"]),
        ("2019年3月21日发生。3月22日报告", ["2019-03-21", "2020-03-22"]),
        ("2023年12月31日前,次年1月1日起", ["2023-12-31", None]),
        ("2023年12月31日前,今年1月1日", ["2023-12-31", "2020-01-01"]),
    ],
)
def test_a_date_takes_the_year_told_before_it_in_its_sentence(text: str, days: list[str | None]) -> None:
    assert [found.to and found.to.isoformat() for found in find_dates(text, 2020)] == days


@pytest.mark.parametrize(
    "text",
    [
        *("2020年13月1日", "2020年2月30日", "9月31日", "2021-02-29", "2020.13.1", "2020/00/10"),
        *("五年内", "3年内", "二十一月", "每年底", "三个月", "1个月", "10日内", "号", "年度"),
        *(
            "第1.2.3条",
            "面积2020.5平方米",
            "2020.3万元",
            "GB 50016-2014",
            "〔2020〕11号",
            "13642020年3",
            "电话2020-1234567",
        ),
        *("IP 10.2020.3.7", "v2020.3.7", "证明年限", "以上半年为准", "2025年12月31日至2020年1月1日"),
    ],
)
def test_what_is_no_date_is_left_out(text: str) -> None:
    assert find_dates(text, 2020) == []


DAY = st.dates(date(1949, 10, 1), date(2199, 12, 31))
HAN = str.maketrans("0123456789", "〇一二三四五六七八九")


@given(DAY)
def test_every_day_is_read_in_every_writing(day: date) -> None:
    year, month, number = day.year, day.month, day.day
    writings = [
        f"{year}年{month}月{number}日",
        f"{year} 年 {month} 月 {number} 日",
        f"{year}.{month}.{number}",
        f"{year}/{month:02}/{number:02}",
        day.isoformat(),
        f"{str(year).translate(HAN)}年{write_numeral(month)}月{write_numeral(number)}日",
    ]
    for printed in writings:
        (found,) = find_dates(f"于{printed}。")
        assert (found.from_, found.to, found.printed) == (day, day, printed)


@given(DAY, st.integers(0, 900))
def test_a_range_runs_from_its_first_to_its_last_day(first: date, days: int) -> None:
    last = min(first + timedelta(days), date(2199, 12, 31))
    text = f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"
    (found,) = find_dates(text)
    assert (found.from_, found.to, found.printed) == (first, last, text)
