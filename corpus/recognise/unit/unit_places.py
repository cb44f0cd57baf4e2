"""Whose unit a name means: the place where that can be told, else its level, and the levels a question may mean."""

from functools import cache, lru_cache

from corpus.recognise.place.gazetteer import gazetteer, short_name
from corpus.recognise.place.regions import NATION, find_regions, level_of
from corpus.recognise.place.zones import (
    called_zone,
    is_common_stem,
    is_listed,
    zone_called,
    zone_on,
    zone_under,
)
from corpus.recognise.unit.unit_name import Name
from corpus.recognise.unit_lexicon import national_names, unit_words

ANYWHERE = "*"
# An agency that a text of the nation means of every place alike: 公安机关, 教育行政部门.
SOMEBODY = "*全国"
_NATIONAL = "国家"
# What each level that a rank tells is called elsewhere; a municipality's brigades and courts rank as a province's.
_OF_RANK = {
    "省": ("省", "自治区", "市", "兵团"),
    "市": ("市", "州", "盟", "地区", "直辖市区", "兵团"),
}
# 厅 is a province's word: a municipality has 局 and 委.
_HALL = ("省", "自治区", "兵团")
_NO_HALL = ("办公厅", "大厅", "营业厅", "展厅", "餐厅", "服务厅")
# Bodies of cities, counties and what lies below them.
_SMALL = ("大队", "中队", "站", "所", "分局")
_OF_PROVINCES = frozenset({"省", "自治区", "特别行政区"})
# Brigades of these, and branches, are a county's; a city's own is called otherwise.
_COUNTYS_BRIGADES = frozenset({"消防救援", "公安消防", "交警"})
_OF_CITIES = frozenset({"市", "州", "盟", "地区"})
# A city calls its zones 开发区 or 园区 whatever kind they are.
_ZONES = {
    "开发区": ("开发区", "经开区", "高新区"),
    "园区": ("园区", "工业园区", "产业园区"),
    "区": ("区", "新区"),
}
# 市公安局高新分局: a zone without its last character.
_BRIEF_ZONES = frozenset({"高新", "经开", "综保"})
# In a city's districts these are mostly branches of the city's own, under names that differ from place to place.
BRANCHES = frozenset({"公安", "国家安全", "自然资源", "规划", "生态环境"})


@lru_cache(maxsize=16384)
def places_of(name: Name, region: str | None) -> tuple[str, ...]:
    """The paths of the place whose unit this is, named in a text of that region; with `*` where it cannot be told.

    `*` is anywhere, `*区` some district, `江苏省/南通市/*区` one of that city's, `全国/*` some place of the nation.
    """
    if name.place == NATION or (name.within or name.core).startswith((*unit_words().central, "最高")):
        return (NATION,)
    if name.place:
        return _named(name, region)
    level = _level(name)
    if not level:
        return (_of_text(name, region),)
    if region is None:
        return (f"{ANYWHERE}{level}",)
    own = level_of(region, level)
    if own is not None:
        return (own,)
    return (f"{region}/{ANYWHERE}{level}",)


def is_national(name: Name) -> bool:
    """Whether a name without place or level is that of a body of the nation, whoever names it."""
    words, core = unit_words(), name.within or name.core
    if core in words.central_bodies:
        return True
    of_agency = name.kind == "organ" or bool(name.within)
    return of_agency and core.endswith(words.central_endings) and core not in words.local_parts


def marks_of(places: tuple[str, ...]) -> frozenset[str]:
    """The levels of places, and of those that no list knows their names too: `*区`, `*枕溪区`."""
    marks: set[str] = set()
    for place in places:
        step = place.rsplit("/", 1)[-1].lstrip(ANYWHERE)
        if place == NATION:
            marks.add(f"{ANYWHERE}{_NATIONAL}")
        elif not step:
            marks.add(SOMEBODY if place.startswith(f"{NATION}/") else ANYWHERE)
        else:
            marks.add(f"{ANYWHERE}{kind_of(step)}")
            marks.update(f"{ANYWHERE}{rank}" for rank in _special(place))
            if step not in gazetteer().full:
                marks.add(f"{ANYWHERE}{step}")
    return frozenset(marks)


