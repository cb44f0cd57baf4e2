"""The second look: the best candidates are read closely, and put in order by trees that see what was read.

scores of the first trees -> the best few -> their texts -> columns -> the second trees -> scores in the new order
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.meaning.close import READ, CloseReader
from indexer.meaning.trees import Forest
from search_api.retrieval.candidates import Candidates

Column = NDArray[np.float64]

# How many are looked at; reading each costs a twentieth of a millisecond. Of a question's answers 86 in 100 are among them.
LOOKED_AT = 60
# What the first look saw that the second also weighs.
_SEEN = (
    "vectors_share",
    "known_rank",
    "known_by_meaning",
    "fused_behind",
    "bigrams_rank",
    "words_rank",
    "answers_document",
    "length",
)
_FIRST = ("first", "first_behind", "first_rank", "first_document", "first_beside", "first_like")
# Sizes are not better or worse.
_COMPARED = tuple(name for name in READ if name != "size")
COLUMNS = (
    *_FIRST,
    *_SEEN,
    *READ,
    *(f"{name}_share" for name in _COMPARED),
    *(f"{name}_rank" for name in _COMPARED),
)
_LEAST = 1e-6


class SecondLook:
    """Puts the best candidates in order by reading them."""

    def __init__(self, reader: CloseReader, trees: Forest) -> None:
        self._reader = reader
        self._trees = trees

    def scores(
        self, found: Candidates, first: Column, best: NDArray[np.intp], question: str, passages: Sequence[str]
    ) -> Column:
        """The scores of the candidates at the places `best`, which are those of the first look dealt out in the new order.

        So a score means what it meant: how sure the first look is that what stands there answers. `first` are the scores of
        all candidates, `best` places in the order of them, `passages` the texts of these.
        """
        columns = look(found, first, best, self._reader.read(question, passages))
        rows = np.column_stack([columns[name] for name in self._trees.names])
        return dealt(first[best], self._trees.scores(rows))


def dealt(first: Column, second: Column) -> Column:
    """The first scores, which descend, dealt out anew: the best of them to whom the second put first."""
    scores: Column = np.empty(len(first))
    scores[np.argsort(-second, kind="stable")] = first
    return scores


def best_few(first: Column) -> NDArray[np.intp]:
    """The places of the candidates that are looked at again, best first."""
    return np.argsort(-first, kind="stable")[:LOOKED_AT]


def look(
    found: Candidates, first: Column, best: NDArray[np.intp], read: dict[str, Column]
) -> dict[str, Column]:
    """The columns of the candidates at `best`, of the names in COLUMNS: what the first look says of each and of those like it."""
    columns = {name: found.columns[name][best] for name in _SEEN} | read
    for name in _COMPARED:
        column = read[name]
        columns[f"{name}_share"] = column / max(float(column.max(initial=0)), _LEAST)
        ranks = np.empty(len(column))
        ranks[np.argsort(-column, kind="stable")] = np.arange(len(column))
        columns[f"{name}_rank"] = ranks
    scores = first[best]
    likely = np.exp(scores - scores.max(initial=-np.inf))
    likely /= max(float(likely.sum()), _LEAST)
    rows = found.meaning.rows[best].astype(np.float64)
    middle = likely @ rows
    length = max(float(np.linalg.norm(middle)), _LEAST)
    return columns | {
        "first": scores,
        "first_behind": scores.max(initial=-np.inf) - scores,
        "first_rank": np.arange(len(best), dtype=np.float64),
        "first_document": found.beside_in_document(best, likely),
        "first_beside": found.beside(best, likely),
        # How like the likely ones it is, itself left out.
        "first_like": (rows @ middle - likely * (rows * rows).sum(axis=1)) / length,
    }
