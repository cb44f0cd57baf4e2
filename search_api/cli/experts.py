"""`zhize experts`: rosters of experts and duty units, and whom to call."""

import hmac
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.errors import Forbidden, NotFound
from corpus.settings import Settings
from search_api.cli.assembly import engine_of, service_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.files import limits_of
from search_api.cli.layout import table
from search_api.cli.names import printable
from search_api.cli.options import OneOf, reading_options
from search_api.cli.output import print_json, print_lines, progress_bar, tell

if TYPE_CHECKING:
    from search_api.cli.rosters import Imported
    from search_api.roster import ShownExpert

_ACTIONS = ("list", "import", "remove", "rosters")
_FORMATS = ("table", "json", "csv", "xlsx")
_MOST = (8, 24, 30, 16, 36, 30, 24, 24)


@command("experts")
@click.argument("words", nargs=-1, metavar="[list|import 文件|remove 名称|rosters]")
@click.option("--hazard", metavar="类型", help="能应对这类事故的，如 火灾、中毒和窒息；有同类事故的专业也算")
@click.option("--field", metavar="专业", help="懂这一专业的，如 危险化学品、有限空间")
@click.option("--region", metavar="区划", help="管得到这个地方的，近的在前；import 时说明是哪里的名册")
@click.option("--roster", metavar="名称", help="只要这个名册里的")
@click.option("--expired", is_flag=True, help="不在聘期内的也列出")
@click.option("--private", is_flag=True, help="在终端显示电话等不公开的内容，须输入口令")
@click.option("--as", "name", metavar="名称", help="import 时名册的名称（默认用文件名）；同名的名册被替换")
@click.option(
    "--format",
    "form",
    metavar="格式",
    type=OneOf(_FORMATS),
    help="table 表格（默认）、json、csv、xlsx；都不含不公开的内容",
)
@reading_options
def experts(
    words: tuple[str, ...],
    hazard: str | None,
    field: str | None,
    region: str | None,
    roster: str | None,
    expired: bool,
    private: bool,
    name: str | None,
    form: str | None,
    data: str | None,
    on: date | None,
    as_json: bool,
) -> int:
    """查找专家和值班单位：出了事该找谁；导入、列出、删除名册。

    导入：zhize experts import 名册.xlsx --as 应急专家库。可读 xlsx、csv，以及 docx、html 里的表格。
    查找：zhize experts --hazard 火灾 --region 枕溪区。删除：zhize experts remove 应急专家库。名册：zhize experts rosters。

    只有认得的公开栏目（姓名、单位、职称、专业、地区、聘期等）可以显示和导出；其余各栏（电话、邮箱、身份证号、备注等）都不公开。

    退出状态：0 完成；1 有的行没有收录，其余已收录；2 什么都没能做。
    """
    action, rest = (words[0], words[1:]) if words else ("list", ())
    if action not in _ACTIONS:
        raise click.UsageError(f"没有“{printable(action)}”这一用法，可以是 {'、'.join(_ACTIONS)}")
    settings = settings_for(data, on)
    if action != "import" and name is not None:
        raise click.UsageError("--as 只用于 import")
    if action == "import":
        return _import(settings, rest, name, region, as_json=as_json)
    if action == "remove":
        return _remove(settings, rest)
    if rest:
        raise click.UsageError(f"多出了参数“{printable(' '.join(rest))}”")
    form = form or ("json" if as_json else "table")
    if action == "rosters":
        return _rosters(settings, form)
    _check_output(form, private=private)
    from search_api.roster import ExpertsWanted

    wanted = ExpertsWanted(hazard=hazard, field=field, region=region, roster=roster, ended=expired)
    if private:
        check_key(settings)
    with service_of(settings) as service:
        found = service.experts(wanted)
        shown = service.with_private(found.experts) if private else found.experts
    _show(shown, form)
    if found.notice:
        tell(found.notice)
    return 0


def check_key(settings: Settings) -> None:
    """Asks for the key at the terminal. Raises Forbidden where it is another, or none is set."""
    if not settings.key:
        raise Forbidden("没有设置口令，不能显示不公开的内容", "请设置 ZHIZE_KEY 后再试")
    given = click.prompt("口令", hide_input=True, default="", show_default=False, err=True)
    if not hmac.compare_digest(str(given).encode("utf-8", "surrogateescape"), settings.key.encode()):
        raise Forbidden("口令不对", "请输入设置 ZHIZE_KEY 的值")


