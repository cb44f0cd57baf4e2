"""The unit of a place that an office of a law should be, and where that is not certain."""

import pytest

from corpus.model import UnitName
from search_api.answer.inferred import unit_of

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
        # Only provinces have one of their own.
        ("国务院药品监督管理部门", PROVINCE, "江苏省药品监督管理局"),
        ("药品监督管理部门", CITY, "江苏省南通市市场监督管理局"),
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
        ("县级以上人民政府教育行政部门", "上海市"),
        ("国务院有关部门", NATION),
    ],
)
def test_uncertain(office: str, path: str) -> None:
    assert unit_of(UnitName(printed=office, name=office, collective="有关" in office), path) is None
