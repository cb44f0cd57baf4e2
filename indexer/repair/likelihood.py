"""How likely a run of characters is in official Chinese: the judge between damaged text and its repair."""

from array import array
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from zlib import decompress

from corpus.lexicon import read_bytes
from corpus.recognise.scripts import simplify

# A decoder puts one of these, or nothing, where a byte made no sense.
MARKS = "?？\ufffd"
# Logarithms are kept as one byte in steps of 1/8: 0 to -31.9 nats, finer than any decision made with them.
STEPS = 8
# log P of a character never met: one of the common 3,755 of GB 2312, one of its other 3,008, any other.
_COMMON, _RARE, _STRANGE = -14.0, -16.0, -18.0
# A character rarer than this (log P alone, in nats: once in 160,000) may be the trace of damage.
RARE = -12.0


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
        characters, self._alone, self._rest, followers, *parts = parts
        self._ids = {chr(code): number for number, code in enumerate(characters)}
        self._rows = array("I", accumulate(followers, initial=0))
        self._seconds, self._scores, self._pair_rest, thirds_of, *parts = parts
        self._third_rows = array("I", accumulate(thirds_of, initial=0))
        self._thirds, self._third_scores = parts
        # Rows are laid open where they are asked for; most texts ask for few.
        self._seconds_seen: dict[int, dict[int, int]] = {}
        self._thirds_seen: dict[int, dict[int, int]] = {}

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
            place = self._seconds_of(before).get(row)
            if place is not None and self._third_rows[place] < self._third_rows[place + 1]:
                third = self._thirds_of(place).get(number)
                if third is not None:
                    return -third / STEPS
                falling_back = self._pair_rest[place]
        place = self._seconds_of(row).get(number)
        if place is not None:
            return -(self._scores[place] + falling_back) / STEPS
        return -(self._rest[row] + self._alone[number] + falling_back) / STEPS

    def _seconds_of(self, first: int) -> dict[int, int]:
        """The places of a character's pairs, by their second characters."""
        row = self._seconds_seen.get(first)
        if row is None:
            start, end = self._rows[first], self._rows[first + 1]
            row = dict(zip(self._seconds[start:end], range(start, end), strict=True))
            self._seconds_seen[first] = row
        return row

    def _thirds_of(self, place: int) -> dict[int, int]:
        """The scores of a pair's triples, by their third characters."""
        row = self._thirds_seen.get(place)
        if row is None:
            part = slice(self._third_rows[place], self._third_rows[place + 1])
            row = dict(zip(self._thirds[part], self._third_scores[part], strict=True))
            self._thirds_seen[place] = row
        return row


@cache
def likelihood() -> Likelihood:
    """The table that ships with the project, read on first use (in 0.02 s)."""
    return Likelihood(read_bytes("characters.bin"))


def _unmet(character: str) -> float:
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return _STRANGE
    return _COMMON if 0xB0 <= lead <= 0xD7 else _RARE
