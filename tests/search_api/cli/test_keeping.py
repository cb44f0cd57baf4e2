"""Looking after the store: copied, backed up, restored, rebuilt, checked."""

import json
import os
from contextlib import closing
from pathlib import Path

from corpus.settings import Settings
from indexer.engine import open_engine
from indexer.engine.filling import Filling
from search_api.cli.assembly import carder_of
from tests.search_api.cli.running import Program

NOTICE = (
    "关于做好防汛工作的通知\n枕政办发〔2024〕{n}号\n一、加强值守。区应急管理局牵头，2024年12月底前完成。\n"
    "枕溪区人民政府办公室\n2024年6月18日\n"
)


def fill(zhize: Program, folder: Path) -> None:
    folder.mkdir()
    for n in (1, 2):
        (folder / f"通知{n}.txt").write_text(NOTICE.format(n=n), "utf-8")
    assert zhize("ingest", str(folder)).status == 0
    (folder / "通知1.txt").write_text(NOTICE.format(n=1).replace("值守", "巡查"), "utf-8")
    assert zhize("ingest", str(folder)).status == 0


def content(zhize: Program, data: Path) -> object:
    tasks = zhize("--data", str(data), "tasks", "--json").json()
    stats = zhize("--data", str(data), "stats", "--json").json()
    return tasks, [stats[name] for name in ("documents", "versions", "clauses", "tasks")]


def test_a_copy_holds_the_same_with_its_history(zhize: Program, tmp_path: Path) -> None:
    fill(zhize, tmp_path / "in")
    other = tmp_path / "copy"
    assert zhize("copy", "--to", str(other)).out == "复制了 3 份（含历次版本）\n"
    assert content(zhize, other) == content(zhize, zhize.data)
    assert zhize("--data", str(other), "check").out == "库完好\n"
    assert zhize("copy", "--to", str(other)).out == "没有要复制的：那里已经都有了\n"
    assert content(zhize, other) == content(zhize, zhize.data), "again is harmless"
    assert zhize("copy", "--to", str(zhize.data)).status == 2


def test_a_backup_is_restored_into_an_empty_store_only(zhize: Program, tmp_path: Path) -> None:
    fill(zhize, tmp_path / "in")
    file = tmp_path / "备份.zip"
    assert zhize("backup", str(file)).status == 0
    fresh = tmp_path / "fresh"
    assert zhize("--data", str(fresh), "restore", str(file)).out == "已恢复 3 份（含历次版本）\n"
    assert content(zhize, fresh) == content(zhize, zhize.data)
    assert zhize("restore", str(file)).out == "已恢复 0 份（含历次版本）\n", "it holds nothing else"
    (tmp_path / "另一份.txt").write_text("澜川市公告\n一、另一件事。\n", "utf-8")
    assert zhize("--data", str(fresh), "ingest", str(tmp_path / "另一份.txt")).status == 0
    assert zhize("--data", str(fresh), "restore", str(file)).status == 2, "it is not empty"
    for wrong in ("没有.zip", "in/通知1.txt"):
        ran = zhize("--data", str(tmp_path / "another"), "restore", str(tmp_path / wrong))
        assert ran.status == 2
        assert "请" in ran.err
    assert zhize("backup", str(tmp_path / "没有" / "x.zip")).status == 2


def test_a_store_that_holds_a_part_says_so(zhize: Program, tmp_path: Path) -> None:
    fill(zhize, tmp_path / "in")
    file = tmp_path / "备份.zip"
    zhize("backup", str(file))
    half = tmp_path / "half"
    carder = carder_of(Settings())
    with closing(open_engine(half, carder)) as engine:
        # As a restore does that is killed before it has written anything.
        engine.note_filling(Filling("restore", "of another backup"))
    assert "zhize restore" in zhize("--data", str(half), "check").out
    ran = zhize("--data", str(half), "stats")
    assert "zhize restore" in ran.err
    assert "文件：0" in ran.out
    assert json.loads(zhize("--data", str(half), "stats", "--json").out)["filling"] == "restore"
    assert zhize("--data", str(half), "restore", str(file)).status == 0
    assert zhize("--data", str(half), "check").out == "库完好\n"
    assert zhize("--data", str(half), "stats").err == ""


