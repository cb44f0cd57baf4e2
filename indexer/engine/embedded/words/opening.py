"""A word index opened for reading, also where nothing may be written."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tantivy

from corpus.errors import StoreReadOnly
from indexer.engine.embedded.faults import word_errors
from indexer.engine.embedded.words.schema import schema


def open_searcher(folder: Path, meta: bytes, names: Iterable[str]) -> Any:
    """A searcher over the index. Raises StoreError, OSError, ValueError.

    tantivy wants to write a lock into the folder even to read. Where it may not, it is shown a folder of links to the
    files; mapped, they outlast that folder.
    """
    try:
        return _searcher(folder)
    except StoreReadOnly:
        with tempfile.TemporaryDirectory(prefix="zhize-") as shown:
            (Path(shown) / "meta.json").write_bytes(meta)
            for name in names:
                (Path(shown) / name).symlink_to((folder / name).absolute())
            return _searcher(Path(shown))


def _searcher(folder: Path) -> Any:
    with word_errors(folder):
        index = tantivy.Index.open(str(folder))
        if index.schema != schema():
            raise ValueError("its fields are not those of this program")
        # Manual: the default keeps a thread that looks at the file twice a second.
        index.config_reader("manual")
        index.reload()
        return index.searcher()
