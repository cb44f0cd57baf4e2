"""Names of laws: editions, years, 中华人民共和国, short names."""

import pytest

from corpus.recognise.cited.law_titles import aliases, bare_title, read_name, titles_of


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("中华人民共和国安全生产法", "安全生产法"),
        ("中华人民共和国安全生产法（2021年修正）", "安全生产法"),
        ("安全生产法(2014修订)", "安全生产法"),
        ("中华人民共和国刑法（2023年12月29日修正）", "刑法"),
        ("《安全生产法》（修正）", "安全生产法"),
        ("北京市消防条例（2011年修订版）", "北京市消防条例"),
        ("中华人民共和国刑法修正案（十一）", "刑法修正案（十一）"),
        ("中华人民共和国宪法修正案（1988年）", "宪法修正案（1988年）"),
        ("枕溪区社区养老服务设施管理办法（试行）", "枕溪区社区养老服务设施管理办法（试行）"),
        ("实施《中华人民共和国反外国制裁法》的规定", "实施《中华人民共和国反外国制裁法》的规定"),
    ],
)
def test_the_bare_name_of_a_law(title: str, bare: str) -> None:
    assert bare_title(title) == bare


@pytest.mark.parametrize(
    ("printed", "name", "year"),
    [
        ("安全生产法", "安全生产法", None),
        ("《安全生产法》(2021年修正)", "安全生产法", 2021),
        ("安全生产法（2014）", "安全生产法", 2014),
        ("2021年安全生产法", "安全生产法", 2021),
        ("2007年的突发事件应对法", "突发事件应对法", 2007),
        ("2021版安全生产法", "安全生产法", 2021),
        ("新安全生产法", "安全生产法", None),
        ("新修订的安全生产法", "安全生产法", None),
        ("最新的消防法", "消防法", None),
        ("解释(一)", "解释(一)", None),
    ],
)
def test_a_name_with_its_edition(printed: str, name: str, year: int | None) -> None:
    assert read_name(printed) == (name, year)


def test_a_short_name_stands_for_the_full_one() -> None:
    assert titles_of("安法") == (
        "安法",
        "中华人民共和国安法",
        "安全生产法",
        "中华人民共和国安全生产法",
    )
    assert titles_of("中华人民共和国安全生产法")[:2] == ("中华人民共和国安全生产法", "安全生产法")


def test_no_short_name_stands_for_two_laws() -> None:
    assert [alias for alias, titles in aliases().items() if len(titles) > 1] == []
    assert not set(aliases()) & {title for titles in aliases().values() for title in titles}
