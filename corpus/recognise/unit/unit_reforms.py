"""What reform made of agencies: who came before one and who after it, at its own level."""

import re
from functools import cache, lru_cache

from corpus.model import Record
from corpus.recognise.place.regions import NATION
from corpus.recognise.unit.unit_full_names import official_name
from corpus.recognise.unit.unit_identity import agencies_of, read_unit
from corpus.recognise.unit.unit_name import Name
from corpus.recognise.unit.unit_names import read_name
from corpus.recognise.unit.unit_places import asked_marks, is_county, is_national, places_of, rank_of
from corpus.recognise.unit.unit_slips import is_slip
from corpus.recognise.unit_lexicon import Succession, national_names, organs, successions

# What agencies of one task are called at several levels: their names differ in these alone.
_RANKED = re.compile(r"^(?:国家|中国|国务院)?(?P<stem>.{2,}?)(?:总局|委员会|局|厅|部)$")
_BRIGADE = re.compile(r"^(?P<stem>.{2,}?)(?P<size>总队|支队|大队)$")
_NATIONAL = ("{stem}部", "国家{name}", "国家{stem}总局", "国务院{name}", "中国{name}")


class Reform(Record):
    """An agency that ended in another, both named as at the level of the one asked about; `only` where it is the one heir."""

    old: str
    new: str
    year: int
    only: bool
    basis: str


@lru_cache(maxsize=4096)
def predecessors_of(name: str, region: str | None) -> tuple[Reform, ...]:
    """The agencies that ended in this one."""
    read = read_unit(name)
    own = official_name(read.core) if read is not None and not read.within else None
    if read is None or own is None or is_slip(read, region):
        return ()
    found = [each for each in successions() if each.new == own]
    found = found or [each for each in successions() if _is_alike(own, each.new)]
    told = (_at_level(each, read, region) for each in found)
    return tuple(reform for reform in told if reform is not None)


@lru_cache(maxsize=4096)
def successors_of(name: str, region: str | None) -> tuple[Reform, ...]:
    """The agencies that this one ended in; several where reform divided it or places chose differently."""
    read = read_unit(name)
    if read is None or read.within or is_slip(read, region):
        return ()
    own = official_name(read.core)
    found = [each for each in successions() if each.old == own]
    found = found or [each for each in successions() if own is not None and _is_alike(own, each.old)]
    found = found or [
        each
        for each in successions()
        if set(_concepts(each.old)) == set(read.concepts)
        and set(_concepts(each.new)).isdisjoint(read.concepts)
    ]
    told = (_at_level(each, read, region) for each in found)
    return tuple(reform for reform in told if reform is not None)


def successor_keys(name: str, region: str | None) -> frozenset[str]:
    """The keys of the agencies that took over from this one and of those it took over from (安监局, 应急管理局).

    Without a region they are those that a question may mean by the name.
    """
    read = read_unit(name)
    if read is None or is_slip(read, region):
        return frozenset()
    if _is_of_nation(read, region):
        reforms = (*predecessors_of(name, region), *successors_of(name, region))
        names = {other for reform in reforms for other in (reform.old, reform.new)}
        related = {other for each in names for other in _concepts(each)} - set(read.concepts)
    else:
        related = {other for agency in agencies_of(read) for other in _related().get(agency, ())}
    places = asked_marks(read) if region is None else places_of(read, region)
    return frozenset(f"{place}|{agency}" for place in places for agency in related)


def is_ended(name: str, region: str | None) -> bool:
    """Whether reform ended the agency: it bears none of the names that stayed."""
    read = read_unit(name)
    own = set(read.concepts) if read is not None else set()
    return any(own.isdisjoint(_concepts(reform.new)) for reform in successors_of(name, region))


@cache
def _related() -> dict[str, frozenset[str]]:
    """For each agency those it came from and those that came from it; what went on under another name is the same."""
    ended = {old for reform in successions() for old in _concepts(reform.old)}
    found: dict[str, set[str]] = {}
    for reform in successions():
        olds, news = _concepts(reform.old), _concepts(reform.new)
        if set(olds) & set(news):
            continue
        for new in news:
            if len(news) > 1 and new in ended:
                continue
            for old in olds:
                found.setdefault(old, set()).add(new)
                found.setdefault(new, set()).add(old)
    return {agency: frozenset(others) for agency, others in found.items()}


@cache
def _concepts(agency: str) -> tuple[str, ...]:
    read = read_name(agency)
    return agencies_of(read) if read is not None else (agency,)


@lru_cache(maxsize=16384)
def _is_alike(own: str, other: str) -> bool:
    """Whether the names are one agency's at different levels: 应急管理厅 and 应急管理局, 消防支队 and 消防大队."""
    if own == other:
        return True
    for form in (_BRIGADE, _RANKED):
        left, right = form.match(own), form.match(other)
        if left is not None and right is not None:
            return left["stem"] == right["stem"]
    return False


def _at_level(reform: Succession, read: Name, region: str | None) -> Reform | None:
    """The reform with the names that both had at the unit's level; None where there was none."""
    if _is_of_nation(read, region):
        old, new = _nations(reform.old), _nations(reform.new)
    elif reform.counties and not _is_countys(read, region):
        return None
    else:
        old, new = _ranked(reform.old, read, region), _ranked(reform.new, read, region)
    if old is None or new is None or old == new:
        return None
    return Reform(old=old, new=new, year=reform.year, only=reform.only, basis=reform.basis)


def _is_of_nation(read: Name, region: str | None) -> bool:
    return is_national(read) or places_of(read, region) == (NATION,)


def _is_countys(read: Name, region: str | None) -> bool:
    places = places_of(read, region)
    return all(place.endswith(("区", "县", "旗")) or is_county(place) for place in places)


@cache
def _nations(agency: str) -> str | None:
    """What the nation called its own; None where no list has one."""
    official = set(national_names().values())
    if agency in official or agency.startswith(("国家", "中国")):
        return agency
    form = _RANKED.match(agency)
    stem = form["stem"] if form else agency
    candidates = (pattern.format(stem=stem, name=agency) for pattern in _NATIONAL)
    return next((name for name in candidates if name in organs() or name in official), None)


def _ranked(agency: str, read: Name, region: str | None) -> str:
    """What a province calls its own (厅), or a brigade of that size; elsewhere the name on record."""
    brigade, own = _BRIGADE.match(agency), _BRIGADE.match(read.core)
    if brigade and own and (name := brigade["stem"] + own["size"]) in organs():
        return name
    places = places_of(read, region)
    province = rank_of(read) == "省" or all(place.endswith(("省", "自治区")) for place in places)
    hall = agency.removesuffix("局") + "厅"
    return hall if province and agency.endswith("局") and hall in organs() else agency
