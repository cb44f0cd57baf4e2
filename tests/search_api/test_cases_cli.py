"""`zhize cases`: every option and every format."""

import csv
import io
from pathlib import Path

import pytest

from indexer.engine import open_engine
from indexer.meaning import own_carder
from search_api.cli.ingestion import find_files, ingest
from tests.sample_builder import SAMPLE
from tests.search_api.cli.running import Program
from tests.search_api.test_cases import PERSONS, TOLD

_SETTINGS = ("DATA", "SETTINGS", "ENGINE", "TODAY", "KEY", "JOBS")


@pytest.fixture(scope="module")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, carder = tmp_path_factory.mktemp("cases") / "store", own_carder()
    engine = open_engine(folder, carder)
    ingest(engine, find_files([str(SAMPLE)]), jobs=2)
    engine.close()
    return folder


@pytest.fixture
def zhize(capsys: pytest.CaptureFixture[str], sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    for name in _SETTINGS:
        monkeypatch.delenv(f"ZHIZE_{name}", raising=False)
    return Program(capsys, sample_store)


def test_a_table_of_all(zhize: Program) -> None:
    ran = zhize("cases")
    assert ran.status == 0
    assert f"共 {TOLD} 个" in ran.err
    head, _, *rows = ran.out.splitlines()
    assert head.split() == ["时间", "案例", "类型", "伤亡", "等级", "出处"]
    assert sum("2019-03-27" in row for row in rows) == 1
    assert [person for person in sorted(PERSONS) if person in ran.out] == []


@pytest.mark.parametrize(
    ("option", "value", "least", "most"),
    [
        ("--hazard", "触电", 2, 2),
        ("--industry", "采矿业", 1, 1),
        ("--grade", "较大以上", 10, 13),
        ("--grade", "重大", 1, 1),
        ("--region", "岚江省/霁阳市", 9, 14),
        ("--year", "2017", 2, 2),
        ("--deaths-min", "4", 5, 5),
        ("--article", "消防法", 2, 2),
        ("--article", "消防法第二十一条", 1, 1),
        ("--year", "1999", 0, 0),
    ],
)
def test_each_option_narrows(zhize: Program, option: str, value: str, least: int, most: int) -> None:
    found = zhize("cases", option, value, "--json").json()
    assert least <= len(found) <= most
    assert f"共 {len(found)} 个" in zhize("cases", option, value).err


def test_options_together(zhize: Program) -> None:
    (case,) = zhize(
        "cases", "--hazard", "火灾", "--region", "岚江省/澜川市", "--year", "2021", "--json"
    ).json()
    assert case["title"] == "棠阳区槐荫里“8·2”较大火灾事故"
    assert (case["deaths"], case["injuries"], case["occurred"]) == (3, 2, "2021-08-02")


def test_json_is_a_plain_list_of_all(zhize: Program) -> None:
    found = zhize("cases", "--format", "json").json()
    assert len(found) == TOLD
    for case in found:
        assert {"id", "document_id", "title", "evidence", "hazard", "violated", "grade_by_law"} <= set(case)
    assert found == zhize("cases", "--json").json()


def test_csv(zhize: Program) -> None:
    rows = list(csv.DictReader(io.StringIO(zhize("cases", "--format", "csv").out.removeprefix("\ufeff"))))
    assert len(rows) == TOLD
    dust = next(row for row in rows if "岚翎木业" in row["案例"])
    assert (dust["等级"], dust["按数字推算的等级"]) == ("一般事故", "较大事故")
    assert (dust["死亡"], dust["直接经济损失（元）"]) == ("2", "11804000")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--grade", "巨大"), "没有“巨大”这一等级"),
        (("--article", "什么"), "认不出“什么”是哪条规定"),
        (("--year", "去年"), "去年"),
        (("--deaths-min", "-2"), "-2"),
        (("--format", "pdf"), "pdf"),
    ],
)
def test_what_is_asked_wrongly_is_said(zhize: Program, arguments: tuple[str, str], told: str) -> None:
    ran = zhize("cases", *arguments)
    assert ran.status == 2
    assert told in ran.err
    assert ran.out == ""


def test_search_finds_cases(zhize: Program) -> None:
    ran = zhize("search", "塔吊 顶升", "--kind", "case")
    assert ran.status == 0
    assert "塔吊倾覆" in ran.out
