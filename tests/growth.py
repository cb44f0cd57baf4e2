"""How the time of some work grows with its text, told as a ratio so that no machine is too slow for it."""

import gc
import time
from collections.abc import Callable

FACTOR = 8
# Eight times the text takes eight times as long where time is linear, 64 times where it is quadratic.
LINEAR = 24.0
_TRIES = 2
# Work too short to be measured is done on longer texts.
_MEASURABLE = 0.002
_LONGEST = 6_000


def growth(work: Callable[[str], object], piece: str, length: int) -> float:
    """How many times as long `work` takes for a text of 8 times `length` (or more) made of pieces, by the processor's time.

    Each time is the least of two tries, without the collector of garbage: it would count all that other tests have left.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        while (small := _took(work, _text(piece, length))) < _MEASURABLE and length < _LONGEST:
            length *= 2
        return _took(work, _text(piece, FACTOR * length)) / max(small, _MEASURABLE)
    finally:
        if collected:
            gc.enable()


def _took(work: Callable[[str], object], text: str) -> float:
    def once() -> float:
        began = time.process_time()
        work(text)
        return time.process_time() - began

    return min(once() for _ in range(_TRIES))


def _text(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]
