"""`zhize tasks`: the tasks of a unit, place or document."""

import sys
from datetime import date

import click

from corpus.model import Task
from search_api import wording
from search_api.cli.assembly import service_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.layout import table
from search_api.cli.options import Day, OneOf, reading_options
from search_api.cli.output import print_lines, tell

_FORMATS = ("table", "json", "csv", "xlsx", "ics")
_MOST = (8, 60, 30, 30, 24, 40)


@command("tasks")
@click.option("--unit", metavar="单位", help="由这个单位承担的")
@click.option(
    "--role",
    metavar="角色",
    type=OneOf(tuple(wording.ROLES)),
    help="该单位的角色：lead 牵头、support 配合、guide 指导",
)
@click.option("--region", metavar="区划", help="这个地方及其下级")
@click.option("--document", metavar="文件", help="这份文件（编号、文号或标题）及其附件")
@click.option("--due-from", metavar="日期", type=Day(), help="时限不早于这一天")
@click.option("--due-to", metavar="日期", type=Day(), help="时限不晚于这一天")
@click.option(
    "--format",
    "form",
    metavar="格式",
    type=OneOf(_FORMATS),
    help="table 表格（默认）、json、csv、xlsx、ics 日历",
)
@reading_options
def tasks(
    unit: str | None,
    role: str | None,
    region: str | None,
    document: str | None,
    due_from: date | None,
    due_to: date | None,
    form: str | None,
    data: str | None,
    on: date | None,
    as_json: bool,
) -> int:
    """列出任务：全部，或按单位、地方、文件、时限筛选。

    xlsx 等格式写到标准输出，请转存到文件：zhize tasks --format xlsx > 任务.xlsx
    """
    from search_api.search import Wanted

    form = form or ("json" if as_json else "table")
    if form == "xlsx" and sys.stdout.isatty():
        raise click.UsageError("xlsx 不能显示在终端，请转存到文件：zhize tasks --format xlsx > 任务.xlsx")
    wanted = Wanted(unit=unit, role=role, region=region, document=document, due_from=due_from, due_to=due_to)
    with service_of(settings_for(data, on)) as service:
        found = service.tasks(wanted)
        missing = service.unit_not_held(unit) if unit and not found else None
    if form == "table":
        print_lines(
            table(("序号", "任务", "牵头", "配合", "时限", "出处"), [_row(task) for task in found], _MOST)
        )
        tell(f"共 {len(found)} 项")
    else:
        click.echo(_made(found, form), nl=False)
    if missing is not None:
        tell(f"没有文件提到单位“{missing.name}”")
        if missing.near:
            tell(f"库中相近的单位：{'、'.join(missing.near)}")
    return 0


def _made(found: list[Task], form: str) -> bytes:
    from datetime import UTC, datetime

    import msgspec

    from search_api.export import tasks_sheet, to_calendar, to_csv, to_xlsx

    if form == "json":
        return msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n"
    if form == "ics":
        return to_calendar(found, datetime.now(UTC))
    return to_csv(tasks_sheet(found)) if form == "csv" else to_xlsx(tasks_sheet(found))


def _row(task: Task) -> tuple[str, ...]:
    return (
        task.number or "",
        wording.quote_text(task.text),
        wording.units_text(task.lead, open_list=task.open_list and not task.support),
        wording.units_text(task.support, open_list=task.open_list),
        wording.deadline_text(task.deadline) if task.deadline else "",
        wording.title_text(task.evidence),
    )
