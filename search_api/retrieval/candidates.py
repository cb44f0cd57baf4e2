"""What the legs found, as one table: a row for each candidate, a column for each thing that tells for or against it."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search_api.retrieval.known import TOLD, Recall, document_of
from search_api.retrieval.weights import Weights

Scored = Sequence[tuple[str, float]]
Column = NDArray[np.float64]

LEGS = ("words", "bigrams", "vectors")
_PART = re.compile(r"[a-z][0-9]{1,9}")
_DIGITS = "0123456789"
# How sharply a document's share of a leg falls with the score: the study's value for cosines.
_SHARP = 10.0
_LEAST = 1e-6
_VOTING = 100


class Meaning(NamedTuple):
    """What candidates and question mean: a row of length 1 for each candidate, zeros where it has no vector; the question's."""

    rows: NDArray[np.float32]
    asked: NDArray[np.float32]


class Candidates:
    """The candidates of one question: `ids`, and `columns` with a number for each."""

    def __init__(
        self,
        ids: Sequence[str],
        legs: Mapping[str, Scored],
        meaning: Meaning,
        recalled: Recall,
        laws: Mapping[str, int],
        length: int,
        weights: Weights,
    ) -> None:
        self.ids = list(ids)
        self.meaning = meaning
        self._places = {id_: place for place, id_ in enumerate(self.ids)}
        self._parts = [_part(id_) for id_ in self.ids]
        documents = [document_of(id_) for id_ in self.ids]
        self._documents = list(dict.fromkeys(documents))
        numbers = {document: number for number, document in enumerate(self._documents)}
        self._document = np.array([numbers[document] for document in documents], dtype=np.intp)
        self.columns: dict[str, Column] = {}
        for name in ("words", "bigrams"):
            self._add_leg(name, legs.get(name, ()), weights.candidates.each)
        self._add_vectors(legs.get("vectors", ()), meaning)
        self._add_known(recalled, laws)
        self.columns["fused"] = self.fused(weights)
        self.columns["fused_behind"] = self.columns["fused"].max(initial=0) - self.columns["fused"]
        self._add_likeness(meaning.rows)
        self._add_neighbours()
        self.columns["length"] = np.full(len(self.ids), float(length))

    def fused(self, weights: Weights) -> Column:
        """How well each candidate fits, by all legs together."""
        column = self.columns
        return (
            weights.words.weight * column["words_share"]
            + weights.bigrams.weight * column["bigrams_share"]
            + weights.vectors.weight * column["vectors"]
            + weights.known.words * column["known_words"]
            + weights.known.meaning * column["known_meaning"]
        )

    def rows(self, names: Sequence[str]) -> NDArray[np.float64]:
        """The columns of these names, side by side."""
        return np.column_stack([self.columns[name] for name in names])

    def by(self, name: str) -> list[str]:
        """The candidates of which the column says anything, best first."""
        ordered = sorted(
            zip(self.columns[name].tolist(), self.ids, strict=True), key=lambda one: (-one[0], one[1])
        )
        return [id_ for score, id_ in ordered if score > 0]

    def beside_in_document(self, chosen: NDArray[np.intp], values: Column) -> Column:
        """For each of the chosen candidates the sum of the values of the other chosen ones of its document."""
        documents = self._document[chosen]
        sums = np.bincount(documents, weights=values, minlength=len(self._documents))
        others: Column = sums[documents] - values
        return others

    def beside(self, chosen: NDArray[np.intp], values: Column) -> Column:
        """For each of the chosen candidates the sum of the values of those that stand next, or next but one, in its document."""
        parts = [self._parts[place] for place in chosen.tolist()]
        of = dict(zip(parts, values.tolist(), strict=True))
        near = ([of.get((name, number + step), 0.0) for step in (-2, -1, 1, 2)] for name, number in parts)
        return np.array([sum(each) for each in near], dtype=np.float64)

    def _add_leg(self, name: str, scored: Scored, last: int) -> None:
        scores, ranks = np.zeros(len(self.ids)), np.full(len(self.ids), float(last))
        for rank, (id_, score) in enumerate(scored):
            if (place := self._places.get(id_)) is not None:
                scores[place], ranks[place] = score, rank
        self.columns[name] = scores
        self.columns[f"{name}_share"] = scores / _best(scored)
        self.columns[f"{name}_rank"] = np.log1p(ranks)
        self._add_documents(name, scored)

    def _add_vectors(self, scored: Scored, meaning: Meaning) -> None:
        """The cosine of every candidate, not only of those that the leg found."""
        cosines = np.maximum(meaning.rows @ meaning.asked, 0).astype(np.float64)
        self.columns["vectors"] = cosines
        self.columns["vectors_share"] = cosines / max(cosines.max(initial=0), _LEAST)
        self.columns["vectors_rank"] = np.log1p(_ranks(cosines))
        self._add_documents("vectors", scored)

    def _add_documents(self, name: str, scored: Scored) -> None:
        """The share of each candidate's document in what a leg found."""
        best, votes = _best(scored), defaultdict[str, float](float)
        for id_, score in scored[:_VOTING]:
            votes[document_of(id_)] += math.exp(_SHARP * (score / best - 1))
        self.columns[f"{name}_document"] = self._by_document(votes, total=sum(votes.values()))

    def _add_known(self, recalled: Recall, laws: Mapping[str, int]) -> None:
        told = np.array([recalled.places.get(id_, -1) for id_ in self.ids], dtype=np.intp)
        # Nothing is known of the others, which -1 leads to.
        columns = np.append(recalled.columns, np.zeros((len(TOLD), 1)), axis=1)
        words, meaning, by_words, by_meaning, count = columns[:, told]
        ranks = np.append(_ranks(recalled.sureness), len(recalled.places))
        votes = recalled.by_document(recalled.columns[2] + recalled.columns[3])
        self.columns |= {
            "known_words": words,
            "known_meaning": meaning,
            "known_by_words": np.log1p(by_words),
            "known_by_meaning": np.log1p(by_meaning),
            "known_count": np.log1p(count),
            "known_rank": np.log1p(ranks[told]),
            "known_document": np.log1p(self._by_document(votes)),
            "answers_document": np.log1p(self._by_document(laws)),
            "answers_share": self._by_document(laws, total=sum(laws.values())),
        }

    def _add_likeness(self, rows: NDArray[np.float32]) -> None:
        """How near each is to the middle of the best few, by all legs together and by meaning alone."""
        for name, by, few in (("like_fused", "fused", 3), ("like_vectors", "vectors", 10)):
            middle = rows[np.argsort(-self.columns[by], kind="stable")[:few]].sum(axis=0)
            self.columns[name] = (rows @ middle / max(float(np.linalg.norm(middle)), _LEAST)).astype(
                np.float64
            )

    def _add_neighbours(self) -> None:
        """What stands beside a candidate in its document: the next part is often about the same thing."""
        places = {part: place for place, part in enumerate(self._parts)}
        # The places of the parts before and behind.
        beside = np.array(
            [[places.get((name, number + step), -1) for step in (-1, 1)] for name, number in self._parts],
            dtype=np.intp,
        ).reshape(-1, 2)
        for name in ("fused", "vectors", "known_meaning"):
            # A candidate that is not there counts as nothing: the last, where -1 leads.
            column = np.append(self.columns[name], 0.0)
            self.columns[f"{name}_beside"] = np.maximum(column[beside].max(axis=1), 0.0)

    def _by_document(self, votes: Mapping[str, float], total: float = 1.0) -> Column:
        told = np.array([votes.get(document, 0.0) for document in self._documents])
        return told[self._document] / (total or 1.0)


def _part(id_: str) -> tuple[str, int]:
    """What a record is called with all of its kind in its document, and its number among them; its id where it has none."""
    if not _PART.fullmatch(id_, id_.rfind("-") + 1):
        return id_, 0
    place = len(id_.rstrip(_DIGITS))
    return id_[:place], int(id_[place:])


def _best(scored: Scored) -> float:
    return max(scored[0][1], _LEAST) if scored else 1.0


def _ranks(column: Column) -> Column:
    ranks = np.empty(len(column))
    ranks[np.argsort(-column, kind="stable")] = np.arange(len(column))
    return ranks
