"""`zhize eval`: answers against expected ones."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from corpus.errors import BadRequest, reason_of
from search_api.cli.assembly import service_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.layout import table
from search_api.cli.names import printable
from search_api.cli.options import FileName, reading_options
from search_api.cli.output import print_json, progress_bar
from search_api.evaluate import Report

_HEAD = ("种类", "题数", "全对", "第一条", "前五条", "牵头", "配合", "结论", "引文")
_WIDEST = 30


@command("eval")
@click.argument("file", metavar="文件.jsonl", type=FileName())
@click.option("--misses", is_flag=True, help="列出没有答对的问题")
@reading_options
def evaluate(file: str, misses: bool, data: str | None, on: date | None, as_json: bool) -> int:
    """用一份带标准答案的问题衡量回答：前一条、前五条命中，单位、结果、引文是否正确。"""
    from search_api import evaluate as evaluation

    try:
        text = Path(file).read_text("utf-8-sig")
    except OSError as error:
        raise BadRequest(f"打不开评测文件“{printable(file)}”（{reason_of(error)}）", "请检查路径") from error
    except UnicodeDecodeError as error:
        raise BadRequest(f"评测文件“{printable(file)}”不是 UTF-8", "请另存为 UTF-8 再试") from error
    questions = evaluation.read_expected(text)
    with service_of(settings_for(data, on)) as service, progress_bar("评测", len(questions)) as advance:
        report = evaluation.evaluate(service, _counted(questions, advance))
    if as_json:
        print_json(report)
        return 0
    click.echo(table_of(report))
    if misses:
        for missed in report.misses:
            click.echo(f"\n{missed.id}  {missed.question}")
            click.echo(f"    {'；'.join(missed.wrong)}")
    return 0


def table_of(report: Report) -> str:
    """The report as a table, a line a kind and one for all."""
    rows = []
    for kind, score in (*report.kinds.items(), ("合计", report.all)):
        shares = (score.at_1, score.at_5, score.lead, score.support, score.outcome, score.quotes)
        rows.append((kind, str(score.questions), str(score.right), *(f"{s.right}/{s.of}" for s in shares)))
    lines = table(_HEAD, rows, (_WIDEST,) * len(_HEAD))
    return "\n".join((*lines, f"用时（中位数）{report.p50_ms:.1f} 毫秒"))


def _counted(questions: Iterable[dict[str, Any]], advance: Callable[[int], Any]) -> Iterator[dict[str, Any]]:
    for question in questions:
        yield question
        advance(1)
