"""`zhize show`: one document with its parts."""

from collections.abc import Iterable, Iterator
from datetime import date

import click

from corpus.codec import to_builtins
from corpus.model import Clause, Reading, Repair
from search_api.cli.assembly import service_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.citing import tell_chain, tell_citation, tell_citing
from search_api.cli.options import reading_options
from search_api.cli.output import print_json, print_lines
from search_api.cli.telling import tell_document, tell_task

_HEADING = 60


@command("show")
@click.argument("name", metavar="文件")
@click.option("--outline", is_flag=True, help="目录和条款")
@click.option("--tasks", is_flag=True, help="任务，附件中的也在内")
@click.option("--citations", is_flag=True, help="引用的其他文件，以及层层依据的文件")
@click.option("--cited-by", is_flag=True, help="引用它的其他文件")
@click.option("--repairs", is_flag=True, help="对原文做过的修复")
@click.option("--text", is_flag=True, help="正文，即各处位置所指的文字")
@reading_options
def show(
    name: str,
    outline: bool,
    tasks: bool,
    citations: bool,
    cited_by: bool,
    repairs: bool,
    text: bool,
    data: str | None,
    on: date | None,
    as_json: bool,
) -> int:
    """显示一份文件。文件可用编号、文号或完整标题指明。"""
    from search_api.search import Wanted

    with service_of(settings_for(data, on)) as service:
        reading = service.with_interpretations(service.show(name))
        id_ = reading.document.id
        found = service.tasks(Wanted(document=id_)) if tasks else []
        chain = service.chain(id_) if citations else None
        citing = service.cited_by(id_) if cited_by else []
    if as_json:
        parts = {
            "outline": reading.clauses if outline else None,
            "tasks": found if tasks else None,
            "citations": reading.citations if citations else None,
            "chain": chain,
            "cited_by": citing if cited_by else None,
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
    if chain is not None:
        sections.append(("依据", tell_chain(chain)))
    if cited_by:
        sections.append(("被引用", map(tell_citing, citing) if citing else ("没有其他文件引用它",)))
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


def _outline(reading: Reading) -> Iterator[str]:
    for clause in reading.clauses:
        yield f"{'  ' * max(0, len(clause.path) - 1)}{_heading(clause)}"


def _heading(clause: Clause) -> str:
    text = clause.heading or clause.text.replace("\n", " ")
    return text if len(text) <= _HEADING else text[:_HEADING] + "…"


def _repair(repair: Repair) -> str:
    doubt = "" if repair.certain else "（不确定）"
    return f"{repair.start}–{repair.end}  “{repair.before}” → “{repair.after}”  {repair.why or repair.kind}{doubt}"
