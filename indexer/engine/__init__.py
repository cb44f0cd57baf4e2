"""Where readings are kept and found again: the Engine protocol and its members."""

from pathlib import Path

from corpus.errors import BadRequest
from indexer.engine.protocol import Carder, Engine, Entry, View


def open_engine(location: str | Path, carder: Carder, *, write_wait_seconds: float = 30.0) -> Engine:
    """The engine for a location: a folder is an embedded store. Nothing is created until the first write.

    Raises BadRequest for a location that no engine serves.
    """
    if "://" in str(location):
        raise BadRequest(f"没有引擎能打开 {location}", "请给出一个文件夹")
    from indexer.engine.embedded import EmbeddedEngine

    return EmbeddedEngine(Path(location), carder, write_wait_seconds=write_wait_seconds)


__all__ = ["Carder", "Engine", "Entry", "View", "open_engine"]
