"""Which rules that name no issuer are the nation's."""

import pytest

from indexer.laws.kind import is_of_the_nation

_WHOLE = "第三条 国务院水行政主管部门负责全国节水工作。\n县级以上地方人民政府负责本行政区域的节水工作，本单位应当节约用水。"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("节约用水条例", _WHOLE, True),
        ("澜川市节约用水条例", _WHOLE, False),
        ("节约用水条例", "第三条 市水行政主管部门负责本市节水工作，执行国务院的规定。", False),
        ("用水管理制度", "第三条 本单位各部门应当节约用水。", False),
        # What tells all provinces, or the State Council's departments, what to do, whatever it says of 本行政区域.
        ("湖泊水质条例", "国务院水行政主管部门应当每年公布名录。县级负责本行政区域内的工作。", True),
        ("湖泊水质条例", "具体办法由国务院水行政部门会同有关部门制定。本行政区域内的由县级负责。", True),
        ("湖泊水质条例", "省、自治区、直辖市人民政府可以制定补贴办法。本行政区域另有规定的从其规定。", True),
        ("湖泊水质条例", "在中华人民共和国境内养护湖泊，适用本条例。县级负责本行政区域内的工作。", True),
        ("湖泊水质条例", "执行国务院水行政主管部门制定的标准。本市湖泊由市水务部门主管。", False),
    ],
)
def test_is_of_the_nation(title: str, text: str, expected: bool) -> None:
    assert is_of_the_nation(title, text) is expected
