"""Names whose words are of another level than their place: they are nobody's, and never silently another unit's."""

import pytest

from corpus.model import UnitName
from corpus.recognise.unit.unit_identity import asked_keys, held_keys, identify, read_unit, unit_keys
from corpus.recognise.unit.unit_reforms import successor_keys
from corpus.recognise.unit.unit_slips import is_slip

PROVINCE = "江苏省"
CITY = "江苏省/南通市"
DISTRICT = "江苏省/南通市/崇川区"
SHANGHAI = "上海市"
JINGAN = "上海市/静安区"
INVENTED = "岚江省/澜川市/棠阳区"
HEFEI_HIGH = "安徽省/合肥市/合肥高新技术产业开发区"
NATION = "全国"


@pytest.mark.parametrize(
    ("name", "region", "meant", "where"),
    [
        ("棠阳区财政部", None, "区财政局", INVENTED),
        ("区财政部", INVENTED, "区财政局", INVENTED),
        ("区财政部", INVENTED, "财政部", NATION),
        ("国家财政局", None, "财政部", NATION),
        ("国家公安局", None, "公安部", NATION),
        ("国家审计局", None, "审计署", NATION),
        ("省财政部", None, "省财政厅", PROVINCE),
        ("江苏省教育部", None, "省教育厅", PROVINCE),
        ("省税务总局", PROVINCE, "省税务局", PROVINCE),
        ("市公安厅", None, "市公安局", CITY),
        ("市公安厅", CITY, "市公安局", CITY),
        ("上海市公安厅", None, "市公安局", SHANGHAI),
        ("崇川区民政厅", None, "区民政局", DISTRICT),
        ("县教育厅", None, "县教育局", "湖北省/荆州市/公安县"),
        ("国家民政厅", None, "民政部", NATION),
        ("崇川区消防救援总队", None, "区消防救援大队", DISTRICT),
        ("县消防支队", None, "县消防救援大队", "湖北省/荆州市/公安县"),
        ("崇川区中级人民法院", None, "区人民法院", DISTRICT),
        ("区环境保护部", DISTRICT, "区生态环境局", DISTRICT),
    ],
)
def test_a_slip_is_nobody_else(name: str, region: str | None, meant: str, where: str) -> None:
    read = read_unit(name)
    assert read is not None
    assert is_slip(read, region)
    asked = unit_keys(name, region) if region else asked_keys(name)
    assert asked
    assert not asked & held_keys(meant, where)
    assert not successor_keys(name, region) & held_keys(meant, where)
    assert identify(UnitName(printed=name, name=name), region).canonical is None


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("国家税务局", None),
        ("国家统计局", None),
        ("国家能源局", None),
        ("国家林业局", None),
        ("国家海洋局", None),
        ("国家安全局", CITY),
        ("财政部", None),
        ("教育部", DISTRICT),
        ("国务院办公厅", None),
        ("省政府办公厅", None),
        ("市委办公厅", CITY),
        ("省税务局", PROVINCE),
        ("省烟草专卖局", None),
        ("省统计局", None),
        ("省公安厅", DISTRICT),
        ("公安厅", CITY),
        ("自治区教育厅", None),
        ("市公安局", SHANGHAI),
        ("市公安局", CITY),
        ("上海市消防救援总队", None),
        ("消防救援支队", JINGAN),
        ("市高级人民法院", SHANGHAI),
        ("市中级人民法院", CITY),
        ("区委组织部", DISTRICT),
        ("省委宣传部", None),
        ("区人武部", DISTRICT),
        ("区文化市场行政执法总队", "天津市/西青区"),
        ("高新区财政部", HEFEI_HIGH),
        ("兵团教育局", None),
    ],
)
def test_what_each_level_has_is_no_slip(name: str, region: str | None) -> None:
    read = read_unit(name)
    assert read is not None
    assert not is_slip(read, region)
    asked = unit_keys(name, region) if region else asked_keys(name)
    assert asked & held_keys(name, region)
