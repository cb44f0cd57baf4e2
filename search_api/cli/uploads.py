"""What came over HTTP into the store: the `ingest` that the routes are given."""

import threading
from collections.abc import Mapping, Sequence
from hashlib import sha256
from types import TracebackType
from typing import Self

import msgspec

from corpus.settings import Settings
from crawler.readers.worker import ReaderPool
from indexer.engine import Carder, Engine
from search_api.cli.files import limits_of
from search_api.cli.ingestion import IngestReport, ingest_bytes
from search_api.cli.taking import TakenFile, take_file
from search_api.http.office import Upload

_FOLDER = "上传"
# 12 hexadecimal digits: among a million files of one name two share a folder with a chance of one in five hundred.
_DIGITS = 12


def path_of(upload: Upload) -> str:
    """The path by which an upload is known where it bears no number, signature or place: a folder of its own.

    That is named after the source it is said to come from, so that a later file of that source is another version of it;
    else after its bytes, since two people may well send different files of one name.
    """
    known_by = f"source {upload.source}".encode() if upload.source else b"bytes " + upload.data
    return f"{_FOLDER}/{sha256(known_by).hexdigest()[:_DIGITS]}/{upload.name}"


def _as_given(report: IngestReport, names: Mapping[str, str]) -> IngestReport:
    """The report with the names that the files came under."""

    def told(text: str) -> str:
        for path, name in names.items():
            text = text.replace(path, name)
        return text

    replace = msgspec.structs.replace
    return replace(
        report,
        failed=tuple(
            replace(each, name=told(each.name), message=told(each.message)) for each in report.failed
        ),
        documents=tuple(replace(each, name=told(each.name)) for each in report.documents),
        duplicates=tuple(map(told, report.duplicates)),
        warnings=tuple(map(told, report.warnings)),
    )


class Uploads:
    """Reads uploads in a worker process of its own, which starts with the first of them."""

    def __init__(self, engine: Engine, settings: Settings, carder: Carder | None = None) -> None:
        self._engine, self._carder = engine, carder
        self._limits = limits_of(settings)
        self._pool: ReaderPool[TakenFile] | None = None
        self._starting = threading.Lock()

    def take(self, uploads: Sequence[Upload]) -> IngestReport:
        """What became of the files, which count as one folder: an annex finds its document."""
        files = [(path_of(upload), upload.data) for upload in uploads]
        names = {path: upload.name for (path, _), upload in zip(files, uploads, strict=True)}
        return _as_given(ingest_bytes(self._engine, self._ready(), files, self._carder), names)

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
