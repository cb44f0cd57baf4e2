"""What came over HTTP into the store: the `ingest` that the routes are given."""

import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from corpus.settings import Settings
from crawler.readers.worker import ReaderPool
from indexer.engine import Carder, Engine
from search_api.cli.files import limits_of
from search_api.cli.ingestion import IngestReport, ingest_bytes
from search_api.cli.taking import TakenFile, take_file


class Uploads:
    """Reads uploads in a worker process of its own, which starts with the first of them."""

    def __init__(self, engine: Engine, carder: Carder, settings: Settings) -> None:
        self._engine, self._carder = engine, carder
        self._limits = limits_of(settings)
        self._pool: ReaderPool[TakenFile] | None = None
        self._starting = threading.Lock()

    def take(self, files: Sequence[tuple[str, bytes]]) -> IngestReport:
        """What became of the files, which count as one folder: an annex finds its document."""
        return ingest_bytes(self._engine, self._carder, self._ready(), files)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.close()

    def _ready(self) -> ReaderPool[TakenFile]:
        with self._starting:
            if self._pool is None:
                self._pool = ReaderPool(1, self._limits, then=take_file)
            return self._pool
