"""Meaning as vectors: embedders, the cards that carry their vectors, and the trees that put candidates in order."""

from functools import cache
from pathlib import Path

from indexer.cards import ReadingCarder
from indexer.meaning.carder import MeaningCarder
from indexer.meaning.close import CloseReader
from indexer.meaning.embedder import Embedder, pack
from indexer.meaning.static import StaticModel
from indexer.meaning.trees import Forest

MODELS = Path(__file__).parent / "models"


@cache
def own_model() -> StaticModel:
    """The model that comes with Zhize."""
    return StaticModel(MODELS / "static")


@cache
def own_trees() -> Forest:
    """The re-ranker that comes with Zhize."""
    return Forest(MODELS / "trees.npz")


@cache
def own_second_trees() -> Forest:
    """What puts the best in order once they have been read closely."""
    return Forest(MODELS / "second.npz")


def own_carder() -> MeaningCarder:
    """What makes the cards of a store unless another model is set."""
    return MeaningCarder(ReadingCarder(), own_model())


def embedder_named(place: str | None = None) -> Embedder:
    """Our own model, or the sentence-transformers model of that name or path."""
    if not place:
        return own_model()
    from indexer.meaning.sentences import SentenceModel

    return SentenceModel(place)


__all__ = [
    "MODELS",
    "CloseReader",
    "Embedder",
    "Forest",
    "MeaningCarder",
    "StaticModel",
    "embedder_named",
    "own_carder",
    "own_model",
    "own_second_trees",
    "own_trees",
    "pack",
]