def _check_output(form: str, *, private: bool) -> None:
    if private and (form != "table" or not sys.stdout.isatty()):
        raise click.UsageError("--private 只在终端显示，不能和 --format、--json 同用，也不能转存到文件")
    if form == "xlsx" and sys.stdout.isatty():
        raise click.UsageError("xlsx 不能显示在终端，请转存到文件：zhize experts --format xlsx > 专家.xlsx")


def _import(
    settings: Settings, rest: Sequence[str], name: str | None, region: str | None, *, as_json: bool
) -> int:
    from search_api.cli.rosters import import_roster, told_row

    if len(rest) != 1:
        raise click.UsageError("请给出一个名册文件：zhize experts import 名册.xlsx")
    with engine_of(settings) as (engine, _), progress_bar("读入名册", 1) as advance:
        done = import_roster(engine, Path(rest[0]), settings, limits_of(settings), name, region)
        advance(1)
    for note in done.notes:
        tell(f"提示：{note}")
    for row in done.failed:
        tell(f"未能收录：{told_row(row)}")
    if as_json:
        print_json(done)
    else:
        print_lines(_told(done))
    return 1 if done.failed else 0


def _told(done: "Imported") -> list[str]:
    roster = done.roster
    replaced = f"，替换了原有的 {done.replaced} 条" if done.replaced is not None else ""
    return [
        f"名册“{roster.name}”：收录专家 {roster.experts} 名、值班单位 {roster.units} 个{replaced}，"
        f"没有收录 {len(done.failed)} 行",
        f"公开的栏：{'、'.join(done.public) or '无'}",
        f"不公开的栏：{'、'.join(done.private) or '无'}",
    ]


def _remove(settings: Settings, rest: Sequence[str]) -> int:
    if not rest:
        raise click.UsageError(
            "请给出名册的名称：zhize experts remove 名称（zhize experts rosters 列出名称）"
        )
    with engine_of(settings) as (engine, _):
        removed = [name for name in rest if engine.remove_roster(name)]
    for name in rest:
        if name not in removed:
            tell(f"没有名册“{printable(name)}”")
    if not removed:
        raise NotFound("没有删除任何名册", "请用 zhize experts rosters 查看名称")
    click.echo(f"已删除 {len(removed)} 个名册")
    return 0 if len(removed) == len(rest) else 1


def _rosters(settings: Settings, form: str) -> int:
    from search_api.export import to_csv, to_xlsx
    from search_api.roster.shown import rosters_sheet

    with service_of(settings) as service:
        found = service.rosters()
    if form == "json":
        print_json(found)
        return 0
    sheet = rosters_sheet(found)
    if form != "table":
        click.echo(to_csv(sheet) if form == "csv" else to_xlsx(sheet), nl=False)
        return 0
    print_lines(table(sheet.head, [list(row) for row in sheet.rows], sheet.widths))
    tell(f"共 {len(found)} 个名册")
    return 0


def _show(found: Sequence["ShownExpert"], form: str) -> None:
    from search_api.export import to_csv, to_xlsx
    from search_api.roster import experts_sheet

    if form == "json":
        print_json(found)
    elif form == "table":
        head = ["种类", "姓名或名称", "单位", "职称职务", "专业领域", "事故类型", "地区", "聘期"]
        print_lines(table(tuple(head), [_row(expert) for expert in found], _MOST))
        for expert in found:
            if expert.private:
                click.echo(f"\n{expert.name}（{expert.organisation or expert.roster}）")
                print_lines(f"  {head}：{text}" for head, text in expert.private.items())
        tell(f"共 {len(found)} 个")
    else:
        click.echo(to_csv(experts_sheet(found)) if form == "csv" else to_xlsx(experts_sheet(found)), nl=False)


def _row(expert: "ShownExpert") -> tuple[str, ...]:
    from search_api.roster.shown import KINDS, place_text, status_text, term_text

    term = term_text(expert)
    return (
        KINDS[expert.kind],
        expert.name,
        expert.organisation or "",
        expert.post or "",
        "、".join(expert.fields),
        "、".join(expert.hazards),
        place_text(expert),
        term if expert.status == "valid" else f"{term}（{status_text(expert)}）",
    )
