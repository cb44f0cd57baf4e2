"""Numbers as Word lists and Excel cells show them."""

import pytest

from crawler.readers.docx.numerals import render
from crawler.readers.xlsx.formats import BUILT_IN, GENERAL, show
from crawler.readers.xlsx.sheet import area, place


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [
        (1, "chineseCountingThousand", "一"),
        (10, "chineseCounting", "十"),
        (12, "japaneseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (101, "chineseCounting", "一百零一"),
        (1010, "chineseCounting", "一千零一十"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (12, "ideographDigital", "一二"),
        (12, "ideographTraditional", "乙"),
        (3, "ideographZodiac", "寅"),
        (20, "decimalEnclosedCircleChinese", "⑳"),
        (21, "decimalEnclosedCircle", "㉑"),
        (36, "decimalEnclosedCircle", "㊱"),
        (51, "decimalEnclosedCircle", "51"),
        (3, "decimalEnclosedParen", "⑶"),
        (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"),
        (28, "lowerLetter", "bb"),
        (27, "upperLetter", "AA"),
        (1994, "upperRoman", "MCMXCIV"),
        (5, "none", ""),
        (5, "unheardOf", "5"),
        (0, "chineseCounting", "0"),
        (123456, "chineseCounting", "123456"),
    ],
)
def test_list_numbers(number: int, kind: str, shown: str) -> None:
    assert render(number, kind) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (44196, BUILT_IN[14], "2020/12/31"),
        (44196, BUILT_IN[31], "2020年12月31日"),
        (44196, BUILT_IN[57], "2020年12月"),
        (44196, 'yyyy"年"m"月"d"日";@', "2020年12月31日"),
        (44196, "yyyy\\-mm\\-dd", "2020-12-31"),
        (44196, "[$-804]yyyy.m", "2020.12"),
        (44196, "[DBNum1][$-804]yyyy年m月d日", "二〇二〇年十二月三十一日"),
        (44196, "m月d日;@", "12月31日"),
        (44196.75, "yyyy-mm-dd hh:mm:ss", "2020-12-31 18:00:00"),
        (44196.75, "h:mm AM/PM", "6:00 PM"),
        (44196.5625, '上午/下午h"时"mm"分"', "下午1时30分"),
        (44196, "aaaa", "星期四"),
        (0.5, "[h]:mm", "12:00"),
        (1, "yyyy/m/d", "1900/1/1"),
        (61, "yyyy/m/d", "1900/3/1"),
        (-1, "yyyy/m/d", "-1"),
        (1e9, "yyyy/m/d", "1000000000"),
        (12, GENERAL, "12"),
        (0.1, GENERAL, "0.1"),
        (1 / 3, GENERAL, "0.3333333333"),
        (12345678901234, GENERAL, "12345678901234"),
        (1234.5, BUILT_IN[4], "1,234.50"),
        (0.125, BUILT_IN[9], "13%"),
        (0.125, BUILT_IN[10], "12.50%"),
        (7, "000", "007"),
        (7.5, "0.##", "7.5"),
        (7, "0.##", "7"),
        (1234567, '0.0,"千"', "1234.6千"),
        (3, '0"项"', "3项"),
        (-3.5, "0.0;(0.0)", "(3.5)"),
        (0, '0;-0;"—"', "—"),
        (5, "@", "5"),
        (5, "[Red]0", "5"),
    ],
)
def test_cell_values(value: float, number_format: str, shown: str) -> None:
    assert show(value, number_format) == shown


def test_dates_since_1904() -> None:
    assert show(0, "yyyy/m/d", since_1904=True) == "1904/1/1"


def test_references() -> None:
    assert place("A1") == (0, 0)
    assert place("$AB$12") == (11, 27)
    assert place("XFD1048576") == (1_048_575, 16_383)
    assert place("XFE1") is None
    assert place("A0") is None
    found = area("B3:A1")
    assert found is not None
    assert (found.top, found.left, found.bottom, found.right) == (0, 0, 2, 1)
    assert area("A1:nonsense") is None
