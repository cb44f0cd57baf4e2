"""`zhize ingest`: files, folders and archives into the store."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.errors import BadRequest
from corpus.settings import Settings
from search_api.cli.assembly import engine_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.options import Count, data_option, json_option
from search_api.cli.output import print_json, progress_bar, tell

if TYPE_CHECKING:
    from crawler.readers import Limits
    from search_api.cli.ingestion import IngestReport

_MOST_JOBS = 8


@command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="路径…")
@click.option("--jobs", metavar="数", type=Count(1, 1024), help="同时读取文件的进程数（默认按处理器数目）")
@click.option("--report", metavar="文件", help="把每个文件的结果写成 JSON 存到这里")
@data_option
@json_option
def ingest_command(
    paths: tuple[str, ...], jobs: int | None, report: str | None, data: str | None, as_json: bool
) -> int:
    """把文件、文件夹和 zip 压缩包读入库中。

    可读 docx、xlsx、pdf（带文字）、html、txt 等。重复执行没有害处：没有变化的文件不动，有变化的存为新版本。
    读不了的文件逐个说明原因和办法，其余照常收录。

    退出状态：0 全部完成；1 有文件读不了，其余已收录；2 什么都没能做。
    """
    from search_api.cli.ingestion import find_files, ingest

    settings = settings_for(data)
    files = find_files(paths)
    if not files:
        raise BadRequest("给出的路径里没有文件", "请检查路径是否写对")
    with engine_of(settings) as (engine, carder), progress_bar("读入", len(files)) as advance:
        done = ingest(
            engine,
            carder,
            files,
            jobs=jobs or jobs_of(settings),
            limits=limits_of(settings),
            progress=lambda name: advance(1),
        )
    for warning in done.warnings:
        tell(f"提示：{warning}")
    for failure in done.failed:
        tell(f"未能读入：{failure.message}")
    if report:
        _write_report(Path(report), done)
    if as_json:
        print_json(done)
    else:
        click.echo(
            f"新增 {done.new}，变化 {done.changed}，重新识别 {done.refreshed}，未变 {done.unchanged}，"
            f"重复 {len(done.duplicates)}，失败 {len(done.failed)}"
        )
    if not done.failed:
        return 0
    return 1 if done.documents else 2


def limits_of(settings: Settings) -> "Limits":
    """The bounds of one file, as the settings have them."""
    from crawler.readers import Limits

    return Limits(
        max_bytes=settings.max_bytes,
        seconds=settings.read_seconds,
        memory=settings.read_memory_mb * 1024 * 1024,
    )


def jobs_of(settings: Settings) -> int:
    """How many files are read at once."""
    return settings.jobs or min(_MOST_JOBS, os.cpu_count() or 1)


def _write_report(path: Path, report: "IngestReport") -> None:
    import msgspec

    try:
        path.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
    except OSError as error:
        raise BadRequest(f"报告写不进“{path}”（{error.strerror}）", "请换一个位置") from error
