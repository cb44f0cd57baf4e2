"""`zhize known`: questions confirmed as answered by a record."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from search_api import wording
from search_api.cli.assembly import service_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.layout import table
from search_api.cli.options import OneOf, joined, reading_options
from search_api.cli.output import print_json, print_lines, tell

if TYPE_CHECKING:
    from search_api.known import ShownKnown
    from search_api.service import Service

_FORMATS = ("table", "json", "csv", "xlsx")
_MOST = (18, 48, 26, 10, 8, 50)


@command("known")
@click.argument("action", metavar="add|list|remove", type=OneOf(("add", "list", "remove")))
@click.argument("words", nargs=-1, metavar="[问题 记录编号 | 编号…]")
@click.option(
    "--format",
    "form",
    metavar="格式",
    type=OneOf(_FORMATS),
    help="list 的格式：table 表格（默认）、json、csv、xlsx",
)
@reading_options
def known(
    action: str, words: tuple[str, ...], form: str | None, data: str | None, on: date | None, as_json: bool
) -> int:
    """登记、列出、取消已确认的问题：人们确认过由某条记录回答的问题，今后同样的问题先答这一条。

    登记：zhize known add 问题 记录编号（编号见 zhize ask、search、cite 的 --json）。
    列出：zhize known list。取消：zhize known remove 编号。
    """
    with service_of(settings_for(data, on)) as service:
        if action == "add":
            return _add(service, words, as_json)
        if action == "remove":
            return _remove(service, words)
        if words:
            raise click.UsageError(f"多出了参数“{' '.join(words)}”")
        return _list(service.known(), form or ("json" if as_json else "table"))


def _add(service: "Service", words: tuple[str, ...], as_json: bool) -> int:
    if len(words) < 2:
        raise click.UsageError("请给出问题和记录编号：zhize known add 问题 记录编号")
    kept = service.confirm(joined(words[:-1]), words[-1])
    if as_json:
        print_json(kept)
    else:
        click.echo(f"已登记 {kept.id}")
    return 0


def _remove(service: "Service", words: tuple[str, ...]) -> int:
    if not words:
        raise click.UsageError("请给出要取消的编号：zhize known remove 编号")
    for known_id in words:
        service.forget(known_id)
    click.echo(f"已取消 {len(words)} 个")
    return 0


def _list(found: tuple["ShownKnown", ...], form: str) -> int:
    from search_api.export import to_csv, to_xlsx
    from search_api.known import known_sheet

    if form == "json":
        print_json(found)
    elif form == "table":
        head = ("编号", "问题", "记录编号", "登记日期", "记录", "内容")
        print_lines(table(head, [_row(each) for each in found], _MOST))
        tell(f"共 {len(found)} 个")
    else:
        if form == "xlsx" and sys.stdout.isatty():
            raise click.UsageError(
                "xlsx 不能显示在终端，请转存到文件：zhize known list --format xlsx > 问题.xlsx"
            )
        sheet = known_sheet(found)
        click.echo(to_csv(sheet) if form == "csv" else to_xlsx(sheet), nl=False)
    return 0


def _row(each: "ShownKnown") -> tuple[str, ...]:
    kind = wording.RECORDS[each.kind] if each.kind else "已删除"
    return each.id, each.question, each.record_id, each.on.isoformat(), kind, wording.quote_text(each.text)
