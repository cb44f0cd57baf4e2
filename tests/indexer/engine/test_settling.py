"""An index that came to lie in many pieces is put together, and answers as before."""

import logging
from pathlib import Path

import pytest

from indexer.engine import Engine
from indexer.engine.embedded import EmbeddedEngine
from indexer.engine.embedded.words import index as words
from indexer.engine.embedded.words.files import segments_of
from indexer.engine.values import Filter, Found, Leg, Probe
from tests.indexer.engine.samples import Work, entry, reading
from tests.indexer.engine.test_vectors import CARDER, seed, vector

# With two changes these are seven segments; of eight tantivy itself makes one.
BATCHES = 5


@pytest.fixture
def scattered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EmbeddedEngine:
    """A store whose words lie in a segment for each batch; some documents were changed or removed since."""
    monkeypatch.setattr(words, "FEW_CARDS", 1)
    engine = EmbeddedEngine(tmp_path / "store", CARDER)
    for batch in range(BATCHES):
        engine.write(
            entry(
                reading(
                    f"d{batch}{n}",
                    region="岚江省/澜川市" if n % 2 else "岚江省",
                    clauses=(f"疏通河道{batch}。", f"清理第{n}条沟渠，加强巡查。"),
                    tasks=(Work(f"清淤{n}", lead=("水务局",)),),
                ),
                CARDER,
            )
            for n in range(10)
        )
    engine.write([entry(reading("d01", clauses=("清理窨井。",)), CARDER)])
    engine.remove("d12")
    return engine


def segments(engine: EmbeddedEngine) -> list[int]:
    """How many entries each segment has."""
    (meta,) = engine._layout.folder.glob("index/*/words/meta.json")
    return segments_of(meta.read_bytes())


def answers(engine: Engine) -> list[Found]:
    """What is found by words and by vector, among all and among some, and how many there are."""
    legs = tuple(
        Leg(name=name, tokens=(("清", 1.0), ("河", 0.5), ("淤", 2.0)), fields=(("body", 1.0), ("title", 0.3)))
        for name in ("words", "bigrams")
    )
    filters = (
        Filter(),
        Filter(kinds=("task",)),
        Filter(regions=("岚江省/澜川市",)),
        Filter(documents=("d01",)),
    )
    with engine.view() as view:
        return [
            view.search(
                Probe(
                    legs=legs,
                    where=where,
                    vector=vector(seed("清")),
                    size=500,
                    counted=True,
                    facets=("kind", "region"),
                )
            )
            for where in filters
        ]


def test_a_settled_index_is_one_segment_and_answers_as_before(scattered: EmbeddedEngine) -> None:
    before = answers(scattered)
    assert len(segments(scattered)) > BATCHES
    scattered.settle()
    assert len(segments(scattered)) == 1
    assert scattered.check() == []
    for old, new in zip(before, answers(scattered), strict=True):
        assert (new.total, new.facets) == (old.total, old.facets)
        for name, matches in old.legs.items():
            assert {match.id for match in new.legs[name]} == {match.id for match in matches}
    assert answers(scattered)[0].legs["vectors"] == before[0].legs["vectors"]


def test_what_is_written_later_is_found_beside_what_was_settled(scattered: EmbeddedEngine) -> None:
    scattered.settle()
    scattered.write([entry(reading("later", clauses=("清理涵洞。",)), CARDER)])
    scattered.remove("d23")
    found = {match.id for match in answers(scattered)[0].legs["words"]}
    assert {"later-c1", "d01-c1", "d22-c2"} <= found
    assert not {one for one in found if one.startswith(("d12-", "d23-"))}
    assert scattered.check() == []


def test_a_view_opened_before_goes_on_answering(scattered: EmbeddedEngine) -> None:
    probe = Probe(legs=(Leg(name="words", tokens=(("清", 1.0),), fields=(("body", 1.0),)),), size=500)
    with scattered.view() as view:
        before = view.search(probe)
        scattered.settle()
        assert view.search(probe) == before
        assert view.records(["d00"])


def test_an_index_in_few_pieces_is_left_as_it_is(scattered: EmbeddedEngine) -> None:
    scattered.settle()
    (meta,) = scattered._layout.folder.glob("index/*/words/meta.json")
    stamp = meta.stat()
    scattered.settle()
    assert meta.stat() == stamp


def test_a_small_index_is_left_as_it_is(scattered: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "FEW_CARDS", 10_000)
    scattered.settle()
    assert len(segments(scattered)) > BATCHES


def test_an_index_that_another_one_writes_is_left_as_it_is(
    scattered: EmbeddedEngine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    other = EmbeddedEngine(tmp_path / "store", CARDER, write_wait_seconds=0.1)
    with scattered.writing(), caplog.at_level(logging.WARNING):
        other.settle()
    assert "索引暂未合并" in caplog.text
    assert len(segments(scattered)) > BATCHES
    other.close()


def test_where_there_is_no_store_none_is_made(tmp_path: Path) -> None:
    EmbeddedEngine(tmp_path / "none", CARDER).settle()
    assert not (tmp_path / "none").exists()


def test_what_stops_it_leaves_the_index_as_it_was(
    scattered: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, calls = answers(scattered), [0]
    words_of = type(CARDER).words

    def stop(carder: object, given: object) -> object:
        calls[0] += 1
        if calls[0] == 20:
            raise KeyboardInterrupt
        return words_of(carder, given)  # type: ignore[arg-type]

    monkeypatch.setattr(type(CARDER), "words", stop)
    with pytest.raises(KeyboardInterrupt):
        scattered.settle()
    assert answers(scattered) == before
    monkeypatch.undo()
    assert scattered.check() == []
