"""What may be wrong with a store, looked for in all its parts."""

import sqlite3
from collections.abc import Iterator

from corpus.errors import StoreDamaged, StoreError
from indexer.engine.embedded.database import no_store
from indexer.engine.embedded.generation import Generation
from indexer.engine.embedded.layout import Layout
from indexer.engine.embedded.record_reader import RecordReader
from indexer.engine.embedded.vectors.state import damaged_files, read_state
from indexer.engine.embedded.words.files import damaged_words
from indexer.engine.evidence import misplaced
from indexer.engine.protocol import Carder
from indexer.engine.values import EVERYTHING


def check_record(database: sqlite3.Connection, records: RecordReader) -> Iterator[str]:
    """What is wrong with the record by itself: the file, and evidence that does not stand where it says."""
    for (message,) in database.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield f"库文件已损坏：{message}（请用 zhize restore 从备份恢复）"
    for reading in records.readings():
        yield from misplaced(reading)
    for name in records.garbled_originals():
        yield f"文件 {name} 的原件已损坏（请用 zhize restore 从备份恢复）"
    for name in records.ill_listed():
        yield f"名册“{name}”的记录不完整（请重新 zhize experts import，或用 zhize restore 从备份恢复）"
    if (noted := records.tally()) != (counted := records.counted()):
        yield f"记下的数目 {noted} 与记录 {counted} 不符（请用 zhize restore 从备份恢复）"


def check_index(layout: Layout, generation: str, records: RecordReader, carder: Carder) -> Iterator[str]:
    """Where the index differs from what the record would make it, and which of its files are damaged."""
    for path in damaged_words(layout.words(generation)):
        yield f"词语索引文件已损坏：{path}（请用 zhize reindex 重建）"
    try:
        snapshot = Generation(layout, generation).snapshot()
        for path in damaged_files(layout.vectors(generation), read_state(layout.vectors(generation))):
            yield f"向量文件已损坏：{path}（请用 zhize reindex 重建）"
    except StoreDamaged as damage:
        yield str(damage)
        return
    if snapshot.words.change != records.change:
        held, wanted = snapshot.words.change, records.change
        yield f"索引停在第 {held} 次变更，记录已到第 {wanted} 次（下次写入时自动补齐）"
        return
    there = sorted(snapshot.words.rows(EVERYTHING))
    expected: list[int] = []
    vectors: list[int] = []
    for document_id, row in records.live():
        reading, rows = records.reading(document_id), records.record_rows(row)
        cards = carder(reading) if reading else ()
        expected += (rows[card.id] for card in cards)
        vectors += (rows[card.id] for card in cards if card.vector is not None)
    if there != sorted(expected):
        missing, stray = len(set(expected) - set(there)), len(set(there) - set(expected))
        yield f"索引与记录不一致：缺 {missing} 条，多 {stray} 条（请用 zhize reindex 重建）"
    if lacking := snapshot.without_vector(vectors):
        yield f"{lacking} 条记录没有向量（请用 zhize reindex 重建）"


def missing_store(layout: Layout) -> StoreError:
    """The error of a place without a record: none was made yet, or an index is left that knows of one."""
    held = max((_last_change(layout, name) for name in layout.names()), default=0)
    if not held:
        return no_store(layout.database)
    return StoreDamaged(
        f"库文件 {layout.database} 不见了，索引还记着它的 {held} 次变更",
        f"请用 zhize restore 从备份恢复到新的文件夹；确定不再需要，可删除 {layout.generations} 后重新 zhize ingest",
    )


def _last_change(layout: Layout, generation: str) -> int:
    try:
        words = Generation(layout, generation).snapshot().words
    except StoreError:
        return 0
    return words.change
