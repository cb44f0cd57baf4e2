"""`zhize ask`: one question in words and as JSON, lists of questions into sheets."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.search_api.cli.running import Program

QUESTION = "枕溪区小区里的电动车充电桩归谁建"
CLOSED = "枕溪区小区里的电动车充电桩是不是归区住房和城乡建设局管"
OTHER = "枕溪区的火箭发射场归谁建"


def test_an_answer_in_the_words_of_officials(over_sample: Program) -> None:
    ran = over_sample("ask", QUESTION, "--on", "2025-06-01")
    assert ran.status == 0
    assert ran.err == ""
    lines = ran.out.splitlines()
    assert lines[0] == "牵头：区住房和城乡建设局"
    assert "配合：区城市管理局、区消防救援大队、各街道" in lines
    assert "时限：2024年12月底前（已过）" in lines
    assert "依据：原文写明" in lines
    (source,) = [line for line in lines if line.startswith("出处：")]
    assert "枕政办发〔2024〕21号" in source
    assert source.endswith("第4项")
    assert "电动自行车集中停放充电设施" in "".join(line.strip() for line in lines)


def test_the_day_is_a_setting_an_option_and_an_option_before_the_verb(
    over_sample: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "（已过）" not in over_sample("ask", QUESTION, "--on", "2024-06-30").out
    assert "（已过）" in over_sample("--on", "2025-01-01", "ask", QUESTION).out
    monkeypatch.setenv("ZHIZE_TODAY", "2024-06-30")
    assert "（已过）" not in over_sample("ask", QUESTION).out


def test_words_need_no_quotation_marks(over_sample: Program) -> None:
    ran = over_sample("ask", "枕溪区", "小区里的", "充电桩归谁建", "--json")
    assert ran.json()["question"] == "枕溪区 小区里的 充电桩归谁建"


def test_bytes_that_are_no_text_are_no_crash(over_sample: Program) -> None:
    ran = over_sample("ask", "枕溪区\udcff充电桩归谁建", "--json")
    assert ran.status == 0
    assert ran.json()["question"] == "枕溪区?充电桩归谁建"


def test_json_is_the_answer(over_sample: Program) -> None:
    answer = over_sample("ask", QUESTION, "--json").json()
    assert answer["outcome"] == "answered"
    evidence = answer["answers"][0]["record"]["evidence"]
    text = over_sample("show", evidence["document_id"], "--text").out
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_no_answer_is_an_answer(over_sample: Program) -> None:
    ran = over_sample("ask", OTHER)
    assert ran.status == 0
    assert ran.out.startswith("结论：库中没有")


def test_a_units_work_is_counted(over_sample: Program) -> None:
    out = over_sample("ask", "棠阳区城市管理局负责哪些工作").out
    assert out.splitlines()[0].startswith("棠阳区城市管理局：牵头 ")
    assert "【2】岚江省/澜川市/棠阳区" in out


@pytest.mark.parametrize(
    "form",
    ["txt", "gbk.txt", "csv", "gbk.csv", "utf16.csv", "titled.csv", "headless.csv", "xlsx", "second.xlsx"],
)
def test_questions_come_from_any_kind_of_file(over_sample: Program, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"问题.{form}"
    if form.endswith("txt"):
        path.write_bytes(f"{QUESTION}\r\n\r\n  {OTHER}\r\n".encode("gbk" if "gbk" in form else "utf-8-sig"))
    elif form in ("csv", "gbk.csv"):
        encoding = "gbk" if "gbk" in form else "utf-8-sig"
        path.write_text(f"编号,问题\n1,{QUESTION}\n,\n\n2,{OTHER}\n", encoding)
    elif form == "utf16.csv":
        path.write_text(f"编号\t问 题\n1\t{QUESTION}\n2\t{OTHER}\n", "utf-16")
    elif form == "titled.csv":
        path.write_text(f"问题清单;;\n;编号;问题\n;1;{QUESTION}\n;2;{OTHER}\n", "utf-8")
    elif form == "headless.csv":
        path.write_text(f"{QUESTION},\n{OTHER}\n", "utf-8")
    else:
        book = Workbook()
        if form == "second.xlsx":
            for note in (("填表说明", "每行一个"), ("甲", "乙")):
                book.active.append(note)
            book.active = book.create_sheet("清单")
        for row in (("编号", "问题"), (1, QUESTION), (2, OTHER)):
            book.active.append(row)
        book.save(path)
    answers = over_sample("ask", "--file", str(path), "--json").json()
    assert [answer["question"] for answer in answers] == [QUESTION, OTHER]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_sheet_without_a_question_column_tells_its_columns(
    over_sample: Program, tmp_path: Path, form: str
) -> None:
    path, rows = (
        tmp_path / f"来信.{form}",
        (("编号", "来信内容", ""), ("1", QUESTION, "急"), ("2", OTHER, "")),
    )
    if form == "csv":
        path.write_text("\n".join(map(",".join, rows)), "utf-8")
    else:
        book = Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    ran = over_sample("ask", "--file", str(path))
    assert (ran.status, ran.out) == (2, "")
    assert "“编号”、“来信内容”、“（无名列）”" in ran.err
    assert "--column" in ran.err
    answers = over_sample("ask", "--file", str(path), "--column", "来信内容", "--json").json()
    assert [answer["question"] for answer in answers] == [QUESTION, OTHER]
    wrong = over_sample("ask", "--file", str(path), "--column", "内容")
    assert wrong.status == 2
    assert "没有“内容”一列" in wrong.err


def test_a_torn_sheet_of_questions_is_told(over_sample: Program, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text('"' + "长" * 200_000, "utf-8")
    (tmp_path / "q.xlsx").write_text("不是工作簿", "utf-8")
    for name, told in (("q.csv", "不是正确的 CSV"), ("q.xlsx", "不是有效的")):
        ran = over_sample("ask", "--file", str(tmp_path / name))
        assert (ran.status, ran.out) == (2, "")
        assert told in ran.err


def test_a_sheet_tells_the_role_of_the_unit_asked_about(over_sample: Program, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text(f"{CLOSED}\n{QUESTION}\n", "utf-8")
    ran = over_sample("ask", "--file", str(tmp_path / "q.txt"))
    closed, other = csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff")))
    assert (closed["所问单位"], closed["所问单位的角色"]) == ("区住房和城乡建设局", "牵头")
    assert (other["所问单位"], other["所问单位的角色"]) == ("", "")


def test_answers_go_into_a_sheet(over_sample: Program, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text(f"{QUESTION}\n{OTHER}\n", "utf-8")
    out = tmp_path / "答案.xlsx"
    ran = over_sample("ask", "--file", str(tmp_path / "q.txt"), "--out", str(out))
    assert (ran.status, ran.out) == (0, "")
    assert "2 个问题" in ran.err
    head, first, second = load_workbook(out).worksheets[0].iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert row["牵头单位"] == "区住房和城乡建设局"
    assert row["文号"] == "枕政办发〔2024〕21号"
    assert "充电设施" in row["原文"]
    assert dict(zip(head, second, strict=True))["牵头单位"] is None


def test_without_a_file_the_sheet_is_csv_on_standard_output(over_sample: Program, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text(QUESTION, "utf-8")
    ran = over_sample("ask", "--file", str(tmp_path / "q.txt"))
    (row,) = csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff")))
    assert row["问题"] == QUESTION


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", QUESTION, "--file", "q.txt"),
        ("ask", QUESTION, "--out", "a.xlsx"),
        ("ask", "--file", "没有.txt"),
        ("ask", "--file", "问题.docx"),
        ("ask", "   "),
    ],
)
def test_a_call_that_makes_no_sense_is_told(over_sample: Program, arguments: tuple[str, ...]) -> None:
    ran = over_sample(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert "请" in ran.err or "正确用法" in ran.err


def test_a_sheet_that_cannot_be_written_or_named(over_sample: Program, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text(QUESTION, "utf-8")
    for out in ("a.docx", "没有这个文件夹/a.xlsx"):
        ran = over_sample("ask", "--file", str(tmp_path / "q.txt"), "--out", str(tmp_path / out))
        assert ran.status == 2
        assert "请" in ran.err or "正确用法" in ran.err


def test_no_store_yet(zhize: Program) -> None:
    ran = zhize("ask", QUESTION)
    assert (ran.status, ran.out) == (2, "")
    assert "zhize ingest" in ran.err
    assert not zhize.data.exists(), "reading makes nothing"


def test_a_repealed_answer_names_what_replaced_it(over_sample: Program) -> None:
    out = over_sample("ask", "枕溪区社区养老助浴点由谁建").out
    assert out.startswith("结论：只在已失效或被替代的文件中找到")
    assert "提醒：已失效" in out
    assert "枕政规〔2023〕4号" in out.partition("【替代它的文件】")[2]


def test_a_question_is_as_long_as_over_http(over_sample: Program, tmp_path: Path) -> None:
    assert over_sample("ask", "电" * 500).status == 0
    told = "太长，最多 500 个字"
    assert told in over_sample("ask", "电" * 501).err
    assert told in over_sample("search", "电" * 501).err
    (tmp_path / "q.txt").write_text(f"{QUESTION}\n{'电' * 501}\n", "utf-8")
    ran = over_sample("ask", "--file", str(tmp_path / "q.txt"))
    assert (ran.status, ran.out) == (2, "")
    assert f"第 2 个问题{told}" in ran.err
