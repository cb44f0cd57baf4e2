"""Looking after the store: remove, copy, reindex, check, stats, backup, restore."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import msgspec

from corpus.errors import BadRequest, reason_of
from indexer.engine.filling import not_whole
from search_api.cli.assembly import carder_of, engine_of, location_of, settings_for, target_of
from search_api.cli.chinese import command
from search_api.cli.names import printable
from search_api.cli.options import FileName, data_option, json_option
from search_api.cli.output import print_json, print_lines, progress_bar, tell
from search_api.cli.overwriting import refuse_overwriting


@command("remove")
@click.argument("ids", nargs=-1, required=True, metavar="编号…")
@data_option
def remove(ids: tuple[str, ...], data: str | None) -> int:
    """按编号删除文件：连同它的附件、历次版本和原件，删后不能恢复。文件的编号可由 zhize search 查到。

    退出状态：0 全部删除；1 有的编号库中没有，其余已删除；2 一份也没有删除。
    """
    removed = 0
    with engine_of(settings_for(data)) as (engine, _):
        for id_ in ids:
            if engine.remove(id_):
                removed += 1
            else:
                tell(f"没有编号为“{printable(id_)}”的文件")
    if not removed:
        return 2
    click.echo(f"已删除 {removed} 份")
    return 0 if removed == len(ids) else 1


@command("copy")
@click.option(
    "--to",
    "target",
    required=True,
    metavar="库",
    type=FileName(),
    help="另一个库：一个文件夹，或 Elasticsearch 的地址（用户、密码、前缀等按设置）",
)
@data_option
def copy_command(target: str, data: str | None) -> int:
    """把库中的全部内容（含历次版本和原件）复制到另一个库，并逐份核对。中断后重新执行即可，已有的不会重复。"""
    from indexer.engine import open_engine
    from indexer.engine.copying import copy, not_copied

    settings = settings_for(data)
    to = target_of(settings, target)
    carder = carder_of(settings)
    other = open_engine(to, carder, write_wait_seconds=settings.write_wait_seconds)
    with (
        closing(other),
        engine_of(settings) as (engine, _),
        engine.view() as view,
    ):
        with progress_bar("复制", unit="份") as advance:
            count = copy(view, other, carder, _Steps(advance))
        with progress_bar("核对", unit="份") as advance:
            missing = list(not_copied(view, other, _Steps(advance)))
    for id_ in missing:
        tell(f"没有复制成：{id_}")
    click.echo(f"复制了 {count} 份（含历次版本）" if count else "没有要复制的：那里已经都有了")
    return 1 if missing else 0


@command("reindex")
@click.option("--drop-old", is_flag=True, help="删除上次重建前的旧索引")
@click.option("--back", is_flag=True, help="换回上次重建前的旧索引")
@data_option
def reindex(drop_old: bool, back: bool, data: str | None) -> int:
    """按记录重建索引，建好后一次切换；旧索引保留，可以换回。"""
    if drop_old and back:
        raise click.UsageError("--drop-old 和 --back 只能用一个")
    with engine_of(settings_for(data)) as (engine, _):
        if drop_old:
            click.echo("旧索引已删除" if engine.drop_old() else "没有旧索引可删除")
        elif back:
            engine.back()
            click.echo("已换回旧索引")
        else:
            is_kept = engine.rebuild()
            click.echo(f"索引已重建{'，可用 --back 换回旧索引，或用 --drop-old 删除它' if is_kept else ''}")
    return 0


@command("check")
@data_option
@json_option
def check(data: str | None, as_json: bool) -> int:
    """检查库是否完好：记录、索引、每处引文是否与原文一致。

    退出状态：0 完好；1 有问题，逐条列出。
    """
    with engine_of(settings_for(data)) as (engine, _):
        found = engine.check()
    if as_json:
        print_json({"problems": found})
    else:
        print_lines(found or ["库完好"])
    return 1 if found else 0


@command("stats")
@data_option
@json_option
def stats(data: str | None, as_json: bool) -> int:
    """显示库中有多少内容。"""
    with engine_of(settings_for(data)) as (engine, _), engine.view() as view:
        found, filling = view.stats(), view.filling()
    if as_json:
        print_json({**msgspec.structs.asdict(found), "filling": filling.by if filling else None})
        return 0
    if filling:
        tell(str(not_whole(filling)))
    print_lines(
        (
            f"文件：{found.documents}（历次版本共 {found.versions}）",
            f"条款：{found.clauses}（其中法条 {found.articles}）",
            f"任务：{found.tasks}",
            f"法定职责：{found.competences}",
            f"标准：{found.standards}",
            f"案例：{found.cases}",
            f"索引条目：{found.cards}（版本 {found.version}）",
            f"变更次数：{found.change}",
            f"占用空间：{found.bytes / 1024 / 1024:.1f} MB",
        )
    )
    return 0


@command("backup")
@click.argument("file", metavar="文件", type=FileName())
@data_option
def backup(file: str, data: str | None) -> int:
    """把整个库存成一个文件，可在任何机器上恢复。"""
    from indexer.engine.archive import back_up

    if Path(file).is_dir():
        raise BadRequest(f"“{file}”是文件夹", "请写出备份文件的名字，如 备份.zip")
    refuse_overwriting(file)
    with engine_of(settings_for(data)) as (engine, _), engine.view() as view:
        try:
            with progress_bar("备份", unit="份") as advance:
                count = back_up(view, Path(file), _Steps(advance))
        except OSError as error:
            raise BadRequest(f"备份写不进“{file}”（{reason_of(error)}）", "请换一个位置") from error
    click.echo(f"已备份 {count} 份（含历次版本）到 {file}")
    return 0


@command("restore")
@click.argument("file", metavar="文件", type=FileName())
@data_option
def restore_command(file: str, data: str | None) -> int:
    """从备份文件恢复到一个空的库（用 --data 指定新的文件夹；在集群上换一个 index_prefix）。"""
    from indexer.engine.archive import restore

    settings = settings_for(data)
    with engine_of(settings) as (engine, carder):
        try:
            with progress_bar("恢复", unit="份") as advance:
                count = restore(engine, carder, Path(file), _Steps(advance))
        except OSError as error:
            raise BadRequest(f"打不开备份文件“{file}”（{reason_of(error)}）", "请检查路径") from error
    tell(f"库在 {location_of(settings)}")
    click.echo(f"已恢复 {count} 份（含历次版本）")
    return 0


class _Steps:
    """Turns a running count into steps."""

    def __init__(self, advance: Callable[[int], Any]) -> None:
        self._advance = advance
        self._done = 0

    def __call__(self, count: int) -> None:
        self._advance(count - self._done)
        self._done = count
