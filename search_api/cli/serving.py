"""`zhize serve`: HTTP and web pages."""

import contextlib
import socket
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from corpus.errors import BadRequest, ZhizeError, reason_of
from corpus.settings import Settings
from search_api.cli.assembly import engine_of, own_cards_of, retrieval_of, settings_for
from search_api.cli.chinese import command
from search_api.cli.options import Count, data_option, day_option
from search_api.cli.output import tell

if TYPE_CHECKING:
    from search_api.service import Service

HOST, PORT = "127.0.0.1", 8000
# The application itself refuses from 256 requests on, in words; the server, at this many connections, without.
_MOST_AT_ONCE = 1024
_IDLE_SECONDS = 15
# Asks for a unit, a time and a place at once, so that all that reads questions has been at work.
_ANY_QUESTION = "上海市的电动车充电桩归区住建局管吗，什么时候建完？"
_LAST_SECONDS = 5


@command("serve")
@click.option(
    "--host", metavar="地址", default=HOST, help=f"监听的地址（默认 {HOST}，只供本机；0.0.0.0 供网络）"
)
@click.option("--port", metavar="端口", type=Count(0, 65535), default=PORT, help=f"监听的端口（默认 {PORT}）")
@click.option("--allow-host", "hosts", metavar="主机名", multiple=True, help="另外接受的主机名，可多次给出")
@data_option
@day_option
def serve_command(host: str, port: int, hosts: tuple[str, ...], data: str | None, on: date | None) -> int:
    """提供网页和 HTTP 接口，直到按 Ctrl-C。

    不设 ZHIZE_KEY 时，上传和删除只接受本机访问。
    """
    settings = settings_for(data, on)
    with listening(host, port) as door:
        serve(settings, door, host, hosts)
    return 0


@contextlib.contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens there. Raises BadRequest where the place is taken or no place at all."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.getaddrinfo(host, port, family)
        door = socket.create_server((host, port), family=family, backlog=128)
    except socket.gaierror as error:
        raise BadRequest(f"没有“{host}”这个地址", "请检查 --host，只供本机用 127.0.0.1") from error
    except OSError as error:
        raise BadRequest(
            f"不能在 {host} 的 {port} 端口提供服务（{reason_of(error)}）",
            "请用 --port 换一个端口，或检查 --host",
        ) from error
    with door:
        yield door


def serve(
    settings: Settings,
    door: socket.socket,
    host: str,
    hosts: Sequence[str] = (),
    examples: Sequence[str] = (),
) -> None:
    """Answers until Ctrl-C or SIGTERM."""
    import uvicorn

    from search_api.cli.uploads import Uploads
    from search_api.http import create_app
    from search_api.service import Service

    with (
        engine_of(settings) as (engine, carder),
        Uploads(engine, settings, own_cards_of(settings, carder)) as uploads,
    ):
        service = Service(engine, settings, retrieval=retrieval_of(settings))
        app = create_app(
            service,
            settings,
            ingest=uploads.take,
            remove=engine.remove,
            bound_to=host,
            hosts=hosts,
            examples=examples,
        )
        config = uvicorn.Config(
            app,
            log_level="warning",
            proxy_headers=False,
            server_header=False,
            limit_concurrency=_MOST_AT_ONCE,
            timeout_keep_alive=_IDLE_SECONDS,
            timeout_graceful_shutdown=_LAST_SECONDS,
            lifespan="off",
            ws="none",
        )
        warm_up(service, settings.on())
        tell(f"正在 {address_of(door)} 提供服务，按 Ctrl-C 结束")
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[door])


def warm_up(service: "Service", on: date) -> None:
    """Answers a question and makes its page, so that whoever asks first waits for no word list, index or template."""
    from search_api import web
    from search_api.question import read_question

    read_question(_ANY_QUESTION, on)
    # There may be no store yet, or one that cannot be read: those who ask are told.
    with contextlib.suppress(ZhizeError):
        answer = service.ask(_ANY_QUESTION)
        web.answer_page(on, answer, {})


def address_of(door: socket.socket) -> str:
    """The address to open in a browser."""
    host, port = door.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"
