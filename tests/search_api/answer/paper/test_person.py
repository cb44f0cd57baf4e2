"""Who heads a body, where its members are listed."""

from pathlib import Path

import pytest

from tests.search_api.answer.papers import asked_of

PAPER = """海陵市人民政府办公室关于成立全市污染源普查领导小组的通知
海政办发〔2023〕5号
一、组成人员
副组长：王大力　市政府副秘书长
组　长：韩　正　市委常委
成　员：张三丰　市财政局局长
主　任：李小龙　市生态环境局局长
海陵市人民政府办公室
2023年3月1日
"""


@pytest.mark.parametrize(("role", "name"), [("组长", "韩正"), ("副组长", "王大力"), ("主任", "李小龙")])
def test_spaced_lists(tmp_path: Path, role: str, name: str) -> None:
    with asked_of(tmp_path, {"paper": PAPER}) as service:
        assert service.ask(f"海陵市全市污染源普查领导小组{role}是谁").value == name
