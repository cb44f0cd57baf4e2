"""The unit of a place that an office of a law should be, and where that is not certain."""

import pytest

from corpus.lexicon import read_rows
from corpus.model import UnitName
from corpus.recognise.place.gazetteer import gazetteer
from search_api.answer.law.inferred import unit_of

PUDONG, ZONE, KUNSHAN = "上海市/浦东新区", "江苏省/苏州市/苏州工业园区", "江苏省/苏州市/昆山市"
DISTRICT, CITY, PROVINCE, NATION = "江苏省/南通市/崇川区", "江苏省/南通市", "江苏省", "全国"


@pytest.mark.parametrize(
    ("office", "path", "expected"),
    [
        ("县级以上地方市场监督管理部门", DISTRICT, "江苏省南通市崇川区市场监督管理局"),
        ("县级以上地方市场监督管理部门", PROVINCE, "江苏省市场监督管理局"),
        ("国务院市场监督管理部门", NATION, "国家市场监督管理总局"),
        ("县级以上人民政府住房城乡建设主管部门", CITY, "江苏省南通市住房和城乡建设局"),
        ("县级以上人民政府住房城乡建设主管部门", PROVINCE, "江苏省住房和城乡建设厅"),
        ("国务院住房城乡建设主管部门", NATION, "住房和城乡建设部"),
        ("县级以上地方人民政府公安机关", DISTRICT, "江苏省南通市公安局崇川分局"),
        ("县级以上地方人民政府公安机关", PROVINCE, "江苏省公安厅"),
        ("卫生健康主管部门", DISTRICT, "江苏省南通市崇川区卫生健康委员会"),
        ("消防救援机构", DISTRICT, "江苏省南通市崇川区消防救援大队"),
        ("消防救援机构", PROVINCE, "江苏省消防救援总队"),
        ("县级以上人民政府", DISTRICT, "江苏省南通市崇川区人民政府"),
        # Named by what they do before the reform of 2018.
        ("县级以上工商行政管理部门", DISTRICT, "江苏省南通市崇川区市场监督管理局"),
        ("县级以上地方人民政府负责特种设备安全监督管理的部门", CITY, "江苏省南通市市场监督管理局"),
        ("国务院国土资源主管部门", NATION, "自然资源部"),
        ("省级人民政府土地行政主管部门", PROVINCE, "江苏省自然资源厅"),
        ("国务院保险监督管理机构", NATION, "国家金融监督管理总局"),
        ("县级以上地方人民政府地名行政主管部门", DISTRICT, "江苏省南通市崇川区民政局"),
        ("县级以上人民政府畜牧兽医主管部门", CITY, "江苏省南通市农业农村局"),
        # Only provinces have one of their own.
        ("药品监督管理部门", PROVINCE, "江苏省药品监督管理局"),
        ("药品监督管理部门", CITY, "江苏省南通市市场监督管理局"),
        # Organs named outright.
        ("市场监督管理局", DISTRICT, "江苏省南通市崇川区市场监督管理局"),
        ("县市场监管局", "浙江省/湖州市/安吉县", "浙江省湖州市安吉县市场监督管理局"),
        ("公安部", NATION, "公安部"),
        # Called otherwise in some places, and set up from above.
        ("县级以上人民政府教育行政部门", "上海市", "上海市教育委员会"),
        ("市场监督管理部门", "天津市", "天津市市场监督管理委员会"),
        ("税务机关", DISTRICT, "国家税务总局南通市崇川区税务局"),
        ("税务机关", "浙江省/湖州市/安吉县", "国家税务总局安吉县税务局"),
        ("消防救援机构", PUDONG, "上海市浦东新区消防救援支队"),
        ("生态环境主管部门", CITY, "江苏省南通市生态环境局"),
        ("生态环境主管部门", PUDONG, "上海市浦东新区生态环境局"),
        ("气象主管机构", "浙江省/湖州市/安吉县", "浙江省湖州市安吉县气象局"),
        ("县级以上人民政府", PUDONG, "上海市浦东新区人民政府"),
        ("县级以上人民政府", "内蒙古自治区/锡林郭勒盟", "内蒙古自治区锡林郭勒盟行政公署"),
    ],
)
def test_certain(office: str, path: str, expected: str) -> None:
    found = unit_of(UnitName(printed=office, name=office), path)
    assert found is not None
    assert found.canonical == expected


@pytest.mark.parametrize(
    ("office", "path"),
    [
        ("县级以上人民政府水行政主管部门", DISTRICT),
        ("市、县（市、区）生态环境主管部门", DISTRICT),
        ("供水行政主管部门", CITY),
        ("县级以上人民政府", ZONE),
        ("市场监督管理部门", ZONE),
        ("县级以上人民政府", "河北省/雄安新区"),
        ("海事管理机构", DISTRICT),
        ("海事管理机构", PUDONG),
        ("林业和草原主管部门", DISTRICT),
        ("林业和草原主管部门", "重庆市"),
        ("自然资源主管部门", KUNSHAN),
        ("生态环境主管部门", KUNSHAN),
        ("气象主管机构", DISTRICT),
        ("烟草专卖行政主管部门", DISTRICT),
        ("公安机关", "重庆市/渝北区"),
        ("市场监督管理部门", "广东省/深圳市/南山区"),
        ("国家市场监督管理总局", DISTRICT),
        ("海关", CITY),
        ("国务院有关部门", NATION),
        ("国务院药品监督管理部门", PROVINCE),
    ],
)
def test_uncertain(office: str, path: str) -> None:
    assert unit_of(UnitName(printed=office, name=office, collective="有关" in office), path) is None


def test_every_row_of_offices_has_a_rank_of_its_own() -> None:
    rows = list(read_rows("offices.tsv"))
    assert len({(work, where) for work, where, *_ in rows}) == len(rows)
    assert all(cell for _, _, *cells in rows for cell in cells)
    assert {where for _, where, *_ in rows if where} <= set(gazetteer().paths.values())
