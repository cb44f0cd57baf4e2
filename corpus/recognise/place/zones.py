"""Zones that are governed apart from the city or county they lie in: 合肥高新区, 苏州工业园区, 澜川经济开发区.

A zone is a place of its own below that city or county, under one name whatever form of it is printed: the one of the tables,
else its stem and its kind in brief (澜川高新技术产业开发区 and 高新区 in a paper of 澜川市 are 澜川市/澜川高新区).
"""

import re
from functools import cache, lru_cache

from corpus.lexicon import any_of, read_rows
from corpus.model import Record
from corpus.recognise.characters import HAN
from corpus.recognise.place.gazetteer import gazetteer, short_name
from corpus.recognise.unit_lexicon import unit_words

_GRADE = "(?:国家级?|省级)?"
# What a zone is called in general: 开发区 is mostly an 经开区, else a 高新区.
_ALSO = {
    "开发区": ("经开区", "高新区"),
    "经开区": ("开发区",),
    "园区": ("工业园区", "产业园区"),
    "度假区": ("风景区",),
}
# Words for zones as such, which behind a place written out mean all it has: 南通市开发区条例, 各市工业园区.
GENERAL = frozenset(
    {
        "开发区",
        "园区",
        "工业园区",
        "产业园区",
        "示范区",
        "试验区",
        "实验区",
        "管理区",
        "度假区",
        "风景区",
        "合作区",
    }
    | {"投资区", "新区", "口岸", "保税区"}
)
# Provinces have these as well, and of the others none but those that bear a name of their own.
OF_PROVINCES = frozenset({"自贸区", "自贸港"})
# An office right behind a general word makes it one zone's name: 南通市开发区管委会.
_OFFICE = re.compile(
    rf"(?:管委会|管理委员会|党工委|工委|工作委员会|管理局|办公室|[{HAN}]{{2,8}}?(?:局|分局)(?![部势面限]))"
)
# The codes of zones in the table of divisions end in these; those of districts are lower (浦东新区 310115).
_FIRST_ZONE = 70
_COUNTY_CODE = 6
_BELOW_COUNTY = ("街道", "镇", "乡", "苏木", "地区")


class Zone(Record):
    """A zone by its path, what it lies in, and its name: the stem without that of its city (empty for 合肥高新区), the kind."""

    path: str
    above: str
    stem: str
    kind: str


@cache
def zone_shape(shortest: int = 0, longest: int = 6) -> re.Pattern[str]:
    """A zone's name as groups `stem` and `form`, with a stem of so many characters."""
    return re.compile(
        rf"(?P<stem>[{HAN}]{{{shortest},{longest}}}?){_GRADE}(?P<form>{any_of(unit_words().zones)})(?![域块级])"
    )


@lru_cache(maxsize=8192)
def zone_called(name: str) -> tuple[str, str] | None:
    """The stem and kind of a zone's name; None where it is none's."""
    match = zone_shape(0, 16).fullmatch(name)
    return (match["stem"], unit_words().zones[match["form"]]) if match else None


@lru_cache(maxsize=8192)
def called_zone(path: str) -> Zone | None:
    """The zone at the path; None where another kind of place stands there, a district that is called 新区 among them."""
    for zone in _listed().get(path.rpartition("/")[0], ()):
        if zone.path == path:
            return zone
    above, _, name = path.rpartition("/")
    parts = zone_called(name)
    if parts is None or path in _known() or len(parts[0]) == 1 or (not parts[0] and not above):
        return None
    return Zone(path=path, above=above, stem=_own_stem(parts[0], above), kind=parts[1])


@lru_cache(maxsize=8192)
def zone_path(above: str, stem: str, kind: str) -> str:
    """The path of a city's or county's zone: that of the tables, else one made of its name."""
    listed, own = _listed().get(above, ()), _own_stem(stem, above)
    for other in (kind, *_ALSO.get(kind, ())):
        if district := _districts().get((above, own, other)):
            return district
        exact = [zone for zone in listed if zone.kind == other and zone.stem == own]
        if len(exact) == 1:
            return exact[0].path
    # 包头高新区 is its only one, 包头稀土高新技术产业开发区.
    only = [zone for zone in listed if zone.kind == kind and zone.path not in gazetteer().paths]
    if not own and kind not in GENERAL and len(only) == 1:
        return only[0].path
    last = above.rsplit("/", 1)[-1]
    return f"{above}/{own or short_name(last) or last}{kind}"


def is_office_at(text: str, end: int) -> bool:
    """Whether an office's name begins there."""
    return _OFFICE.match(text, end) is not None


