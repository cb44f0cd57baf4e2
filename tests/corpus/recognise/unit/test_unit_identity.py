"""When two names are one unit, and what a unit is called in full today."""

import pytest

from corpus.model import UnitName
from corpus.recognise.unit.unit_identity import asked_keys, held_keys, identify, unit_keys
from corpus.recognise.unit.unit_reforms import successor_keys, successors_of

DISTRICT = "江苏省/南通市/崇川区"
CITY = "江苏省/南通市"
STREET = "浙江省/台州市/临海市/古城街道"


@pytest.mark.parametrize(
    ("one", "other", "region"),
    [
        ("区应急局", "应急管理局", DISTRICT),
        ("区应急局", "崇川区应急管理局", DISTRICT),
        ("区应急局", "江苏省南通市崇川区应急管理局", DISTRICT),
        ("区城管局", "城市管理局", DISTRICT),
        ("崇川消防救援大队", "区消防救援大队", DISTRICT),
        ("消防大队", "区消防救援大队", DISTRICT),
        ("公安分局", "崇川公安分局", DISTRICT),
        ("公安分局", "市公安局崇川分局", DISTRICT),
        ("公安局", "公安分局", DISTRICT),
        ("自然资源和规划崇川分局", "自然资源和规划分局", DISTRICT),
        ("崇川生态环境局", "生态环境分局", DISTRICT),
        ("市场局", "区市场监管局", DISTRICT),
        ("教育局", "区教体局", DISTRICT),
        ("区住建局（人防办）", "人防办", DISTRICT),
        ("省发展改革委", "省发改委", DISTRICT),
        ("国家发展改革委", "国家发改委", DISTRICT),
        ("国家发展改革委", "发展改革委", "全国"),
        ("市应急局", "南通市应急管理局", DISTRICT),
        ("市安委办", "临海市安委会办公室", STREET),
        ("街道安委办", "安委办", STREET),
        ("区安委办", "区安全生产委员会办公室", DISTRICT),
        ("区委宣传部", "宣传部", DISTRICT),
        ("区退役军人关爱委员会", "退役军人关爱委", DISTRICT),
        ("公安", "公安分局", DISTRICT),
        ("市场监管部门", "区市场局", DISTRICT),
        ("枕溪区民政局", "区民政局", "岚江省/澜川市/枕溪区"),
        ("枕溪公安分局", "公安分局", "岚江省/澜川市/枕溪区"),
        ("国务院财政", "财政部", "全国"),
        ("市财政", "市财政局", DISTRICT),
    ],
)
def test_names_of_one_unit_share_a_key(one: str, other: str, region: str) -> None:
    assert unit_keys(one, region) & unit_keys(other, region)


@pytest.mark.parametrize(
    ("one", "other", "region"),
    [
        ("市应急局", "区应急局", DISTRICT),
        ("省应急厅", "市应急局", DISTRICT),
        ("应急管理部", "区应急局", DISTRICT),
        ("区城管局", "区住建局", DISTRICT),
        ("区安委办", "区安委会", DISTRICT),
        ("公安分局", "市公安局", DISTRICT),
        ("海安市应急局", "区应急局", DISTRICT),
        ("街道安委办", "市安委办", STREET),
        ("区应急局", "市应急局", CITY),
        ("公安分局", "区司法局", DISTRICT),
    ],
)
def test_different_units_share_none(one: str, other: str, region: str) -> None:
    assert not unit_keys(one, region) & unit_keys(other, region)


def test_the_same_name_of_two_places_is_two_units() -> None:
    assert not unit_keys("区应急局", DISTRICT) & unit_keys("区应急局", "上海市/静安区")
    assert unit_keys("市应急局", DISTRICT) == unit_keys("应急局", CITY)
    assert unit_keys("市应急局", "上海市/静安区") == {"上海市|应急管理"}


@pytest.mark.parametrize("asked", ["应急局", "区应急局", "区应急管理局"])
def test_a_question_without_a_place_meets_loose_keys_only(asked: str) -> None:
    assert not unit_keys(asked, None) & unit_keys("区应急局", DISTRICT)
    assert asked_keys(asked) & held_keys("区应急局", DISTRICT)
    assert not asked_keys("市应急局") & held_keys("区应急局", DISTRICT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("安监局", "应急局"),
        ("区环保局", "区生态环境局"),
        ("区公安消防大队", "消防救援大队"),
        ("工商局", "市场监管局"),
        ("国土资源局", "自然资源和规划局"),
    ],
)
def test_what_reform_renamed_meets_in_both_directions(old: str, new: str) -> None:
    assert successor_keys(old, DISTRICT) & unit_keys(new, DISTRICT)
    assert successor_keys(new, DISTRICT) & unit_keys(old, DISTRICT)
    assert not unit_keys(old, DISTRICT) & unit_keys(new, DISTRICT)
    assert any(reform.year >= 2018 for reform in successors_of(old, DISTRICT))


@pytest.mark.parametrize(
    ("name", "region", "canonical"),
    [
        ("区城管局", DISTRICT, "江苏省南通市崇川区城市管理局"),
        ("城管局", DISTRICT, "江苏省南通市崇川区城市管理局"),
        ("市应急管理局", DISTRICT, "江苏省南通市应急管理局"),
        ("崇川消防救援大队", DISTRICT, "江苏省南通市崇川区消防救援大队"),
        ("省发改委", DISTRICT, "江苏省发展和改革委员会"),
        ("公安分局", DISTRICT, "江苏省南通市公安局崇川分局"),
        ("自然资源和规划崇川分局", DISTRICT, "江苏省南通市自然资源和规划局崇川分局"),
        ("区安委办", DISTRICT, "江苏省南通市崇川区安全生产委员会办公室"),
        ("区安监局", DISTRICT, "江苏省南通市崇川区应急管理局"),
        ("区应急局", "岚江省/澜川市/枕溪区", "岚江省澜川市枕溪区应急管理局"),
        ("国家发展改革委", DISTRICT, "国家发展和改革委员会"),
        ("发展改革委", "全国", "国家发展和改革委员会"),
        ("工业和信息化部", "全国", "工业和信息化部"),
        # Not certain: the full name differs from place to place, or nothing is known.
        ("区教体局", DISTRICT, None),
        ("区生态环境局", DISTRICT, None),
        ("区公安局", DISTRICT, None),
        ("区法院", DISTRICT, None),
        ("区国土资源局", DISTRICT, None),
        ("区委宣传部", DISTRICT, None),
        ("区推进办", DISTRICT, None),
        ("海安市应急局", DISTRICT, None),
        ("区应急局", CITY, None),
        ("区应急局", None, None),
    ],
)
def test_the_full_name_of_today_where_it_is_certain(
    name: str, region: str | None, canonical: str | None
) -> None:
    found = identify(UnitName(printed=name, name=name), region)
    assert found.canonical == canonical
    assert (found.printed, found.name) == (name, name)


def test_a_collective_is_nobody_in_particular() -> None:
    everyone = UnitName(printed="各有关部门", name="各有关部门", collective=True)
    assert identify(everyone, DISTRICT).canonical is None
    assert unit_keys("各有关部门", DISTRICT) == held_keys("各街道", DISTRICT) == frozenset()
    assert unit_keys("张建国", DISTRICT) == frozenset()
