"""The program `zhize`: its commands, and what becomes of errors."""

import contextlib
import errno
import io
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import date

import click

from corpus.errors import ZhizeError, reason_of
from search_api.cli.chinese import Group, explain
from search_api.cli.names import printable
from search_api.cli.options import data_option, day_option
from search_api.cli.output import tell

DONE, SOME_FAILED, NOTHING_DONE = 0, 1, 2
_INTERRUPTED = 130

COMMANDS = {
    "ingest": "search_api.cli.files:ingest_command",
    "demo": "search_api.cli.demo:demo",
    "ask": "search_api.cli.asking:ask",
    "search": "search_api.cli.finding:search",
    "tasks": "search_api.cli.tasks:tasks",
    "cases": "search_api.cli.cases:cases",
    "experts": "search_api.cli.experts:experts",
    "show": "search_api.cli.showing:show",
    "cite": "search_api.cli.citing:cite",
    "known": "search_api.cli.knowing:known",
    "serve": "search_api.cli.serving:serve_command",
    "eval": "search_api.cli.measuring:evaluate",
    "remove": "search_api.cli.keeping:remove",
    "copy": "search_api.cli.keeping:copy_command",
    "reindex": "search_api.cli.keeping:reindex",
    "check": "search_api.cli.keeping:check",
    "stats": "search_api.cli.keeping:stats",
    "backup": "search_api.cli.keeping:backup",
    "restore": "search_api.cli.keeping:restore_command",
}


@click.group(cls=Group, lazy=COMMANDS)
@data_option
@day_option
@click.version_option(package_name="zhize", message="zhize %(version)s", help="显示版本号")
def zhize(data: str | None, on: date | None) -> None:
    """从官方文件中查“谁该做什么”，并给出原文出处。

    先用 zhize ingest 读入文件，再用 zhize ask 提问；zhize demo 用自带的样例演示一遍。
    每个命令后加 --help 看详细说明。
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the program and ends the process with its exit status: 0 done, 1 some inputs failed, 2 nothing could be done."""
    _speak_utf8()
    keep_numpy_to_one_core()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = _run(given)
        sys.stdout.flush()
    except OSError as error:
        status = _unwritten(error)
    sys.exit(status)


def keep_numpy_to_one_core() -> None:
    """Lets NumPy, which must not be imported yet, compute in the thread that asks, unless the environment says otherwise.

    The matrices of a question are small: a second thread hardly helps, and waits busily for the next one. It doubles the
    time of processor that a question takes, and where other work runs, the time on the clock too.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _run(arguments: list[str]) -> int:
    if not arguments:
        arguments = ["--help"]
    try:
        # Not by click's own main, which ends the program with 1 where the reader of the output has seen enough.
        with zhize.make_context("zhize", arguments) as ctx:
            return int(zhize.invoke(ctx) or DONE)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.UsageError as error:
        tell(explain(error))
    except ZhizeError as error:
        tell(f"错误：{error}")
    except KeyboardInterrupt:
        tell("已中断")
        return _INTERRUPTED
    except OSError:
        raise
    except Exception:  # noqa: BLE001 - a fault of ours; what is known of it is told, and the exit status is true
        tell(f"程序出错，请把下面的内容报告给维护者：\n{traceback.format_exc()}")
    return NOTHING_DONE


def _unwritten(error: OSError) -> int:
    """The exit status where the system refused what no command foresaw: as a rule, to take our output."""
    # The rest of the output would be refused again when the process ends.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    # The reader of our output has seen enough (zhize tasks | head); Windows tells it by EINVAL.
    if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL):
        return DONE
    what = f"“{printable(error.filename)}”不能使用" if error.filename else "结果写不出去"
    with contextlib.suppress(OSError):
        tell(f"错误：{what}（{reason_of(error)}）。请检查磁盘空间、权限和路径")
    return NOTHING_DONE


def _speak_utf8() -> None:
    """Texts are UTF-8 whatever the locale says; what cannot be printed is replaced, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
