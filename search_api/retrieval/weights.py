"""The numbers of the fusion, from `retrieval.toml`."""

import tomllib
from functools import cache
from importlib import resources

import msgspec

from corpus.model import Record


class Candidates(Record):
    """How many candidates each leg gives, and how many known questions give."""

    each: int
    known: int


class WordLeg(Record):
    """A leg over tokens: its weight, and that of a title beside a body."""

    on: bool
    weight: float
    title: float


class VectorLeg(Record):
    """The leg of meaning."""

    on: bool
    weight: float


class KnownLeg(Record):
    """The leg of known questions: weights of likeness by words and by meaning."""

    on: bool
    words: float
    meaning: float


class Switch(Record):
    """A part that is there or not."""

    on: bool


class Weights(Record):
    """All numbers of the fusion."""

    candidates: Candidates
    words: WordLeg
    bigrams: WordLeg
    vectors: VectorLeg
    known: KnownLeg
    trees: Switch
    second: Switch

    def without(self, part: str) -> "Weights":
        """The same with one part left out."""
        return msgspec.structs.replace(self, **{part: msgspec.structs.replace(getattr(self, part), on=False)})


PARTS = ("words", "bigrams", "vectors", "known", "trees", "second")


@cache
def weights() -> Weights:
    """The numbers as shipped."""
    text = resources.files("search_api.retrieval").joinpath("retrieval.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Weights)
