"""Whether a text speaks of the thing asked about itself, and whether it gives that thing to somebody as a whole.

A text that names the thing only to name another after it (燃气泄漏报警装置, 彩票公益金) is about that other.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.lexicon import lexicon
from corpus.model import Record
from corpus.recognise.characters import HAN, fold
from search_api.answer.cover import prepared, squeezed
from search_api.question.frames import words as listed
from search_api.question.matter import CONTENT, side_by_side, weight_of
from search_api.question.synonyms import synonyms_of

_HAN = re.compile(rf"[{HAN}]+")
# What follows is read so far.
_NEXT = 8
# So much a word tells that makes another thing of the one before it (机构, 股东); 工作, 管理 tell less.
_ANOTHER = 0.3
# Of a name that is looked for in a text as often as this, further places tell nothing new.
_MOST_PLACES = 12
# Other names of a thing that are looser than this name another.
_SURE = 0.7
_WHOLE = lexicon("duties")["whole"]
# Who has the trade has all of the thing: 负责民宿的行业管理, 民宿业的监督管理.
_TRADE = "行?业"
_WORK = rf"(?:{'|'.join(_WHOLE['work'])}|{_TRADE}){{0,5}}"
_OF_A_PLACE = rf"(?:{'|'.join(_WHOLE['of_a_place'])}){{0,6}}"
_HAS = rf"(?:{'|'.join(_WHOLE['has'])})"
# What stands before and behind a matter that is given as a whole. The matter itself is in no pattern: one for each question
# would take longer to compile than all texts to read.
_HAS_HERE = re.compile(rf"(?={_HAS})")
_BEFORE = re.compile(rf"{_HAS}{_OF_A_PLACE}")
_ENDS_BEHIND = re.compile(rf"{_WORK}(?=$|[^{HAN}])")
_OFFICE_BEHIND = re.compile(rf"{_WORK}(?:{'|'.join(_WHOLE['office'])})")


class Named(Record):
    """How the question calls the thing: each of its pieces from the last word of content on, with what else that is called."""

    tails: tuple[tuple[str, ...], ...]


def named_in(phrases: Sequence[str]) -> Named:
    """The names of the things that the pieces of a matter speak of; a piece without a word of content names none."""
    tails = []
    for phrase in phrases:
        words = side_by_side(phrase)
        last = next((n for n in reversed(range(len(words))) if weight_of(words[n]) >= CONTENT), None)
        if last is not None:
            tail = "".join(words[last:])
            others = [name for name, worth in synonyms_of(words[last]) if worth >= _SURE]
            tails.append((tail.lower(), *(name.lower() for name in others if tail == words[last])))
    return Named(tails=tuple(tails))


def only_names_another(text: str, named: Named) -> bool:
    """Whether the text holds one of the things, and wherever it does another word of content follows right behind."""
    own = squeezed(fold(text).lower().replace("、", ","))
    return any(_always_leads_on(own, names) for names in named.tails)


def _always_leads_on(text: str, names: Iterable[str]) -> bool:
    ends = [end for name in names for end in _ends_of(name, text)]
    return bool(ends) and all(_names_another(text[end : end + _NEXT]) for end in ends)


def _ends_of(name: str, text: str) -> list[int]:
    ends, place = list[int](), text.find(name)
    while place >= 0 and len(ends) < _MOST_PLACES:
        ends.append(place + len(name))
        place = text.find(name, place + 1)
    return ends


# A thing is followed by the same few words in most texts about it, and to part them takes as long as to read a sentence.
@lru_cache(maxsize=4096)
def _names_another(rest: str) -> bool:
    run = _HAN.match(rest)
    if run is None:
        return False
    word = side_by_side(run[0])[0]
    return word not in listed("stop") and word not in listed("light") and weight_of(word) >= _ANOTHER


def gives_whole(text: str, phrases: Sequence[str]) -> bool:
    """Whether a part of the text gives the matter, in the question's own words, to somebody as a whole.

    负责全国的专利代理管理工作; 是全国政务新媒体工作的主管单位.
    """
    own = prepared(text)
    named = [phrase.lower() for phrase in phrases if len(phrase) > 1 and phrase.lower() in own]
    return any(
        _is_given(own, place.start(), place.start() + len(thing))
        for thing in named
        for place in re.finditer(f"(?={re.escape(thing)})", own)
    )


def _is_given(text: str, start: int, end: int) -> bool:
    """Whether what stands there is given to somebody as a whole."""
    if _OFFICE_BEHIND.match(text, end):
        return True
    return bool(_ENDS_BEHIND.match(text, end)) and any(
        _BEFORE.fullmatch(text, has.start(), start) for has in _HAS_HERE.finditer(text, 0, start)
    )