def is_listed(path: str) -> bool:
    """Whether the tables have the place."""
    return path in _known()


@lru_cache(maxsize=4096)
def zone_by_stem(name: str) -> str | None:
    """The one zone of the tables that bears the name without its city's (新站高新区); None for several or a common stem."""
    parts = zone_called(name)
    if parts is None or len(parts[0]) < len("新站") or is_common_stem(parts[0]):
        return None
    found = _by_stem().get(parts, ())
    return found[0] if len(found) == 1 else None


def zone_under(region: str, stem: str, kind: str) -> str | None:
    """The zone that a paper of the region means by the name; None where the region is the nation or a province.

    A stem that is the name of a place on the region's path (澜川高新区 in a paper of 澜川市/枕溪区) tells what it lies in.
    """
    steps = region.split("/")
    while steps and (called_zone("/".join(steps)) or steps[-1].endswith(_BELOW_COUNTY)):
        steps.pop()
    if stem:
        for depth in range(len(steps), 0, -1):
            above = "/".join(steps[:depth])
            if _own_stem(stem, above) != stem:
                return zone_path(above, stem, kind)
    if not steps or steps[-1] == "全国" or steps[-1].endswith(("省", "自治区")):
        return None
    return zone_path("/".join(steps), stem, kind)


def zone_on(region: str, kind: str) -> str | None:
    """The zone of that kind on the region's own path."""
    steps = region.split("/")
    for depth in range(len(steps), 0, -1):
        zone = called_zone("/".join(steps[:depth]))
        if zone is not None and (zone.kind == kind or zone.kind in _ALSO.get(kind, ())):
            return zone.path
    return None


@lru_cache(maxsize=4096)
def names_of_zone(path: str) -> tuple[str, ...]:
    """What the zone at the path may be called, by all forms of its kind, with its city's name in full and in short."""
    zone = called_zone(path)
    if zone is None:
        return ()
    last = zone.above.rsplit("/", 1)[-1]
    heads = dict.fromkeys((last, short_name(last) or last)) if zone.above else {}
    bases = [f"{head}{zone.stem}" for head in heads] + ([zone.stem] if zone.stem else [])
    forms = forms_of(zone.kind)
    return tuple(
        dict.fromkeys((path.rsplit("/", 1)[-1], *(f"{base}{form}" for base in bases for form in forms)))
    )


@cache
def forms_of(kind: str) -> tuple[str, ...]:
    """The forms that name a zone of the kind, the general words for it among them."""
    kinds = {kind, *(general for general, own in _ALSO.items() if kind == own[0] and general in GENERAL)}
    return tuple(form for form, own in unit_words().zones.items() if own in kinds)


def is_common_stem(stem: str) -> bool:
    """Whether zones of many cities bear the stem (滨海新区)."""
    return stem in unit_words().common_zones


def _own_stem(stem: str, above: str) -> str:
    """The stem without the names of the places that the zone lies in: 唐山海港 of 唐山市 is 海港."""
    steps = above.split("/") if above else []
    names = [name for step in steps for name in (step, short_name(step)) if name]
    for name in names:
        stem = stem.removeprefix(name)
    return stem


@cache
def _known() -> frozenset[str]:
    return frozenset(gazetteer().paths.values())


@cache
def _listed() -> dict[str, tuple[Zone, ...]]:
    """The zones of the tables by what they lie in."""
    found: dict[str, dict[str, Zone]] = {}
    for code, path in gazetteer().paths.items():
        above, _, name = path.rpartition("/")
        parts = zone_called(name)
        is_district = code.isdigit() and len(code) == _COUNTY_CODE and int(code[-2:]) < _FIRST_ZONE
        if parts is not None and not is_district and len(parts[0]) != 1:
            stem = _own_stem(parts[0], above)
            found.setdefault(above, {})[path] = Zone(path=path, above=above, stem=stem, kind=parts[1])
    return {above: tuple(zones.values()) for above, zones in found.items()}


@cache
def _districts() -> dict[tuple[str, str, str], str]:
    """The districts that are zones as well, by what they lie in and the zone's stem and kind."""
    found: dict[tuple[str, str, str], str] = {}
    for name, path, _ in read_rows("zones.tsv"):
        parts, above = zone_called(name), path[1:].rpartition("/")[0]
        if path.startswith("=") and parts is not None:
            found[above, _own_stem(parts[0], above), parts[1]] = path[1:]
    return found


@cache
def _by_stem() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for zones in _listed().values():
        for zone in zones:
            if zone.stem:
                found.setdefault((zone.stem, zone.kind), []).append(zone.path)
    return {parts: tuple(paths) for parts, paths in found.items()}
