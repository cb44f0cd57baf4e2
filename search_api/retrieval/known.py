"""Known questions: a new question that is like one of them may be answered by the same record."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.meaning.embedder import Embedder
from indexer.tokens import Tokens, tokenize

_K1, _B = 1.2, 0.75


class Recalled(NamedTuple):
    """A record that known questions led to: its nearest question by words and by meaning (1 is the same), how many there are.

    `by_words` and `by_meaning` are sums over all its questions of the third power of their likeness.
    """

    words: float
    meaning: float
    by_words: float
    by_meaning: float
    questions: int


class KnownQuestions:
    """Known questions with the records that answer them, ready to be compared with another question."""

    def __init__(self, answered: Iterable[tuple[str, str]], embedder: Embedder) -> None:
        records: dict[str, list[str]] = {}
        for question, record_id in answered:
            records.setdefault(question, []).append(record_id)
        self._records = list(records.values())
        self._rows = embedder.encode(list(records))
        # How many known answers each document holds.
        self.laws = Counter(_document(record) for held in self._records for record in held)
        self._count = Counter(record for held in self._records for record in held)
        self._index([_tokens(tokenize(question)) for question in records])

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

    def recall(self, tokens: Tokens, row: NDArray[np.float32]) -> dict[str, Recalled]:
        """What the known questions say to a question of these tokens and this vector, by record."""
        if not self._records:
            return {}
        words, meaning = self._by_words(tokens), np.maximum(self._rows @ row, 0)
        recalled: dict[str, list[float]] = {}
        for held, by_words, by_meaning in zip(self._records, words.tolist(), meaning.tolist(), strict=True):
            for record in held:
                best = recalled.setdefault(record, [0.0, 0.0, 0.0, 0.0])
                best[0] = max(best[0], by_words)
                best[1] = max(best[1], by_meaning)
                best[2] += by_words**3
                best[3] += by_meaning**3
        return {
            record: Recalled(best[0], best[1], best[2], best[3], self._count[record])
            for record, best in recalled.items()
        }

    def _by_words(self, tokens: Tokens) -> NDArray[np.float32]:
        """BM25 of each known question, as a share of what the question itself would have."""
        scores = np.zeros(len(self._records), dtype=np.float32)
        most = 0.0
        for token in set(_tokens(tokens)):
            held = self._postings.get(token)
            if held is None:
                most += self._new
            else:
                scores[held[0]] += held[1]
                most += float(held[1].max())
        return scores / most if most else scores


def _tokens(tokens: Tokens) -> list[str]:
    return [*tokens.words.split(), *tokens.bigrams.split()]


def _document(record_id: str) -> str:
    return record_id.rpartition("-")[0] or record_id
