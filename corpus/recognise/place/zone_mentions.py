"""Zones in running text: behind the city or county they lie in, or by a name of their own."""

import re

from corpus.model import Record
from corpus.recognise.characters import HAN
from corpus.recognise.place.places import may_be_stem
from corpus.recognise.place.zones import (
    GENERAL,
    OF_PROVINCES,
    is_listed,
    is_office_at,
    zone_by_stem,
    zone_path,
    zone_shape,
)
from corpus.recognise.unit_lexicon import unit_words

_BRACKETED = re.compile(rf"中国\((?P<place>[{HAN}]{{2,4}})\)(?P<form>自由贸易试验区|自由贸易港)")
_LONGEST_STEM = 5


class FoundZone(Record):
    """A zone in a text; `sure` where its name can be nothing else."""

    end: int
    paths: tuple[str, ...]
    sure: bool = True


class BracketedZone(Record):
    """中国(上海)自由贸易试验区: its place, and the place and the zone without brackets."""

    end: int
    place: str
    whole: str


def zone_behind(text: str, end: int, above: tuple[str, ...], *, short: bool) -> FoundZone | None:
    """The zone whose name goes on behind a place of these paths; `short` where that is called by its short name."""
    match = zone_shape(0, _LONGEST_STEM).match(text, end)
    if match is None:
        return None
    stem, kind = match["stem"], unit_words().zones[match["form"]]
    office = is_office_at(text, match.end())
    parents = tuple(path for path in above if _may_have(path, kind, short=short))
    if kind in OF_PROVINCES:
        parents = tuple(path for path in parents if "/" not in path) or parents
    paths = tuple(dict.fromkeys(zone_path(path, stem, kind) for path in parents))
    listed = tuple(path for path in paths if is_listed(path))
    if listed and stem:
        return FoundZone(end=match.end(), paths=listed)
    if not paths or (kind in ("口岸", "园区") and not office):
        return None
    if stem:
        named = may_be_stem(stem) and (office or kind not in GENERAL)
        return FoundZone(end=match.end(), paths=paths) if named else None
    if kind in GENERAL and not (office or short):
        return None
    return FoundZone(end=match.end(), paths=listed or paths, sure=kind not in GENERAL or office)


def lone_zone(text: str, start: int) -> FoundZone | None:
    """A zone of the tables by its own stem, without its city's name: 净月高新区."""
    if not any(word in text[start + 2 : start + 16] for word in "区港"):
        return None
    match = zone_shape(2, _LONGEST_STEM).match(text, start)
    path = zone_by_stem(match[0]) if match else None
    return FoundZone(end=match.end(), paths=(path,)) if match and path else None


def bracketed_zone(text: str, start: int) -> BracketedZone | None:
    """The free trade zone of the nation that begins here."""
    match = _BRACKETED.match(text, start)
    if match is None:
        return None
    return BracketedZone(end=match.end(), place=match["place"], whole=match["place"] + match["form"])


def _may_have(path: str, kind: str, *, short: bool) -> bool:
    """Whether the place may have a zone of that kind: a province has free trade zones, the nation none."""
    if "/" in path:
        return True
    if kind in OF_PROVINCES:
        return path != "全国"
    return path.endswith("市") and (short or kind not in GENERAL)
