"""Close reading: what of a question a text answers, token by token and sentence by sentence.

A vector of a whole text tells what it is about; in a long one the sentence that answers is lost. What is read so closely is
found already: it costs a twentieth of a millisecond a text.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.recognise.characters import fold
from indexer.meaning.embedder import Rows, unit_rows
from indexer.meaning.static import StaticModel, tokens_of

Column = NDArray[np.float64]

# What is told of each text. aligned: the share of the question's tokens that the text has, each as far as its nearest token
# means the same; one_sentence: the same of its best sentence; held: the share that it has letter by letter; backwards: the
# share of the text's tokens that the question has. sentence, named_sentence, two_sentences: the cosine of the question with
# the best sentence, alone and below what stands above the text, and with the best two that follow each other. parts,
# least_part: the cosine of the question's parts with the sentence that is best for each, on the whole and of the part that
# finds least. size: the logarithm of the characters.
READ = (
    "aligned",
    "one_sentence",
    "held",
    "backwards",
    "sentence",
    "named_sentence",
    "two_sentences",
    "parts",
    "least_part",
    "size",
)

_SENTENCE = re.compile(r"[。；;\n：:！!？?]|(?=[（(][一二三四五六七八九十]{1,3}[)）])")
_PART = re.compile(r"[，,。？?！!；;、：:\n]")
_SHORTEST_PART = 4
_SAME = 0.9999
_LEAST = 1e-9


class _Asked(NamedTuple):
    """A question: its tokens' directions with the share of each in what it asks, its own, those of its parts with theirs."""

    tokens: Rows
    shares: NDArray[np.float32]
    whole: Rows
    parts: Rows
    part_shares: NDArray[np.float32]


class _Texts(NamedTuple):
    """Texts as one row of tokens: the places of the distinct ones, and of each token which of them it is.

    Sentences begin at the tokens `starts`, texts at the sentences `firsts`; `sentences` is how many each text has.
    """

    places: NDArray[np.intp]
    tokens: NDArray[np.intp]
    starts: NDArray[np.intp]
    firsts: NDArray[np.intp]
    sentences: NDArray[np.intp]


