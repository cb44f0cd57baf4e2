"""`zhize search`: words into records."""

import re
from collections.abc import Iterator
from datetime import date

import click

from corpus.model import Case, Clause, Competence, Document, Task
from search_api import wording
from search_api.bounds import check_length
from search_api.cli.assembly import service_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.layout import wrapped
from search_api.cli.options import Count, OneOf, joined, reading_options
from search_api.cli.output import print_json, print_lines
from search_api.values import Hit, Listing

KINDS = ("clause", "article", "task", "competence", "standard", "case", "document")
_MARK = re.compile(r"</?mark>")
_WIDTH = 96


@command("search")
@click.argument("words", nargs=-1, required=True, metavar="词…")
@click.option(
    "--kind",
    metavar="种类",
    type=OneOf(KINDS),
    help="只要这一种：" + "、".join(f"{kind} {wording.RECORDS[kind]}" for kind in KINDS),
)
@click.option("--region", metavar="区划", help="这个地方及其下级，如 江苏省/南通市")
@click.option("--applies-to", metavar="区划", help="对这个地方有约束力的：本地、下级和上级")
@click.option("--unit", metavar="单位", help="涉及这个单位的")
@click.option("--issuer", metavar="机关", help="由这个机关发文的")
@click.option("--year", metavar="年", type=Count(1900, 2200), help="这一年的")
@click.option(
    "--validity", metavar="有效性", type=OneOf(tuple(wording.VALIDITIES)), help="、".join(wording.VALIDITIES)
)
@click.option("--page", metavar="页", type=Count(1, 1000), default=1, help="第几页（默认 1）")
@click.option("--size", metavar="数", type=Count(1, 200), default=10, help="每页几条（默认 10）")
@click.option("--explain", is_flag=True, help="列出得分的各个部分")
@reading_options
def search(
    words: tuple[str, ...],
    kind: str | None,
    region: str | None,
    applies_to: str | None,
    unit: str | None,
    issuer: str | None,
    year: int | None,
    validity: str | None,
    page: int,
    size: int,
    explain: bool,
    data: str | None,
    on: date | None,
    as_json: bool,
) -> int:
    """检索任务、条款、法条、法定职责、标准、案例和文件。"""
    from search_api.search import Wanted

    wanted = Wanted(
        kinds=(kind,) if kind else (),  # type: ignore[arg-type]
        region=region,
        applies_to=applies_to,
        unit=unit,
        issuer=issuer,
        year=year,
        validity=validity,  # type: ignore[arg-type]
    )
    with service_of(settings_for(data, on)) as service:
        found = service.search(
            check_length(joined(words), "要找的词"), wanted, page=page, size=size, explain=explain
        )
    if as_json:
        print_json(found)
    else:
        print_lines(_told(found))
    return 0


def _told(found: Listing) -> Iterator[str]:
    yield f"共 {found.total} 条" + (f"，第 {found.page} 页" if found.total > found.size else "")
    first = (found.page - 1) * found.size + 1
    for number, hit in enumerate(found.items, first):
        if isinstance(hit, Hit):
            yield ""
            yield from _hit(number, hit)


def _hit(number: int, hit: Hit) -> Iterator[str]:
    record = hit.record
    yield f"{number}. [{wording.RECORDS[hit.kind]}] {record.id}  得分 {hit.score:.3f}"
    if isinstance(record, Document):
        yield f"   {record.title}"
        facts = [text for label, text in wording.facts_of(record) if label in ("文号", "行政区划", "有效性")]
        yield f"   {' · '.join(facts)}"
    else:
        if isinstance(record, Case):
            yield f"   {record.title}"
        for excerpt in hit.highlights:
            for line in wrapped(_MARK.sub("", _unescaped(excerpt)), _WIDTH):
                yield f"   {line}"
        yield f"   出处：{wording.place_text(record.evidence)}"
        if marks := wording.marks_of(record.evidence):
            yield f"   提醒：{'；'.join(marks)}"
    if isinstance(record, Task) and record.lead:
        yield f"   牵头：{wording.units_text(record.lead)}"
    if isinstance(record, Competence):
        yield f"   职责单位：{wording.units_text(record.units)}"
    if isinstance(record, Clause) and record.deadline:
        yield f"   时限：{wording.deadline_text(record.deadline)}"
    if hit.explain:
        yield f"   得分：{'，'.join(f'{name} {value:.3f}' for name, value in hit.explain.items())}"


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)
