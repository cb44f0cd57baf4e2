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
    ],
)
def test_is_of_the_nation(title: str, text: str, expected: bool) -> None:
    assert is_of_the_nation(title, text) is expected
