"""A question in the public's own words to the records that answer it, best first."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from corpus.model import Record
from corpus.recognise.characters import fold
from corpus.recognise.scripts import simplify
from indexer.engine import View
from indexer.engine.values import EVERYTHING, Filter, Leg, Probe
from indexer.meaning import CloseReader, Embedder, Forest, own_model, own_second_trees, own_trees, pack
from indexer.meaning.carder import passage
from indexer.meaning.embedder import unit_rows
from indexer.tokens import Tokens, tokenize
from search_api.retrieval.candidates import Candidates, Column, Meaning
from search_api.retrieval.known import KnownQuestions
from search_api.retrieval.second_look import SecondLook, best_few
from search_api.retrieval.weights import Weights, WordLeg, weights


class Retrieved(Record):
    """A record found, with its score and, where asked for, what every part of the ranking saw in it."""

    id: str
    score: float
    explain: dict[str, float] | None = None


class Retrieval:
    """Asks a store by all legs. It may be kept over many questions and used from several threads."""

    def __init__(
        self,
        embedder: Embedder,
        trees: Forest | None,
        numbers: Weights | None = None,
        second: SecondLook | None = None,
    ) -> None:
        self._embedder = embedder
        self._trees = trees
        self._second = second
        self._weights = numbers or weights()
        self._known: tuple[str, KnownQuestions] | None = None

    def ask(
        self,
        view: View,
        question: str,
        where: Filter = EVERYTHING,
        size: int = 20,
        *,
        without: str | None = None,
        explain: bool = False,
    ) -> list[Retrieved]:
        """The best `size` records that pass the filter; `without` leaves out one of weights.PARTS."""
        numbers = self._weights.without(without) if without else self._weights
        found = self.candidates(view, question, where, numbers)
        if not found.ids:
            return []
        scores = self._looked_at_again(view, question, found, self._scores(found, numbers), numbers)
        best = np.argsort(-scores, kind="stable")[:size]
        return [
            Retrieved(
                found.ids[place],
                float(scores[place]),
                {name: float(column[place]) for name, column in found.columns.items()} if explain else None,
            )
            for place in best.tolist()
        ]

    def candidates(
        self, view: View, question: str, where: Filter = EVERYTHING, numbers: Weights | None = None
    ) -> Candidates:
        """What the legs and the known questions give, before anything is put in order."""
        numbers = numbers or self._weights
        text = fold(simplify(question))
        tokens, row = tokenize(text), self._embedder.encode([text])[0]
        vector = pack(row[None])[0] if numbers.vectors.on else None
        probe = Probe(legs=legs_of(tokens, numbers), vector=vector, where=where, size=numbers.candidates.each)
        legs = {
            name: [(match.id, match.score) for match in matches]
            for name, matches in view.search(probe).legs.items()
        }
        known = self._known_of(view) if numbers.known.on else KnownQuestions((), self._embedder)
        recalled = known.recall(tokens, row)
        met = {id_ for leg in legs.values() for id_, _ in leg}
        likely = [id_ for id_ in recalled.likely(numbers.candidates.known) if id_ not in met]
        ids = sorted({*met, *view.passing(likely, where)})
        meaning = Meaning(_unit_rows(view, ids if vector else [], len(ids), len(row)), row)
        return Candidates(ids, legs, meaning, recalled, known.laws, len(tokens.words.split()), numbers)

    def vector(self, text: str) -> bytes | None:
        """What stands for the meaning of a text in a search, as vectors are kept; None where it has no word known."""
        return pack(self._embedder.encode([text]))[0]

    def _known_of(self, view: View) -> KnownQuestions:
        """The store's known questions, read anew only when they have changed."""
        version = view.known_version()
        if self._known is None or self._known[0] != version:
            answered = [(known.question, known.record_id) for known in view.known() if known.held]
            self._known = version, KnownQuestions(answered, self._embedder)
        return self._known[1]

    def _scores(self, found: Candidates, numbers: Weights) -> Column:
        """The re-ranker's word on each candidate; the sum of the legs where it is switched off."""
        if self._trees is None or not numbers.trees.on:
            return found.columns["fused"]
        return self._trees.scores(found.rows(self._trees.names))

    def _looked_at_again(
        self, view: View, question: str, found: Candidates, scores: Column, numbers: Weights
    ) -> Column:
        """The scores, those of the best dealt out in the order that reading their texts gives."""
        if self._second is None or self._trees is None or not (numbers.trees.on and numbers.second.on):
            return scores
        best = best_few(scores)
        ids = [found.ids[place] for place in best.tolist()]
        records = view.records(ids)
        passages = [passage(records[id_]) if id_ in records else "" for id_ in ids]
        again = scores.copy()
        again[best] = self._second.scores(found, scores, best, fold(simplify(question)), passages)
        return again


def own_retrieval() -> Retrieval:
    """Asks with the model and the trees that come with Zhize."""
    second = SecondLook(CloseReader(own_model()), own_second_trees())
    return Retrieval(own_model(), own_trees(), second=second)


def _unit_rows(view: View, ids: Sequence[str], count: int, dim: int) -> NDArray[np.float32]:
    """The ids' vectors at length 1, of so many rows; zeros where there is none."""
    rows = np.zeros((count, dim), dtype=np.float32)
    vectors = view.vectors(ids)
    held = [place for place, id_ in enumerate(ids) if id_ in vectors]
    if held:
        packed = b"".join(vectors[ids[place]] for place in held)
        rows[held] = np.frombuffer(packed, dtype=np.int8).reshape(len(held), dim)
    return unit_rows(rows)


def legs_of(tokens: Tokens, numbers: Weights) -> tuple[Leg, ...]:
    """The legs over tokens: each of the question's tokens once, in the bodies and a little in the titles."""
    asked: tuple[tuple[Literal["words", "bigrams"], str, WordLeg], ...] = (
        ("words", tokens.words, numbers.words),
        ("bigrams", tokens.bigrams, numbers.bigrams),
    )
    return tuple(
        Leg(
            name=name,
            tokens=tuple((token, 1.0) for token in sorted(set(text.split()))),
            fields=(("body", 1.0), ("title", leg.title)),
        )
        for name, text, leg in asked
        if leg.on and text
    )
