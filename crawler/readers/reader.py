"""What every reader is, and the bounds it keeps."""

from collections.abc import Callable

from corpus.blocks import Blocks
from corpus.model import Record

_MB = 1024 * 1024


class Limits(Record):
    """How much one file may ask of us; beyond it the file is refused, never read in part without a word.

    Only `max_bytes`, `seconds` and `memory` are settings; messages about the others must not say that they can be raised.
    `max_characters` is ten times the longest law with all that was ever issued on it, and half a minute of reading.
    Sizes count bytes, `seconds` is wall time and `memory` the address space of the worker process.
    """

    max_bytes: int = 20 * _MB
    max_unpacked: int = 200 * _MB
    max_ratio: int = 200
    max_members: int = 5_000
    max_depth: int = 400
    max_tags: int = 500_000
    max_cells: int = 200_000
    max_pages: int = 2_000
    max_characters: int = 2_000_000
    seconds: float = 60.0
    memory: int = 1024 * _MB


class Reader(Record):
    """One format: how it is known and how its bytes become blocks.

    `sniff` tells from the bytes alone that a file is certainly of this format; `read` takes the file's name
    (for messages), its bytes and the limits, and raises `BadInput`. `is_text` where
    any text could be of this format; a `gentle` reader is cheap and safe enough to run in the caller's process.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[str, bytes, Limits], Blocks]
    is_text: bool = False
    gentle: bool = False
