"""`zhize ingest`: files, folders and archives into the store."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from corpus.errors import BadRequest, reason_of
from corpus.settings import Settings
from corpus.whole_files import write_whole
from search_api.cli.assembly import engine_of, own_cards_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.names import printable
from search_api.cli.options import Count, FileName, data_option, json_option
from search_api.cli.output import print_json, progress_bar, tell
from search_api.cli.overwriting import refuse_overwriting

if TYPE_CHECKING:
    from crawler.readers import Limits
    from search_api.cli.ingestion import IngestReport

_MOST_JOBS = 8


@command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="路径…", type=FileName())
@click.option("--jobs", metavar="数", type=Count(1, 1024), help="同时读取文件的进程数（默认按处理器数目）")
@click.option("--report", metavar="文件", type=FileName(), help="把每个文件的结果写成 JSON 存到这里")
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
    left_out: list[str] = []
    files = find_files(paths, left_out.append)
    for reason in left_out:
        tell(f"提示：{reason}")
    if not files:
        raise BadRequest("给出的路径里没有文件", "请检查路径是否写对")
    if report and not Path(report).parent.is_dir():
        raise BadRequest(f"报告写不进“{printable(report)}”（没有这个文件夹）", "请换一个位置")
    if report:
        refuse_overwriting(report, (file.place for file in files))
    kept: list[IngestReport] = []
    try:
        with engine_of(settings) as (engine, carder), progress_bar("读入", len(files)) as advance:
            if settings.engine_urls:
                # A cluster that cannot be used is told of before the files are read, not after.
                with engine.writing():
                    pass
            done = ingest(
                engine,
                files,
                jobs=jobs or jobs_of(settings),
                limits=limits_of(settings),
                carder=own_cards_of(settings, carder),
                progress=lambda name: advance(1),
                on_stop=kept.append,
            )
    except BaseException:
        for report_so_far in kept:
            _tell_stopped(report_so_far, len(files), report)
        raise
    for warning in done.warnings:
        tell(f"提示：{warning}")
    done = replace(done, warnings=(*left_out, *done.warnings))
    for failure in done.failed:
        tell(f"未能读入：{failure.message}")
    if report:
        _write_report(Path(report), done)
    if as_json:
        print_json(done)
    else:
        click.echo(_summary(done))
    if not done.failed:
        return 0
    return 1 if done.documents else 2


def _tell_stopped(done: "IngestReport", files: int, report: str | None) -> None:
    """Says what an ingest that was ended early has kept."""
    if done.documents:
        tell(f"没有全部读完：{files} 个文件中已收录 {len(done.documents)} 个，都已存好（{_summary(done)}）")
        tell("再执行一次同样的命令即可接着读，已收录的不会重复")
    else:
        tell(f"没有全部读完：{files} 个文件中一个也没有收录")
    if report:
        _write_report(Path(report), done)


def _summary(done: "IngestReport") -> str:
    return (
        f"新增 {done.new}，变化 {done.changed}，重新识别 {done.refreshed}，未变 {done.unchanged}，"
        f"重复 {len(done.duplicates)}，失败 {len(done.failed)}"
    )


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
        write_whole(path, msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
    except OSError as error:
        raise BadRequest(
            f"报告写不进“{printable(str(path))}”（{reason_of(error)}）", "请换一个位置"
        ) from error
