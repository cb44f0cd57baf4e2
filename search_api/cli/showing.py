"""`zhize show` and `zhize cite`: one document with its parts, the citations of a text."""

from collections.abc import Iterable, Iterator
from datetime import date

import click

from corpus.codec import to_builtins
from corpus.model import Citation, Clause, Reading, Repair
from search_api.bounds import LONGEST_CITING, check_length
from search_api.cli.assembly import service_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.options import joined, reading_options
from search_api.cli.output import print_json, print_lines
from search_api.cli.telling import tell_document, tell_task

_HEADING = 60


@command("show")
@click.argument("name", metavar="文件")
@click.option("--outline", is_flag=True, help="目录和条款")
@click.option("--tasks", is_flag=True, help="任务，附件中的也在内")
@click.option("--citations", is_flag=True, help="引用的其他文件")
@click.option("--repairs", is_flag=True, help="对原文做过的修复")
@click.option("--text", is_flag=True, help="正文，即各处位置所指的文字")
@reading_options
def show(
    name: str,
    outline: bool,
    tasks: bool,
    citations: bool,
    repairs: bool,
    text: bool,
    data: str | None,
    on: date | None,
    as_json: bool,
) -> int:
    """显示一份文件。文件可用编号、文号或完整标题指明。"""
    from search_api.search import Wanted

    with service_of(settings_for(data, on)) as service:
        reading = service.show(name)
        found = service.tasks(Wanted(document=reading.document.id)) if tasks else []
    if as_json:
        parts = {
            "outline": reading.clauses if outline else None,
            "tasks": found if tasks else None,
            "citations": reading.citations if citations else None,
            "repairs": reading.repairs if repairs else None,
        }
        whole = to_builtins(reading.document)
        assert isinstance(whole, dict)  # noqa: S101 - a record is always an object
        print_json(whole | {part: value for part, value in parts.items() if value is not None})
        return 0
    sections: list[tuple[str, Iterable[str]]] = []
    if outline:
        sections.append(("目录", _outline(reading)))
    if tasks:
        sections.append(
            ("任务", (line for task in found for line in ("", f"任务：{task.text}", *tell_task(task))))
        )
    if citations:
        sections.append(("引用", map(tell_citation, reading.citations)))
    if repairs:
        sections.append(("修复", map(_repair, reading.repairs)))
    if text:
        sections.append(("正文", (reading.text,)))
    if not sections:
        print_lines(tell_document(reading.document))
    for title, lines in sections:
        if len(sections) > 1:
            click.echo(f"== {title} ==")
        print_lines(lines)
    return 0


@command("cite")
@click.argument("text", nargs=-1, required=True, metavar="文字…")
@reading_options
def cite(text: tuple[str, ...], data: str | None, on: date | None, as_json: bool) -> int:
    """找出一段文字中引用的文件、法条和标准，并指出是库中的哪一份。"""
    with service_of(settings_for(data, on)) as service:
        found = service.cite(check_length(joined(text), "这段文字", LONGEST_CITING))
    if as_json:
        print_json({"items": found})
    else:
        print_lines(map(tell_citation, found) if found else ["没有找到引用"])
    return 0


def tell_citation(citation: Citation) -> str:
    """A citation and what it means, on one line."""
    if citation.target is None:
        return f"{citation.printed} → 未确定：{citation.reason or '原因不明'}"
    target = citation.target
    number = f"（{target.number}）" if target.number else ""
    return f"{citation.printed} → {target.title}{number}  {target.id}"


def _outline(reading: Reading) -> Iterator[str]:
    for clause in reading.clauses:
        yield f"{'  ' * max(0, len(clause.path) - 1)}{_heading(clause)}"


def _heading(clause: Clause) -> str:
    text = clause.heading or clause.text.replace("\n", " ")
    return text if len(text) <= _HEADING else text[:_HEADING] + "…"


def _repair(repair: Repair) -> str:
    doubt = "" if repair.certain else "（不确定）"
    return f"{repair.start}–{repair.end}  “{repair.before}” → “{repair.after}”  {repair.why or repair.kind}{doubt}"
