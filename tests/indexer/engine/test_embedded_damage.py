"""Damaged files of an embedded store: the index is made anew, of the record the user is told."""

import logging
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from corpus.errors import StoreDamaged, StoreOutdated
from indexer.engine.embedded import EmbeddedEngine
from indexer.engine.values import Leg, Probe
from tests.indexer.engine.samples import entry, reading
from tests.indexer.engine.test_vectors import CARDER, vector


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A closed store of three documents with vectors, made in two changes."""
    engine = EmbeddedEngine(tmp_path, CARDER)
    engine.write([entry(reading(name, clauses=("加强值班",)), CARDER) for name in ("a", "b")])
    engine.write([entry(reading("c", clauses=("加强值班",)), CARDER)])
    engine.close()
    return tmp_path


def file(store: Path, pattern: str) -> Path:
    return max(store.glob(f"index/*/{pattern}"), key=lambda path: path.stat().st_size)


def found(store: Path) -> tuple[set[str], set[str]]:
    """What words and vectors find."""
    engine = EmbeddedEngine(store, CARDER)
    probe = Probe(legs=(Leg(name="words", tokens=(("班", 1.0),), fields=(("body", 1.0),)),), vector=vector(1))
    with engine.view() as view:
        legs = view.search(probe).legs
    assert engine.check() == []
    engine.close()
    return {match.id for match in legs["words"]}, {match.id for match in legs["vectors"]}


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def garble(path: Path) -> None:
    path.write_bytes(b"?" * path.stat().st_size)


@pytest.mark.parametrize(
    "damage",
    [
        lambda store: shutil.rmtree(store / "index"),
        lambda store: shutil.rmtree(store / "index/000001/words"),
        lambda store: shutil.rmtree(store / "index/000001/vectors"),
        lambda store: garble(file(store, "words/meta.json")),
        lambda store: file(store, "words/meta.json").unlink(),
        lambda store: file(store, "words/*.idx").unlink(),
        lambda store: cut(file(store, "words/*.term")),
        lambda store: cut(file(store, "words/*.store")),
        lambda store: garble(file(store, "words/*.fast")),
        lambda store: garble(file(store, "vectors/state.json")),
        lambda store: cut(file(store, "vectors/*.vectors")),
        lambda store: file(store, "vectors/*.rows").unlink(),
    ],
    ids=[
        *("all", "words", "vectors", "meta", "no-meta", "no-postings", "cut-terms", "cut-store"),
        *("garbled-fast", "state", "cut-vectors", "no-rows"),
    ],
)
def test_a_damaged_index_is_made_anew_from_the_record(
    store: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    damage(store)
    with caplog.at_level(logging.WARNING):
        assert found(store) == ({"a-c1", "b-c1", "c-c1"}, {"a-c1", "b-c1", "c-c1"})
    assert "正在从记录重建" in caplog.text


@pytest.mark.parametrize("pattern", ["words/*.idx", "words/*.term", "vectors/*.vectors", "vectors/*.lengths"])
def test_a_single_wrong_byte_is_found_by_checking(store: Path, pattern: str) -> None:
    path = file(store, pattern)
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(data)
    engine = EmbeddedEngine(store, CARDER)
    assert any(path.name in message and "reindex" in message for message in engine.check())
    engine.rebuild()
    assert engine.check() == []
    engine.close()


def test_a_change_the_index_has_not_heard_of_is_made_up_for(store: Path) -> None:
    """As after a kill in the index's commit, whose files stay behind under the names of the next."""
    words = store / "index/000001/words"
    before = (words / "meta.json").read_bytes()
    engine = EmbeddedEngine(store, CARDER)
    engine.write([entry(reading("a", clauses=("加强巡查",)), CARDER)])
    (words / "meta.json").write_bytes(before)
    engine.close()
    engine = EmbeddedEngine(store, CARDER)
    with engine.writing():
        pass
    assert engine.check() == []
    engine.close()
    assert found(store)[0] == {"b-c1", "c-c1"}


@pytest.mark.parametrize("damage", [garble, lambda path: path.write_bytes(b""), cut])
def test_a_damaged_record_is_told_with_its_remedy(store: Path, damage: Callable[[Path], None]) -> None:
    for suffix in ("-wal", "-shm"):
        assert not (store / f"store.sqlite3{suffix}").exists()
    damage(store / "store.sqlite3")
    engine = EmbeddedEngine(store, CARDER)
    assert any("zhize restore" in problem for problem in engine.check())
    with pytest.raises(StoreDamaged, match="zhize restore"), engine.view() as view:
        view.document("a")
    with pytest.raises(StoreDamaged, match="zhize restore"):
        engine.write([entry(reading("d"), CARDER)])
    engine.close()


def test_a_store_of_a_later_format_asks_for_a_later_program(store: Path) -> None:
    database = sqlite3.connect(store / "store.sqlite3")
    database.execute("PRAGMA user_version = 99")
    database.close()
    engine = EmbeddedEngine(store, CARDER)
    with pytest.raises(StoreOutdated, match="升级"), engine.view():
        pass
    engine.close()


def test_misplaced_evidence_is_found_by_checking(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, CARDER)
    wrong = reading("a")
    engine.write([entry(msgspec.structs.replace(wrong, text="　" + wrong.text), CARDER)])
    assert any("a-c1" in message for message in engine.check())
    engine.close()


def test_nothing_of_a_removed_document_stays_in_any_file(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, CARDER)
    erased = "楂"
    engine.write(
        [
            entry(reading("a", clauses=(f"{erased}加强",)), CARDER, original=erased.encode() * 9),
            entry(reading("b")),
        ]
    )
    engine.write([entry(reading("a", clauses=(f"{erased}另一",)), CARDER)])
    engine.remove("a")
    record = b"".join(path.read_bytes() for path in tmp_path.glob("store.sqlite3*"))
    assert erased.encode() not in record
    engine.rebuild()
    engine.drop_old()
    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert erased.encode() not in everything
    engine.close()
