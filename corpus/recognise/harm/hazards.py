"""Of what kind an accident is, by the words of `hazards.tsv`: 塔吊倾覆 is 起重伤害."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.lexicon import read_rows
from corpus.model.base import Record
from corpus.recognise.characters import fold

_GAP = r"[^,;:。、\n]{0,12}?"


class HazardMention(Record):
    """A word that tells a class of hazard: `text[start:end] == printed`; `family` is the class above it."""

    start: int
    end: int
    printed: str
    hazard: str
    family: str


class _Words(Record):
    family: str
    hazard: str
    pattern: str
    spoken: bool
    length: int
    first: str


def find_hazards(text: str, *, asked: bool = False) -> list[HazardMention]:
    """All words of hazards in order, of those that overlap the longest; `asked` knows also what only people say (车祸)."""
    folded = fold(text)
    found = sorted(_all(text, folded, asked), key=lambda one: (one.start - one.end, one.start))
    taken = bytearray(len(folded))
    kept: list[HazardMention] = []
    for one in found:
        # The longest come first, so that who overlaps one taken has an end in it.
        if not (taken[one.start] or taken[one.end - 1]):
            taken[one.start : one.end] = bytes([1]) * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


@cache
def families() -> dict[str, str]:
    """The classes of hazards, each with the family above it."""
    return {words.hazard: words.family for words in _lexicon()}


def hazards_called(name: str) -> tuple[str, ...]:
    """The classes that people mean by a name: its class, those of the family, those that hold it (爆炸), or its word's (车祸)."""
    known = families()
    if name in known:
        return (name,)
    if among := tuple(hazard for hazard, family in known.items() if name in (family, f"{family}事故")):
        return among
    plain = name.removesuffix("事故")
    if len(plain) > 1 and (holding := tuple(hazard for hazard in known if plain in hazard)):
        return holding
    return tuple(dict.fromkeys(one.hazard for one in find_hazards(name, asked=True)))


def _all(text: str, folded: str, asked: bool) -> Iterator[HazardMention]:
    first, pattern, words = _compiled(asked)
    for character in first.finditer(folded):
        if found := pattern.match(folded, character.start()):
            told = words[int((found.lastgroup or "w0")[1:])]
            start, end = found.span()
            yield HazardMention(start, end, text[start:end], told.hazard, told.family)


@cache
def _compiled(asked: bool) -> tuple[re.Pattern[str], re.Pattern[str], tuple[_Words, ...]]:
    """Where a word may begin, all words, and what each tells."""
    words = tuple(sorted((one for one in _lexicon() if asked or not one.spoken), key=lambda one: -one.length))
    first = re.compile(f"[{''.join(sorted({one.first for one in words}))}]")
    return first, re.compile("|".join(f"(?P<w{n}>{one.pattern})" for n, one in enumerate(words))), words


@cache
def _lexicon() -> tuple[_Words, ...]:
    return tuple(
        _Words(
            family=family,
            hazard=hazard,
            pattern=_GAP.join(re.escape(part) for part in word.lstrip("~").split("*")),
            spoken=word.startswith("~"),
            length=len(word.lstrip("~").replace("*", "")),
            first=word.lstrip("~")[0],
        )
        for family, hazard, words in read_rows("hazards.tsv")
        for word in words.split()
    )
