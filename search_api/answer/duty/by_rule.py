"""What a rule says of who has a matter: a law names most things by the way, and gives few of them to anybody."""

import re

from corpus.lexicon import lexicon
from corpus.model import Task
from corpus.recognise.characters import fold
from corpus.recognise.unit.units import find_units
from search_api.answer.cover import Matter
from search_api.answer.passages import Passage

_RULES = frozenset({"law", "regulation", "interpretation"})
# The part of a sentence, between commas, that gives the duty must hold so much of the matter.
_GIVEN = 0.75
# Where it only says what its subject shall do, nearly all, in the question's own words.
_PLAINLY = 0.9
_IN_ITS_WORDS = 0.75
_PART = re.compile(r"[^,:。;!?\n\t]+")
_RULE_WORDS, _TITLES = lexicon("duties")["rules"], lexicon("duties")["rule_titles"]
_GIVES = re.compile("|".join(_RULE_WORDS["gives"]))
_GIVEN_TO = re.compile("|".join(_RULE_WORDS["given_to"]))
_SHALL = re.compile("|".join(_RULE_WORDS["shall"]))
_PENALTY = re.compile("|".join(_RULE_WORDS["penalty"]))
_PUNISHED_BY = re.compile("|".join(_RULE_WORDS["punished_by"]))
_OFFICE = re.compile("|".join(_RULE_WORDS["office"]))
_COURT = re.compile("|".join(_RULE_WORDS["court"]))
_OF_COURTS = re.compile("|".join(_TITLES["of_courts"]))
_TOLD_AFTERWARDS = re.compile("|".join(_TITLES["told_afterwards"]))


def is_rule(passage: Passage) -> bool:
    """Whether the passage stands in a law, a regulation, an interpretation of one, or a report of what was done.

    办法 that an office sends out under its own number (枕政规〔2023〕4号) set work as its other papers do.
    """
    title, number = passage.document.title, passage.document.document_number or ""
    return (
        (passage.document.kind in _RULES and "〔" not in number)
        or _OF_COURTS.search(title) is not None
        or _TOLD_AFTERWARDS.search(title) is not None
    )


def tells_who(passage: Passage, matter: Matter, *, punishes: bool = False) -> bool:
    """Whether the best sentence of a rule gives the matter itself to an office, by name or by what it does.

    A task does, but for what courts are to do with those who come to them. Where it is asked who punishes, the sentence says so.
    """
    record = passage.record
    if isinstance(record, Task):
        return not all(_COURT.search(unit.name) for unit in record.lead)
    sentence = fold(record.text[passage.cover.start : passage.cover.end])
    if punishes:
        by = _PUNISHED_BY.search(sentence)
        return by is not None and _names_office(by[0])
    return not _PENALTY.search(sentence) and any(
        _gives(sentence[: part.start()], part[0], matter) for part in _PART.finditer(sentence)
    )


def _gives(before: str, part: str, matter: Matter) -> bool:
    share = matter.share(part)
    if share < _GIVEN:
        return False
    for match in _GIVES.finditer(part):
        if _names_office(before + part[: match.start()]):
            return True
    if _GIVEN_TO.search(part) and _names_office(part):
        return True
    shall = _SHALL.search(part)
    plainly = share >= _PLAINLY and matter.run(part) >= _IN_ITS_WORDS
    return shall is not None and plainly and _names_office(part[: shall.start()])


def _names_office(text: str) -> bool:
    return bool(_OFFICE.search(text)) or bool(find_units(text))
