"""Files into the store: what becomes of each, and what a bad one costs."""

import json
import signal
from collections.abc import Iterable
from pathlib import Path

import pytest

from crawler.readers import Limits
from indexer.engine import Carder, Engine, Entry, open_engine
from indexer.engine.values import Written
from indexer.meaning import own_carder
from search_api.cli.ingestion import IngestReport, find_files, ingest
from search_api.cli.interrupts import whole
from tests.crawler.readers.build import docx, paragraph
from tests.search_api.cli.bad_files import BAD_FILES
from tests.search_api.cli.running import Program

NOTICE = """枕溪区人民政府办公室关于做好第{n}号工作的通知
枕政办发〔2024〕{n}号
各街道：
现将有关事项通知如下。
一、加强值班值守。区应急管理局牵头，区水务局配合，2024年12月底前完成。
附件：任务分工表
枕溪区人民政府办公室
2024年6月18日
"""
ANNEX = "任务分工表\n一、建设充电设施\n牵头单位：区住房和城乡建设局\n配合单位：区城市管理局\n"


def write(folder: Path, **files: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


@pytest.fixture
def carder() -> Carder:
    return own_carder()


@pytest.fixture
def engine(tmp_path: Path, carder: Carder) -> Engine:
    return open_engine(tmp_path / "store", carder)


def ingested(engine: Engine, carder: Carder, *paths: Path, **options: object) -> IngestReport:
    return ingest(engine, find_files(map(str, paths)), **options)  # type: ignore[arg-type]


def test_one_bad_file_among_a_hundred_costs_only_itself(zhize: Program, tmp_path: Path) -> None:
    write(tmp_path / "in", **{f"通知{n}": NOTICE.format(n=n) for n in range(1, 100)})
    (tmp_path / "in" / "坏文件.pdf").write_bytes(b"not a pdf")
    ran = zhize("ingest", str(tmp_path / "in"), "--json", "--jobs", "2")
    assert ran.status == 1
    report = ran.json()
    assert report["new"] == 99
    assert [failure["name"] for failure in report["failed"]] == ["坏文件.pdf"]
    (line,) = [line for line in ran.err.splitlines() if "坏文件.pdf" in line]
    assert "请重新下载" in line


@pytest.mark.parametrize("name", BAD_FILES)
def test_each_kind_of_bad_file_is_named_with_its_remedy(name: str, zhize: Program, tmp_path: Path) -> None:
    kind, make = BAD_FILES[name]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(make())
    write(tmp_path / "in", 好文件=NOTICE.format(n=1))
    ran = zhize("ingest", str(tmp_path / "in"), "--json")
    assert ran.status == 1
    (failure,) = ran.json()["failed"]
    assert (failure["name"], failure["kind"]) == (name, kind)
    assert name in failure["message"]
    assert "请" in failure["message"], "says what to do"
    assert ran.json()["new"] == 1


def test_sixty_thousand_nested_tags_cost_nothing_but_time(zhize: Program, tmp_path: Path) -> None:
    nested = "<html><body>" + "<div>" * 60_000 + "<p>关于做好防汛工作的通知</p>"
    (tmp_path / "嵌套.html").write_text(nested, "utf-8")
    ran = zhize("ingest", str(tmp_path / "嵌套.html"), "--json")
    assert (ran.status, ran.json()["new"]) == (0, 1)


def test_a_file_over_the_limit_is_never_loaded(
    engine: Engine, carder: Carder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "in", 大文件="甲" * 2000, 小文件=NOTICE.format(n=1))
    loaded: list[str] = []
    real = Path.read_bytes

    def noted(path: Path) -> bytes:
        loaded.append(path.name)
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    report = ingested(engine, carder, tmp_path / "in", limits=Limits(max_bytes=3000))
    assert [failure.kind for failure in report.failed] == ["OversizedInput"]
    assert "大文件.txt" not in loaded
    assert report.new == 1


def test_a_file_that_may_not_be_opened_is_a_failure(
    engine: Engine, carder: Carder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "in", 锁住=NOTICE.format(n=1), 打开=NOTICE.format(n=2))
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "锁住.txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    report = ingested(engine, carder, tmp_path / "in")
    assert [failure.name for failure in report.failed] == ["锁住.txt"]
    assert report.new == 1


def test_a_wrong_suffix_is_read_by_content_and_told(zhize: Program, tmp_path: Path) -> None:
    (tmp_path / "其实是文档.pdf").write_bytes(docx(paragraph("关于做好防汛工作的通知")))
    ran = zhize("ingest", str(tmp_path / "其实是文档.pdf"))
    assert ran.status == 0
    assert "已按内容读取" in ran.err


def test_again_is_harmless_and_a_changed_text_is_a_new_version(
    engine: Engine, carder: Carder, tmp_path: Path
) -> None:
    write(tmp_path / "in", 甲=NOTICE.format(n=1), 乙=NOTICE.format(n=2))
    first = ingested(engine, carder, tmp_path / "in")
    assert (first.new, first.unchanged) == (2, 0)
    again = ingested(engine, carder, tmp_path / "in")
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    with engine.view() as view:
        change = view.change
    write(tmp_path / "in", 乙=NOTICE.format(n=2).replace("值班值守", "隐患排查"))
    changed = ingested(engine, carder, tmp_path / "in")
    assert (changed.changed, changed.unchanged) == (1, 1)
    (document,) = [document for document in changed.documents if document.change == "changed"]
    with engine.view() as view:
        assert view.change == change + 1
        assert len(view.versions(document.document_id)) == 2


def test_an_annex_of_its_own_joins_the_document_that_announces_it(
    engine: Engine, carder: Carder, tmp_path: Path
) -> None:
    write(tmp_path / "in", 通知=NOTICE.format(n=7), 附件=ANNEX)
    report = ingested(engine, carder, tmp_path / "in")
    ids = {document.name: document.document_id for document in report.documents}
    with engine.view() as view:
        parent, annex = view.document(ids["通知.txt"]), view.document(ids["附件.txt"])
    assert parent is not None
    assert annex is not None
    assert annex.document.parent_id == parent.document.id
    assert [(a.held, a.document_id) for a in parent.document.annexes] == [(True, annex.document.id)]
    again = ingested(engine, carder, tmp_path / "in")
    assert again.unchanged == 2


def test_one_document_in_two_files_is_kept_once_and_stays_unchanged(
    engine: Engine, carder: Carder, tmp_path: Path
) -> None:
    full = NOTICE.format(n=3)
    write(tmp_path / "in", 全文=full, 摘录=full.replace("现将有关事项通知如下。\n", ""))
    first = ingested(engine, carder, tmp_path / "in")
    assert (first.new, first.duplicates) == (1, ("摘录.txt",))
    assert any("全文.txt" in warning for warning in first.warnings)
    again = ingested(engine, carder, tmp_path / "in")
    assert (again.unchanged, again.changed, again.duplicates) == (1, 0, ("摘录.txt",))


def test_a_folder_too_large_to_wait_for_is_read_in_parts_and_that_is_told(
    engine: Engine, carder: Carder, tmp_path: Path
) -> None:
    write(tmp_path / "in", **{f"通知{n}": NOTICE.format(n=n) for n in range(1, 4)})
    report = ingested(engine, carder, tmp_path / "in", most_waiting=1)
    assert report.new == 3
    assert [warning.split("：")[0] for warning in report.warnings] == ["通知2.txt", "通知3.txt"]
    assert all("附件对不上正文" in warning for warning in report.warnings)


def test_the_same_input_has_the_same_ids_in_any_order(carder: Carder, tmp_path: Path) -> None:
    write(tmp_path / "in", **{f"通知{n}": NOTICE.format(n=n) for n in range(1, 9)})
    ids = []
    for name, order in (("a", 1), ("b", -1)):
        engine = open_engine(tmp_path / name, carder)
        report = ingest(engine, find_files([str(tmp_path / "in")])[::order], jobs=2)
        ids.append({document.name: document.document_id for document in report.documents})
    assert ids[0] == ids[1]


def test_exit_status_tells_all_some_or_nothing(zhize: Program, tmp_path: Path) -> None:
    write(tmp_path / "in", 甲=NOTICE.format(n=1))
    assert zhize("ingest", str(tmp_path / "in")).status == 0
    (tmp_path / "坏.pdf").write_bytes(b"x")
    assert zhize("ingest", str(tmp_path / "in"), str(tmp_path / "坏.pdf")).status == 1
    assert zhize("ingest", str(tmp_path / "坏.pdf")).status == 2
    assert zhize("ingest", str(tmp_path / "没有")).status == 2
    (tmp_path / "空").mkdir()
    assert zhize("ingest", str(tmp_path / "空")).status == 2


def test_the_report_is_written_to_the_file(zhize: Program, tmp_path: Path) -> None:
    write(tmp_path / "in", 甲=NOTICE.format(n=1))
    ran = zhize("ingest", str(tmp_path / "in"), "--report", str(tmp_path / "报告.json"), "--json")
    assert json.loads((tmp_path / "报告.json").read_text("utf-8")) == ran.json()
    assert ran.json()["documents"][0]["change"] == "new"


def test_what_was_written_when_ctrl_c_came_is_counted(
    engine: Engine, carder: Carder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(1, 4):
        write(tmp_path / "in" / str(n), 通知=NOTICE.format(n=n))
    stopped: list[IngestReport] = []
    really = engine.write

    def pressed(entries: Iterable[Entry]) -> list[Written]:
        written = really(entries)
        signal.raise_signal(signal.SIGINT)
        return written

    monkeypatch.setattr(engine, "write", pressed)
    with pytest.raises(KeyboardInterrupt):
        ingested(engine, carder, tmp_path / "in", on_stop=stopped.append)
    with engine.view() as view:
        assert [report.new for report in stopped] == [1] == [view.stats().documents]


def test_a_second_ctrl_c_does_not_wait() -> None:
    reached = []

    def press_twice() -> None:
        with whole():
            for time in ("first", "second"):
                signal.raise_signal(signal.SIGINT)
                reached.append(time)

    with pytest.raises(KeyboardInterrupt):
        press_twice()
    assert reached == ["first"]
