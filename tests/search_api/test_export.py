"""Sheets and calendars that people open: nothing in them runs, nothing is lost."""

import csv
import io
import re
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from corpus.model import Deadline, Evidence, Task, UnitName
from search_api.export import Sheet, answers_sheet, tasks_sheet, to_calendar, to_csv, to_xlsx
from search_api.export.sheets import cell_text, guarded
from search_api.service import Service
from search_api.values import Answer, Answered, Notice

NOW = datetime(2025, 6, 1, 8, tzinfo=UTC)


def task(text: str = "建设充电设施", deadline: Deadline | None = None, **others: object) -> Task:
    evidence = Evidence(
        document_id="d",
        title="通知",
        document_number="枕政办发〔2024〕21号",
        region="岚江省/澜川市",
        published_on=date(2024, 6, 18),
        validity="in_force",
        locator="第4项",
        quote="4\t建设充电设施",
        url="https://example.org/a",
    )
    values: dict[str, object] = {
        "id": "d-t4",
        "document_id": "d",
        "basis": "stated",
        "source": "table",
        "evidence": evidence,
        "number": "4",
        "category": ("甲", "乙"),
        "lead": (UnitName(printed="城管局", name="区城管局"), UnitName(printed="住建局", name="区住建局")),
        "support": (UnitName(printed="各街道", name="各街道", collective=True),),
        "open_list": True,
    }
    return Task(text=text, deadline=deadline, **(values | others))  # type: ignore[arg-type]


DUE = Deadline(printed="2024年12月底前", kind="date", date=date(2024, 12, 31), past=True)


def rows_of(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf"), "Excel knows UTF-8 by its mark"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_task_is_a_row_in_the_words_of_officials() -> None:
    (row,) = rows_of(to_csv(tasks_sheet([task(deadline=DUE)])))
    assert row["任务"] == "建设充电设施"
    assert row["类别"] == "甲／乙"
    assert row["牵头单位"] == "区城管局、区住建局"
    assert row["配合单位"] == "各街道等"
    assert (row["完成时限"], row["截止日期"], row["是否已过期"]) == ("2024年12月底前", "2024-12-31", "是")
    assert row["依据方式"] == "原文写明"
    assert (row["文件"], row["文号"], row["位置"], row["有效性"]) == (
        "通知",
        "枕政办发〔2024〕21号",
        "第4项",
        "现行有效",
    )
    assert row["原文"] == "4\t建设充电设施"


def test_an_answer_is_a_row_with_other_places_and_notices() -> None:
    answered = Answered(kind="task", score=1.0, record=task(deadline=DUE))
    answer = Answer(
        question="归谁建？",
        intent="responsibility",
        outcome="answered",
        scope="wider",
        answers=(answered, answered),
        notices=(Notice(kind="annex_not_held", title="分工表"),),
    )
    nothing = Answer(question="火箭？", intent="responsibility", outcome="not_held")
    first, second = rows_of(to_csv(answers_sheet([answer, nothing])))
    assert first["牵头单位"] == "区城管局、区住建局"
    assert first["其他出处"] == "通知（枕政办发〔2024〕21号） 第4项"
    assert first["提示"] == "附件未收录：分工表"
    assert "上级文件" in first["范围"]
    assert (second["问题"], second["牵头单位"], second["原文"]) == ("火箭？", "", "")
    assert "没有" in second["结果"]


@pytest.mark.parametrize(
    "begin", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "－1"]
)
def test_no_cell_begins_a_formula(begin: str) -> None:
    sheet = tasks_sheet([task(text=begin)])
    (row,) = rows_of(to_csv(sheet))
    assert row["任务"].startswith("'")
    book = to_xlsx(sheet)
    cell = load_workbook(io.BytesIO(book)).worksheets[0]["C2"]
    assert cell.data_type == "s"
    assert str(cell.value).replace("_x000D_", "\r") == begin, "as it is, no apostrophe"
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        page = package.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in page
    assert page.count(b't="inlineStr"') == page.count(b"<is>") > 0


