"""When two names are one unit: keys free of alias, prefix and wording; ids; full present-day names."""

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from corpus.model import UnitName
from corpus.recognise.characters import fold
from corpus.recognise.place.regions import NATION
from corpus.recognise.unit.list_members import series_head
from corpus.recognise.unit.unit_full_names import full_name, national_name, official_name
from corpus.recognise.unit.unit_name import Name
from corpus.recognise.unit.unit_names import read_name
from corpus.recognise.unit.unit_places import ANYWHERE, BRANCHES, asked_marks, is_county, marks_of, places_of
from corpus.recognise.unit.unit_slips import is_slip
from corpus.recognise.unit_lexicon import bare_words, brief_ending, unit_words

_BLANK = re.compile(r"\s+")
# Of several brigades, stations and offices of one task each is a unit of its own.
_SIZES = ("总队", "支队", "大队", "中队", "中心", "分局", "站", "所", "队")
_MANY = ("中队", "站", "所", "派出所", "支行", "分行")
_ID = re.compile(r"u[0-9a-f]{15}")


def unit_keys(name: str, region: str | None) -> frozenset[str]:
    """What the unit of that name, in a document or question of that region, is known by: `<region path>|<agency>`.

    Two names may be one unit where their keys meet. 区, 市, 省 mean the nearest place of that kind on the region's own
    path; a name without any belongs to the region itself, or to the level that its own words tell (应急管理厅); a place
    written out is looked up. Where the place cannot be told, keys begin with `*` or hold it (`*区|应急管理`).
    """
    read = read_unit(name)
    if read is None:
        return frozenset()
    return _keys(places_of(read, region), agencies_at(read, region))


@lru_cache(maxsize=32768)
def held_keys(name: str, region: str | None) -> frozenset[str]:
    """What a unit that a document of that region names can be asked by: its own keys, those of its level, its id.

    `江苏省/南通市/崇川区|应急管理` is also `*区|应急管理`, for questions that name no place, and
    `江苏省/南通市/*区|应急管理`, for those that name one above.
    """
    read = read_unit(name)
    if read is None:
        return frozenset()
    places = places_of(read, region)
    marks = marks_of(places)
    above = [place.rsplit("/", 1)[0] for place in places if "/" in place and ANYWHERE not in place]
    some = {f"{place}/{mark}" for place in above for mark in marks}
    known = unit_id(name, region)
    return _keys((*places, *marks, *some), agencies_at(read, region)) | ({known} if known else frozenset())


@lru_cache(maxsize=4096)
def asked_keys(name: str) -> frozenset[str]:
    """What a unit that a question names without a place may be held by: of the place or level it is named with.

    区应急局 means those of districts, 应急管理部 the ministry alone, 应急管理局 one of any local level, 应急管理部门 any.
    """
    read = read_unit(name)
    return _keys(asked_marks(read), agencies_at(read, None)) if read is not None else frozenset()


@lru_cache(maxsize=32768)
def unit_id(name: str, region: str | None) -> str | None:
    """The id of the unit, the same for all its names; None where its place is not certain or it may be one of several."""
    read = read_unit(name)
    if read is None or read.kind == "functional" or is_slip(read, region):
        return None
    places = places_of(read, region)
    if len(places) != 1 or ANYWHERE in places[0] or not _is_one(read, places[0]):
        return None
    told = f"{places[0]}|{_agency(read, places[0])}"
    return f"u{blake2b(told.encode(), digest_size=8).hexdigest()[1:]}"


def is_unit_id(text: str) -> bool:
    """Whether the text is an id of a unit, not a name."""
    return _ID.fullmatch(text) is not None


@lru_cache(maxsize=32768)
def identify(unit: UnitName, region: str | None) -> UnitName:
    """The unit with its id and its full present-day name: 区城管局 in 崇川区 is 江苏省南通市崇川区城市管理局."""
    if unit.collective:
        return unit
    folded = _folded(unit.name)
    read = read_unit(unit.name)
    canonical = None
    if read is not None and not is_slip(read, region):
        canonical = full_name(folded, read, places_of(read, region), region)
    return UnitName(
        printed=unit.printed, name=unit.name, canonical=canonical, unit_id=unit_id(unit.name, region)
    )


def is_somebody(name: str) -> bool:
    """Whether the name is one unit's, not a class's (各街道, 教育行政部门, 公安 in a series)."""
    read = read_unit(name)
    return read is not None and read.kind != "functional"


def home_of(name: str, region: str | None) -> str | None:
    """The place whose unit it is, as a path; None where that is not certain."""
    read = read_unit(name)
    places = places_of(read, region) if read is not None else ()
    return places[0] if len(places) == 1 and ANYWHERE not in places[0] else None


@lru_cache(maxsize=32768)
def read_unit(name: str) -> Name | None:
    """The name taken apart, a bare word (公安, of a series 国务院公安) counted; None for no unit and for collectives."""
    whole = _folded(name)
    read = read_name(whole)
    if read is None and whole in bare_words():
        return Name(kind="functional", core=whole, concepts=bare_words()[whole])
    if read is None:
        return series_head(whole)
    return None if read.kind == "collective" else read


def agencies_of(read: Name) -> tuple[str, ...]:
    """The kinds of agency a name unites; for one that no list knows, its own words without what names of a kind share."""
    return read.concepts or (brief_ending(read.core),)


def agencies_at(read: Name, region: str | None) -> tuple[str, ...]:
    """What a unit named in a text of the region is known by: 区财政部, which no district has, by that name alone."""
    return (read.core,) if is_slip(read, region) else agencies_of(read)


def _folded(name: str) -> str:
    return _BLANK.sub("", fold(name))


def _keys(places: Iterable[str], agencies: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"{place}|{agency}" for place in places for agency in agencies)


def _is_one(read: Name, place: str) -> bool:
    """Whether a name of that place can only mean one unit."""
    if read.place or read.prefix:
        return True
    if place == NATION:
        return bool(read.concepts) or read.core.startswith(unit_words().central)
    return read.kind != "body" and read.core not in unit_words().no_prefix and not read.core.endswith(_MANY)


def _agency(read: Name, place: str) -> str:
    """What tells the unit from others of its place: the official name, or what it unites where that name varies."""
    if read.place and read.core == read.place:
        return ""
    if BRANCHES & set(read.concepts) and is_county(place) and place.endswith("区") and not read.within:
        return "分局".join(("", *sorted(read.concepts)))
    official = official_name(read.core) if read.kind == "organ" and not read.within else None
    if official is not None and len(read.concepts) == 1:
        return national_name(official) if place == NATION else official
    size = next((size for size in _SIZES if read.core.endswith(size)), "")
    kinds = "、".join(sorted(read.concepts)) if len(read.concepts) > 1 else brief_ending(read.core)
    return f"{kinds}{size}"