def test_an_index_is_rebuilt_and_can_be_switched_back(zhize: Program, tmp_path: Path) -> None:
    fill(zhize, tmp_path / "in")
    before = content(zhize, zhize.data)
    assert zhize("reindex").status == 0
    assert content(zhize, zhize.data) == before
    assert zhize("reindex", "--back").status == 0
    assert content(zhize, zhize.data) == before
    assert "旧索引已删除" in zhize("reindex", "--drop-old").out
    assert "没有旧索引可删除" in zhize("reindex", "--drop-old").out
    assert zhize("reindex", "--back").status == 2, "there is none any more"


def test_check_tells_what_is_wrong(zhize: Program, tmp_path: Path) -> None:
    fill(zhize, tmp_path / "in")
    assert zhize("check", "--json").json() == {"problems": []}
    damaged = next(path for path in (zhize.data / "index").rglob("*.store"))
    # In place: the program runs in this process and may still have the file mapped, which must not become shorter.
    with damaged.open("r+b") as file:
        file.seek(damaged.stat().st_size // 2)
        (byte,) = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 0xFF]))
    ran = zhize("check")
    assert ran.status == 1
    assert "zhize reindex" in ran.out


def test_a_store_of_another_version_says_what_to_do(zhize: Program, tmp_path: Path) -> None:
    import sqlite3

    fill(zhize, tmp_path / "in")
    with sqlite3.connect(zhize.data / "store.sqlite3") as database:
        database.execute("UPDATE meta SET value = 'another' WHERE key = 'version'")
    database.close()
    ran = zhize("ask", "谁牵头防汛？")
    assert ran.status == 2
    assert "zhize reindex" in ran.err
    assert zhize("reindex").status == 0
    assert zhize("ask", "谁牵头防汛？").status == 0


def test_stats_are_told(zhize: Program, tmp_path: Path) -> None:
    fill(zhize, tmp_path / "in")
    out = zhize("stats").out
    assert "文件：2（历次版本共 3）" in out
    assert "任务：2" in out


def test_stats_tell_what_laws_and_catalogues_hold(over_sample: Program) -> None:
    told = over_sample("stats", "--json").json()
    assert 0 < told["articles"] < told["clauses"]
    for kind, count in (
        ("article", told["articles"]),
        ("competence", told["competences"]),
        ("standard", told["standards"]),
    ):
        with_all = over_sample("search", "电动自行车 养犬 标准 管理", "--kind", kind, "--json").json()
        assert 0 < with_all["total"] <= count
    assert f"（其中法条 {told['articles']}）" in over_sample("stats").out


def test_what_is_removed_by_its_id_is_gone_with_its_annexes(zhize: Program, tmp_path: Path) -> None:
    store = tmp_path / "in"
    store.mkdir()
    (store / "通知.txt").write_text(
        "关于做好防汛工作的通知\n枕政办发〔2024〕9号\n一、加强值守。\n附件：任务分工表\n"
    )
    (store / "附件.txt").write_text("任务分工表\n一、建设充电设施\n牵头单位：区住房和城乡建设局\n")
    at = ("--data", str(tmp_path / "store"))
    (parent, annex) = (
        document["document_id"] for document in zhize(*at, "ingest", str(store), "--json").json()["documents"]
    )
    ran = zhize(*at, "remove", parent, "没有的")
    assert (ran.status, ran.out) == (1, "已删除 1 份\n")
    assert "没有编号为“没有的”的文件" in ran.err
    assert zhize(*at, "show", annex).status == 2
    assert zhize(*at, "remove", annex).status == 2
