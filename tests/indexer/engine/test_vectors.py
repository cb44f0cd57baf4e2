"""Nearest vectors, with and without filters."""

import zlib
from pathlib import Path

import msgspec
import numpy as np
import pytest

from indexer.engine import Engine, Entry
from indexer.engine.embedded import EmbeddedEngine
from indexer.engine.embedded.vectors.state import read_state
from indexer.engine.values import EVERYTHING, Card, Filter, Probe
from tests.indexer.engine.conftest import OpenStore
from tests.indexer.engine.samples import PlainCarder, entry, reading

DIM = 64


def vector(seed: int) -> bytes:
    """Components over the whole range of int8, where products of int8 overflow."""
    return np.random.default_rng(seed).integers(-128, 128, DIM, dtype=np.int8).tobytes()


class VectorCarder(PlainCarder):
    """Cards of clauses have a vector, drawn from their text."""

    def __call__(self, reading: object) -> tuple[Card, ...]:
        cards = super().__call__(reading)  # type: ignore[arg-type]
        return tuple(
            msgspec.structs.replace(card, vector=vector(seed(card.body.words)))
            if card.kind == "clause"
            else card
            for card in cards
        )


def seed(words: str) -> int:
    return zlib.crc32(words.encode())


CARDER = VectorCarder()
TEXTS = [f"{n:04d}" for n in range(300)]


def texts(document: str, clauses: list[str], region: str | None = "岚江省") -> Entry:
    return entry(reading(document, clauses=tuple(clauses), region=region), CARDER)


def expected(query: bytes, words: list[str]) -> list[str]:
    """The texts by falling cosine, reckoned in whole numbers first."""
    asked = np.frombuffer(query, dtype=np.int8).astype(np.int64)

    def cosine(text: str) -> float:
        held = np.frombuffer(vector(seed(" ".join(text))), dtype=np.int8).astype(np.int64)
        return float(asked @ held) / float(np.sqrt(float(asked @ asked) * float(held @ held)))

    return sorted(words, key=lambda text: -cosine(text))


@pytest.fixture
def engine(open_store: OpenStore) -> Engine:
    engine = open_store(CARDER)
    engine.write([texts("a", TEXTS[:200]), texts("b", TEXTS[200:], region="岚江省/澜川市")])
    return engine


def nearest(engine: Engine, query: bytes, where: Filter = EVERYTHING, size: int = 10) -> list[str]:
    with engine.view() as view:
        matches = view.search(Probe(vector=query, where=where, size=size)).legs["vectors"]
        records = view.records([match.id for match in matches])
        return [records[match.id].text or "" for match in matches]


def test_the_nearest_are_those_of_the_greatest_cosine(engine: Engine) -> None:
    for query in (vector(1), vector(2)):
        assert nearest(engine, query) == expected(query, TEXTS)[:10]


def test_a_vector_is_nearest_to_itself(engine: Engine) -> None:
    with engine.view() as view:
        best = view.search(Probe(vector=vector(seed("0 0 0 7")), size=1)).legs["vectors"][0]
    assert best.id == "a-c8"
    assert best.score == pytest.approx(1.0, abs=1e-5)


def test_filters_hold_for_vectors_too(engine: Engine) -> None:
    query = vector(3)
    assert nearest(engine, query, Filter(regions=("岚江省/澜川市",))) == expected(query, TEXTS[200:])[:10]
    assert nearest(engine, query, Filter(kinds=("document",))) == []


def test_a_narrow_filter_over_many_others_finds_all(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    if "embedded" in request.node.name:
        monkeypatch.setattr("indexer.engine.embedded.generation.GATHERED", 0)
    query = vector(4)
    found = nearest(engine, query, Filter(documents=("b",)), size=90)
    assert found == expected(query, TEXTS[200:])[:90]
    assert len(nearest(engine, query, Filter(documents=("b",)), size=200)) == 100


def test_what_a_filter_is_noted_to_let_pass_is_searched_alone(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    signs = {"vectors.scan.SCANNED": 0, "vectors.scan.COMPARED": 100}
    if "embedded" in request.node.name:
        noted = {"words.index.FEW_CARDS": 0, "words.index._OFTEN": 1}
        for name, value in (noted | signs).items():
            monkeypatch.setattr(f"indexer.engine.embedded.{name}", value)
    here, all_of_it = Filter(regions=("岚江省/澜川市",)), Filter(kinds=("clause",))
    with engine.view() as view:
        for where in (here, all_of_it):
            view.passing(["a-c1", "b-c1"], where)
    for query in (vector(1), vector(7)):
        assert nearest(engine, query, here) == expected(query, TEXTS[200:])[:10]
        assert nearest(engine, query, Filter(kinds=("document",))) == []
    # Of many only those of like signs are compared: what is asked for itself is always among them.
    own = vector(seed("0 2 5 0"))
    assert nearest(engine, own, all_of_it, size=1) == nearest(engine, own, size=1) == ["0250"]


def test_changed_and_removed_texts_are_no_longer_near(engine: Engine) -> None:
    query = vector(5)
    engine.write([texts("a", TEXTS[:100])])
    assert nearest(engine, query, size=300) == expected(query, TEXTS[:100] + TEXTS[200:])
    engine.remove("b")
    assert nearest(engine, query, size=300) == expected(query, TEXTS[:100])
    assert engine.check() == []


def test_another_length_of_vector_is_refused_and_nothing_kept(engine: Engine) -> None:
    other = texts("c", ["x"])
    cards = tuple(
        msgspec.structs.replace(card, vector=b"123") if card.vector else card for card in other.cards
    )
    with pytest.raises(ValueError, match="components"):
        engine.write([msgspec.structs.replace(other, cards=cards)])
    with engine.view() as view:
        assert view.document("c") is None
    engine.write([texts("d", TEXTS[:1])])
    assert engine.check() == []


def test_cards_give_their_vectors_as_written_and_only_what_is_held(engine: Engine) -> None:
    with engine.view() as view:
        assert view.vectors(["b-c1", "a-c8", "a", "z-c1"]) == {
            "b-c1": vector(seed("0 2 0 0")),
            "a-c8": vector(seed("0 0 0 7")),
        }
        assert view.vectors([]) == {}
    engine.write([texts("a", TEXTS[100:])])
    engine.remove("b")
    with engine.view() as view:
        assert view.vectors(["b-c1", "a-c8"]) == {"a-c8": vector(seed("0 1 0 7"))}


def test_a_store_without_vectors_answers_with_none(open_store: OpenStore) -> None:
    engine = open_store()
    engine.write([entry(reading("a"))])
    with engine.view() as view:
        assert view.vectors(["a-c1"]) == {}
    assert nearest(engine, vector(1)) == []


def test_stale_vectors_are_dropped_while_a_view_keeps_its_own(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, CARDER)
    first, second = [f"a{n:04d}" for n in range(1500)], [f"b{n:04d}" for n in range(1500)]
    engine.write([texts("a", first)])
    query = vector(6)
    with engine.view() as view:
        before = view.search(Probe(vector=query)).legs
        engine.write([texts("a", second)])
        assert view.search(Probe(vector=query)).legs == before
    assert read_state(tmp_path / "index/000001/vectors").count == 1500
    assert nearest(engine, query) == expected(query, second)[:10]
    assert engine.check() == []
    engine.close()
