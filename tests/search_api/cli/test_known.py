"""`zhize known`: questions confirmed as answered by a record."""

from pathlib import Path

import pytest

from tests.search_api.cli.running import Program
from tests.search_api.http.uploading import NOTICE


@pytest.fixture
def over_notice(zhize: Program, tmp_path: Path) -> tuple[Program, str]:
    """A store of one notice, and the id of its task."""
    notice = tmp_path / "通知.txt"
    notice.write_text(NOTICE, "utf-8")
    assert zhize("ingest", str(notice)).status == 0
    return zhize, zhize("tasks", "--json").json()[0]["id"]


def test_questions_are_added_listed_and_removed(over_notice: tuple[Program, str]) -> None:
    zhize, task = over_notice
    added = zhize("known", "add", "防汛值守", "归谁", task, "--json").json()
    assert (added["question"], added["record_id"]) == ("防汛值守 归谁", task)
    assert added["id"] in zhize("known", "add", "防汛值守 归谁", task).out
    (listed,) = zhize("known", "list", "--json").json()
    assert (listed["id"], listed["held"]) == (added["id"], True)
    told = zhize("known", "list")
    assert "防汛值守 归谁" in told.out
    assert "任务" in told.out
    assert "共 1 个" in told.err
    sheet = zhize("known", "list", "--format", "csv").out
    assert "防汛值守 归谁" in sheet
    assert zhize("known", "remove", added["id"]).status == 0
    assert zhize("known", "list", "--json").json() == []


def test_what_is_wrong_is_told(over_notice: tuple[Program, str]) -> None:
    zhize, task = over_notice
    for arguments, said in (
        (("add", "问题", "nothing"), "没有编号为 nothing 的记录"),
        (("add", "  ", task), "没有问题"),
        (("add", "长" * 501, task), "太长"),
        (("add", task), "请给出问题和记录编号"),
        (("remove", "nothing"), "没有这个编号"),
        (("remove",), "请给出要取消的编号"),
        (("list", "x"), "多出了参数"),
        (("forget", "x"), "不能是“forget”"),
    ):
        ran = zhize("known", *arguments)
        assert ran.status == 2, arguments
        assert said in ran.err, arguments
    assert zhize("known", "list", "--json").json() == []


def test_a_removed_record_is_told(over_notice: tuple[Program, str]) -> None:
    zhize, task = over_notice
    zhize("known", "add", "防汛值守归谁", task)
    document = zhize("tasks", "--json").json()[0]["document_id"]
    assert zhize("remove", document).status == 0
    (listed,) = zhize("known", "list", "--json").json()
    assert (listed["held"], listed["kind"]) == (False, None)
    assert "已删除" in zhize("known", "list").out
