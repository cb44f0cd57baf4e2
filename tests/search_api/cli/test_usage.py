"""Help and complaints: Chinese throughout, with the right usage and exit status 2."""

import re
from pathlib import Path

import pytest

from search_api.cli.layout import cut, padded, table, width_of, wrapped
from search_api.cli.program import COMMANDS
from tests.search_api.cli.running import Program, Ran

ENGLISH = re.compile(
    r"\b(usage|error|option|missing|invalid|no such|try|show this|default|argument|command)s?\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_help_page_is_chinese_and_complete(zhize: Program, command: str) -> None:
    ran = zhize(*filter(None, (command,)), "--help")
    assert ran.status == 0
    assert ran.err == ""
    assert ran.out.startswith("用法：zhize")
    words = ran.out.replace("--engine", "")
    assert not ENGLISH.search(words), ENGLISH.search(words)
    for line in ran.out.splitlines():
        assert width_of(line) <= 100, line
        if line.startswith("  -"):
            assert re.search(r"[\u4e00-\u9fff]", line.partition("  --")[2] or line), line
    if not command:
        assert all(f"  {name} " in ran.out for name in COMMANDS)


def test_nothing_at_all_shows_the_help(zhize: Program) -> None:
    assert zhize("--help").out.startswith("用法：zhize [选项] 命令 …")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ingst",), "没有命令“ingst”，是不是“ingest”？"),
        (("crawl",), "没有命令“crawl”"),
        (("delete", "x"), "没有命令“delete”；要删除文件，请用 zhize remove 编号"),
        (("serach", "x"), "是不是“search”？"),
        (("ask", "--jsn", "x"), "没有选项“--jsn”，是不是“--json”？"),
        (("ask", "x", "--on"), "选项“--on”后面缺少值"),
        (("ask", "x", "--on", "昨天"), "“昨天”不是日期，请写作 2020-12-31"),
        (("ask", "x", "--json=1"), "选项“--json”后面不带值"),
        (("ingest",), "缺少参数 路径…"),
        (("ingest", "--jobs", "many", "x"), "“many”不是整数"),
        (("ingest", "--jobs", "0", "x"), "应在 1 到 1024 之间，给的是 0"),
        (("show",), "缺少参数 文件"),
        (("show", "a", "b"), "多出了参数“b”"),
        (("tasks", "--format", "pdf"), "不能是“pdf”，可以是 table、json、csv、xlsx、ics"),
        (("tasks", "--role", "boss"), "不能是“boss”"),
        (("copy",), "缺少选项“--to”"),
        (("copy", "--to", ""), "路径是空的；当前文件夹写作 ."),
        (("ingest", ""), "路径是空的；当前文件夹写作 ."),
        (("ingest", ".", "--data", ""), "路径是空的"),
        (("ingest", ".", "--report", " "), "路径是空的"),
        (("backup", ""), "路径是空的"),
        (("restore", ""), "路径是空的"),
        (("eval", ""), "路径是空的"),
        (("ask", "--column", "问题", "充电桩归谁建"), "--column 要与 --file 同用"),
        (("reindex", "--back", "--drop-old"), "只能用一个"),
        (("serve", "--port", "99999"), "应在 0 到 65535 之间"),
        (
            ("search", "x", "--kind", "unit"),
            "不能是“unit”，可以是 clause、article、task、competence、standard、case、document",
        ),
    ],
)
def test_wrong_usage_is_explained(zhize: Program, arguments: tuple[str, ...], told: str) -> None:
    ran = zhize(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert "正确用法：zhize" in ran.err
    assert "--help" in ran.err
    assert not ENGLISH.search(ran.err.replace("--help", "")), ran.err


def test_wrong_settings_are_explained(zhize: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIZE_TODAY", "someday")
    ran = zhize("stats")
    assert ran.status == 2
    assert "ZHIZE_TODAY" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("ingest", "{missing}"),
        ("ingest", "{file}", "--report", "{missing}/a.json"),
        ("eval", "{missing}"),
        ("eval", "{binary}"),
        ("ask", "--file", "{missing}.txt"),
        ("ask", "--file", "{folder}.csv"),
        ("backup", "{folder}"),
        ("backup", "{missing}/a.zip"),
        ("restore", "{missing}"),
        ("restore", "{folder}"),
        ("restore", "{binary}"),
        ("copy", "--to", "{file}"),
        ("ingest", "{file}", "--data", "{file}"),
        ("stats", "--data", "{file}"),
        ("stats", "--data", "{file}/in"),
        ("stats", "--data", "{folder}"),
        ("serve", "--host", "nowhere.invalid"),
        ("serve", "--host", "203.0.113.7"),
    ],
)
def test_what_the_system_refuses_is_told_in_chinese(
    zhize: Program, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    names = {name: str(tmp_path / name) for name in ("file", "binary", "folder", "missing")}
    (tmp_path / "file").write_text("甲", "utf-8")
    (tmp_path / "binary").write_bytes(bytes(range(256)))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder.csv").mkdir()
    ran = zhize(*(argument.format(**names) for argument in arguments))
    assert (ran.status, ran.out) == (2, "")
    assert "请" in ran.err
    for ours in (str(tmp_path), "nowhere.invalid", "zhize ingest", "--data", "--host", "--port"):
        ran = Ran(ran.status, ran.out, ran.err.replace(ours, ""))
    words = set(re.findall(r"[A-Za-z]{3,}", ran.err)) - {
        *names,
        "JSON",
        "UTF",
        "txt",
        "csv",
        "xlsx",
        "zip",
        "zhize",
        "json",
        "store",
    }
    assert not words


def test_a_folder_beside_a_cluster_is_refused(zhize: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIZE_ENGINE", "http://127.0.0.1:9")
    ran = zhize("remove", "0123456789abcdef")
    assert ran.status == 2
    assert "--data" in ran.err


def test_columns_line_up_though_characters_are_wide() -> None:
    lines = table(("甲", "b"), [("一二三四五", "x"), ("abc", "很长很长的字")], (8, 6))
    assert lines == ["甲       b", "───────  ─────", "一二三…  x", "abc      很长…"]
    assert {width_of(line[: line.index(mark)]) for line, mark in zip(lines[2:], "x很", strict=True)} == {9}
    assert cut("一二三", 6) == "一二三"
    assert padded("一", 4) == "一  "


def test_lines_break_between_wide_characters_and_words_but_not_before_a_full_stop() -> None:
    assert wrapped("一二三。四五六", 6) == ["一二", "三。四", "五六"]
    assert wrapped("zhize ingest 读入文件", 14) == ["zhize ingest", "读入文件"]
    assert all(width_of(line) <= 11 for line in wrapped("中文" * 30, 11))
