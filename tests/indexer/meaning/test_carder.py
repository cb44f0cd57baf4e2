"""Cards with vectors."""

from collections.abc import Sequence

import numpy as np

from benchmarks.retrieval.readings import readings
from benchmarks.training.passages import LawArticle
from indexer.cards import ReadingCarder
from indexer.meaning import MeaningCarder, own_model
from indexer.meaning.carder import ALL_KINDS
from indexer.meaning.embedder import Rows


class Lengths:
    """An embedder whose vectors tell how long a text is."""

    name = version = "lengths"
    dim = 2

    def encode(self, texts: Sequence[str]) -> Rows:
        return np.array([[len(text) % 7, 1] for text in texts], dtype=np.float32)


LAWS = [
    LawArticle(1, "消防法第二条", "消防工作贯彻预防为主、防消结合的方针。"),
    LawArticle(2, "消防法第五条", "任何单位和个人都有维护消防安全、保护消防设施、预防火灾、报告火警的义务。"),
]


def test_articles_get_vectors_and_documents_none() -> None:
    reading = next(readings(LAWS))
    cards = MeaningCarder(ReadingCarder(), own_model(), ALL_KINDS)(reading)
    assert {(card.kind, len(card.vector or b"")) for card in cards} == {("document", 0), ("article", 768)}


def test_all_else_of_a_card_is_as_the_carder_made_it() -> None:
    reading = next(readings(LAWS))
    plain, cards = ReadingCarder()(reading), MeaningCarder(ReadingCarder(), Lengths(), ALL_KINDS)(reading)
    assert [(card.id, card.body, card.title) for card in cards] == [(c.id, c.body, c.title) for c in plain]


def test_an_index_belongs_to_its_embedder() -> None:
    versions = {MeaningCarder(ReadingCarder(), embedder).version for embedder in (Lengths(), own_model())}
    assert len({*versions, ReadingCarder().version}) == 3
