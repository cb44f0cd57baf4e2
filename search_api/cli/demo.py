"""`zhize demo`: the sample corpus, three questions with their answers, and a server."""

import tempfile
from contextlib import ExitStack
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from corpus.settings import Settings
from search_api.cli.assembly import engine_of, own_cards_of, retrieval_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.files import jobs_of
from search_api.cli.options import Count
from search_api.cli.output import print_lines, progress_bar
from search_api.cli.serving import HOST, PORT, listening, serve
from search_api.cli.telling import tell_answer

if TYPE_CHECKING:
    from indexer.engine import Engine

# One that the row of a table answers, one that asks by when, one whose lead follows from the document's own rule.
EXAMPLES = (
    "枕溪区小区里的电动车充电桩归谁建？",
    "棠阳区的电动车充电点什么时候建完？",
    "岚江省的老小区补建充电桩由哪个厅牵头？",
)


@command("demo")
@click.option("--no-serve", is_flag=True, help="打印三个问题的答案后结束，不启动网页")
@click.option("--host", metavar="地址", default=HOST, help=f"监听的地址（默认 {HOST}）")
@click.option("--port", metavar="端口", type=Count(0, 65535), default=PORT, help=f"监听的端口（默认 {PORT}）")
def demo(no_serve: bool, host: str, port: int) -> int:
    """用自带的样例演示：读入、提问、打开网页。

    样例中的地名、单位和文件都是虚构的。所读内容放在临时文件夹，结束后删除。
    """
    with (
        tempfile.TemporaryDirectory(prefix="zhize-demo-", ignore_cleanup_errors=True) as folder,
        ExitStack() as stack,
    ):
        door = None if no_serve else stack.enter_context(listening(host, port))
        settings = msgspec.structs.replace(settings_for(), data=Path(folder) / "store", engine=None)
        _read_sample(settings)
        _ask_examples(settings)
        if door is not None:
            click.echo("")
            serve(settings, door, host, examples=EXAMPLES)
    return 0


def _read_sample(settings: Settings) -> None:
    from search_api.cli.ingestion import find_files, ingest

    sample = resources.files("corpus") / "sample"
    with resources.as_file(sample) as folder, engine_of(settings) as (engine, carder):
        files = find_files([str(folder)])
        with progress_bar("读入样例", len(files)) as advance:
            done = ingest(
                engine,
                files,
                jobs=jobs_of(settings),
                carder=own_cards_of(settings, carder),
                progress=lambda name: advance(1),
            )
        listed = _import_rosters(engine, settings)
    click.echo(f"读入了 {len(done.documents)} 份样例文件（地名、单位、文件均为虚构）。")
    click.echo(f"导入了 {len(listed)} 个样例名册，专家和值班单位共 {sum(listed)} 条（人名、电话均为虚构）。")


def _import_rosters(engine: "Engine", settings: Settings) -> list[int]:
    """How many each of the sample's rosters lists."""
    from search_api.cli.files import limits_of
    from search_api.cli.rosters import import_roster

    listed = []
    with resources.as_file(resources.files("corpus") / "sample_roster") as folder:
        for file in sorted(folder.iterdir()):
            if file.suffix != ".md":
                done = import_roster(engine, file, settings, limits_of(settings), None, None)
                listed.append(done.roster.experts + done.roster.units)
    return listed


def _ask_examples(settings: Settings) -> None:
    from search_api.service import Service

    with engine_of(settings) as (engine, _):
        service = Service(engine, settings, retrieval=retrieval_of(settings))
        for example in EXAMPLES:
            click.echo(f"\n问：{example}")
            print_lines(tell_answer(service.ask(example)))