@given(st.text(max_size=40))
def test_any_text_makes_a_cell_that_a_workbook_can_hold(text: str) -> None:
    cell = cell_text(text)
    assert not re.match(r"[=+\-@\t\r\n]", guarded(text))
    sheet = Sheet("表", ("头",), (10,), ((text,),))
    (_, (held,)) = load_workbook(io.BytesIO(to_xlsx(sheet))).worksheets[0].iter_rows(values_only=True)
    assert (held or "").replace("\r\n", "\n").replace("\r", "\n") == cell.replace("\r\n", "\n").replace(
        "\r", "\n"
    )


def test_a_long_cell_is_cut_and_says_so() -> None:
    assert len(cell_text("长" * 40_000)) == 32_767
    assert cell_text("长" * 40_000).endswith("（过长，已截断）")
    assert cell_text("长" * 32_767) == "长" * 32_767


def test_the_workbook_is_ready_to_read() -> None:
    page = load_workbook(io.BytesIO(to_xlsx(tasks_sheet([task(), task()])))).worksheets[0]
    assert page.title == "任务"
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == f"A1:{page.cell(1, page.max_column).column_letter}3"
    assert page["A1"].font.bold
    assert page.column_dimensions["C"].width == 50
    assert page["C2"].alignment.wrap_text


def lines_of(data: bytes) -> list[str]:
    """The calendar's lines, unfolded; each physical line is short enough."""
    assert data.endswith(b"\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_a_day_is_an_all_day_event() -> None:
    lines = lines_of(to_calendar([task(text="甲" * 80 + ",;\\", deadline=DUE), task()], NOW))
    assert lines.count("BEGIN:VEVENT") == 1, "no day, no event"
    assert "DTSTART;VALUE=DATE:20241231" in lines
    assert "DTEND;VALUE=DATE:20250101" in lines
    assert "UID:d-t4@zhize" in lines
    assert "DTSTAMP:20250601T080000Z" in lines
    (summary,) = [line for line in lines if line.startswith("SUMMARY:")]
    assert len(summary) == len("SUMMARY:") + 60
    (told,) = [line for line in lines if line.startswith("DESCRIPTION:")]
    assert "牵头：区城管局、区住建局\\n配合：各街道等\\n时限：2024年12月底前" in told


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=-1", "20240930"),
        ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", "20240320"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=15", "20240115"),
        ("FREQ=WEEKLY;BYDAY=FR", "20240105"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "20240229"),
        ("FREQ=MONTHLY;INTERVAL=3", "20240101"),
    ],
)
def test_a_recurrence_begins_on_one_of_its_own_days(rule: str, first: str) -> None:
    due = Deadline(printed="每年", kind="recurring", recurrence=rule)
    lines = lines_of(to_calendar([task(deadline=due)], NOW))
    assert f"DTSTART;VALUE=DATE:{first}" in lines
    assert f"RRULE:{rule.removeprefix('RRULE:')}" in lines


def test_text_cannot_break_out_of_its_line() -> None:
    evil = "甲\r\nBEGIN:VEVENT\nX:\x00"
    lines = lines_of(to_calendar([task(text=evil, deadline=DUE)], NOW))
    assert lines.count("BEGIN:VEVENT") == 1


def test_the_sample_can_be_exported_whole(sample: Service) -> None:
    tasks = sample.tasks()
    rows = rows_of(to_csv(tasks_sheet(tasks)))
    assert [row["任务编号"] for row in rows] == [each.id for each in tasks]
    page = load_workbook(io.BytesIO(to_xlsx(tasks_sheet(tasks)))).worksheets[0]
    assert page.max_row == len(tasks) + 1
    dated = [each for each in tasks if each.deadline and (each.deadline.date or each.deadline.recurrence)]
    lines = lines_of(to_calendar(tasks, NOW))
    assert lines.count("BEGIN:VEVENT") == len(dated) > 50
    starts = [line.rpartition(":")[2] for line in lines if line.startswith("DTSTART")]
    ends = [line.rpartition(":")[2] for line in lines if line.startswith("DTEND")]
    for start, end in zip(starts, ends, strict=True):
        assert datetime.strptime(end, "%Y%m%d") - datetime.strptime(start, "%Y%m%d") == timedelta(days=1)  # noqa: DTZ007
