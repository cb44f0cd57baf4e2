"""How far a text is about the matter asked: the share of the matter's words, by weight, that it holds close together."""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.model import Record
from corpus.recognise.characters import fold
from search_api.values import Term

_SENTENCE = re.compile(r"[^。;!?\n\t]+")
_SKIPPED = re.compile(r"[ \r“”‘’\"'《》〈〉「」『』·]+")

# A word found only in the paragraph around the sentence, or only in headings and title, counts so much.
_NEARBY = 0.8
_CONTEXT = 0.6
# A long word of which only a part stands there (充电桩 for 充电设施) counts as much of it as does, times this.
_PARTLY = 0.7
# Words that weigh at least this share of the heaviest are the key of the matter.
_KEY = 0.75
# Sentences this short (a heading, a cell) are read together with what follows them.
_SHORT = 14


class Cover(Record):
    """`share` of the matter's weight that is covered, `key` the same of its heaviest words, `own` what the sentence holds itself.

    `start:end` is the best sentence within the text given.
    """

    share: float
    key: float
    own: float
    start: int
    end: int


NOTHING = Cover(share=0.0, key=0.0, own=0.0, start=0, end=0)


def cover(terms: Sequence[Term], text: str, context: str = "") -> Cover:
    """How well the best sentence of the text, with the text around it and its context, covers the terms."""
    if not terms:
        return NOTHING
    whole = squeezed(text)
    around = squeezed(context)
    near = [strength(term, whole) for term in terms]
    far = [strength(term, around) if context else 0.0 for term in terms]
    total = sum(term.weight for term in terms)
    heaviest = max(term.weight for term in terms)
    keys = [place for place, term in enumerate(terms) if term.weight >= heaviest * _KEY]
    key_weight = sum(terms[place].weight for place in keys)
    best = NOTHING
    for start, end in sentences(text):
        own = squeezed(text[start:end])
        found = [strength(term, own) for term in terms]
        held = [max(o, _NEARBY * n, _CONTEXT * f) for o, n, f in zip(found, near, far, strict=True)]
        share = sum(term.weight * s for term, s in zip(terms, held, strict=True)) / total
        if share > best.share:
            key = sum(terms[p].weight * held[p] for p in keys) / key_weight
            inside = sum(term.weight * s for term, s in zip(terms, found, strict=True)) / total
            best = Cover(share=share, key=key, own=inside, start=start, end=end)
    return best


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of a text's sentences; a very short one is taken with the next."""
    spans: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(fold(text)):
        if spans and spans[-1][1] - spans[-1][0] < _SHORT:
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append(match.span())
    return spans


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """The text as words are looked for in it: half-width, lower case, without blanks and quotation marks."""
    return _SKIPPED.sub("", fold(text).lower())


def strength(term: Term, text: str) -> float:
    """How surely the text holds the term: 1 for the word itself, its alternatives by their worth, less for a part of it."""
    word = term.text.lower()
    if word in text:
        return 1.0
    best = max((worth for other, worth in term.alternatives if other.lower() in text), default=0.0)
    return max(best, _PARTLY * _part(word, text))


def _part(word: str, text: str) -> float:
    """The share of a word of three or more characters whose pairs stand in the text."""
    if len(word) < 3:
        return 0.0
    pairs = [word[place : place + 2] for place in range(len(word) - 1)]
    held = sum(pair in text for pair in pairs)
    return held / len(pairs)


def longest_run(pieces: Sequence[str], text: str) -> float:
    """The longest unbroken run of any piece that stands in the text, as a share of the longest piece; at least 3 characters."""
    longest = max(map(len, pieces), default=0)
    if longest < 3:
        return 0.0
    own = squeezed(text)
    best = 0
    for piece in map(str.lower, pieces):
        for start in range(len(piece)):
            while start + best < len(piece) and piece[start : start + best + 1] in own:
                best += 1
    return best / longest if best >= 3 else 0.0
