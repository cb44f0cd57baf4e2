"""The writer's session: what one process does while the writer's place is its own."""

import contextlib
import logging
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from corpus.errors import NotFound, StoreDamaged, StoreError
from corpus.model import Reading
from indexer.engine.confirmed import known_id
from indexer.engine.embedded import database as db
from indexer.engine.embedded.checks import missing_store
from indexer.engine.embedded.faults import damaged_record, disk_errors, outdated, record_lost, sqlite_errors
from indexer.engine.embedded.generation import Generation, GenerationWriter, Snapshot
from indexer.engine.embedded.known import drop_known, keep_known
from indexer.engine.embedded.layout import Layout
from indexer.engine.embedded.record_reader import RecordReader
from indexer.engine.embedded.record_writer import RecordWriter, erase
from indexer.engine.embedded.roster import drop_roster, keep_roster
from indexer.engine.embedded.tally import note_tally
from indexer.engine.embedded.words.schema import SCHEMA_VERSION
from indexer.engine.filling import Filling, written
from indexer.engine.keeping import check_cards
from indexer.engine.protocol import Carder, Entry
from indexer.engine.values import Card, Known, Member, Roster, Written

_Cards = Callable[[Reading], Sequence[Card]]
_log = logging.getLogger(__name__)


class WriteSession:
    """Changes the store. The order of a change: SQLite commits, then the index, then gone rows are erased.

    Whatever is missing after a crash is made up for when the next session begins.
    """

    def __init__(self, layout: Layout, carder: Carder, today: Callable[[], date]) -> None:
        self._layout = layout
        self._carder = carder
        self._today = today
        self._index: GenerationWriter | None = None
        self._reader: Generation | None = None
        self._version = index_version(carder.version)
        if not layout.database.exists():
            if isinstance(missing := missing_store(layout), StoreDamaged):
                raise missing
            _create(layout, self._version)
        self.database = db.connect(layout.database, write=True)

    def tidy(self) -> None:
        """Drops vectors of cards that are gone where they have become many."""
        try:
            snapshot = self._snapshot()
        except StoreDamaged:
            self.begin()
            snapshot = self._snapshot()
        if snapshot.mostly_stale():
            # First, so that no view of an earlier change can come by the files that lack what it may show.
            self._set_meta(floor=snapshot.words.change)
            snapshot.compact()

    def close(self) -> None:
        """Ends the session, and spares the next ones to look at what it left."""
        self._close_index()
        with contextlib.suppress(StoreError):
            if self._reader is not None:
                self._reader.seal()
        self.database.close()

    def begin(self) -> None:
        """Makes the index hold what the record holds. Raises StoreOutdated where another carder made it.

        Raises StoreDamaged where the record has lost what the index knows of: that is for the user to decide.
        """
        meta = self._meta()
        if meta["version"] != self._version:
            raise outdated()
        held = int(meta["floor"])
        try:
            held = self._snapshot().words.change
            if held < int(meta["floor"]):
                raise StoreDamaged("索引与记录差得太远，不能补齐")
            if held < int(meta["change"]):
                self._catch_up(held, int(meta["change"]))
        except StoreDamaged as damage:
            _log.warning("%s，正在从记录重建", damage.message)
            self.rebuild(keep_old=False)
        if held > int(meta["change"]):
            raise record_lost(self._layout.database, held, int(meta["change"]))

    def write(self, entries: Iterable[Entry]) -> list[Written]:
        """Keeps the entries as one change."""
        written = []
        with self._change() as (change, records, index):
            for entry in entries:
                kept = records.keep(entry, self._today())
                written.append(Written(id=kept.document.id, change=kept.change))
                if kept.change != "unchanged":
                    index.replace(kept.document, _placed(entry.cards, kept.rows))
                    change.touched = True
        return written

    def remove(self, document_id: str) -> bool:
        """Removes a document and its annexes as one change."""
        with self._change() as (change, records, index):
            for removed in records.remove(document_id):
                index.remove(removed)
                change.touched = True
        return change.touched

    def add_known(self, question: str, record_id: str, on: date | None = None) -> Known:
        """Keeps the question as answered by the record, once. Raises NotFound where no such record is held."""
        question = question.strip()
        with self._transaction():
            found = RecordReader(self.database, int(self._meta()["change"])).records([record_id])
            if (record := found.get(record_id)) is None:
                raise NotFound(f"没有编号为 {record_id} 的记录", "请先检索，用结果的编号登记")
            known = Known(known_id(question, record), question, record_id, on or self._today())
            keep_known(self.database, known, record)
            held = RecordReader(self.database, 0).known()
        return next(each for each in held if each.id == known.id)

    def note_filling(self, filling: Filling | None) -> None:
        """Notes by what the store is being filled."""
        self._set_meta(filling=written(filling))

    def remove_known(self, known_id: str) -> bool:
        """Forgets a known question."""
        with self._transaction():
            return drop_known(self.database, known_id)

    def keep_roster(self, roster: Roster, members: Sequence[Member]) -> None:
        """Keeps the roster in place of the one of its name. One that tells private data makes the store its owner's alone."""
        if any(member.private for member in members):
            db.keep_to_owner(self._layout.database)
        with self._transaction():
            keep_roster(self.database, roster, members)
        db.empty_log(self.database)

    def remove_roster(self, name: str) -> bool:
        """Forgets a roster with all that was private in it."""
        with self._transaction():
            held = drop_roster(self.database, name)
        db.empty_log(self.database)
        return held

    def settle(self) -> None:
        """Puts the words together in one segment where they lie in many: they are written anew, and committed at once."""
        if not self._snapshot().words.is_scattered:
            return
        index, change = self._open_index(), int(self._meta()["change"])
        records = RecordReader(self.database, change)
        try:
            index.clear_words()
            with sqlite_errors(self._layout.database):
                for document_id, row in records.live():
                    self._replace(index, records, document_id, row, self._carder.words)
        except BaseException:
            self._close_index()
            raise
        self._commit_index(index, change)

    def rebuild(self, *, keep_old: bool = True) -> None:
        """Makes a new generation of the index from the record and switches to it."""
        self._close_index()
        meta = self._meta()
        new = f"{1 + max(int(name) for name in (str(meta['generation']), *self._layout.names())):06d}"
        self.drop_old()
        try:
            self._make(new, int(meta["change"]))
        except BaseException:
            shutil.rmtree(self._layout.generations / new, ignore_errors=True)
            raise
        previous = {"previous": meta["generation"], "previous_version": meta["version"]} if keep_old else {}
        self._set_meta(generation=new, version=self._version, **previous)
        if not keep_old:
            self.drop_old()

    def _make(self, name: str, change: int) -> None:
        GenerationWriter.create(self._layout, name)
        with GenerationWriter(self._layout, name) as index, sqlite_errors(self._layout.database):
            records = RecordReader(self.database, change)
            for document_id, row in records.live():
                self._replace(index, records, document_id, row, self._carder)
            index.commit(change)

    def back(self) -> None:
        """Switches to the generation before. Raises NotFound, StoreOutdated where it is not ours."""
        meta = self._meta()
        if not meta["previous"]:
            raise NotFound("没有保留旧的索引", "请用 zhize reindex 重建")
        if meta["previous_version"] != self._version:
            raise outdated()
        self._close_index()
        self._set_meta(
            generation=meta["previous"],
            version=meta["previous_version"],
            previous=meta["generation"],
            previous_version=meta["version"],
        )
        self.begin()

    def drop_old(self) -> int:
        """How many generations were deleted: all but the one in use."""
        self._set_meta(previous="", previous_version="")
        current = self._meta()["generation"]
        old = [name for name in self._layout.names() if name != current]
        for name in old:
            with disk_errors(self._layout.generations):
                shutil.rmtree(self._layout.generations / name)
        return len(old)

    @contextlib.contextmanager
    def _change(self) -> Iterator[tuple["_Change", RecordWriter, GenerationWriter]]:
        # Each time: a file damaged since would be merged with others, and then nothing would tell.
        self.begin()
        index, number = self._open_index(), int(self._meta()["change"]) + 1
        change = _Change()
        try:
            with self._transaction():
                records = RecordWriter(self.database, number)
                yield change, records, index
                if change.touched:
                    note_tally(self.database, number, records.difference)
                    db.set_meta(self.database, change=number)
        except BaseException:
            try:
                index.rollback()
            except StoreError:
                self._close_index()
            raise
        if change.touched:
            self._commit_index(index, number)

    def _commit_index(self, index: GenerationWriter, change: int) -> None:
        try:
            index.commit(change)
            # Seen to be whole now, so that what happens to it before the next change is noticed.
            self._snapshot()
        except StoreDamaged as damage:
            _log.warning("%s，正在从记录重建", damage.message)
            self.rebuild(keep_old=False)
        except BaseException:
            # Without a writer at hand, the next change begins by making up for this one.
            self._close_index()
            raise
        with self._transaction():
            erased = erase(self.database, change)
            if erased:
                db.set_meta(self.database, floor=change)
        if erased:
            db.empty_log(self.database)

    def _catch_up(self, held: int, change: int) -> None:
        records, index = RecordReader(self.database, change), self._open_index()
        try:
            with sqlite_errors(self._layout.database):
                for document_id in records.closed(held):
                    index.remove(document_id)
                for document_id, row in records.live(held):
                    self._replace(index, records, document_id, row, self._carder)
        except BaseException:
            self._close_index()
            raise
        self._commit_index(index, change)

    def _replace(
        self, index: GenerationWriter, records: RecordReader, document_id: str, row: int, carder: _Cards
    ) -> None:
        reading = records.reading(document_id)
        if reading is None:
            raise damaged_record(self._layout.database, f"文件 {document_id} 的记录不完整")
        index.replace(reading.document, _placed(carder(reading), records.record_rows(row)))

    def _snapshot(self) -> Snapshot:
        name = str(self._meta()["generation"])
        if self._reader is None or self._reader.name != name:
            self._reader = Generation(self._layout, name)
        return self._reader.snapshot()

    def _meta(self) -> dict[str, str | int]:
        with sqlite_errors(self._layout.database):
            return db.meta(self.database)

    def _set_meta(self, **values: str | int) -> None:
        with self._transaction():
            db.set_meta(self.database, **values)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with sqlite_errors(self._layout.database):
            self.database.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.database.execute("COMMIT")
            except BaseException:
                # SQLite may have gone back by itself, as where the disk is full.
                if self.database.in_transaction:
                    self.database.execute("ROLLBACK")
                raise

    def _open_index(self) -> GenerationWriter:
        if self._index is None:
            self._index = GenerationWriter(self._layout, str(self._meta()["generation"]))
        return self._index

    def _close_index(self) -> None:
        index, self._index = self._index, None
        if index is not None:
            # All that was promised is committed. What fails here are merges, which the next session does again.
            with contextlib.suppress(StoreError):
                index.close()


class _Change:
    """One change under way; untouched it comes to nothing."""

    touched = False


def index_version(carder_version: str) -> str:
    """What an index is made by: the fields of the word index, and the carder."""
    return f"{SCHEMA_VERSION} {carder_version}"


def _placed(cards: Sequence[Card], rows: dict[str, int]) -> Iterator[tuple[int, Card]]:
    check_cards(cards, rows)
    return ((rows[card.id], card) for card in cards)


def _create(layout: Layout, version: str) -> None:
    generation = "000001"
    for leftover in layout.names():
        shutil.rmtree(layout.generations / leftover)
    GenerationWriter.create(layout, generation)
    values: dict[str, str | int] = {"change": 0, "floor": 0, "generation": generation, "version": version}
    db.create(layout.database, values | {"previous": "", "previous_version": ""})
