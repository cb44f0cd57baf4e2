"""When two names are one unit: keys free of alias, prefix and wording; full present-day names; reform."""

import re
from functools import cache, lru_cache

from corpus.model import UnitName
from corpus.recognise.characters import fold
from corpus.recognise.gazetteer import gazetteer, short_name
from corpus.recognise.regions import NATION, find_regions, level_of
from corpus.recognise.unit_lexicon import (
    Succession,
    bare_words,
    brief_ending,
    national_names,
    organs,
    successions,
    unit_words,
)
from corpus.recognise.unit_name import Name
from corpus.recognise.unit_names import read_name

_BLANK = re.compile(r"\s+")
_ANYWHERE = "*"
_ENDINGS = ("局", "厅", "部", "委员会", "委", "办公室", "办", "大队", "支队", "总队")
# Agencies of a court's kind change their name with the level; elsewhere the full name is the same from county to province.
_BY_LEVEL = frozenset({"法院"})
_DISTRICT = ("区", "县", "旗", "市")
# In a city's districts these are mostly branches of the city's own, under names that differ from place to place.
_BRANCHES = frozenset({"公安", "国家安全", "自然资源", "规划", "生态环境"})


def unit_keys(name: str, region: str | None) -> frozenset[str]:
    """What the unit of that name, in a document or question of that region, is known by: `<region path>|<agency>`.

    Two names may be one unit where their keys meet. 区, 市, 省 mean the nearest place of that kind on the region's own
    path; a name without any belongs to the region itself; a place written out is looked up. Without a region, and for a
    level that the region does not have, keys begin with `*` (`*区|应急管理`, `*|应急管理`) and meet only `loose_keys`.
    """
    read = _read(name)
    if read is None or read.kind == "collective":
        return frozenset()
    agencies = _agencies(read)
    return frozenset(f"{place}|{agency}" for place in _places(read, region) for agency in agencies)


def loose_keys(name: str, region: str | None) -> frozenset[str]:
    """What the unit can be asked for where no place is named: `*|应急管理` and, with its level, `*区|应急管理`."""
    read = _read(name)
    if read is None or read.kind == "collective":
        return frozenset()
    marks = {_ANYWHERE}
    for place in _places(read, region):
        marks.add(place if place.startswith(_ANYWHERE) else _ANYWHERE + _level_word(place))
    return frozenset(f"{mark}|{agency}" for mark in marks for agency in _agencies(read))


def successor_keys(name: str, region: str | None) -> frozenset[str]:
    """The keys of the agencies that took over from this one and of those it took over from (安监局, 应急管理局)."""
    read = _read(name)
    if read is None or read.kind == "collective":
        return frozenset()
    related = {other for agency in _agencies(read) for other in _related().get(agency, ())}
    return frozenset(f"{place}|{agency}" for place in _places(read, region) for agency in related)


def reforms_of(name: str) -> tuple[Succession, ...]:
    """The reforms in which the agency of that name ended or began."""
    read = _read(name)
    if read is None:
        return ()
    own = set(_agencies(read))
    return tuple(s for s in successions() if own & {*_concepts(s.old), *_concepts(s.new)})


@lru_cache(maxsize=32768)
def identify(unit: UnitName, region: str | None) -> UnitName:
    """The unit with its full present-day name where that is certain: 区城管局 in 崇川区 is 江苏省南通市崇川区城市管理局."""
    canonical = None if unit.collective else _canonical(unit.name, region)
    return UnitName(
        printed=unit.printed,
        name=unit.name,
        canonical=canonical,
        unit_id=unit.unit_id,
        collective=unit.collective,
    )


def _read(name: str) -> Name | None:
    whole = _BLANK.sub("", fold(name))
    read = read_name(whole)
    if read is None and whole in bare_words():
        return Name(kind="functional", core=whole, concepts=bare_words()[whole])
    return read


def _agencies(read: Name) -> tuple[str, ...]:
    """The kinds of agency a name unites; for one that no list knows, its own words without what names of a kind share."""
    return read.concepts or (brief_ending(read.core),)


@lru_cache(maxsize=16384)
def _places(read: Name, region: str | None) -> tuple[str, ...]:
    """The paths of the place whose unit this is; a mark with `*` where it cannot be told."""
    if read.place == NATION or read.core.startswith(unit_words().central):
        return (NATION,)
    if read.place:
        return _named_places(read, region)
    level = read.lends or (read.prefix if read.prefix in unit_words().levels else "")
    if read.kind == "branch":
        return (region,) if region else (_ANYWHERE,)
    if not level:
        if _is_national(read):
            return (NATION,)
        return (region,) if region else (_ANYWHERE,)
    if region is None:
        return (f"{_ANYWHERE}{level}",)
    own = level_of(region, level)
    if own is not None:
        return (own,)
    if level.endswith(("区", "园区")) and level not in ("区", "自治区"):
        return (f"{region}/{level}",)
    return (f"{region}/{_ANYWHERE}{level}",)


