"""Settings, engine and service put together for one command."""

import contextlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.errors import BadRequest
from corpus.settings import Settings, load_settings
from search_api.cli.names import printable
from search_api.cli.output import tell
from search_api.cli.overwriting import refuse_overwriting

if TYPE_CHECKING:
    from indexer.engine import Address, Carder, Engine
    from search_api.retrieval import Retrieval
    from search_api.service import Service


def settings_for(data: str | None = None, on: date | None = None, **overrides: object) -> Settings:
    """The settings of this call: its own options, else those before the command's name, the environment, the file."""
    ctx = click.get_current_context(silent=True)
    above = ctx.find_root().params if ctx else {}
    folder = data or above.get("data")
    settings = load_settings(os.environ, data=folder, today=on or above.get("on"), **overrides)
    if folder and settings.engine_urls:
        raise BadRequest(
            "设置 engine 指定了集群，--data 的文件夹不会用到",
            "请去掉 --data；集群上的库用设置 index_prefix 区分，要用文件夹里的库请先去掉设置 engine（ZHIZE_ENGINE）",
        )
    return settings


@contextlib.contextmanager
def engine_of(settings: Settings) -> Iterator[tuple["Engine", "Carder"]]:
    """The store that the settings name, and the carder its index is made with."""
    from indexer.engine import open_engine

    if not settings.engine_urls and settings.data.is_file():
        raise BadRequest(
            f"{printable(str(settings.data))} 是文件，不是库所在的文件夹", "请用 --data 指出一个文件夹"
        )
    carder = carder_of(settings)
    location = location_of(settings)
    _warn(location)
    engine = open_engine(location, carder, write_wait_seconds=settings.write_wait_seconds)
    with contextlib.closing(engine):
        yield engine, carder


def carder_of(settings: Settings) -> "Carder":
    """What makes the cards of a store with these settings."""
    from indexer.cards import ReadingCarder
    from indexer.meaning import MeaningCarder, embedder_named

    return MeaningCarder(ReadingCarder(), embedder_named(settings.model))


def own_cards_of(settings: Settings, carder: "Carder") -> "Carder | None":
    """The carder, where the cards that workers make, by the model that comes with the program, are not those of the settings."""
    return carder if settings.model else None


def retrieval_of(settings: Settings) -> "Retrieval":
    """What finds by meaning in such a store."""
    from indexer.meaning import embedder_named
    from search_api.retrieval import Retrieval, own_retrieval

    # The trees were trained on what our own model sees.
    return Retrieval(embedder_named(settings.model), trees=None) if settings.model else own_retrieval()


@contextlib.contextmanager
def service_of(settings: Settings) -> Iterator["Service"]:
    """The service over the store that the settings name."""
    from search_api.service import Service

    with engine_of(settings) as (engine, _):
        yield Service(engine, settings, retrieval=retrieval_of(settings))


def target_of(settings: Settings, target: str) -> "Address | Path":
    """Another store, by what was given for it: addresses, opened as the settings say, or a folder.

    Raises BadRequest for the store that the settings name, and for what can be no store.
    """
    if "://" in target:
        location = location_of(load_settings({}, **_engine_settings(settings), engine=target))
    else:
        location = Path(target)
        if location.is_file():
            raise BadRequest(f"“{printable(target)}”是文件，不是库所在的文件夹", "请用 --to 指定一个文件夹")
        refuse_overwriting(target)
    held = location_of(settings)
    if location == held or (
        isinstance(location, Path) and isinstance(held, Path) and location.resolve() == held.resolve()
    ):
        raise BadRequest("要复制到的就是这个库自己", "请用 --to 指定另一个库")
    _warn(location)
    return location


def _warn(location: "Address | Path") -> None:
    """Says so where a password goes to another machine as it is."""
    if not isinstance(location, Path) and location.open_to_all:
        tell(
            f"提示：密码或密钥将不加密地经网络送到 {'、'.join(location.open_to_all)}；"
            "请改用 https:// 的地址，用设置 engine_ca 给出 CA 证书文件"
        )


def _engine_settings(settings: Settings) -> dict[str, object]:
    names = ("engine_user", "engine_password", "engine_api_key", "engine_ca", "index_prefix", "index_shards")
    return {name: getattr(settings, name) for name in names}


def location_of(settings: Settings) -> "Address | Path":
    """Where the store is: a folder, or a cluster."""
    from indexer.engine import Address

    if not settings.engine_urls:
        return settings.data
    return Address(
        settings.engine_urls,
        settings.index_prefix,
        settings.engine_user,
        settings.engine_password,
        settings.engine_api_key,
        settings.engine_ca,
        settings.index_shards,
    )
