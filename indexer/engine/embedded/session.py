"""The writer's session: what one process does while the writer's place is its own."""

import contextlib
import logging
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from corpus.errors import NotFound, StoreDamaged, StoreOutdated
from indexer.engine.embedded import database as db
from indexer.engine.embedded.layout import Layout
from indexer.engine.embedded.record_reader import RecordReader
from indexer.engine.embedded.record_writer import RecordWriter, erase
from indexer.engine.embedded.words import WordIndex, WordWriter
from indexer.engine.protocol import Carder, Entry
from indexer.engine.values import Card, Written

_log = logging.getLogger(__name__)


class WriteSession:
    """Changes the store. The order of a change: SQLite commits, then the index, then gone rows are erased.

    Whatever is missing after a crash is made up for when the next session begins.
    """

    def __init__(self, layout: Layout, carder: Carder, today: Callable[[], date]) -> None:
        self._layout = layout
        self._carder = carder
        self._today = today
        self._words: WordWriter | None = None
        if not layout.database.exists():
            _create(layout, carder.version)
        self._database = db.connect(layout.database, write=True)

    def close(self) -> None:
        """Ends the session."""
        self._close_words()
        self._database.close()

    def begin(self) -> None:
        """Makes the index hold what the record holds. Raises StoreOutdated where another carder made it."""
        meta = self._meta()
        if meta["version"] != self._carder.version:
            raise outdated()
        held = self._held(str(meta["generation"]))
        if held is None or not int(meta["floor"]) <= held <= int(meta["change"]):
            _log.warning(
                "词语索引损坏或缺失，正在从记录重建：%s", self._layout.words(str(meta["generation"]))
            )
            self.rebuild(keep_old=False)
        elif held < int(meta["change"]):
            self._catch_up(held)

    def write(self, entries: Iterable[Entry]) -> list[Written]:
        """Keeps the entries as one change."""
        written = []
        with self._change() as (change, records, words):
            for entry in entries:
                kept = records.keep(entry, self._today())
                written.append(Written(id=kept.document.id, change=kept.change))
                if kept.change != "unchanged":
                    words.replace(kept.document, _placed(entry.cards, kept.rows))
                    change.touch()
        return written

    def remove(self, document_id: str) -> bool:
        """Removes a document and its annexes as one change."""
        with self._change() as (change, records, words):
            for removed in records.remove(document_id):
                words.remove(removed)
                change.touch()
        return change.touched

    def rebuild(self, *, keep_old: bool = True) -> None:
        """Makes a new generation of the index from the record and switches to it."""
        self._close_words()
        meta = self._meta()
        self.drop_old()
        old, new = str(meta["generation"]), f"{int(meta['generation']) + 1:06d}"
        shutil.rmtree(self._layout.generations / new, ignore_errors=True)
        WordWriter.create(self._layout.words(new))
        with WordWriter(self._layout.words(new)) as words:
            records = RecordReader(self._database, int(meta["change"]))
            for document_id, row in list(records.live()):
                self._index(words, records, document_id, row)
            words.commit(int(meta["change"]))
        previous = {"previous": old, "previous_version": meta["version"]} if keep_old else {"previous": ""}
        self._switch(generation=new, version=self._carder.version, **previous)
        if not keep_old:
            self.drop_old()

    def back(self) -> None:
        """Switches to the generation before. Raises NotFound, StoreOutdated where it is not ours."""
        meta = self._meta()
        if not meta["previous"]:
            raise NotFound("没有保留旧的索引", "请用 zhize reindex 重建")
        if meta["previous_version"] != self._carder.version:
            raise outdated()
        self._close_words()
        self._switch(
            generation=meta["previous"],
            version=meta["previous_version"],
            previous=meta["generation"],
            previous_version=meta["version"],
        )
        self.begin()

    def drop_old(self) -> None:
        """Deletes all generations but the one in use."""
        current = str(self._meta()["generation"])
        self._switch(previous="")
        for folder in self._layout.generations.iterdir():
            if folder.name != current:
                shutil.rmtree(folder)

    @contextlib.contextmanager
    def _change(self) -> Iterator[tuple["_Change", RecordWriter, WordWriter]]:
        words = self._open_words()
        database = self._database
        with db.sqlite_errors(self._layout.database):
            database.execute("BEGIN IMMEDIATE")
        change = _Change(int(self._meta()["change"]) + 1)
        try:
            yield change, RecordWriter(database, change.number), words
            with db.sqlite_errors(self._layout.database):
                db.set_meta(database, change=change.number)
                database.execute("COMMIT" if change.touched else "ROLLBACK")
        except BaseException:
            database.execute("ROLLBACK")
            words.rollback()
            raise
        if change.touched:
            words.commit(change.number)
            self._erase(change.number)

    def _erase(self, held: int) -> None:
        with db.sqlite_errors(self._layout.database):
            self._database.execute("BEGIN IMMEDIATE")
            erased = erase(self._database, held)
            if erased:
                db.set_meta(self._database, floor=held)
            self._database.execute("COMMIT")
            if erased:
                db.empty_log(self._database)

    def _catch_up(self, held: int) -> None:
        change = int(self._meta()["change"])
        records, words = RecordReader(self._database, change), self._open_words()
        for document_id in records.closed(held):
            words.remove(document_id)
        for document_id, row in list(records.live(held)):
            self._index(words, records, document_id, row)
        words.commit(change)
        self._erase(change)

    def _index(self, words: WordWriter, records: RecordReader, document_id: str, row: int) -> None:
        reading = records.reading(document_id)
        if reading is None:
            raise StoreDamaged(f"文件 {document_id} 的记录不完整", "请用 zhize restore 从备份恢复")
        words.replace(reading.document, _placed(self._carder(reading), records.record_rows(row)))

    def _held(self, generation: str) -> int | None:
        try:
            return WordIndex(self._layout.words(generation)).snapshot().change
        except StoreDamaged:
            return None

    def _meta(self) -> dict[str, str | int]:
        with db.sqlite_errors(self._layout.database):
            return db.meta(self._database)

    def _switch(self, **values: str | int) -> None:
        with db.sqlite_errors(self._layout.database):
            self._database.execute("BEGIN IMMEDIATE")
            db.set_meta(self._database, **values)
            self._database.execute("COMMIT")

    def _open_words(self) -> WordWriter:
        if self._words is None:
            self._words = WordWriter(self._layout.words(str(self._meta()["generation"])))
        return self._words

    def _close_words(self) -> None:
        if self._words is not None:
            self._words.close()
            self._words = None


class _Change:
    """One change under way; untouched it comes to nothing."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.touched = False

    def touch(self) -> None:
        self.touched = True


def outdated() -> StoreOutdated:
    """The error of an index that another carder made."""
    return StoreOutdated("索引是用另一版本的分词、词库或模型建立的", "请用 zhize reindex 重建")


def _placed(cards: Iterable[Card], rows: dict[str, int]) -> Iterator[tuple[int, Card]]:
    for card in cards:
        if card.id not in rows:
            raise ValueError(
                f"a card of {card.document_id} is for {card.id}, which is no record of its reading"
            )
        yield rows[card.id], card


def _create(layout: Layout, version: str) -> None:
    generation = "000001"
    layout.folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(layout.generations, ignore_errors=True)
    WordWriter.create(layout.words(generation))
    db.create(
        layout.database,
        {
            "change": 0,
            "floor": 0,
            "generation": generation,
            "version": version,
            "previous": "",
            "previous_version": "",
        },
    )
