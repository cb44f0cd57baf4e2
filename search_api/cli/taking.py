"""What a worker process does with each file after reading its bytes. It imports no more than it needs."""

from pathlib import PurePosixPath

import msgspec

from corpus.blocks import Blocks
from corpus.errors import UnsupportedInput
from corpus.model import Record
from indexer.engine.values import Card
from indexer.intake import Parent, Taken, take
from indexer.meaning import own_carder
from indexer.roster import holds_roster

_carder = own_carder()


class TakenFile(Record):
    """What comes back from a worker for one file: its reading and the cards of that."""

    taken: Taken
    cards: tuple[Card, ...]
    media_type: str
    warnings: tuple[str, ...] = ()


def take_file(name: str, blocks: Blocks, given: bytes = b"") -> TakenFile:
    """One file as read in the worker that read its bytes: alone, or under the `Parent` that is given, encoded.

    Raises UnsupportedInput for a roster, whose private columns must not be searched.
    """
    if holds_roster(blocks):
        raise UnsupportedInput(
            f"“{name}”是专家名册，含联系方式等个人信息，没有当作文件读入",
            f"请用 zhize experts import {_shown(name)} 导入",
        )
    parent = msgspec.msgpack.decode(given, type=Parent) if given else None
    taken = take(name, blocks, parent)
    return TakenFile(taken, _carder(taken.reading), blocks.media_type, blocks.warnings)


def _shown(name: str) -> str:
    """The file's name, without the folders that it is told with."""
    return PurePosixPath(name).name


def under(parent: Parent) -> bytes:
    """What to give with a file that is to be read as an annex."""
    return msgspec.msgpack.encode(parent)
