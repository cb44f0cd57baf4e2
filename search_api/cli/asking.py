"""`zhize ask`: one question, or a list of them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from corpus.errors import BadRequest, reason_of
from corpus.settings import Settings
from corpus.whole_files import write_whole
from search_api.bounds import check_length
from search_api.cli.assembly import service_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.options import FileName, joined, reading_options
from search_api.cli.output import print_json, print_lines, progress_bar, tell
from search_api.values import Answer


@command("ask")
@click.argument("question", nargs=-1, metavar="问题")
@click.option(
    "--file",
    "file",
    metavar="文件",
    type=FileName(),
    help="逐个回答文件中的问题：.txt 每行一个，.csv 和 .xlsx 取“问题”一列",
)
@click.option("--column", metavar="列名", help="与 --file 同用，问题所在的列（表格没有“问题”一列时）")
@click.option(
    "--out", "out", metavar="文件", type=FileName(), help="与 --file 同用，把答案存成 .xlsx 或 .csv 表格"
)
@reading_options
def ask(
    question: tuple[str, ...],
    file: str | None,
    column: str | None,
    out: str | None,
    data: str | None,
    on: date | None,
    as_json: bool,
) -> int:
    """回答“谁该做什么”：牵头、配合、时限、依据和原文出处。

    例如：zhize ask 小区里的电动车充电点归谁建
    """
    text = joined(question)
    if bool(text) == bool(file):
        raise click.UsageError("请给出一个问题，或用 --file 给出问题文件（二者取一）")
    if out and not file:
        raise click.UsageError("--out 要与 --file 同用")
    if column and not file:
        raise click.UsageError("--column 要与 --file 同用")
    settings = settings_for(data, on)
    if file:
        return _ask_all(Path(file), column, Path(out) if out else None, settings, as_json)
    from search_api.cli.telling import tell_answer

    with service_of(settings) as service:
        answer = service.ask(check_length(text))
    if as_json:
        print_json(answer)
    else:
        print_lines(tell_answer(answer))
    return 0


def _ask_all(file: Path, column: str | None, out: Path | None, settings: Settings, as_json: bool) -> int:
    """Answers every question of a file into a sheet: a file where one is named, else CSV on standard output."""
    from search_api.cli.overwriting import refuse_overwriting
    from search_api.cli.questions import read_questions
    from search_api.export import answers_sheet, to_csv, to_xlsx

    if out and out.suffix.lower() not in (".xlsx", ".csv"):
        raise BadRequest(f"不能存成“{out.name}”", "请用 .xlsx 或 .csv 作扩展名")
    if out and not out.parent.is_dir():
        raise BadRequest(f"没有“{out.parent}”这个文件夹", "请先建好它，或换一个位置")
    if out:
        refuse_overwriting(out, [file])
    questions = read_questions(file, column, settings.max_bytes)
    with service_of(settings) as service, progress_bar("回答", len(questions)) as advance:

        def answered() -> Iterator[Answer]:
            for question in questions:
                yield service.ask(question)
                advance(1)

        # Ten thousand answers, each with all its records, are kept only where all of them are printed.
        answers = list(answered()) if as_json else None
        sheet = answers_sheet(answered() if answers is None else answers)
    if out:
        try:
            write_whole(out, to_xlsx(sheet) if out.suffix.lower() == ".xlsx" else to_csv(sheet))
        except OSError as error:
            raise BadRequest(
                f"表格写不进“{out}”（{reason_of(error)}）", "请换一个位置，或关闭打开着它的程序"
            ) from error
        tell(f"{len(questions)} 个问题的答案已存入 {out}")
    if answers is not None:
        print_json(answers)
    elif not out:
        click.echo(to_csv(sheet), nl=False)
    return 0
