"""A disk without room: told as that, and what was acknowledged stays.

The limit is one of the process: no file of it may grow beyond so many bytes.
"""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.errors import StoreFull
from indexer.engine.embedded import EmbeddedEngine
from tests.indexer.engine.samples import entry, reading
from tests.indexer.engine.test_vectors import CARDER

LONG = tuple(f"加强第{n}处的值班值守和巡查。" for n in range(400))


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def held(folder: Path) -> set[str]:
    engine = EmbeddedEngine(folder, CARDER)
    with engine.view() as view:
        found = {document.id for document in view.documents(size=100).items}
    engine.close()
    return found


# From nothing at all, over the log of SQLite and the files of the index, to the database itself.
@pytest.mark.parametrize("size", [0, 1_000, 20_000, 60_000, 130_000, 200_000, 300_000])
def test_what_was_acknowledged_stays_and_the_rest_can_follow(tmp_path: Path, size: int) -> None:
    engine = EmbeddedEngine(tmp_path, CARDER)
    engine.write([entry(reading("first"), CARDER)])
    kept = {"first"}

    def fill() -> None:
        for turn in range(20):
            engine.write([entry(reading(f"d{turn}", clauses=LONG), CARDER)])
            kept.add(f"d{turn}")

    with no_file_beyond(size), pytest.raises(StoreFull, match="磁盘已满") as told:
        fill()
    assert "腾出空间" in told.value.remedy
    # The change that failed may have come as far as the record: it is made up for, never half there.
    assert kept <= held(tmp_path) <= kept | {f"d{len(kept) - 1}"}
    engine.write([entry(reading("last"), CARDER)])
    assert engine.check() == []
    assert kept | {"last"} <= held(tmp_path)
    engine.close()


@pytest.mark.parametrize("size", [0, 1_000, 40_000])
def test_an_index_that_cannot_be_made_anew_stays_in_use(tmp_path: Path, size: int) -> None:
    engine = EmbeddedEngine(tmp_path, CARDER)
    engine.write([entry(reading(f"d{turn}", clauses=LONG), CARDER) for turn in range(4)])
    with no_file_beyond(size), pytest.raises(StoreFull, match="磁盘已满"):
        engine.rebuild()
    assert held(tmp_path) == {"d0", "d1", "d2", "d3"}
    engine.rebuild()
    assert engine.check() == []
    engine.close()


@pytest.mark.parametrize("size", [0, 1_000, 20_000])
def test_a_store_that_cannot_be_made_says_so(tmp_path: Path, size: int) -> None:
    engine = EmbeddedEngine(tmp_path / "store", CARDER)
    with no_file_beyond(size), pytest.raises(StoreFull, match="磁盘已满"):
        engine.write([entry(reading("a"), CARDER)])
    engine.write([entry(reading("b"), CARDER)])
    assert held(tmp_path / "store") == {"b"}
    engine.close()


def test_a_full_disk_can_be_asked(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, CARDER)
    engine.write([entry(reading("a"), CARDER)])
    engine.close()
    with no_file_beyond(0):
        assert held(tmp_path) == {"a"}
