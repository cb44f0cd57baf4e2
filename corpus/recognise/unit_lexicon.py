"""The names of agencies and the words they are built from, as `corpus/lexicon/` holds them."""

import re
from functools import cache

import msgspec

from corpus.lexicon import lexicon, read_rows
from corpus.model import Record

_BRACE = re.compile(r"\{([^{}]*)\}")
# Endings by which an abbreviation finds the full name it stands for.
_ENDINGS = (("委", "委员会"), ("办", "办公室"), ("局", "局"), ("厅", "厅"), ("部", "部"), ("会", "会"))
_SIZES = ("大队", "支队", "总队", "中队", "中心", "所", "站")


class Organ(Record):
    """What a name without its place says: which kinds of agency it unites, and its full name where that is certain."""

    concepts: tuple[str, ...]
    full: str | None


class Succession(Record):
    """An agency that reform renamed or merged.

    `only` where the new one is its sole successor, of certain name; `counties` where only counties did so.
    """

    old: str
    new: str
    year: int
    only: bool
    basis: str
    counties: bool = False


class UnitWords(Record):
    """The word lists of `unit_words.toml`."""

    levels: tuple[str, ...]
    central: tuple[str, ...]
    party: tuple[str, ...]
    party_organs: frozenset[str]
    place_endings: tuple[str, ...]
    local_bodies: tuple[str, ...]
    no_prefix: frozenset[str]
    central_endings: tuple[str, ...]
    local_parts: frozenset[str]
    strong_endings: tuple[str, ...]
    weak_endings: tuple[str, ...]
    own_endings: tuple[str, ...]
    never_within: tuple[str, ...]
    not_units: frozenset[str]
    titles: tuple[str, ...]
    office_works: frozenset[str]
    areas: tuple[str, ...]
    no_place: tuple[str, ...]
    central_bodies: frozenset[str]
    common_zones: frozenset[str]
    ranks: dict[str, str]
    kinds: dict[str, str]
    zones: dict[str, str]
    letters: dict[str, str]


def expand(pattern: str) -> list[str]:
    """The names a pattern stands for: 应急{局,厅} is 应急局 and 应急厅."""
    brace = _BRACE.search(pattern)
    if brace is None:
        return [pattern]
    return [
        name
        for option in brace[1].split(",")
        for name in expand(pattern[: brace.start()] + option + pattern[brace.end() :])
    ]


@cache
def organs() -> dict[str, Organ]:
    """All names without their place, from units.tsv."""
    found: dict[str, Organ] = {}
    for concept, full, short, _ in read_rows("units.tsv"):
        names = [name for pattern in full.split() for name in expand(pattern)]
        for name in names:
            found[name] = Organ(concepts=_concepts(concept, name), full=name)
        for pattern in short.split():
            shown, _, outright = pattern.removeprefix("~").partition(">")
            for name in expand(shown):
                official = outright or (None if pattern.startswith("~") else _full_of(name, names))
                own = official or name
                found.setdefault(name, Organ(concepts=_concepts(concept, own), full=official))
    return found


def organ_of(name: str) -> Organ | None:
    """What the name without its place says; a bureau named by the first letters of its tasks counts too (文广新旅局)."""
    return organs().get(name) or _by_letters(name)


@cache
def letters_pattern() -> re.Pattern[str]:
    """Bureaus named by three letters or more of their tasks."""
    return re.compile(rf"[{''.join(unit_words().letters)}]{{3,6}}局")


def _by_letters(name: str) -> Organ | None:
    if letters_pattern().fullmatch(name) is None or len(set(name)) < len(name):
        return None
    concepts = [unit_words().letters[letter] for letter in name[:-1]]
    both = ("文化和旅游",) if {"文", "旅"} <= set(name) else ()
    return Organ(concepts=(*both, *concepts), full=None)


def _concepts(cell: str, name: str) -> tuple[str, ...]:
    """The kinds of agency of a line; of a line of different agencies the name itself, with 办 and 办公室 alike."""
    return tuple(cell.split()) if cell != "=" else (brief_ending(name),)


def brief_ending(name: str) -> str:
    """The name with 委员会 and 办公室 shortened, as papers shorten them."""
    for full, brief in (("委员会", "委"), ("办公室", "办")):
        if name.endswith(full) and len(name) > len(full) + 1:
            return name.removesuffix(full) + brief
    return name


def _full_of(short: str, names: list[str]) -> str | None:
    """The full name that an abbreviation stands for: the first of the same ending."""
    for size in _SIZES:
        if short.endswith(size):
            return next((name for name in names if name.endswith(size)), None)
    for ending, full in _ENDINGS:
        if short.endswith((ending, full)):
            return next((name for name in names if name.endswith(full)), None)
    return None


@cache
def bare_words() -> dict[str, tuple[str, ...]]:
    """Words that stand for an agency in an abbreviated series, with its concepts."""
    return {word: _concepts(row[0], word) for row in read_rows("units.tsv") for word in row[3].split()}


@cache
def national_names() -> dict[str, str]:
    """What papers call the bodies of the nation, with their official names."""
    return {name: row[1] for row in read_rows("national.tsv") for name in row[0].split()}


@cache
def successions() -> tuple[Succession, ...]:
    """The reforms on record, in the order of reform.tsv."""
    return tuple(
        Succession(old=old, new=new, year=int(year), only=one == "yes", basis=basis, counties=where == "县")
        for old, new, year, one, basis, where in read_rows("reform.tsv")
    )


@cache
def unit_words() -> UnitWords:
    """The small words of names."""
    table = lexicon("unit_words")
    longest_first = {name: sorted(table[name], key=len, reverse=True) for name in ("levels", "place_endings")}
    return msgspec.convert({**table, **longest_first}, UnitWords)


@cache
def stems() -> dict[str, tuple[str, ...]]:
    """What stands before 分局 or 部门 for an agency (自然资源和规划, 公安), with its concepts."""
    found = dict(bare_words())
    for name, organ in organs().items():
        for ending in ("委员会", "局", "厅", "委", "部"):
            if name.endswith(ending) and len(name) - len(ending) >= 2:
                found.setdefault(name.removesuffix(ending), organ.concepts)
                break
    return found
