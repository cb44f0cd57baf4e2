"""The law that a question names beside what it asks (消防法对占用通道怎么罚), and the question without that name."""

from collections.abc import Iterable

import msgspec

from corpus.model import Record
from corpus.recognise.cited.law_titles import NATION_NAME, aliases
from search_api.answer.asking import Asking
from search_api.answer.law_texts import laws_named, text_meant
from search_api.question.matter import head_of, terms_of
from search_api.values import LawName, Query

_LONGEST_NAME = 24
_ENDINGS = ("法", "典", "条例", "办法", "规定", "细则", "规则")
_MARKS = "《》"


class NamedLaw(Record):
    """The documents of the text that is meant, and how the question calls their law."""

    documents: tuple[str, ...]
    name: str


def law_in(asking: Asking) -> NamedLaw | None:
    """The law that the question names anywhere, by its longest name; None where it names none that is held."""
    query = asking.query
    names = [*query.laws, *(LawName(name=title) for title in query.titles)]
    spelled = set(_spelled(query.text))
    held = asking.view.named(titles=tuple(spelled | {f"{NATION_NAME}{name}" for name in spelled}))
    known = [name for name in spelled if name in held or NATION_NAME + name in held or name in aliases()]
    names += [LawName(name=name) for name in sorted(known, key=lambda name: (-len(name), name))]
    texts, name = laws_named(asking.view, names, asking.where)
    if name is None:
        return None
    year = next(iter(query.years), None)
    meant = text_meant(texts, query.on, year) or text_meant(texts, query.on)
    return NamedLaw(documents=tuple(text.id for text in meant), name=name.name)


def asked_of_it(asking: Asking) -> Asking:
    """The same question of the law that it names, without its name, which every article of that law repeats.

    As it stands where it names none, or asks nothing beside.
    """
    law = law_in(asking)
    query = _without(asking.query, law.name) if law else None
    return asking.instead(query) if query else asking


def _without(query: Query, name: str) -> Query | None:
    phrases = tuple(filter(None, (_cut(phrase, name) for phrase in query.phrases)))
    terms = terms_of(phrases)
    if not terms:
        return None
    return msgspec.structs.replace(
        query,
        text=_cut(query.text, name),
        anywhere=_cut(query.anywhere, name),
        terms=terms,
        phrases=phrases,
        head=head_of(phrases),
        titles=(),
        laws=(LawName(name=name),),
    )


def _cut(text: str, name: str) -> str:
    for printed in (f"《{NATION_NAME}{name}》", f"《{name}》", NATION_NAME + name, name):
        text = text.replace(printed, "")
    return text.strip(f"{_MARKS} ,")


def _spelled(text: str) -> Iterable[str]:
    """The runs of the text that may be the name of a law: what ends like one, and what is customary for short."""
    for ending in _ENDINGS:
        place = text.find(ending)
        while place >= 0:
            end = place + len(ending)
            for start in range(max(0, end - _LONGEST_NAME), end - 1):
                yield text[start:end]
            place = text.find(ending, place + 1)
    yield from (alias for alias in aliases() if alias in text)
