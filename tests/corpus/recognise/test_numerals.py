"""Numbers in Chinese numerals and digits of any width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.numerals import read_numeral, write_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("１２", 12),
        (" 7 ", 7),
        ("0", 0),
        ("〇", 0),
        ("零", 0),
        ("○", 0),
        ("一", 1),
        ("两", 2),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("廿一", 21),
        ("卅", 30),
        ("卅一", 31),
        ("一百零三", 103),
        ("一百〇三", 103),
        ("一百一十", 110),
        ("一百十五", 115),
        ("一百二十三", 123),
        ("两千", 2000),
        ("一千零二十", 1020),
        ("一万二千", 12_000),
        ("一万零五", 10_005),
        ("一千二百零三万", 12_030_000),
        ("一亿", 100_000_000),
        ("二〇二一", 2021),
        ("二○○八", 2008),
        ("贰拾壹", 21),
        ("兩萬", 20_000),
    ],
)
def test_a_number_is_read(text: str, value: int) -> None:
    assert read_numeral(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "百",
        "万",
        "一百二",
        "一万二",
        "二十一二",
        "十十",
        "一百零",
        "零零五百",
        "第一",
        "一个",
        "-1",
        "1.5",
        "²",
        "1,000",
        "一百零零三",
        "九" * 30,
        "1" * 40,
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_numeral(text) is None


@given(st.integers(0, 10**12 - 1))
def test_what_is_written_is_read_back(value: int) -> None:
    assert read_numeral(write_numeral(value)) == value
    assert read_numeral(str(value)) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (21, "二十一"),
        (103, "一百零三"),
        (110, "一百一十"),
        (134, "一百三十四"),
        (1020, "一千零二十"),
        (10005, "一万零五"),
        (110000, "十一万"),
    ],
)
def test_numbers_are_written_as_laws_write_them(value: int, written: str) -> None:
    assert write_numeral(value) == written


@pytest.mark.parametrize("value", [-1, 10**12])
def test_numbers_out_of_range_are_refused(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        write_numeral(value)