def _special(place: str) -> tuple[str, ...]:
    """What a place is beside its kind: a municipality's district has what elsewhere cities have, some cities are counties."""
    if not is_county(place) or ANYWHERE in place:
        return ()
    if place.count("/") == 1:
        return ("直辖市区",)
    return ("县级市",) if place.endswith("市") else ()


def asked_marks(name: Name) -> frozenset[str]:
    """What a question that names no place may mean: the places written in the name, or levels that may bear it."""
    places = places_of(name, None)
    if not name.place and not _level(name) and places != (NATION,):
        unsaid = () if rank_of(name) else (ANYWHERE, SOMEBODY) if name.kind == "functional" else (ANYWHERE,)
        return frozenset(unsaid) | {f"{ANYWHERE}{level}" for level in _levels(name)}
    found: set[str] = set()
    for place in places:
        word = place.lstrip(ANYWHERE)
        if word == place:
            found.add(place)
        elif word in unit_words().levels:
            kind = kind_of(word)
            found.update(f"{ANYWHERE}{level}" for level in _ZONES.get(kind, (kind,)))
        else:
            found.add(f"{ANYWHERE}{_last_step(word)}")
    return frozenset(found)


def kind_of(place: str) -> str:
    """What kind of place it is by its name: 区, 市, 高新区; the name itself where it tells none."""
    kinds = unit_words().kinds
    if (zone := zone_called(place)) is not None:
        return zone[1]
    return next((kind for ending, kind in kinds.items() if place.endswith(ending)), place)


def rank_of(name: Name) -> str:
    """The level that the agency's own words tell (厅 and 总队: 省); nothing where they tell none."""
    core = name.within or name.core
    if core.endswith(_NO_HALL):
        return ""
    return next((level for ending, level in unit_words().ranks.items() if core.endswith(ending)), "")


def is_county(path: str) -> bool:
    """Whether the place is a county, a district or the like; a municipality's districts stand right below it."""
    depth = path.count("/") + 1
    return depth == 3 or (depth == 2 and path.split("/")[0].endswith("市"))


def _level(name: Name) -> str:
    """The level that the name is written with."""
    return name.lends or (name.prefix if name.prefix in unit_words().levels else "")


def _of_text(name: Name, region: str | None) -> str:
    """The place of a name without place and level: that of the text, lifted to the level that the agency's words tell."""
    if is_national(name):
        return NATION
    rank = rank_of(name)
    if region is None:
        return f"{ANYWHERE}{rank}"
    if region == NATION:
        return f"{NATION}/{ANYWHERE}{rank}" if rank or _is_local(name) else NATION
    if name.kind == "branch":
        above = not is_county(region) and region.count("/") < 3
        return f"{region}/{ANYWHERE}区" if above and BRANCHES & set(name.concepts) else region
    steps = region.split("/")
    if rank == "省":
        return steps[0]
    if rank == "市" and not steps[0].endswith("市") and len(steps) > 1:
        return "/".join(steps[:2])
    return region


def _is_local(name: Name) -> bool:
    """Whether a text of the nation means some place's unit by it: 教育局, 公安机关; 统计局 is the nation's own there."""
    core = name.within or name.core
    if name.kind in ("functional", "branch") or core.endswith(_SMALL):
        return True
    return name.kind == "organ" and core.endswith("局") and not is_nations_too(core)


@cache
def is_nations_too(core: str) -> bool:
    """Whether the nation has a body of that name: 统计局, 国家统计局."""
    names = national_names()
    return core in names or any(official.endswith(core) for official in names.values())


