"""Whether a rule tells a measure, or forbids and allows, of another kind of thing than the one asked about.

Of 水舱室 is asked, and the rule says it of 燃气舱室: the thing is there, the kind of it is another.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from corpus.model import Clause, Record
from corpus.recognise.characters import HAN
from indexer.tokens import knows, word_classes
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter, prepared
from search_api.answer.passages import context_of
from search_api.answer.rule.asked_value import YES_NO, asks_measure
from search_api.question.frames import words as listed
from search_api.question.matter import side_by_side, terms_of, weight_of
from search_api.values import Answered, Query

# So much the thing tells of itself: of common words (场所, 单位) there are many kinds, and rules name them in many ways.
_THING = 0.8
# What makes another kind tells so much; words that take in many kinds of it (公共, 民用) are listed.
_KIND = 0.5
_NAMES = ("n", "vn", "b", "f", "s")
_HELD = 0.25
# What stands before a thing is read so far back.
_BEFORE = 8
_HAN = re.compile(rf"[{HAN}]+$")


class _Kind(Record):
    """A thing as the question names it: the word before it that says of what kind, and its own."""

    kind: str
    thing: str


def is_of_another_kind(asking: Asking, answered: Answered) -> bool:
    """Whether the answer's sentence speaks only of other kinds of the thing, and nothing around it of the kind asked about.

    Asked only where a measure or a yes or no is wanted, which holds for what it is said of alone.
    """
    query, record = asking.query, answered.record
    if not isinstance(record, Clause) or not (asks_measure(query.text) or YES_NO.search(query.text)):
        return False
    document = asking.shelf.plain(record.document_id)
    around = f"{record.text}\n{context_of(record, document)}"
    return any(_tells_another(kind, record.evidence.quote, document.title, around) for kind in _kinds(query))


def _kinds(query: Query) -> Iterator[_Kind]:
    """The things of the question that a noun right before them makes one of a kind."""
    for phrase in query.phrases:
        words = side_by_side(phrase)
        for kind, thing in pairwise(words):
            if weight_of(thing) >= _THING and _is_name(thing) and _is_name(kind):
                yield _Kind(kind=kind, thing=thing)


def _is_name(word: str) -> bool:
    # What no dictionary knows as one word is of the class of its end (二次供水).
    classes = word_classes(word) if knows(word) else word_classes(word[-2:])
    return word not in listed("stop") and bool(classes) and classes[0].startswith(_NAMES)


def _tells_another(asked: _Kind, sentence: str, title: str, around: str) -> bool:
    """Whether the sentence names the thing, or else the title does, and each time as one of another kind."""
    told = next((text for text in map(prepared, (sentence, title)) if asked.thing in text), None)
    if told is None or _is_told(asked.kind, around):
        return False
    kinds = list(_kinds_of(asked.thing, told))
    return bool(kinds) and all(_is_kind(kind) for kind in kinds)


def _is_told(kind: str, text: str) -> bool:
    """Whether the text holds the word, by any of its names."""
    return Matter(terms_of([kind]) or ()).share(text) >= _HELD or kind in prepared(text)


def _kinds_of(thing: str, text: str) -> Iterable[str]:
    """The word right before each place of the thing; empty where none is."""
    for place in re.finditer(re.escape(thing), text):
        before = _HAN.search(text[max(0, place.start() - _BEFORE) : place.start()])
        yield side_by_side(before[0])[-1] if before else ""


def _is_kind(word: str) -> bool:
    return bool(word) and weight_of(word) >= _KIND and _is_name(word) and word not in listed("wide")
