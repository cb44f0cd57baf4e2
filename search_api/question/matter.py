"""What a question is about, once its own words are out: terms with their weight, and the pieces they stand in."""

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

from corpus.model import Span
from corpus.recognise.characters import HAN
from indexer.tokens import knows, tokenize
from search_api.question.frames import words as listed
from search_api.question.synonyms import longest_at, synonyms_of
from search_api.values import Term

_PIECE = re.compile(rf"[{HAN}〇A-Za-z0-9./+\-]+")
_RAREST = 0.0008
# A single character says little, and a verb that any text may put otherwise hardly more.
_SINGLE = 0.25
_LIGHT = 0.35


def pieces_of(text: str, taken: Iterable[Span]) -> tuple[str, ...]:
    """The unbroken pieces of the text outside the spans, in order."""
    kept = list(text)
    for span in taken:
        kept[span.start : span.end] = "\0" * (span.end - span.start)
    return tuple(match[0] for match in _PIECE.finditer("".join(kept)))


def terms_of(pieces: Sequence[str]) -> tuple[Term, ...]:
    """The words of the pieces that say what is asked about, each once, in order."""
    stop, found = listed("stop"), dict[str, Term]()
    for piece in pieces:
        for word in side_by_side(piece):
            if word not in stop and word not in found:
                others = synonyms_of(word)
                known = bool(others) or knows(word)
                found[word] = Term(text=word, weight=weight_of(word), alternatives=others, known=known)
    return tuple(found.values())


def side_by_side(piece: str) -> list[str]:
    """The words of a piece one after another, none inside another: the tokenizer's, and those that have other names."""
    tokens = tokenize(piece).words.split()
    lowered, words, place = piece.lower(), list[str](), 0
    while place < len(lowered):
        here = [token for token in tokens if lowered.startswith(token, place)]
        known = longest_at(lowered, place)
        word = max((lowered[place], known, *here), key=len)
        words.extend([word] if word == known else _parts(word) or [word])
        place += len(word)
    return words


def weight_of(word: str) -> float:
    """How much a word tells about a matter, 0 to 1: the rarer in official texts, the more."""
    share = max(_shares().get(word, _RAREST), _RAREST)
    weight = math.log(share) / math.log(_RAREST)
    if len(word) == 1:
        return weight * _SINGLE
    return weight * _LIGHT if word in listed("light") else weight


def _parts(word: str) -> list[str]:
    """The fewest words of two and more characters that a longer one is put together from; none where any of it is left over."""
    tokens = {token for token in tokenize(word).words.split() if token != word and len(token) > 1}
    best: list[list[str] | None] = [[], *[None] * len(word)]
    for place in range(len(word) - 1):
        before = best[place]
        if before is None:
            continue
        named = longest_at(word, place)
        for part in {*(token for token in tokens if word.startswith(token, place)), named} - {"", word}:
            end = place + len(part)
            known = best[end]
            if known is None or len(known) > len(before) + 1:
                best[end] = [*before, part]
    return best[-1] or []


@cache
def _shares() -> dict[str, float]:
    text = resources.files("corpus.lexicon").joinpath("word_shares.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: int(share) / 10_000 for word, share in rows}
