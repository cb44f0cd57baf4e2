"""What a command writes must not replace what it reads."""

import os
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import BadRequest
from indexer.engine.embedded.layout import Layout
from search_api.cli.names import printable


def refuse_overwriting(target: str | Path, inputs: Iterable[str | Path] = ()) -> None:
    """Raises BadRequest where the file to be written is one of those to be read, under whatever name, or part of a store."""
    shown = printable(str(target))
    if _belongs_to_a_store(Path(os.path.realpath(target))):
        raise BadRequest(f"“{shown}”是库自己的文件，不能盖掉", "请换一个位置")
    own = _identity(target)
    if own is not None and any(_identity(each) == own for each in inputs):
        raise BadRequest(f"“{shown}”就是要读的文件，写进去会盖掉它", "请换一个文件名")


def _identity(path: str | Path) -> tuple[int, int] | None:
    """What is one file however it is written or linked to; None where there is none."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _belongs_to_a_store(path: Path) -> bool:
    """Whether a store's own files are there: beside its record, or below its index."""
    own = _identity(path)
    for folder in path.parents:
        store = Layout(folder)
        if store.database.is_file() and path.relative_to(folder).parts[0] in store.own_names():
            return True
        if own is not None and own == _identity(store.database):
            return True
    return False
