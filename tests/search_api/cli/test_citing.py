"""`zhize cite` and what `zhize show` tells of citations."""

import io
import sys
from pathlib import Path

import pytest

from tests.search_api.cli.running import Program

TEXT = "落实岚政办发〔2024〕18号和《不存在的办法》第三条。"


def test_a_text_is_read_from_arguments_a_file_and_a_pipe(
    over_sample: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = over_sample("cite", TEXT).out.splitlines()
    assert told[0].startswith("岚政办发〔2024〕18号 → 岚江省人民政府办公厅关于推进电动自行车")
    assert told[1] == "《不存在的办法》第三条 → 未确定：库中没有这份文件"
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        file = tmp_path / "文.txt"
        file.write_bytes(TEXT.encode(encoding))
        assert over_sample("cite", "--file", str(file)).out.splitlines() == told
    for arguments in ((), ("--file", "-")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
        assert over_sample("cite", *arguments).out.splitlines() == told


def test_spans_slice_back(over_sample: Program) -> None:
    found = over_sample("cite", TEXT, "--json").json()
    assert found["total"] == len(found["items"]) == 2
    for each in found["items"]:
        assert TEXT[each["start"] : each["end"]] == each["printed"]
    assert found["items"][0]["target"]["number"] == "岚政办发〔2024〕18号"


def test_what_is_wrong_is_told(over_sample: Program, tmp_path: Path) -> None:
    (tmp_path / "图.bin").write_bytes(b"\xff\xfe\x00\x81\xff")
    for arguments, said in (
        (("--file", str(tmp_path / "没有.txt")), "不能读"),
        (("--file", str(tmp_path / "图.bin")), "不是文本文件"),
        ((TEXT, "--file", "x"), "只能给一个"),
    ):
        ran = over_sample("cite", *arguments)
        assert (ran.status, said in ran.err) == (2, True), arguments
    assert over_sample("cite", "没有引用").out == "没有找到引用\n"


def test_a_document_shows_what_it_rests_on_and_who_cites_it(over_sample: Program) -> None:
    city = over_sample("show", "澜政办发〔2024〕36号", "--citations")
    assert "== 依据 ==" in city.out
    assert "└─ 岚江省人民政府办公厅关于推进电动自行车" in city.out
    shown = over_sample("show", "岚政办发〔2024〕18号", "--cited-by", "--citations", "--json").json()
    assert [each["document_number"] for each in shown["cited_by"]] == ["澜政办发〔2024〕36号"]
    assert shown["chain"]["rests_on"] == []
    assert "一图读懂" in over_sample("show", "澜政办发〔2024〕36号", "--cited-by").out
    alone = "澜川市遏制有限空间作业事故三年行动实施方案（2024—2026年）"
    assert "没有其他文件引用它" in over_sample("show", alone, "--cited-by").out
