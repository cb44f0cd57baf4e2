"""Texts as bags: the places of their tokens in a vocabulary."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from indexer.meaning.static import tokens_of

Bag = list[int]

# Numbers of articles stand everywhere and mean nothing; whole numbers of documents are looked up, not understood.
_NUMBERED = re.compile(r"第\d+[编章节条款项]|.*[号\d]$")
_LONGEST_TOKEN = 8


class Vocabulary:
    """The tokens that stand in at least `fewest` texts, or in a text and a question, or in two questions."""

    def __init__(self, texts: Iterable[frozenset[str]], asked: Iterable[frozenset[str]], fewest: int) -> None:
        self.count, found = 0, Counter[str]()
        for text in texts:
            self.count += 1
            found.update(text)
        in_questions = Counter(token for text in asked for token in text)
        self.tokens = sorted(
            token
            for token in {*found, *in_questions}
            if len(token) <= _LONGEST_TOKEN
            and not _NUMBERED.fullmatch(token)
            and (found[token] >= fewest or in_questions[token] >= 2 or (found[token] and in_questions[token]))
        )
        # The rarer, the more a token tells (BM25's idf).
        self.rarity = [
            math.log(1 + (self.count - found[token] + 0.5) / (found[token] + 0.5)) for token in self.tokens
        ]
        self.unseen = [not found[token] for token in self.tokens]
        self._places = {token: place for place, token in enumerate(self.tokens)}

    def bag(self, tokens: frozenset[str]) -> Bag:
        """The places of the tokens that it has, ascending."""
        return sorted(self._places[token] for token in tokens if token in self._places)


def all_tokens(texts: Sequence[str]) -> list[frozenset[str]]:
    """The tokens of each text."""
    return [tokens_of(text) for text in texts]
