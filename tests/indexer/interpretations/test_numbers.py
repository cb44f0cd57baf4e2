"""Numbers that may be one paper's, and those that are not."""

import pytest

from indexer.interpretations.numbers import may_be_same, tells_office


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        ("市政府令第31号", "澜川市人民政府令第31号", True),
        ("市人民政府令第31号", "澜川市人民政府令第31号", True),
        ("政府令第31号", "澜川市人民政府令第31号", True),
        ("省政府令第031号", "岚江省人民政府令第31号", True),
        ("国务院令第708号", "中华人民共和国国务院令第708号", True),
        ("部令第3号", "应急管理部令第3号", True),
        ("省十三届人大常委会公告第98号", "岚江省第十三届人民代表大会常务委员会公告第98号", True),
        ("省人大常委会公告第98号", "岚江省第十三届人民代表大会常务委员会公告第98号", True),
        ("政办发〔2023〕61号", "澜政办发〔2023〕61号", True),
        ("澜政办发[2023]61号", "澜政办发〔2023〕61号", True),
        (None, "澜政办发〔2023〕61号", True),
        # Another count, year, level, office, session.
        ("市政府令第30号", "澜川市人民政府令第31号", False),
        ("省政府令第31号", "澜川市人民政府令第31号", False),
        ("县政府令第31号", "澜川市人民政府令第31号", False),
        ("澜政办发〔2022〕61号", "澜政办发〔2023〕61号", False),
        ("澜政发〔2023〕61号", "澜政办发〔2023〕61号", False),
        ("省十四届人大常委会公告第98号", "岚江省第十三届人民代表大会常务委员会公告第98号", False),
        ("霁阳市人民政府令第31号", "澜川市人民政府令第31号", False),
    ],
)
def test_a_number_written_shorter_may_be_the_same(one: str | None, other: str, *, may_be: bool) -> None:
    assert may_be_same(one, other) is may_be
    assert may_be_same(other, one) is may_be


@pytest.mark.parametrize(
    ("number", "tells"),
    [
        ("市政府令第31号", False),
        ("政府令第31号", False),
        ("部令第3号", False),
        ("省人大常委会公告第98号", False),
        ("澜川市人民政府令第31号", True),
        ("国务院令第708号", True),
        ("澜政办发〔2023〕61号", True),
    ],
)
def test_a_number_of_any_city_tells_no_office(number: str, *, tells: bool) -> None:
    assert tells_office(number) is tells
