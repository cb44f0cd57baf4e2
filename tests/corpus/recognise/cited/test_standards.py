"""Numbers of standards."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.cited.standards import find_standards, year_of_number


@pytest.mark.parametrize(
    ("text", "printed", "number"),
    [
        ("GB 50016-2014", "GB 50016-2014", "GB 50016-2014"),
        ("GB50016-2014", "GB50016-2014", "GB 50016-2014"),
        ("gb50016-2014", "gb50016-2014", "GB 50016-2014"),
        ("GB 50016-2014(2018年版)第5条", "GB 50016-2014(2018年版)", "GB 50016-2014"),
        ("GB 50016－2014（2018年版）", "GB 50016－2014（2018年版）", "GB 50016-2014"),
        ("GB/T 33190—2016", "GB/T 33190—2016", "GB/T 33190-2016"),
        ("GB/T33190——2016", "GB/T33190——2016", "GB/T 33190-2016"),
        ("GB/T 33190 - 2016", "GB/T 33190 - 2016", "GB/T 33190-2016"),
        ("ＧＢ／Ｔ　３３１９０－２０１６", "ＧＢ／Ｔ　３３１９０－２０１６", "GB/T 33190-2016"),
        ("GBT 33190-2016", "GBT 33190-2016", "GB/T 33190-2016"),
        ("GBZ/T 192.1-2007", "GBZ/T 192.1-2007", "GBZ/T 192.1-2007"),
        ("(GB6721—1986)", "GB6721—1986", "GB 6721-1986"),
        ("GB 5749-85", "GB 5749-85", "GB 5749-85"),
        ("AQ/T 3013", "AQ/T 3013", "AQ/T 3013"),
        ("(GB 50180)", "GB 50180", "GB 50180"),
        ("HG 20571", "HG 20571", "HG 20571"),
        ("DB23/T 3649.6—2023", "DB23/T 3649.6—2023", "DB23/T 3649.6-2023"),
        ("DB3206/T 1001-2020", "DB3206/T 1001-2020", "DB3206/T 1001-2020"),
        ("DB31/540-2022", "DB31/540-2022", "DB31/540-2022"),
        ("DB31/ 540—2022", "DB31/ 540—2022", "DB31/540-2022"),
        ("T/CECS 1-2020", "T/CECS 1-2020", "T/CECS 1-2020"),
        ("T/ZZB 0123—2018", "T/ZZB 0123—2018", "T/ZZB 0123-2018"),
        ("GB 7300.1301-2025", "GB 7300.1301-2025", "GB 7300.1301-2025"),
        ("DB11 501-2017", "DB11 501-2017", "DB11 501-2017"),
        ("DB 100-1990", "DB 100-1990", "DB 100-1990"),
        ("DB100-1990", "DB100-1990", "DB 100-1990"),
        ("DB440300/T 30-2006", "DB440300/T 30-2006", "DB440300/T 30-2006"),
        ("DB/T 107-2025", "DB/T 107-2025", "DB/T 107-2025"),
        ("JJF（电子）0072-2021", "JJF（电子）0072-2021", "JJF(电子)0072-2021"),
        ("YY 9706.241-2020/XG1-2022", "YY 9706.241-2020/XG1-2022", "YY 9706.241-2020/XG1-2022"),
        ("T/31SCTA 001—2019", "T/31SCTA 001—2019", "T/31SCTA 001-2019"),
        ("XF 1131-2014", "XF 1131-2014", "XF 1131-2014"),
        ("TSG 08-2017", "TSG 08-2017", "TSG 08-2017"),
        ("国标GB13495.1-2015中", "GB13495.1-2015", "GB 13495.1-2015"),
        ("ISO 9001:2015", "ISO 9001:2015", "ISO 9001-2015"),
        ("JGJ 59", "JGJ 59", "JGJ 59"),
        ("按JGJ80执行", "JGJ80", "JGJ 80"),
    ],
)
def test_a_standard_has_one_normal_form(text: str, printed: str, number: str) -> None:
    (found,) = find_standards(text)
    assert (found.printed, found.number) == (printed, number)


@pytest.mark.parametrize(
    "text",
    [
        "ABGB 50016",
        "SH 2020",
        "附录B 12",
        "hg 300",
        "GB",
        "GB/T",
        "GB12345-20201",
        "A-1-2020",
        "DB 1234",
        "COVID-19",
        "PM2.5",
        "QQ 12345-2020",
        "XGB 50016-2014",
    ],
)
def test_what_is_no_standard_is_left(text: str) -> None:
    assert find_standards(text) == []


def codes() -> list[str]:
    table = (files("corpus") / "lexicon" / "standard_codes.tsv").read_text(encoding="utf-8")
    return [line.split("\t")[0] for line in table.splitlines() if line and not line.startswith("#")]


def test_the_codes_are_listed_once() -> None:
    assert len(codes()) == len(set(codes()))
    assert all(code.isascii() and code.isupper() for code in codes())


@given(st.sampled_from(codes()), st.sampled_from(["", "/T"]), st.integers(1, 99_999), st.integers(1950, 2050))
def test_every_code_makes_numbers(code: str, kind: str, number: int, year: int) -> None:
    normal = f"{code}{kind} {number}-{year}"
    for printed in (normal, normal.replace(" ", ""), normal.replace("-", "—")):
        (found,) = find_standards(f"按照{printed}执行")
        assert (found.printed, found.number) == (printed, normal)


@pytest.mark.parametrize(
    ("number", "year"),
    [
        ("GB 5749-85", 1985),
        ("GB 5749-2006", 2006),
        ("GB/T 1.1-2020/XG1-2022", 2020),
        ("JJF(电子) 0001-1999", 1999),
        ("DB32/T 3649.6", None),
        ("GB 50016", None),
    ],
)
def test_the_year_of_a_number(number: str, year: int | None) -> None:
    assert year_of_number(number) == year
