"""What a law says without naming it again because its title does: 申请登记应当提交…, of 电动自行车管理条例."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from corpus.model import Document, Record
from corpus.recognise.place.regions import find_regions
from corpus.validity import PAST
from indexer.engine.values import NATION
from indexer.laws.competences import title_matter
from indexer.laws.kind import LAW_KINDS
from search_api.answer.cover import Matter, prepared
from search_api.answer.law.wanted_matter import WantedMatter, narrowness
from search_api.answer.passages import Passage
from search_api.answer.place import Where, speaks_elsewhere
from search_api.question.matter import CONTENT, is_common
from search_api.values import Term

# A title names a thing where it holds so much of its name, and is about just that thing where so much of it is asked.
_NAMED = 0.7
_JUST_THAT = 0.85
# Looser names than this are those of another deed.
_SURE = 0.7


class Divided(Record):
    """The words of a matter, parted into those of the thing that a title is about and the others, which a sentence must tell."""

    thing: tuple[Term, ...]
    others: tuple[Term, ...]


def divided_by_title(document: Document, terms: Sequence[Term]) -> Divided | None:
    """The matter as the law's title divides it; None where its title is not about a thing of the matter, and just that.

    The thing by its own name: laws of 游船 tell nothing of 渔船, though either may be meant by the other's name.
    """
    if document.kind not in LAW_KINDS:
        return None
    subject = _subject(document.title, document.region)
    thing = tuple(
        term
        for term in terms
        if Matter((msgspec.structs.replace(term, alternatives=()),)).share(subject) >= _NAMED
    )
    if max((term.weight for term in thing), default=0.0) < CONTENT:
        return None
    wanted = WantedMatter.of(("".join(term.text for term in thing),))
    if wanted is None or narrowness(subject, wanted) < _JUST_THAT:
        return None
    return Divided(thing=thing, others=tuple(term for term in terms if term not in thing))


def binds(passage: Passage, where: Where) -> bool:
    """Whether what an article says holds where it is asked for: it is in force, and of no place that its law alone names."""
    document = passage.document
    elsewhere = document.region == NATION and speaks_elsewhere(document.title, where)
    return document.validity not in PAST and not elsewhere


def names_of(term: Term) -> tuple[str, ...]:
    """The word as it is looked for in a prepared text; one that official texts do not use, by what else it is surely called too.

    登记 and 备案 are two deeds to the law, though people say one for the other.
    """
    others = () if is_common(term.text) else term.alternatives
    sure = (name for name, worth in others if worth >= _SURE)
    return (prepared(term.text), *map(prepared, sure))


@lru_cache(maxsize=2048)
def _subject(title: str, region: str | None) -> str:
    """What a law is about by its title, without its place, whether any list knows that or not."""
    matter = title_matter(title, region)
    first = next((place for place in find_regions(title) if place.start == 0), None)
    return matter[first.end :] if first and matter.startswith(title[: first.end]) else matter
