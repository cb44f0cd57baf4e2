"""The record of an embedded store: its format, its tallies, its connections in forked processes."""

import os
import sqlite3
from pathlib import Path

import pytest

from corpus.errors import StoreOutdated
from corpus.model import Citation
from indexer.engine.embedded import EmbeddedEngine, database
from indexer.engine.embedded.database import connect
from indexer.engine.embedded.session import index_version
from tests.indexer.engine.samples import PLAIN, Work, entry, reading

# What the second format added to the first.
_BACK_TO_FIRST = """
DROP TABLE known;
ALTER TABLE documents DROP COLUMN digest;
DROP TABLE tallies;
DROP INDEX repeals_number;
DROP INDEX repeals_title;
ALTER TABLE citations DROP COLUMN repeals;
PRAGMA user_version = 1;
"""


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    return EmbeddedEngine(tmp_path, PLAIN)


def execute(store: Path, statement: str) -> list[tuple[object, ...]]:
    held = sqlite3.connect(store / "store.sqlite3", isolation_level=None)
    try:
        if ";" in statement:
            held.executescript(statement)
            return []
        return held.execute(statement).fetchall()
    finally:
        held.close()


def test_a_store_of_the_first_format_is_made_over_by_reindexing(
    engine: EmbeddedEngine, tmp_path: Path
) -> None:
    repeals = Citation(printed="《旧规定》", start=0, end=5, kind="document", title="旧规定", repeals=True)
    cites = Citation(printed="《旧规定》", start=6, end=11, kind="document", title="旧规定")
    engine.write([entry(reading("a", tasks=(Work("清淤"),), citations=(repeals, cites)))])
    engine.write([entry(reading("a", clauses=("甲", "乙"), citations=(repeals, cites))), entry(reading("b"))])
    with engine.view() as view:
        before = view.stats()
    engine.close()
    execute(tmp_path, _BACK_TO_FIRST)
    execute(tmp_path, "UPDATE meta SET value = 'plain-1' WHERE key = 'version'")
    with pytest.raises(StoreOutdated, match="zhize reindex"), engine.view():
        pass
    engine.rebuild()
    engine.drop_old()
    assert engine.check() == []
    with engine.view() as view:
        after = view.stats()
        assert [held.citation for held in view.citing(title="旧规定", repealing=True)] == [repeals]
    assert (after.documents, after.versions, after.clauses, after.tasks) == (
        before.documents,
        before.versions,
        before.clauses,
        before.tasks,
    )
    engine.close()


def test_other_fields_of_the_word_index_make_a_store_outdated(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    engine.write([entry(reading("a"))])
    engine.close()
    monkeypatch.setattr("indexer.engine.embedded.session.SCHEMA_VERSION", "other")
    assert index_version(PLAIN.version) == "other plain-1"
    later = EmbeddedEngine(tmp_path, PLAIN)
    with pytest.raises(StoreOutdated, match="zhize reindex"), later.view():
        pass
    later.rebuild()
    assert later.check() == []
    later.close()


def test_counting_reads_no_record(engine: EmbeddedEngine, tmp_path: Path) -> None:
    """A table that is not there cannot be read."""
    engine.write([entry(reading("a", tasks=(Work("清淤"),)))])
    engine.write([entry(reading("a", clauses=("甲", "乙"))), entry(reading("annex", parent_id="a"))])
    engine.write([entry(reading("a", clauses=("丙",)))])
    engine.remove("annex")
    with engine.view() as view:
        stats = view.stats()
    assert (stats.documents, stats.versions, stats.clauses, stats.tasks) == (1, 3, 1, 0)
    assert engine.check() == []
    engine.close()
    execute(tmp_path, "ALTER TABLE records RENAME TO away")
    with engine.view() as view:
        assert view.stats() == stats
    engine.close()


def test_a_wrong_tally_and_a_garbled_original_are_found_by_checking(
    engine: EmbeddedEngine, tmp_path: Path
) -> None:
    engine.write([entry(reading("a"))])
    engine.close()
    execute(tmp_path, "UPDATE tallies SET clauses = 7")
    execute(tmp_path, "UPDATE originals SET data = x'00'")
    found = engine.check()
    assert any("数目" in problem for problem in found)
    assert any("a.txt 的原件" in problem for problem in found)
    engine.close()


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_child_uses_no_connection_of_its_parent(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.write([entry(reading("a"))])
    with engine.view() as view:
        assert view.document("a") is not None
    opened: list[Path] = []

    def noted(path: Path, *, write: bool = False) -> sqlite3.Connection:
        opened.append(path)
        return connect(path, write=write)

    monkeypatch.setattr(database, "connect", noted)
    with engine.view() as view:
        assert view.document("a") is not None
    assert not opened, "the parent keeps its connection"
    child = os.fork()
    if child == 0:
        failed = 1
        try:
            with engine.view() as view:
                read = view.document("a") is not None
            alone = bool(opened)
            engine.write([entry(reading("b"))])
            failed = 0 if alone and read else 2
        finally:
            os._exit(failed)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with engine.view() as view:
        assert view.document("b") is not None
    assert engine.check() == []
    engine.close()


def test_a_child_forked_while_its_parent_writes_waits_like_any_other(engine: EmbeddedEngine) -> None:
    with engine.writing():
        engine.write([entry(reading("a"))])
        child = os.fork()
        if child == 0:
            failed = 1
            try:
                with engine.view() as view:
                    failed = 0 if view.document("a") is not None else 2
            finally:
                os._exit(failed)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        engine.write([entry(reading("b"))])
    assert engine.check() == []
    engine.close()
