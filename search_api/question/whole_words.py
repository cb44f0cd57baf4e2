"""Frames of questions that begin no earlier than a word of the matter ends: 会 of 行业协会归谁管 asks nothing."""

from collections.abc import Sequence

from corpus.model import Span
from indexer.tokens import knows

# A word of the matter whose last character also begins a frame is hardly longer.
_LONGEST = 4
# Characters with which frames begin and words end.
_BOTH = frozenset("能会应要得都还该需是")


def after_words(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, each without the first characters that end a word begun before it."""
    return [Span(start=_after_word(text, span), end=span.end) for span in spans]


def _after_word(text: str, span: Span) -> int:
    start = span.start
    while start < span.end - 1 and text[start] in _BOTH and _ends_a_word(text, start):
        start += 1
    return start


def _ends_a_word(text: str, last: int) -> bool:
    return any(knows(text[first : last + 1]) for first in range(max(0, last + 1 - _LONGEST), last))
