"""Words of industries, and the sections of GB/T 4754 that they stand for."""

import pytest

from corpus.lexicon import read_rows
from corpus.recognise.harm.industries import find_industries, industries

# GB/T 4754-2017, 国民经济行业分类: its sections in their order.
GB_T_4754 = """农、林、牧、渔业
采矿业
制造业
电力、热力、燃气及水生产和供应业
建筑业
批发和零售业
交通运输、仓储和邮政业
住宿和餐饮业
信息传输、软件和信息技术服务业
金融业
房地产业
租赁和商务服务业
科学研究和技术服务业
水利、环境和公共设施管理业
居民服务、修理和其他服务业
教育
卫生和社会工作
文化、体育和娱乐业
公共管理、社会保障和社会组织
国际组织""".splitlines()


def rows() -> list[tuple[str, str]]:
    """Each word of the lexicon with its section."""
    return [(word, section) for section, _, words in read_rows("industries.tsv") for word in words.split()]


def test_the_sections_stand_in_the_order_of_the_standard() -> None:
    assert list(industries()) == GB_T_4754
    letters = [letter for _, letter, _ in read_rows("industries.tsv")]
    assert letters == [chr(ord("A") + place) for place in range(len(GB_T_4754))]


def test_no_word_stands_in_two_sections() -> None:
    said: dict[str, str] = {}
    for word, section in rows():
        assert said.setdefault(word.lstrip("!"), section) == section, word


def test_no_word_stands_twice() -> None:
    words = [word.lstrip("!") for word, _ in rows()]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize(("word", "section"), rows())
def test_every_word_is_read_as_its_section(word: str, section: str) -> None:
    own = word.lstrip("!")
    (found,) = find_industries(own)
    assert (found.industry, found.printed) == (section, own)
    assert found.named == ((f"!{own}", section) in rows())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某建筑工程项目", ["建筑业"]),
        ("食品加工厂的车间", ["制造业", "制造业"]),
        ("煤矿掘进工作面", ["采矿业", "采矿业"]),
        ("建筑业和制造业", ["建筑业", "制造业"]),
        ("农、林、牧、渔业", ["农、林、牧、渔业"]),
        ("ＫＴＶ", ["文化、体育和娱乐业"]),
        ("粮库", ["交通运输、仓储和邮政业"]),
        ("教育工作者", []),
        ("某地", []),
        ("", []),
    ],
)
def test_industries(text: str, expected: list[str]) -> None:
    assert [one.industry for one in find_industries(text)] == expected
