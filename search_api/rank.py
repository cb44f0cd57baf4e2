"""The one expression that puts results in order, and what each of its parts did."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from corpus.model import Record, Validity

Lies = Literal["same", "below", "above"]


class Weighted(Record):
    """A part that adds its weight times what it found, a share of 1."""

    on: bool
    weight: float


class Source(Record):
    """Factors by where a record stands in its text."""

    on: bool
    table: float
    line: float
    bracket: float
    heading: float
    sentence: float
    clause: float


class ByValidity(Record):
    """Factors by the validity of a record's document."""

    on: bool
    in_force: float
    amended: float
    unknown: float
    not_yet_in_force: float
    repealed: float


class ByPlace(Record):
    """Factors by how a record's place lies to the one asked about, for each level between them."""

    on: bool
    same: float
    below: float
    above: float


class Thing(Record):
    """Factors by how a record speaks of the thing asked about: its words do not name it, or name another after it."""

    on: bool
    unnamed: float
    another: float


class Recency(Record):
    """How much a year of age takes off."""

    on: bool
    per_year: float


class Ranking(Record):
    """The numbers of ranking.toml."""

    words: Weighted
    bigrams: Weighted
    vectors: Weighted
    cover: Weighted
    phrase: Weighted
    heading: Weighted
    general: Weighted
    thing: Thing
    source: Source
    validity: ByValidity
    place: ByPlace
    recency: Recency


class Signals(Record):
    """What is known of one result: each leg's score as a share of its best, and what boosts it."""

    legs: Mapping[str, float] = {}
    cover: float = 0.0
    phrase: float = 0.0
    heading: float = 0.0
    general: float = 0.0
    named: float = 1.0
    itself: bool = True
    source: str = "clause"
    validity: Validity = "unknown"
    place: Lies = "same"
    levels: int = 0
    years_older: int = 0


class Ranked(Record):
    """A score, and what each part gave: added parts their share of the sum, factors themselves."""

    score: float
    parts: dict[str, float]


@cache
def ranking() -> Ranking:
    """The numbers as shipped."""
    text = resources.files("search_api").joinpath("ranking.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Ranking)


def without(part: str, numbers: Ranking | None = None) -> Ranking:
    """The numbers with one part switched off."""
    numbers = numbers or ranking()
    return msgspec.structs.replace(
        numbers, **{part: msgspec.structs.replace(getattr(numbers, part), on=False)}
    )


def rank(signals: Signals, numbers: Ranking) -> Ranked:
    """The score of one result, between 0 and 1: the parts' weighted mean, then its factors."""
    added = {
        "words": (numbers.words, signals.legs.get("words", 0.0)),
        "bigrams": (numbers.bigrams, signals.legs.get("bigrams", 0.0)),
        "vectors": (numbers.vectors, signals.legs.get("vectors", 0.0)),
        "cover": (numbers.cover, signals.cover),
        "phrase": (numbers.phrase, signals.phrase),
        "heading": (numbers.heading, signals.heading),
        "general": (numbers.general, signals.general),
    }
    whole = sum(part.weight for part, _ in added.values() if part.on)
    shares = {name: part.weight * share / whole for name, (part, share) in added.items() if part.on}
    factors = {
        "thing": _of_thing(signals, numbers.thing),
        "source": getattr(numbers.source, signals.source) if numbers.source.on else 1.0,
        "validity": by_validity(signals.validity, numbers.validity),
        "place": getattr(numbers.place, signals.place) ** max(1, signals.levels) if numbers.place.on else 1.0,
        "recency": 1.0 - min(signals.years_older, 10) * numbers.recency.per_year
        if numbers.recency.on
        else 1.0,
    }
    score = sum(shares.values())
    for factor in factors.values():
        score *= factor
    return Ranked(score=score, parts=shares | factors)


def by_validity(validity: Validity, numbers: ByValidity) -> float:
    """The factor for a record of a document of that validity."""
    factor: float = getattr(numbers, validity)
    return factor if numbers.on else 1.0


def _of_thing(signals: Signals, numbers: Thing) -> float:
    if not numbers.on:
        return 1.0
    named = 1.0 - (1.0 - numbers.unnamed) * (1.0 - signals.named)
    return named if signals.itself else named * numbers.another
