"""Whether somebody knows what is asked for: a class of hazards, or a field however it is called."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from corpus.lexicon import lexicon
from corpus.model import Expert
from corpus.recognise.characters import fold
from corpus.recognise.harm.hazards import families, hazards_called
from corpus.recognise.harm.industries import industries, industries_called
from corpus.recognise.scripts import simplify
from search_api.question.synonyms import synonyms_of

_PARTED = re.compile(r"[\s、,;/]+")
# What is said of every field: 危险化学品安全 and 危险化学品专业 are one.
_GENERAL = re.compile(
    r"(?<=\S{2})(?:安全生产|安全管理|安全|专业|方面|领域|专家|类|技术|应急救援|救援|处置|事故)$"
)
# A looser synonym is another field: 锅炉 stands beside 叉车 in everyday words.
_SAME = 0.9


class Asked:
    """What is asked for, read once."""

    def __init__(self, hazard: str | None, field: str | None) -> None:
        self._hazards = frozenset(hazards_called(plain(hazard))) if hazard else frozenset[str]()
        self._known_for = _known_for(self._hazards)
        self._hazard = _terms(hazard) if hazard else ()
        self._field = _terms(field) if field else ()
        # A class asked for as a field is that class; a part of its name (机械) is a field.
        self._named = _classes_named(plain(field)) if field else frozenset[str]()
        self._industries = _industries_named(plain(field)) if field else frozenset[str]()
        self._asks = bool(hazard), bool(field)

    def match(self, expert: Expert) -> str | None:
        """How somebody answers: `hazard` by one of the classes asked for, `field` by words; empty where nothing is asked.

        None for one who does not.
        """
        asks_hazard, asks_field = self._asks
        told = _told(expert)
        by_hazard = ""
        if asks_hazard:
            if self._hazards & set(expert.hazards):
                by_hazard = "hazard"
            elif _holds_any(told, self._known_for) or _holds_all(told, self._hazard):
                by_hazard = "field"
            else:
                return None
        if asks_field and not (
            _holds_all(told, self._field)
            or self._named & set(expert.hazards)
            or self._industries & set(expert.industries)
        ):
            return None
        return by_hazard or ("field" if asks_field else "")


def plain(name: str) -> str:
    """A name as it is compared."""
    return fold(simplify(name.strip()))


def _told(expert: Expert) -> tuple[str, ...]:
    """What somebody is said to know, each field with what it is called in full; of a unit its name, duties and means too."""
    fields = [*expert.fields, *((expert.name, *expert.row.values()) if expert.kind == "unit" else ())]
    return tuple(_in_full(plain(field)) for field in fields)


def _in_full(field: str) -> str:
    """A field beside all that it is short for: 危化品储运 holds 危险化学品."""
    return " ".join([field, *(full for short, names in _short().items() if short in field for full in names)])


def _terms(asked: str) -> tuple[tuple[str, ...], ...]:
    """The parts of what is asked for, each with all that it may be called."""
    return tuple(_called(part) for part in _PARTED.split(plain(asked)) if part)


def _called(word: str) -> tuple[str, ...]:
    bare = _GENERAL.sub("", word)
    names = [word, bare]
    for name in (word, bare):
        names += _short().get(name, ())
        names += [other for other, worth in synonyms_of(name) if worth >= _SAME and len(other) > 1]
    return tuple(dict.fromkeys(name for name in names if name))


def _holds_all(told: Sequence[str], parts: Iterable[Sequence[str]]) -> bool:
    """Whether every part is said by some field, under one of its names, or is said of a narrower thing than the field."""
    parts = tuple(parts)
    return bool(parts) and all(any(_says(field, names) for field in told) for names in parts)


def _says(field: str, names: Sequence[str]) -> bool:
    first = _GENERAL.sub("", field.split(" ", 1)[0])
    return any(name in field for name in names) or (len(first) > 1 and first in names[0])


def _holds_any(told: Sequence[str], words: Iterable[str]) -> bool:
    return any(word in field for field in told for word in words)


@cache
def _known_for(hazards: frozenset[str]) -> tuple[str, ...]:
    known: dict[str, list[str]] = _fields()["known_for"]
    return tuple(dict.fromkeys(word for hazard in sorted(hazards) for word in known.get(hazard, ())))


def _classes_named(name: str) -> frozenset[str]:
    plain_name = name.removesuffix("事故")
    if plain_name in families() or plain_name in families().values():
        return frozenset(hazards_called(plain_name))
    return frozenset()


def _industries_named(name: str) -> frozenset[str]:
    return frozenset(industries_called(name)) if name in industries() else frozenset()


def _short() -> dict[str, list[str]]:
    short: dict[str, list[str]] = _fields()["short"]
    return short


def _fields() -> dict[str, Any]:
    fields: dict[str, Any] = lexicon("roster")["fields"]
    return fields
