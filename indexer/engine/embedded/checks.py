"""What may be wrong with a store, looked for in all its parts."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.errors import StoreDamaged
from corpus.model import Clause, Reading, Task
from indexer.engine.embedded.generation import Generation
from indexer.engine.embedded.layout import Layout
from indexer.engine.embedded.record_reader import RecordReader
from indexer.engine.embedded.vectors.state import damaged_files
from indexer.engine.protocol import Carder
from indexer.engine.values import EVERYTHING

# tantivy ends each file with a JSON note that holds the CRC-32 of what stands before it, then the note's length
# and a magic number, both little-endian 32-bit (tantivy, src/directory/footer.rs).
_MAGIC = 1337


def check_record(database: sqlite3.Connection, records: RecordReader) -> Iterator[str]:
    """What is wrong with the record by itself: the file, and evidence that does not stand where it says."""
    for (message,) in database.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield f"库文件已损坏：{message}（请用 zhize restore 从备份恢复）"
    for document_id, _ in records.live():
        reading = records.reading(document_id)
        if reading is None:
            yield f"文件 {document_id} 的记录不完整"
        else:
            yield from _misplaced(reading)


def check_index(layout: Layout, generation: str, records: RecordReader, carder: Carder) -> Iterator[str]:
    """Where the index differs from what the record would make it, and which of its files are damaged."""
    for path in damaged_words(layout.words(generation)):
        yield f"词语索引文件已损坏：{path}（请用 zhize reindex 重建）"
    try:
        snapshot = Generation(layout, generation).snapshot()
        for path in damaged_files(layout.vectors(generation)):
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


def damaged_words(folder: Path) -> list[Path]:
    """The files of a word index whose bytes are not what was written; those of no segment in use are no matter."""
    try:
        segments = json.loads((folder / "meta.json").read_bytes())["segments"]
        in_use = {stem for segment in segments for stem in _stems(segment)}
    except (OSError, ValueError, KeyError, TypeError):
        return [folder / "meta.json"]
    files = [path for path in sorted(folder.iterdir()) if path.stem in in_use]
    return [path for path in files if not _is_whole(path.read_bytes())]


def _stems(segment: dict[str, Any]) -> Iterator[str]:
    """How the names of a segment's files begin: of its parts, and of its deletions by their number."""
    name = segment["segment_id"].replace("-", "")
    yield name
    if segment["deletes"]:
        yield f"{name}.{segment['deletes']['opstamp']}"


def _is_whole(data: bytes) -> bool:
    if len(data) < 8 or int.from_bytes(data[-4:], "little") != _MAGIC:
        return False
    end = len(data) - 8
    start = end - int.from_bytes(data[-8:-4], "little")
    try:
        note = json.loads(data[start:end]) if start >= 0 else {}
    except ValueError:
        return False
    return isinstance(note, dict) and note.get("crc") == zlib.crc32(data[:start])


def _misplaced(reading: Reading) -> Iterator[str]:
    records: tuple[Clause | Task, ...] = (*reading.clauses, *reading.tasks)
    for record in records:
        evidence = record.evidence
        if reading.text[evidence.start : evidence.end] != evidence.quote:
            yield f"记录 {record.id} 的引文与原文 {evidence.start}–{evidence.end} 处不符"
