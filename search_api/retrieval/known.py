"""Known questions: a new question that is like one of them may be answered by the same record."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.meaning.embedder import Embedder
from indexer.tokens import Tokens, tokenize

Columns = NDArray[np.float64]

TOLD = ("words", "meaning", "by_words", "by_meaning", "questions")
_K1, _B = 1.2, 0.75


class Recall(NamedTuple):
    """What known questions say of records: their `places` in the columns, in the order of ids; the place of each's document.

    A row of `columns` for each thing, of the names in TOLD: the likeness of its nearest question by words and by meaning (1 is
    the same), the sums over all its questions of the third power of each, and how many there are.
    """

    places: Mapping[str, int]
    documents: Sequence[str]
    belongs: NDArray[np.intp]
    columns: Columns

    @property
    def sureness(self) -> Columns:
        """How surely known questions lead to each record."""
        sureness: Columns = self.columns[0] + self.columns[1]
        return sureness

    def likely(self, size: int) -> list[str]:
        """The records that known questions lead to most surely, best first."""
        ids = list(self.places)
        return [ids[place] for place in np.argsort(-self.sureness, kind="stable")[:size].tolist()]

    def by_document(self, values: Columns) -> dict[str, float]:
        """The sum over each document's records of what each has."""
        sums = np.bincount(self.belongs, weights=values, minlength=len(self.documents))
        return dict(zip(self.documents, sums.tolist(), strict=True))


class KnownQuestions:
    """Known questions with the records that answer them, ready to be compared with another question."""

    def __init__(self, answered: Iterable[tuple[str, str]], embedder: Embedder) -> None:
        pairs = sorted({(record, question) for question, record in answered})
        questions = sorted({question for _, question in pairs})
        places = {question: place for place, question in enumerate(questions)}
        self._asked = np.array([places[question] for _, question in pairs], dtype=np.intp)
        self._places = {
            record: place for place, record in enumerate(dict.fromkeys(record for record, _ in pairs))
        }
        self._documents = sorted({document_of(record) for record in self._places})
        numbers = {document: number for number, document in enumerate(self._documents)}
        self._belongs = np.array([numbers[document_of(record)] for record in self._places], dtype=np.intp)
        self._count = np.array(list(Counter(record for record, _ in pairs).values()), dtype=np.float64)
        # Where each record's questions begin among all.
        self._starts = np.cumsum(self._count).astype(np.intp) - self._count.astype(np.intp)
        # How many known answers each document holds.
        self.laws = Counter(document_of(record) for record, _ in pairs)
        self._rows = embedder.encode(questions)
        self._index([_tokens(tokenize(question)) for question in questions])

    def _index(self, questions: Sequence[list[str]]) -> None:
        mean = sum(map(len, questions)) / max(1, len(questions))
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, tokens in enumerate(questions):
            norm = _K1 * (1 - _B + _B * len(tokens) / mean) if mean else _K1
            for token, count in Counter(tokens).items():
                postings[token].append((place, count * (_K1 + 1) / (count + norm)))
        total = len(questions)
        self._postings: dict[str, tuple[NDArray[np.int64], NDArray[np.float32]]] = {}
        for token, held in postings.items():
            rarity = math.log(1 + (total - len(held) + 0.5) / (len(held) + 0.5))
            places, weights = zip(*held, strict=True)
            self._postings[token] = np.array(places), np.array(weights, dtype=np.float32) * rarity
        # What a token would weigh that stands in one known question of mean length: a new word is as telling.
        self._new = math.log(1 + (total + 0.5) / 0.5)

    def recall(self, tokens: Tokens, row: NDArray[np.float32]) -> Recall:
        """What the known questions say to a question of these tokens and this vector."""
        if not self._places:
            return NOTHING
        words, meaning = self._by_words(tokens)[self._asked], np.maximum(self._rows @ row, 0)[self._asked]
        nearest = [np.maximum.reduceat(likeness, self._starts) for likeness in (words, meaning)]
        sums = [np.add.reduceat(likeness**3, self._starts) for likeness in (words, meaning)]
        return Recall(self._places, self._documents, self._belongs, np.array([*nearest, *sums, self._count]))

    def _by_words(self, tokens: Tokens) -> NDArray[np.float32]:
        """BM25 of each known question, as a share of what the question itself would have."""
        scores = np.zeros(len(self._rows), dtype=np.float32)
        most = 0.0
        # In one order: sums of floats depend on it.
        for token in sorted(set(_tokens(tokens))):
            held = self._postings.get(token)
            if held is None:
                most += self._new
            else:
                scores[held[0]] += held[1]
                most += float(held[1].max())
        return scores / most if most else scores


def _tokens(tokens: Tokens) -> list[str]:
    return [*tokens.words.split(), *tokens.bigrams.split()]


def document_of(record_id: str) -> str:
    """The id of the document that a record stands in: its own begins with it."""
    return record_id.rpartition("-")[0] or record_id


NOTHING = Recall({}, (), np.zeros(0, dtype=np.intp), np.zeros((len(TOLD), 0)))
