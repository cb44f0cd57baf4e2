"""How likely a run of characters is in official Chinese: the judge between damaged text and its repair."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import accumulate, pairwise
from lzma import decompress
from math import exp, log

from corpus.recognise.scripts import simplify

# Logarithms are kept as one byte in steps of 1/8: 0 to -31.9 nats, finer than any decision made with them.
STEPS = 8
# log P of a character never met: one of the 3,755 common ones of GB 2312, one of its 3,008 rarer ones, any other.
_COMMON, _RARE, _STRANGE = -14.0, -16.0, -18.0
# What a pair and a triple that the document uses itself weigh beside the table.
_OWN_PAIR, _OWN_TRIPLE = 0.1, 0.2
# A character that the table does not know is one of the document's own words from so many times on.
_ODD_TIMES = 3


@cache
def fold(character: str) -> str:
    """The character as the table counts it: half-width, simplified, any digit as 0, any letter as a."""
    if "\uff01" <= character <= "\uff5e":
        character = chr(ord(character) - 0xFEE0)
    if character.isascii() and character != "\n":
        if character.isdigit():
            return "0"
        if character.isspace():
            return " "
        return "a" if character.isalpha() else character
    return " " if character in "\u3000\xa0\u2002\u2003" else simplify(character)


def fold_all(text: str) -> str:
    """The text as the table counts it."""
    return "".join(map(fold, text))


class Likelihood:
    """A trigram model of characters that falls back on pairs, and from these on single ones.

    The table is `benchmarks.characters`' work: for each character its log P alone and the log of the share
    its unlisted followers have; rows of (follower, log P) by character; and by each such pair rows of
    (third character, log P) with the share of the unlisted ones, where that tells more than the pair.
    """

    def __init__(self, data: bytes) -> None:
        raw = memoryview(decompress(data))
        head = array("I")
        head.frombytes(raw[:12])
        size, pairs, triples = head
        parts = []
        at = 12
        shape = (("I", size), ("B", size), ("B", size), ("H", size), ("H", pairs), ("B", pairs))
        for code, length in (*shape, ("B", pairs), ("H", pairs), ("H", triples), ("B", triples)):
            part = array(code)
            part.frombytes(raw[at : at + length * part.itemsize])
            at += length * part.itemsize
            parts.append(part)
        characters, alone, rest, followers, seconds, scores, pair_rest, thirds_of, thirds, third_scores = parts
        self._ids = {chr(code): number for number, code in enumerate(characters)}
        self._alone, self._rest = alone, rest
        self._rows = array("I", accumulate(followers, initial=0))
        self._seconds, self._scores, self._pair_rest = seconds, scores, pair_rest
        self._third_rows = array("I", accumulate(thirds_of, initial=0))
        self._thirds, self._third_scores = thirds, third_scores

    def step(self, context: str, character: str) -> float:
        """log P(character | the last two of the context), in nats."""
        return self.folded_step([fold(c) for c in context[-2:]], fold(character))

    def steps(self, context: str, text: str) -> list[float]:
        """log P of each character of the text, after the context and all before it."""
        folded = [fold(c) for c in context[-2:] + text]
        first = len(folded) - len(text)
        return [self.folded_step(folded[max(at - 2, 0) : at], folded[at]) for at in range(first, len(folded))]

    def alone(self, character: str) -> float:
        """log P of the character wherever it stands, in nats."""
        return self._single(fold(character))

    def knows(self, character: str) -> bool:
        """Whether the character occurs in the texts the table was counted on."""
        return fold(character) in self._ids

    def _single(self, character: str) -> float:
        number = self._ids.get(character)
        return _unmet(character) if number is None else -self._alone[number] / STEPS

    def folded_step(self, context: Sequence[str], character: str) -> float:
        """`step` for characters that are folded already."""
        number = self._ids.get(character)
        if number is None:
            return _unmet(character)
        row = self._ids.get(context[-1]) if context else None
        if row is None:
            return -self._alone[number] / STEPS
        falling_back = 0
        before = self._ids.get(context[-2]) if len(context) > 1 else None
        if before is not None:
            pair = self._pair(before, row)
            if pair is not None and self._third_rows[pair] < self._third_rows[pair + 1]:
                start, end = self._third_rows[pair], self._third_rows[pair + 1]
                place = bisect_left(self._thirds, number, start, end)
                if place < end and self._thirds[place] == number:
                    return -self._third_scores[place] / STEPS
                falling_back = self._pair_rest[pair]
        pair = self._pair(row, number)
        if pair is not None:
            return -(self._scores[pair] + falling_back) / STEPS
        return -(self._rest[row] + self._alone[number] + falling_back) / STEPS

    def _pair(self, first: int, second: int) -> int | None:
        start, end = self._rows[first], self._rows[first + 1]
        place = bisect_left(self._seconds, second, start, end)
        return place if place < end and self._seconds[place] == second else None


class OwnWords:
    """The table together with the words of one document, which come back in it far more often than elsewhere."""

    def __init__(self, text: str) -> None:
        self._table = likelihood()
        self._counts = _counted(text)
        self._left_out = _counted("")

    def leave_out(self, line: str) -> None:
        """Takes a line of the document, the one in doubt, out of what is counted; another takes its place."""
        self._left_out = _counted(line)

    def step(self, context: str, character: str) -> float:
        """log P(character | the last two of the context), in nats."""
        return self._step([fold(c) for c in context[-2:]], fold(character))

    def steps(self, context: str, text: str) -> list[float]:
        """log P of each character of the text, after the context and all before it."""
        folded = [fold(c) for c in context[-2:] + text]
        first = len(folded) - len(text)
        return [self._step(folded[max(at - 2, 0) : at], folded[at]) for at in range(first, len(folded))]

    def _step(self, context: Sequence[str], character: str) -> float:
        score = self._table.folded_step(context, character)
        pair = self._count(context[-1] + character)
        if pair < (1 if self._table.knows(character) else _ODD_TIMES):
            return score
        chance = exp(score) + _OWN_PAIR * self._share(pair, context[-1])
        if len(context) > 1:
            triple = self._count(context[-2] + context[-1] + character)
            if triple > 0:
                chance += _OWN_TRIPLE * self._share(triple, context[-2] + context[-1])
        return log(chance / (1 + _OWN_PAIR + _OWN_TRIPLE))

    def _share(self, times: int, context: str) -> float:
        return min(times / max(self._count(context), 1), 1.0)

    def _count(self, characters: str) -> int:
        return self._counts[characters] - self._left_out[characters]


def _counted(text: str) -> Counter[str]:
    """How often each character, pair and triple occurs in the text, folded."""
    folded = [fold(character) for character in text]
    counts = Counter(folded)
    counts.update(map("".join, pairwise(folded)))
    counts.update(map("".join, zip(folded, folded[1:], folded[2:], strict=False)))
    return counts


@cache
def likelihood() -> Likelihood:
    """The table that ships with the project, read on first use (in 0.1 s)."""
    return Likelihood(resources.files("corpus").joinpath("lexicon/characters.bin").read_bytes())


def _unmet(character: str) -> float:
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return _STRANGE
    return _COMMON if 0xB0 <= lead <= 0xD7 else _RARE
