"""Where readings are kept and found again: the Engine protocol and its members."""

from pathlib import Path

from indexer.engine.address import Address
from indexer.engine.protocol import Carder, Engine, Entry, View


def open_engine(
    location: Address | Path | str, carder: Carder, *, write_wait_seconds: float = 30.0
) -> Engine:
    """The engine for a location: a folder is an embedded store, an address one on a cluster.

    Nothing is created until the first write.
    """
    # A question to one kind of store need not wait until the other's libraries are loaded.
    if isinstance(location, Address):
        from indexer.engine.elastic import ElasticEngine

        return ElasticEngine(location, carder)
    from indexer.engine.embedded import EmbeddedEngine

    return EmbeddedEngine(Path(location), carder, write_wait_seconds=write_wait_seconds)


__all__ = ["Address", "Carder", "Engine", "Entry", "View", "open_engine"]
