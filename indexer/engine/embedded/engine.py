"""The embedded engine: one writer's session at a time, any number of views."""

import contextlib
import logging
import os
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from corpus import clock
from corpus.errors import StoreBusy, StoreDamaged, StoreFull, StoreReadOnly
from indexer.engine.embedded import database as db
from indexer.engine.embedded.aside import Aside
from indexer.engine.embedded.checks import check_index, check_record, missing_store
from indexer.engine.embedded.faults import disk_errors, outdated, record_lost, sqlite_errors
from indexer.engine.embedded.frozen import FrozenConnection
from indexer.engine.embedded.generation import Generation, Snapshot
from indexer.engine.embedded.layout import Layout
from indexer.engine.embedded.lock import WriterLock
from indexer.engine.embedded.record_reader import RecordReader
from indexer.engine.embedded.session import WriteSession, index_version
from indexer.engine.embedded.view import EmbeddedView
from indexer.engine.filling import Filling, not_whole
from indexer.engine.protocol import Carder, Entry, View
from indexer.engine.values import Known, Member, Roster, Written

_log = logging.getLogger(__name__)
_open: "weakref.WeakSet[EmbeddedEngine]" = weakref.WeakSet()
# What a forked child has of its parent's connections: SQLite allows no use of them, not even to close them.
_of_parents: list[sqlite3.Connection] = []

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
        today: Callable[[], date] = clock.today,
    ) -> None:
        self._layout = Layout(folder)
        self._carder = carder
        self._version = index_version(carder.version)
        self._wait_seconds = write_wait_seconds
        self._today = today
        self._idle: list[sqlite3.Connection] = []
        self._begin_anew()
        _open.add(self)

    def _begin_anew(self) -> None:
        self._place = threading.RLock()
        self._session: WriteSession | None = None
        self._reading = threading.Lock()
        self._generation: Generation | None = None
        self._aside = Aside()

    def forget(self) -> None:
        """Lets go in a forked child of what is its parent's: connections, locks, a session under way."""
        _of_parents.extend(self._idle)
        self._idle = []
        if self._session is not None:
            _of_parents.append(self._session.database)
        self._begin_anew()

    def write(self, entries: Iterable[Entry]) -> list[Written]:
        with self._writer() as session:
            return session.write(entries)

    def remove(self, document_id: str) -> bool:
        if not db.is_there(self._layout.database):
            return False
        with self._writer() as session:
            return session.remove(document_id)

    def add_known(self, question: str, record_id: str, on: date | None = None) -> Known:
        with self._keeping(begin=True) as session:
            return session.add_known(question, record_id, on)

    def remove_known(self, known_id: str) -> bool:
        with self._keeping(begin=True) as session:
            return session.remove_known(known_id)

    def keep_roster(self, roster: Roster, members: Sequence[Member]) -> None:
        with self._writer() as session:
            session.keep_roster(roster, members)

    def remove_roster(self, name: str) -> bool:
        with self._keeping(begin=True) as session:
            return session.remove_roster(name)

    def note_filling(self, filling: Filling | None) -> None:
        with self._writer() as session:
            session.note_filling(filling)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        with self._writer():
            yield

    def rebuild(self) -> bool:
        with self._keeping() as session:
            session.rebuild()
        return True

    def settle(self) -> None:
        if not db.is_there(self._layout.database):
            return
        try:
            with self._writer() as session:
                session.settle()
        except (StoreBusy, StoreFull, StoreReadOnly) as hindrance:
            _log.warning("索引暂未合并：%s", hindrance.message)

    def back(self) -> None:
        with self._keeping() as session:
            session.back()

    def drop_old(self) -> int:
        with self._keeping() as session:
            return session.drop_old()

    @contextlib.contextmanager
    def view(self) -> Iterator[View]:
        with self._connected() as database:
            try:
                index = self._begin(database)
            except StoreDamaged as damage:
                self._heal(damage)
                if database.in_transaction:
                    database.execute("ROLLBACK")
                index = self._begin(database)
            records = RecordReader(database, index.words.change)
            try:
                yield EmbeddedView(records, index, self._aside, self._carder.version, self._layout.size)
            except StoreDamaged:
                # Found while it was read: the next view looks at every file again.
                with self._reading:
                    self._generation = None
                raise

    def _heal(self, damage: StoreDamaged) -> None:
        """Lets a writer make the index anew. The record is whole, or SQLite would have said so."""
        try:
            with self.writing():
                pass
        except (StoreBusy, StoreFull, StoreReadOnly) as hindrance:
            raise StoreDamaged(damage.message, f"{damage.remedy}（{hindrance.message}）") from damage

    def check(self) -> list[str]:
        found: list[str] = []
        try:
            with self._connected() as database:
                database.execute("BEGIN")
                meta = db.meta(database)
                records = RecordReader(database, int(meta["change"]))
                if filling := records.filling():
                    found.append(str(not_whole(filling)))
                found += check_record(database, records)
                if meta["version"] == self._version:
                    found += check_index(self._layout, str(meta["generation"]), records, self._carder)
                else:
                    found.append(str(outdated()))
        except StoreDamaged as damage:
            found.append(str(damage))
        return found

    def close(self) -> None:
        with self._reading:
            self._generation = None
        self._aside.close()
        while self._idle:
            self._idle.pop().close()

    @contextlib.contextmanager
    def _keeping(self, *, begin: bool = False) -> Iterator[WriteSession]:
        """A writer's session over a store that is there; unless `begin`, whatever state its index is in."""
        if not db.is_there(self._layout.database):
            raise missing_store(self._layout)
        with self._writer(begin=begin) as session:
            yield session

    @contextlib.contextmanager
    def _writer(self, *, begin: bool = True) -> Iterator[WriteSession]:
        if not self._place.acquire(timeout=self._wait_seconds):
            raise StoreBusy("本进程的另一个线程正在写入这个库", "请等它结束后再试")
        try:
            if self._session is not None:
                yield self._session
                return
            with contextlib.ExitStack() as held:
                with disk_errors(self._layout.folder):
                    self._layout.folder.mkdir(parents=True, exist_ok=True)
                    held.enter_context(WriterLock(self._layout.lock, self._wait_seconds))
                    session = WriteSession(self._layout, self._carder, self._today)
                held.enter_context(contextlib.closing(session))
                if begin:
                    session.begin()
                self._session = session
                try:
                    yield session
                finally:
                    self._session = None
                session.tidy()
        finally:
            self._place.release()

    def _begin(self, database: sqlite3.Connection) -> Snapshot:
        """The index as it is, the connection left in a transaction that can show the same change."""
        generation = str(db.meta(database)["generation"])
        for _ in range(_TRIES):
            index = self._snapshot(generation)
            database.execute("BEGIN")
            meta = db.meta(database)
            if meta["version"] != self._version:
                raise outdated()
            held = index.words.change
            if held > int(meta["change"]):
                raise record_lost(self._layout.database, held, int(meta["change"]))
            if meta["generation"] == generation and int(meta["floor"]) <= held:
                return index
            database.execute("ROLLBACK")
            generation = str(meta["generation"])
        raise StoreDamaged("索引与记录不一致", "请用 zhize reindex 重建")

    def _snapshot(self, generation: str) -> Snapshot:
        with self._reading:
            if self._generation is None or self._generation.name != generation:
                self._generation = Generation(self._layout, generation)
            return self._generation.snapshot()

    @contextlib.contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """A connection of our own for a while; a transaction begun on it ends with that."""
        try:
            database = self._idle.pop()
        except IndexError:
            if not db.is_there(self._layout.database):
                raise missing_store(self._layout) from None
            database = db.connect(self._layout.database)
        try:
            with sqlite_errors(self._layout.database):
                yield database
                if database.in_transaction:
                    database.execute("ROLLBACK")
            if isinstance(database, FrozenConnection):
                database.check()
        except BaseException:
            database.close()
            raise
        if isinstance(database, FrozenConnection):
            database.close()
        else:
            self._idle.append(database)


def _forget_all() -> None:
    for engine in list(_open):
        engine.forget()


os.register_at_fork(after_in_child=_forget_all)
