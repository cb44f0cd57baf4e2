"""`zhize cases`: accidents and enforcement cases."""

import sys
from datetime import date

import click

from corpus.model import Case
from search_api import wording
from search_api.cli.assembly import service_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.layout import table
from search_api.cli.options import Count, OneOf, reading_options
from search_api.cli.output import print_lines, tell

_FORMATS = ("table", "json", "csv", "xlsx")
_MOST = (12, 50, 16, 20, 12, 40)


@command("cases")
@click.option("--hazard", metavar="类型", help="事故类型，如 坍塌、火灾、中毒和窒息")
@click.option("--industry", metavar="行业", help="行业门类，如 建筑业")
@click.option("--grade", metavar="等级", help="如 较大；较大以上 含更重的")
@click.option("--region", metavar="区划", help="发生在这个地方及其下级的")
@click.option("--year", metavar="年", type=Count(1900, 2200), help="发生在这一年的")
@click.option("--deaths-min", metavar="人数", type=Count(0, 1_000_000), help="死亡人数不少于")
@click.option("--article", metavar="规定", help="违反这一规定的，如 安全生产法第四十四条")
@click.option(
    "--format", "form", metavar="格式", type=OneOf(_FORMATS), help="table 表格（默认）、json、csv、xlsx"
)
@reading_options
def cases(
    hazard: str | None,
    industry: str | None,
    grade: str | None,
    region: str | None,
    year: int | None,
    deaths_min: int | None,
    article: str | None,
    form: str | None,
    data: str | None,
    on: date | None,
    as_json: bool,
) -> int:
    """列出案例：全部，或按事故类型、行业、等级、地方、年份、死亡人数、违反的规定筛选。

    xlsx 等格式写到标准输出，请转存到文件：zhize cases --format xlsx > 案例.xlsx
    """
    from search_api.case_search import cases_called

    form = form or ("json" if as_json else "table")
    if form == "xlsx" and sys.stdout.isatty():
        raise click.UsageError("xlsx 不能显示在终端，请转存到文件：zhize cases --format xlsx > 案例.xlsx")
    wanted = cases_called(
        hazard=hazard,
        industry=industry,
        grade=grade,
        year=year,
        region=region,
        deaths_min=deaths_min,
        article=article,
    )
    with service_of(settings_for(data, on)) as service:
        found = [hit.record for hit in service.cases(wanted) if isinstance(hit.record, Case)]
    if form == "table":
        head = ("时间", "案例", "类型", "伤亡", "等级", "出处")
        print_lines(table(head, [_row(case) for case in found], _MOST))
        tell(f"共 {len(found)} 个")
    else:
        click.echo(_made(found, form), nl=False)
    return 0


def _made(found: list[Case], form: str) -> bytes:
    import msgspec

    from search_api.export import cases_sheet, to_csv, to_xlsx

    if form == "json":
        return msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n"
    return to_csv(cases_sheet(found)) if form == "csv" else to_xlsx(cases_sheet(found))


def _row(case: Case) -> tuple[str, ...]:
    return (
        case.occurred or "",
        wording.quote_text(case.title),
        "、".join(case.hazard),
        wording.toll_text(case),
        case.grade or "",
        wording.title_text(case.evidence),
    )