def _levels(name: Name) -> tuple[str, ...]:
    """The levels that may have an agency of that name."""
    core = name.within or name.core
    if rank := rank_of(name):
        return _HALL if core.endswith("厅") else _OF_RANK[rank]
    local = tuple(dict.fromkeys((*unit_words().kinds.values(), *unit_words().zones.values())))
    if name.kind == "branch" or (core.endswith("大队") and _COUNTYS_BRIGADES & set(name.concepts)):
        return ("县级市", *(level for level in local if level not in _OF_PROVINCES | _OF_CITIES))
    if core.endswith(_SMALL):
        return tuple(level for level in local if level not in _OF_PROVINCES)
    if _is_local(name) and name.kind != "functional":
        return local
    return (_NATIONAL, *local)


def _last_step(place: str) -> str:
    """The last place of several written in one: 岚江省澜川市枕溪区 is 枕溪区."""
    endings = tuple(unit_words().kinds)
    cuts = [cut for cut in range(2, len(place) - 1) if place[:cut].endswith(endings)]
    return place[cuts[-1] :] if cuts else place


def _named(name: Name, region: str | None) -> tuple[str, ...]:
    """The places that a name written with one may mean: on or below the region's path where it can be."""
    place = name.place
    if place[-1] in "级直" and place[:-1] in unit_words().levels:
        level = level_of(region, place[:-1]) if region else None
        return (level or f"{ANYWHERE}{place[:-1]}",)
    if region:
        for depth in range(region.count("/") + 1, 0, -1):
            path = "/".join(region.split("/")[:depth])
            step = path.rsplit("/", 1)[-1]
            if place == step or place == short_name(step) or place == path.replace("/", ""):
                return (path,)
    if (zone := zone_called(f"{place}区" if place in _BRIEF_ZONES else place)) is not None:
        return _zones(place, *zone, region)
    paths, known = _written(place)
    if region and len(paths) > 1:
        near = tuple(p for p in paths if p.startswith(f"{region}/")) or tuple(
            p for p in paths if p.split("/")[:1] == region.split("/")[:1]
        )
        paths = near or paths
    if paths and known:
        return paths
    return (f"{region}/{place}",) if region else (f"{ANYWHERE}{place}",)


def _zones(place: str, stem: str, kind: str, region: str | None) -> tuple[str, ...]:
    """The paths of a zone that a name is written with: in a paper of a region that region's own, where it may be."""
    if region and not stem:
        return (zone_on(region, kind) or zone_under(region, stem, kind) or f"{region}/{ANYWHERE}{kind}",)
    if not stem:
        return (f"{ANYWHERE}{kind}",)
    if region and (own := _own_zone(region, stem, kind)):
        return (own,)
    paths, known = _written(place)
    if paths and known:
        return paths
    name = paths[0].rsplit("/", 1)[-1] if paths else f"{stem}{kind}"
    if region is None:
        return (f"{ANYWHERE}{name}",)
    return (zone_under(region, stem, kind) or f"{region}/{name}",)


def _own_zone(region: str, stem: str, kind: str) -> str | None:
    """The zone of the region's own path or of the region itself, where the stem tells that or tells nothing."""
    on = zone_on(region, kind)
    zone = called_zone(on) if on else None
    if zone is not None and (zone.path.endswith(f"{stem}{kind}") or stem.endswith(zone.stem or "-")):
        return zone.path
    under = zone_under(region, stem, kind)
    return under if under and (is_listed(under) or is_common_stem(stem)) else None


@lru_cache(maxsize=8192)
def _written(place: str) -> tuple[tuple[str, ...], bool]:
    """The paths of a place written out or in short, and whether a list knows them."""
    mentions = [mention for mention in find_regions(place) if mention.end - mention.start == len(place)]
    if mentions:
        return mentions[0].paths, mentions[0].known
    table = gazetteer()
    return tuple(table.paths[code] for code in table.short.get(place, ())), True
