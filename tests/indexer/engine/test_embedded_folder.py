"""The folder of an embedded store: what is not the store's is left alone, and nothing is made before it is needed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import StoreAbsent, StoreUnavailable
from indexer.engine import Engine
from indexer.engine.embedded import EmbeddedEngine
from tests.indexer.engine.samples import PLAIN, entry, reading


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "index" / "notes" / "mine.txt"
    own.parent.mkdir(parents=True)
    own.write_text("mine")
    engine = EmbeddedEngine(tmp_path, PLAIN)
    engine.write([entry(reading("a"))])
    engine.rebuild()
    engine.drop_old()
    assert engine.check() == []
    assert own.read_text() == "mine"


@pytest.mark.parametrize("keep", [Engine.rebuild, Engine.back, Engine.drop_old])
def test_what_is_not_there_cannot_be_kept_in_order(tmp_path: Path, keep: Callable[[Engine], None]) -> None:
    engine = EmbeddedEngine(tmp_path / "nothing", PLAIN)
    with pytest.raises(StoreAbsent, match="还没有库"):
        getattr(engine, keep.__name__)()
    assert not (tmp_path / "nothing").exists()


def test_nothing_is_removed_from_no_store(tmp_path: Path) -> None:
    assert not EmbeddedEngine(tmp_path / "nothing", PLAIN).remove("a")
    assert not (tmp_path / "nothing").exists()


def test_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match="不能写入"):
        EmbeddedEngine(tmp_path / "file" / "store", PLAIN).write([entry(reading("a"))])


def test_an_original_stays_while_another_document_has_it(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, PLAIN)
    engine.write([entry(reading(name), original=b"the same") for name in ("a", "b")])
    assert engine.remove("a")
    with engine.view() as view:
        kept = view.original("b")
    assert kept is not None
    assert kept.data == b"the same"
