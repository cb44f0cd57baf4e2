"""To whom a paragraph gives what, part by part: its subjects, those behind 由, the names before a colon, a bracket at its end."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from corpus.lexicon import lexicon
from corpus.model import Record, Role, UnitName
from corpus.recognise.characters import fold
from corpus.recognise.unit.units import find_units, read_unit_list
from indexer.tasks.predicates import CUES
from indexer.tasks.subjects import End, find_doer, find_ends, find_subject

# Longer texts are not read: no paragraph of a division of work is.
_LONGEST = 6000
_SENTENCE = re.compile(r"[^。!?\n;]+")
_PART = re.compile(r"[^,:]+")
_LABEL = re.compile(
    r"\s*(?:第[〇零一二三四五六七八九十百千万\d]{1,8}条|[(]?[一二三四五六七八九十\d]{1,4}[)、.]){0,2}\s*"
)
_WORDS = lexicon("duties")["givings"]
_GIVEN_TO = re.compile("|".join(_WORDS["given_to"]))
_CASE = re.compile("|".join(_WORDS["case"]))
_SUPPORTS = re.compile("|".join(_WORDS["supports"]))
_GOES_ON = re.compile("|".join(_WORDS["goes_on"]))
_FIRST = re.compile("|".join(_WORDS["first"]))
_BRACKET = re.compile(r"[(〔\[]([^()〔〕\[\]]{2,120})[)〕\]]\s*$")
# 市城管局负责人行道…的清理: no person in charge, who is followed by other words. 甲区、乙区人民政府是…的责任主体.
_IN_CHARGE = re.compile(
    r"(?P<units>[^,:;。的对]{2,40}?)(?:负责(?=人[^,、;。:和及与或为是任担要应须对在参带组召等()])"
    r"|是(?=[^,;。]{0,40}(?:责任主体|第一责任人|责任单位|(?:主管|牵头|责任)(?:部门|机关|单位))))"
)
# An agency by its kind, before a verb that no list knows (由林业主管部门处每株…元罚款).
_KIND = re.compile(
    r"[^,:;。的对在]{2,24}?(?:部门|机关)(?!负责人)|[^,:;。的对在由]{2,8}(?:街道|镇|乡)(?=做好|组织|落实|开展|牵头|配合)"
)
_IN_SERIES = re.compile(r"[、和与及]|以及|会同|联合|[(]")


class Giving(Record):
    """A part of a text, `start:end`, with the units whose work it tells; none where it names nobody.

    `text` is the part with the cases that it holds for (逾期未改的) and what stands
    before it and names nobody.
    """

    start: int
    end: int
    text: str
    units: tuple[UnitName, ...] = ()
    role: Role = "lead"


@lru_cache(maxsize=256)
def find_givings(text: str) -> tuple[Giving, ...]:
    """The parts of a paragraph, in order, each with the units that it gives its work to."""
    if len(text) > _LONGEST:
        return ()
    shown = fold(text)
    ends = find_ends(shown, shown)
    found: list[Giving] = []
    heading: tuple[UnitName, ...] = ()
    for line in re.finditer(r"[^\n]+", shown):
        heading = heading if line.start() else ()
        at_end = _bracketed(line[0])
        for sentence in _SENTENCE.finditer(shown, line.start(), line.end()):
            parts, heading = _of_sentence(shown, ends, sentence.start(), sentence.end(), heading)
            found += [
                msgspec.structs.replace(one, units=at_end) if at_end and not one.units else one
                for one in parts
            ]
        heading = ()
    return tuple(found)


def _of_sentence(
    shown: str, ends: Sequence[End], start: int, end: int, heading: tuple[UnitName, ...]
) -> tuple[list[Giving], tuple[UnitName, ...]]:
    """The parts of one sentence, and the units before a colon that go on over the next."""
    found: list[Giving] = []
    subject, cases, before = heading, "", ""
    for part in _PART.finditer(shown, start, end):
        begin = _LABEL.match(shown, part.start(), part.end()) or part
        begins = begin.end() if begin is not part else part.start()
        if shown[part.end() : part.end() + 1] == ":" and (only := _only_units(shown[begins : part.end()])):
            subject = heading = only
            continue
        named, behind = _named(shown, ends, begins, part.end())
        role: Role = "support" if _SUPPORTS.match(shown, behind, part.end()) else "lead"
        if named:
            units = named
            # A牵头，B配合，开展C: C is the work of A.
            subject = subject if subject and role == "support" else named
        elif subject and (_GOES_ON.match(shown, begins, part.end()) or (heading and subject is heading)):
            units, behind = subject, begins
            role = "support" if _SUPPORTS.match(shown, begins, part.end()) else "lead"
        else:
            units = ()
        case = not units and _CASE.search(shown[begins : part.end()]) is not None
        if not case:
            told = f"{cases}{before}{part[0]}" if units else f"{cases}{part[0]}"
            found.append(Giving(start=part.start(), end=part.end(), text=told, units=units, role=role))
        cases += part[0] if case else ""
        before = "" if units or case else part[0]
    return found, heading


def _named(shown: str, ends: Sequence[End], start: int, end: int) -> tuple[tuple[UnitName, ...], int]:
    """The units with which the part begins, or that stand behind 由 in it; and where they end."""
    first = [match.end() for pattern in (_GIVEN_TO, _FIRST) if (match := pattern.match(shown, start, end))]
    places = [*first, start, *(match.end() for match in _GIVEN_TO.finditer(shown, start, end))]
    for place in places:
        duty = _IN_CHARGE.match(shown, place, end)
        if duty and (units := _only_units(duty["units"])):
            return units, duty.end("units")
        subject = find_subject(shown, shown, ends, place, end) or find_doer(shown, shown, place, end)
        units, stop = _run(shown[place:end])
        if subject is not None and not (units and CUES.match(shown, place + stop, subject.end)):
            return subject.units, subject.end
        if units:
            return units, place + stop
    return (), start


def _run(text: str) -> tuple[tuple[UnitName, ...], int]:
    """The units with which the text begins, joined as a series."""
    units: list[UnitName] = []
    stop = 0
    kind = _KIND.match(text)
    if kind and (only := _only_units(kind[0])):
        return only, kind.end()
    for mention in find_units(text):
        if mention.start != stop and not (units and _IN_SERIES.fullmatch(text, stop, mention.start)):
            break
        units.append(mention.unit)
        stop = mention.end
    return tuple(units), stop


def _only_units(text: str) -> tuple[UnitName, ...]:
    listed = read_unit_list(text)
    return () if listed.rest else tuple(mention.unit for mention in listed.units)


def _bracketed(line: str) -> tuple[UnitName, ...]:
    """The units of a bracket of names alone that ends the line."""
    bracket = _BRACKET.search(line, max(0, len(line) - 130))
    return _only_units(bracket[1]) if bracket else ()
