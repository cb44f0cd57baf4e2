"""`search`, `tasks`, `show`, `cite`: lists and documents, for people and programs."""

import csv
import io
import subprocess
import sys

from tests.search_api.cli.running import Program

NUMBER = "枕政办发〔2024〕21号"


def test_search_lists_hits_with_their_places(over_sample: Program) -> None:
    ran = over_sample("search", "电动自行车", "充电", "--kind", "task", "--size", "3")
    assert ran.status == 0
    assert ran.out.startswith("共 ")
    assert ran.out.count("[任务]") == 3
    assert "<mark>" not in ran.out
    assert "出处：" in ran.out
    found = over_sample(
        "search", "电动自行车", "--region", "岚江省/澜川市/棠阳区", "--json", "--explain"
    ).json()
    assert found["total"] > 0
    regions = {hit["record"].get("region") or hit["record"]["evidence"]["region"] for hit in found["items"]}
    assert regions == {"岚江省/澜川市/棠阳区"}
    assert found["items"][0]["explain"]


def test_tasks_as_json_are_a_plain_list_without_limit(over_sample: Program) -> None:
    tasks = over_sample("tasks", "--format", "json").json()
    assert isinstance(tasks, list)
    assert len(tasks) > 100
    assert over_sample("tasks", "--json").json() == tasks
    of_one = over_sample("tasks", "--document", NUMBER, "--json").json()
    assert {task["evidence"]["document_number"] for task in of_one} == {NUMBER}
    assert {
        "id",
        "document_id",
        "text",
        "lead",
        "support",
        "guide",
        "deadline",
        "basis",
        "source",
        "evidence",
    } <= set(of_one[0])


def test_tasks_are_narrowed(over_sample: Program) -> None:
    led = over_sample("tasks", "--unit", "区城市管理局", "--role", "lead", "--json").json()
    both = over_sample("tasks", "--unit", "区城市管理局", "--json").json()
    assert 0 < len(led) < len(both)
    due = over_sample("tasks", "--due-from", "2025-08-01", "--due-to", "2025-08-31", "--json").json()
    assert {task["deadline"]["date"] for task in due} == {"2025-08-31"}


def test_tasks_as_table_sheet_and_calendar(over_sample: Program) -> None:
    def made(form: str) -> bytes:
        arguments = ["--data", str(over_sample.data), "tasks", "--document", NUMBER, "--format", form]
        code = "from search_api.cli import main; main()"
        return subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, check=True
        ).stdout

    table = made("table").decode()
    assert table.splitlines()[0].split() == ["序号", "任务", "牵头", "配合", "时限", "出处"]
    rows = list(csv.DictReader(io.StringIO(made("csv").decode("utf-8-sig"), newline="")))
    assert len(rows) == len(table.splitlines()) - 2
    assert made("xlsx").startswith(b"PK")
    assert made("ics").startswith(b"BEGIN:VCALENDAR\r\n")


def test_show_tells_what_a_document_is(over_sample: Program) -> None:
    out = over_sample("show", NUMBER).out
    assert f"文号：{NUMBER}" in out
    assert "附件：枕溪区推进城市安全发展任务分工" in out


def test_show_gives_the_parts_that_are_asked_for(over_sample: Program) -> None:
    whole = over_sample("show", NUMBER, "--json", "--outline", "--tasks", "--citations", "--repairs").json()
    assert whole["document_number"] == NUMBER
    for part in ("outline", "tasks", "citations", "repairs"):
        assert isinstance(whole[part], list)
    assert over_sample("show", whole["id"], "--text").out == whole["text"] + "\n"
    assert "tasks" not in over_sample("show", NUMBER, "--json").json()
    parts = over_sample("show", NUMBER, "--outline", "--tasks").out
    assert parts.index("== 目录 ==") < parts.index("  （一）加强城市安全源头治理") < parts.index("== 任务 ==")


def test_show_of_nothing(over_sample: Program) -> None:
    ran = over_sample("show", "没有这份文件")
    assert (ran.status, ran.out) == (2, "")
    assert "没有“没有这份文件”" in ran.err


def test_cite_resolves(over_sample: Program) -> None:
    out = over_sample("cite", "按照岚政办发〔2024〕18号和京政发〔2001〕1号执行").out.splitlines()
    assert "岚江省人民政府办公厅" in out[0]
    assert "未确定" in out[1]
    assert len(over_sample("cite", "按照岚政办发〔2024〕18号执行", "--json").json()["items"]) == 1
    assert over_sample("cite", "没有").out == "没有找到引用\n"


def test_search_finds_whom_the_law_makes_responsible(over_sample: Program) -> None:
    ran = over_sample("search", "电动自行车登记", "--kind", "competence")
    assert ran.status == 0
    assert "[法定职责]" in ran.out
    assert "职责单位：公安机关交通管理部门" in ran.out


def test_an_answer_by_catalogue_tells_the_standard(over_sample: Program) -> None:
    told = over_sample("ask", "电动自行车集中充电场所有什么标准").out
    assert "标准：DB99/T 2101-2024 电动自行车集中充电场所安全管理规范" in told
    assert "状态：现行有效" in told
    assert "实施日期：2024-09-01" in told
    assert "出处：岚江省市场监督管理局" in told


def test_an_answer_by_law_names_its_offices(over_sample: Program) -> None:
    told = over_sample("ask", "澜川市电动自行车道路通行安全谁管")
    assert "职责单位：公安机关交通管理部门" in told.out
    assert "事项：电动自行车登记和道路通行安全" in told.out


def test_show_tells_what_explains_a_document_and_what_it_explains(over_sample: Program) -> None:
    ran = over_sample("show", "澜川市养犬管理条例")
    assert "解读（仅供理解，以原文为准）：《澜川市养犬管理条例》政策问答，解释具体条款 5 处" in ran.out
    ran = over_sample("show", "《澜川市养犬管理条例》政策问答")
    assert "解读的是：《澜川市养犬管理条例》  " in ran.out
    ran = over_sample("show", "《岚江省安全生产举报奖励办法》解读")
    assert "解读的是：《岚江省安全生产举报奖励办法》（岚应急规〔2024〕2号）（库中没有这份文件）\n" in ran.out
