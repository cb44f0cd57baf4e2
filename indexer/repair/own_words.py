"""How likely a run of characters is in one document, which uses its own words again and again."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import exp, log

from indexer.repair.likelihood import MARKS, RARE, fold, likelihood

# What a pair and a triple that the document uses itself weigh beside the table.
_OWN_PAIR, _OWN_TRIPLE = 0.1, 0.2
# A rare character is one of the document's own from so many times on; before, it may be damage.
_ODD_TIMES = 3


class OwnWords:
    """The table and the words of one document, which come back in it far more often than elsewhere."""

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
        if pair < 1 or (pair < _ODD_TIMES and self._table.alone(character) < RARE) or character in MARKS:
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
