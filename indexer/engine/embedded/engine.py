"""The embedded engine: one writer's session at a time, any number of views."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from corpus.errors import StoreBusy, StoreDamaged
from indexer.engine.embedded import database as db
from indexer.engine.embedded.layout import Layout
from indexer.engine.embedded.lock import WriterLock
from indexer.engine.embedded.record_reader import RecordReader
from indexer.engine.embedded.session import WriteSession, outdated
from indexer.engine.embedded.view import EmbeddedView
from indexer.engine.embedded.words import Snapshot, WordIndex
from indexer.engine.protocol import Carder, Entry, View
from indexer.engine.values import Written

# A view must catch record and index at one change; a try fails when a writer finishes between two reads.
_TRIES = 50


class EmbeddedEngine:
    """A store in one folder. It may be used from several threads and several processes."""

    def __init__(
        self,
        folder: Path,
        carder: Carder,
        *,
        write_wait_seconds: float = 30.0,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._layout = Layout(folder)
        self._carder = carder
        self._wait_seconds = write_wait_seconds
        self._today = today
        self._place = threading.RLock()
        self._session: WriteSession | None = None
        self._reading = threading.Lock()
        self._index: tuple[str, WordIndex] | None = None
        self._idle: list[sqlite3.Connection] = []

    def write(self, entries: Iterable[Entry]) -> list[Written]:
        with self._writer() as session:
            return session.write(entries)

    def remove(self, document_id: str) -> bool:
        with self._writer() as session:
            return session.remove(document_id)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        with self._writer():
            yield

    def rebuild(self) -> None:
        with self._writer(begin=False) as session:
            session.rebuild()

    def back(self) -> None:
        with self._writer(begin=False) as session:
            session.back()

    def drop_old(self) -> None:
        with self._writer(begin=False) as session:
            session.drop_old()

    @contextlib.contextmanager
    def view(self) -> Iterator[View]:
        database = self._connection()
        try:
            with db.sqlite_errors(self._layout.database):
                try:
                    words = self._begin(database)
                except StoreDamaged:
                    # The record is whole, or SQLite would have said so: a writer rebuilds the index.
                    with self.writing():
                        pass
                    words = self._begin(database)
                yield EmbeddedView(
                    RecordReader(database, words.change), words, self._carder.version, self._layout.size
                )
                database.execute("ROLLBACK")
        except BaseException:
            database.close()
            raise
        self._idle.append(database)

    def check(self) -> list[str]:
        return []

    def close(self) -> None:
        with self._reading:
            self._index = None
        while self._idle:
            self._idle.pop().close()

    @contextlib.contextmanager
    def _writer(self, *, begin: bool = True) -> Iterator[WriteSession]:
        if not self._place.acquire(timeout=self._wait_seconds):
            raise StoreBusy("本进程的另一个线程正在写入这个库", "请等它结束后再试")
        try:
            if self._session is not None:
                yield self._session
                return
            self._layout.folder.mkdir(parents=True, exist_ok=True)
            with WriterLock(self._layout.lock, self._wait_seconds):
                session = WriteSession(self._layout, self._carder, self._today)
                with contextlib.closing(session):
                    if begin:
                        session.begin()
                    self._session = session
                    try:
                        yield session
                    finally:
                        self._session = None
        finally:
            self._place.release()

    def _begin(self, database: sqlite3.Connection) -> Snapshot:
        """The index as it is, the connection left in a transaction that can show the same change."""
        generation = str(db.meta(database)["generation"])
        for _ in range(_TRIES):
            words = self._words(generation)
            database.execute("BEGIN")
            meta = db.meta(database)
            if meta["version"] != self._carder.version:
                raise outdated()
            if meta["generation"] == generation and int(meta["floor"]) <= words.change <= int(meta["change"]):
                return words
            database.execute("ROLLBACK")
            generation = str(meta["generation"])
        raise StoreDamaged("索引与记录不一致", "请用 zhize reindex 重建")

    def _words(self, generation: str) -> Snapshot:
        with self._reading:
            if self._index is None or self._index[0] != generation:
                self._index = generation, WordIndex(self._layout.words(generation))
            return self._index[1].snapshot()

    def _connection(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return db.connect(self._layout.database)