class CloseReader:
    """Reads texts with the token vectors of a model."""

    def __init__(self, model: StaticModel) -> None:
        self._model = model

    def read(self, question: str, passages: Sequence[str]) -> dict[str, Column]:
        """A column for each name of READ, a number for each passage: a line of what stands above, then the text.

        Zeros where nothing of question or text is known.
        """
        columns = {name: np.zeros(len(passages)) for name in READ}
        asked = self._asked(question)
        both = [fold(passage).partition("\n") for passage in passages]
        held, texts = self._laid_out([own or above for above, _, own in both])
        if asked is None or not len(held):
            return columns
        read = self._read(asked, texts, self._names([both[place][0] for place in held]))
        read["size"] = np.log1p([len(both[place][2]) for place in held])
        for name, column in read.items():
            columns[name][held] = column
        return columns

    def _read(self, asked: _Asked, texts: _Texts, above: Rows) -> dict[str, Column]:
        vectors = self._model.vectors(texts.places)
        weights = _lengths(vectors)
        alike = _cosines(vectors, asked.tokens.T, weights)
        nearest = np.maximum.reduceat(alike[texts.tokens], texts.starts, axis=0)
        best = np.maximum.reduceat(nearest, texts.firsts, axis=0)
        told, all_of = (alike.max(axis=1) * weights)[texts.tokens], weights[texts.tokens]
        begins = texts.starts[texts.firsts]
        sums = _sums_between(vectors, texts.tokens, texts.starts)
        owner = np.repeat(np.arange(len(texts.firsts)), texts.sentences)
        pairs = sums.copy()
        follows = np.flatnonzero(owner[1:] == owner[:-1]) + 1
        pairs[follows] += sums[follows - 1]
        own = _lengths(sums)
        by_part = np.maximum.reduceat(_cosines(sums, asked.parts.T, own), texts.firsts, axis=0)
        named = sums + above[owner]
        columns = {
            "aligned": best @ asked.shares,
            "one_sentence": np.maximum.reduceat(nearest @ asked.shares, texts.firsts),
            "held": (best > _SAME) @ asked.shares,
            "backwards": np.add.reduceat(told, begins) / np.maximum(np.add.reduceat(all_of, begins), _LEAST),
            "sentence": np.maximum.reduceat(_cosines(sums, asked.whole, own), texts.firsts),
            "named_sentence": np.maximum.reduceat(
                _cosines(named, asked.whole, _lengths(named)), texts.firsts
            ),
            "two_sentences": np.maximum.reduceat(_cosines(pairs, asked.whole, _lengths(pairs)), texts.firsts),
            "parts": by_part @ asked.part_shares,
            "least_part": by_part.min(axis=1),
        }
        return {name: column.astype(np.float64) for name, column in columns.items()}

    def _asked(self, question: str) -> _Asked | None:
        vectors = self._model.vectors(self._model.places(tokens_of(question)))
        weights = np.linalg.norm(vectors, axis=1)
        if not weights.sum() > 0:
            return None
        parts = [part for part in _PART.split(question) if len(part) >= _SHORTEST_PART] or [question]
        sums = self._sums([self._model.places(tokens_of(part)) for part in parts])
        lengths = np.linalg.norm(sums, axis=1)
        return _Asked(
            unit_rows(vectors),
            weights / weights.sum(),
            unit_rows(vectors.sum(axis=0, keepdims=True))[0],
            unit_rows(sums),
            lengths / max(float(lengths.sum()), _LEAST),
        )

    def _sums(self, bags: Sequence[Sequence[int] | NDArray[np.intp]]) -> Rows:
        """The sum of the vectors of each bag of tokens, a row each."""
        vectors = self._model.vectors(np.concatenate([np.asarray(bag, dtype=np.intp) for bag in bags]))
        ends = np.cumsum([len(bag) for bag in bags])
        return _sums_between(vectors, np.arange(len(vectors)), np.append(0, ends[:-1]))

    def _names(self, names: Sequence[str]) -> Rows:
        """The same for what stands above each text; many stand below one name."""
        distinct = sorted(set(names))
        tokens, owners = self._model.within(distinct)
        bags = np.split(tokens, np.searchsorted(owners, np.arange(1, len(distinct))))
        sums = dict(zip(distinct, self._sums(bags), strict=True))
        return np.array([sums[name] for name in names])

    def _laid_out(self, texts: Sequence[str]) -> tuple[NDArray[np.intp], _Texts]:
        """The places of the texts of which something is known, and these."""
        divided = [_SENTENCE.split(text) for text in texts]
        of_text = np.repeat(np.arange(len(texts)), [len(sentences) for sentences in divided])
        found, sentence = self._model.within([sentence for sentences in divided for sentence in sentences])
        starts = _starts(sentence)
        owner = of_text[sentence[starts]]
        firsts = _starts(owner)
        places, tokens = self._model.distinct(found)
        counts = np.diff(firsts, append=len(owner))
        return owner[firsts], _Texts(places, tokens, starts, firsts, counts)


def _starts(ascending: NDArray[np.intp]) -> NDArray[np.intp]:
    """Where each value begins."""
    return np.flatnonzero(np.diff(ascending, prepend=-1))


def _lengths(rows: Rows) -> NDArray[np.float32]:
    lengths: NDArray[np.float32] = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    return lengths


def _cosines(rows: Rows, directions: Rows, lengths: NDArray[np.float32]) -> Rows:
    """The cosine of each row, so long, with each direction of length 1; 0 where the row is.

    The products are divided: rows made as long as 1 first are many more numbers.
    """
    products: Rows = rows @ directions
    return np.divide(products.T, np.maximum(lengths, _LEAST)).T


def _sums_between(vectors: Rows, tokens: NDArray[np.intp], starts: NDArray[np.intp]) -> Rows:
    """The sum of the vectors of the tokens from each start to the next. Row by row: reduceat takes six times as long."""
    sums = np.empty((len(starts), vectors.shape[1]), dtype=vectors.dtype)
    ends = [*starts[1:].tolist(), len(tokens)]
    once = np.ones(len(tokens), dtype=vectors.dtype)
    for row, start, end in zip(sums, starts.tolist(), ends, strict=True):
        np.dot(once[start:end], vectors.take(tokens[start:end], axis=0), out=row)
    return sums
