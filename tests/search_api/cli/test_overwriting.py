"""What is written never costs what was read: no input or store is replaced, no file is left torn."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.search_api.cli.running import Program
from tests.search_api.cli.test_process import RUN

QUESTIONS = "问题\n枕溪区小区里的电动车充电桩归谁建\n"
SPELLINGS = ["{folder}/q.csv", "{folder}/../in/q.csv", "{folder}/link.csv", "{folder}/hard.csv"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with questions under three names."""
    inner = tmp_path / "in"
    inner.mkdir()
    (inner / "q.csv").write_text(QUESTIONS, "utf-8")
    (inner / "link.csv").symlink_to("q.csv")
    os.link(inner / "q.csv", inner / "hard.csv")
    return inner


@pytest.mark.parametrize("out", SPELLINGS)
def test_questions_are_not_replaced_by_their_answers(over_sample: Program, folder: Path, out: str) -> None:
    ran = over_sample("ask", "--file", str(folder / "q.csv"), "--out", out.format(folder=folder))
    assert (ran.status, ran.out) == (2, "")
    assert "就是要读的文件" in ran.err
    assert (folder / "q.csv").read_text("utf-8") == QUESTIONS


@pytest.mark.parametrize("given", ["", "q.txt"])
def test_a_document_is_not_replaced_by_the_report_on_it(zhize: Program, tmp_path: Path, given: str) -> None:
    document = tmp_path / "in" / "q.txt"
    document.parent.mkdir()
    document.write_text("关于做好防汛工作的通知\n", "utf-8")
    ran = zhize("ingest", str(document.parent / given), "--report", str(document))
    assert ran.status == 2
    assert document.read_text("utf-8") == "关于做好防汛工作的通知\n"
    assert not zhize.data.exists()


@pytest.mark.parametrize("inside", ["store.sqlite3", "store.sqlite3-wal", "writer.lock", "index/新.zip"])
def test_no_part_of_a_store_is_replaced(zhize: Program, tmp_path: Path, inside: str) -> None:
    source = tmp_path / "甲.txt"
    source.write_text("关于做好防汛工作的通知\n", "utf-8")
    assert zhize("ingest", str(source)).status == 0
    target = zhize.data / inside
    before = target.read_bytes() if target.exists() else None
    for arguments in (("backup", str(target)), ("ingest", str(source), "--report", str(target))):
        ran = zhize(*arguments)
        assert ran.status == 2
        assert "库自己的文件" in ran.err
    assert (target.read_bytes() if target.exists() else None) == before
    assert zhize("check").status == 0
    assert zhize("backup", str(zhize.data / "备份.zip")).status == 0, "other things may lie in the folder"


def test_a_link_and_the_permissions_of_a_file_stay(
    over_sample: Program, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "old.csv").write_text("old", "utf-8")
    (tmp_path / "old.csv").chmod(0o600)
    (tmp_path / "out.csv").symlink_to("old.csv")
    ran = over_sample("ask", "--file", str(folder / "q.csv"), "--out", str(tmp_path / "out.csv"))
    assert ran.status == 0
    assert (tmp_path / "out.csv").is_symlink()
    assert "区住房和城乡建设局" in (tmp_path / "old.csv").read_text("utf-8")
    assert (tmp_path / "old.csv").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is told by a signal elsewhere")
@pytest.mark.parametrize("name", ["big.csv", "big.xlsx"])
def test_a_sheet_for_which_there_is_no_room_leaves_what_was_there(
    sample_store: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "q.txt").write_text("枕溪区小区里的电动车充电桩归谁建\n" * 60, "utf-8")
    (tmp_path / name).write_bytes(b"before")
    ran = subprocess.run(
        [*RUN, "ask", "--data", str(sample_store), "--file", "q.txt", "--out", name],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, 16_384)),
    )
    assert ran.returncode == 2
    assert ran.stderr.strip().splitlines() == [
        f"错误：表格写不进“{name}”（文件太大）。请换一个位置，或关闭打开着它的程序"
    ]
    assert (tmp_path / name).read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "q.txt"])
