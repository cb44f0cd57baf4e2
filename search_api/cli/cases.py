"""`zhize cases`: accidents and enforcement cases."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from corpus.errors import NotFound
from corpus.model import Case
from search_api import wording
from search_api.cli.assembly import service_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.layout import table
from search_api.cli.options import Count, OneOf, reading_options
from search_api.cli.output import print_lines, tell
from search_api.export import SHEET_TYPES
from search_api.unnamed import title_shown

if TYPE_CHECKING:
    from search_api.service import Service

_FORMATS = ("table", "json", "csv", "xlsx", "html", "docx")
# Files that a terminal cannot show, with what to call one.
_BINARY = {"xlsx": "案例.xlsx", "docx": "培训材料.docx"}
_MOST = (12, 50, 16, 20, 12, 40)


@command("cases")
@click.option("--id", "id_", metavar="编号", help="只要这一个案例")
@click.option("--hazard", metavar="类型", help="事故类型，如 坍塌、火灾、中毒和窒息")
@click.option("--industry", metavar="行业", help="行业门类，如 建筑业")
@click.option("--grade", metavar="等级", help="如 较大；较大以上 含更重的")
@click.option("--region", metavar="区划", help="发生在这个地方及其下级的")
@click.option("--year", metavar="年", type=Count(1900, 2200), help="发生在这一年的")
@click.option("--deaths-min", metavar="人数", type=Count(0, 1_000_000), help="死亡人数不少于")
@click.option("--cause", metavar="词", help="原因里有这些词的，如 未通风")
@click.option("--article", metavar="规定", help="违反这一规定的，如 安全生产法第四十四条")
@click.option(
    "--format",
    "form",
    metavar="格式",
    type=OneOf(_FORMATS),
    help="table 表格（默认）、json、csv、xlsx；培训材料：html、docx",
)
@reading_options
def cases(
    id_: str | None,
    hazard: str | None,
    industry: str | None,
    grade: str | None,
    region: str | None,
    year: int | None,
    deaths_min: int | None,
    cause: str | None,
    article: str | None,
    form: str | None,
    data: str | None,
    on: date | None,
    as_json: bool,
) -> int:
    """列出案例：全部，或按事故类型、行业、等级、地方、年份、死亡人数、违反的规定筛选；或做成培训材料。

    xlsx 等格式写到标准输出，请转存到文件：zhize cases --format xlsx > 案例.xlsx

    html 和 docx 是培训材料，一份最多 50 个案例；事故经过只写在用 --id 指明的单个案例里。
    """
    from search_api.case_search import cases_called, filters_told

    form = form or ("json" if as_json else "table")
    if form in _BINARY and sys.stdout.isatty():
        raise click.UsageError(
            f"{form} 不能显示在终端，请转存到文件：zhize cases --format {form} > {_BINARY[form]}"
        )
    wanted = cases_called(
        hazard=hazard,
        industry=industry,
        grade=grade,
        year=year,
        region=region,
        deaths_min=deaths_min,
        article=article,
        cause=cause,
    )
    settings = settings_for(data, on)
    with service_of(settings) as service:
        found = [hit.record for hit in service.cases(wanted) if isinstance(hit.record, Case)]
        if id_ is not None:
            found = [case for case in found if case.id == id_]
            if not found:
                raise NotFound(f"没有编号为 {id_} 的案例", "请用 zhize cases --json 查看编号，或放宽条件")
        if form in SHEET_TYPES:
            click.echo(
                _training(
                    service, found, form, settings.on(), one=id_ is not None, filters=filters_told(wanted)
                ),
                nl=False,
            )
            return 0
    if form == "table":
        head = ("时间", "案例", "类型", "伤亡", "等级", "出处")
        print_lines(table(head, [_row(case) for case in found], _MOST))
        tell(f"共 {len(found)} 个")
    else:
        click.echo(_made(found, form), nl=False)
    return 0


def _training(
    service: "Service",
    found: list[Case],
    form: str,
    day: date,
    *,
    one: bool,
    filters: tuple[tuple[str, str], ...],
) -> bytes:
    """The training sheet of the cases."""
    from search_api.export.training_sheet import case_training, cases_training, check_size

    check_size(len(found))
    studies = service.study_cases([case.id for case in found], day)
    sheet = case_training(studies[0], day) if one else cases_training(studies, day, filters)
    if form == "docx":
        from search_api.export.docx import to_docx

        return to_docx(sheet)
    from search_api.web import sheet_page

    return sheet_page(sheet, alone=True).encode("utf-8", "replace")


def _made(found: list[Case], form: str) -> bytes:
    import msgspec

    from search_api.export import cases_sheet, to_csv, to_xlsx

    if form == "json":
        return msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n"
    return to_csv(cases_sheet(found)) if form == "csv" else to_xlsx(cases_sheet(found))


def _row(case: Case) -> tuple[str, ...]:
    return (
        case.occurred or "",
        wording.quote_text(title_shown(case)),
        "、".join(case.hazard),
        wording.toll_text(case),
        case.grade or "",
        wording.title_text(case.evidence),
    )