def _is_national(read: Name) -> bool:
    words = unit_words()
    return (
        read.kind == "organ"
        and read.core.endswith(words.central_endings)
        and read.core not in words.local_parts
    )


def _named_places(read: Name, region: str | None) -> tuple[str, ...]:
    """The places that a name written with one may mean: on or below the region's path where it can be."""
    place = read.place
    if place[-1] in "级直" and place[:-1] in unit_words().levels:
        level = level_of(region, place[:-1]) if region else None
        return (level or f"{_ANYWHERE}{place[:-1]}",)
    if region:
        for depth in range(region.count("/") + 1, 0, -1):
            path = "/".join(region.split("/")[:depth])
            step = path.rsplit("/", 1)[-1]
            if place == step or place == short_name(step) or place == path.replace("/", ""):
                return (path,)
    mentions = [m for m in find_regions(place) if m.end - m.start == len(place)]
    table = gazetteer()
    paths = mentions[0].paths if mentions else tuple(table.paths[code] for code in table.short.get(place, ()))
    if region and len(paths) > 1:
        near = tuple(p for p in paths if p.startswith(f"{region}/")) or tuple(
            p for p in paths if p.split("/")[:1] == region.split("/")[:1]
        )
        paths = near or paths
    if paths and (not mentions or mentions[0].known):
        return paths
    return (f"{region}/{place}",) if region else (f"{_ANYWHERE}{place}",)


def _level_word(path: str) -> str:
    if path == NATION:
        return "国家"
    step = path.rsplit("/", 1)[-1].lstrip(_ANYWHERE)
    return next((level for level in unit_words().levels if step.endswith(level)), step)


@cache
def _related() -> dict[str, frozenset[str]]:
    """For each agency those it came from and those that came from it."""
    found: dict[str, set[str]] = {}
    for reform in successions():
        for old in _concepts(reform.old):
            for new in _concepts(reform.new):
                if old != new:
                    found.setdefault(old, set()).add(new)
                    found.setdefault(new, set()).add(old)
    return {agency: frozenset(others) for agency, others in found.items()}


@cache
def _concepts(name: str) -> tuple[str, ...]:
    read = read_name(name)
    return _agencies(read) if read is not None else (name,)


@lru_cache(maxsize=32768)
def _canonical(name: str, region: str | None) -> str | None:
    folded = _BLANK.sub("", fold(name))
    read = _read(folded)
    if read is None or "(" in folded:
        return None
    places = _places(read, region)
    if len(places) != 1 or _ANYWHERE in places[0]:
        return None
    place = places[0]
    if place == NATION:
        return national_names().get(folded) or (
            folded if folded in national_names().values() else _full(read.core)
        )
    if region is not None and region != NATION and not _is_below(place, region):
        return None
    if read.kind == "branch":
        return _branch(read, place)
    if (
        read.kind != "organ"
        or read.party
        or read.core in _BY_LEVEL
        or (read.prefix and not (read.lends or read.place))
    ):
        return None
    if read.core in unit_words().no_prefix or (
        read.place and read.core in unit_words().local_bodies and not _is_fire(read)
    ):
        return None
    if place.endswith("区") and place.count("/") > 1 and _BRANCHES & set(read.concepts):
        return None
    full = _present(_full(read.core))
    if full is None or (place not in gazetteer().paths.values() and region is None):
        return None
    if read.place and read.prefix not in ("", read.place):
        return None
    return place.replace("/", "") + full


def _is_fire(read: Name) -> bool:
    """Whether it is a fire brigade: these are named after their county alike everywhere."""
    return "消防救援" in read.concepts


def _is_below(place: str, region: str) -> bool:
    """Whether a place lies on the region's path or under it: elsewhere a name is somebody else's to say."""
    return region == place or region.startswith(f"{place}/") or place.startswith(f"{region}/")


def _full(core: str) -> str | None:
    organ = organs().get(core)
    return organ.full if organ else None


def _present(full: str | None) -> str | None:
    """The name that reform left, where it left one only."""
    if full is None:
        return None
    reforms = [reform for reform in successions() if reform.old == full]
    if not reforms:
        concepts = set(organs()[full].concepts)
        ended = [
            r for r in successions() if r.only and concepts & (set(_concepts(r.old)) - set(_concepts(r.new)))
        ]
        return None if ended else full
    if len(reforms) == 1 and reforms[0].only:
        return reforms[0].new
    return None


def _branch(read: Name, place: str) -> str | None:
    """公安分局 of 崇川区 is 南通市公安局崇川分局, of the city above."""
    if "/" not in place or not place.endswith(_DISTRICT) or read.prefix not in ("", "市", "区"):
        return None
    above, district = place.rsplit("/", 1)
    stem = read.core.removesuffix("分局").removesuffix("局")
    full = _full(f"{stem}局")
    if full is None or not short_name(district) or not above.endswith("市"):
        return None
    return f"{above.replace('/', '')}{full}{short_name(district)}分局"
