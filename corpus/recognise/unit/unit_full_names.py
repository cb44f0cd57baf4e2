"""What a unit is called in full today, where that is certain."""

from corpus.recognise.place.gazetteer import gazetteer, short_name
from corpus.recognise.place.regions import NATION
from corpus.recognise.place.zones import called_zone
from corpus.recognise.unit.unit_name import Name
from corpus.recognise.unit.unit_names import read_name
from corpus.recognise.unit.unit_places import ANYWHERE, BRANCHES
from corpus.recognise.unit_lexicon import national_names, organ_of, organs, successions, unit_words

# Agencies of a court's kind change their name with the level; elsewhere the full name is the same from county to province.
_BY_LEVEL = frozenset({"法院", "中级人民法院", "高级人民法院"})
_DISTRICT = ("区", "县", "旗", "市")


def full_name(folded: str, name: Name, places: tuple[str, ...], region: str | None) -> str | None:
    """The full present-day name: 江苏省南通市崇川区城市管理局. None where reform, place or wording leaves a doubt.

    `folded` is the name as printed, without blanks; `places` are those whose unit it may be.
    """
    if "(" in folded or name.within or len(places) != 1 or ANYWHERE in places[0]:
        return None
    place = places[0]
    if place == NATION:
        return _of_nation(folded, name)
    if region is not None and region != NATION and not _is_below(place, region):
        return None
    # What zones call their offices in full differs from zone to zone.
    if called_zone(place) is not None:
        return None
    if name.kind == "branch":
        return _branch(name, place)
    if not _is_plain(name) or (
        place.endswith("区") and place.count("/") > 1 and BRANCHES & set(name.concepts)
    ):
        return None
    full = _present(official_name(name.core))
    if full is None or (place not in gazetteer().paths.values() and region is None):
        return None
    return place.replace("/", "") + full


def official_name(core: str) -> str | None:
    """The full name of an agency without its place; None where it varies from place to place."""
    organ = organ_of(core)
    return organ.full if organ else None


def _of_nation(folded: str, name: Name) -> str | None:
    names = national_names()
    if folded in names:
        return names[folded]
    full = folded if folded in names.values() else official_name(name.core)
    return national_name(full) if full else None


def national_name(full: str) -> str:
    """What the nation calls its own agency of that name: 能源局 is 国家能源局."""
    official = national_names().values()
    known = national_names().get(full, full)
    return next((name for name in (known, f"国家{known}", f"中国{known}") if name in official), known)


def _is_plain(name: Name) -> bool:
    """Whether nothing but the place must be put before the agency's official name."""
    words = unit_words()
    if name.kind != "organ" or name.party or name.core in _BY_LEVEL:
        return False
    if (official_name(name.core) or "").startswith("委员会"):
        return False
    if name.prefix and not (name.lends or name.place):
        return False
    if name.core in words.no_prefix or (name.place and name.prefix != name.place):
        return False
    # Fire brigades are named after their county alike everywhere.
    return not (name.place and name.core in words.local_bodies and "消防救援" not in name.concepts)


def _is_below(place: str, region: str) -> bool:
    """Whether a place lies on the region's path or under it: elsewhere a name is somebody else's to say."""
    return region == place or region.startswith(f"{place}/") or place.startswith(f"{region}/")


def _present(full: str | None) -> str | None:
    """The name that reform left, where it left one only."""
    if full is None:
        return None
    reforms = [reform for reform in successions() if reform.old == full]
    if not reforms:
        concepts = set(organ.concepts) if (organ := organs().get(full)) else set()
        ended = [
            r for r in successions() if r.only and concepts & (set(_concepts(r.old)) - set(_concepts(r.new)))
        ]
        return None if ended else full
    if len(reforms) == 1 and reforms[0].only:
        return reforms[0].new
    return None


def _concepts(agency: str) -> tuple[str, ...]:
    name = read_name(agency)
    return name.concepts if name is not None else ()


def _branch(name: Name, place: str) -> str | None:
    """公安分局 of 崇川区 is 南通市公安局崇川分局, of the city above."""
    if "/" not in place or not place.endswith(_DISTRICT) or name.prefix not in ("", "市", "区"):
        return None
    above, district = place.rsplit("/", 1)
    stem = name.core.removesuffix("分局").removesuffix("局")
    full = official_name(f"{stem}局")
    if full is None or not short_name(district) or not above.endswith("市"):
        return None
    return f"{above.replace('/', '')}{full}{short_name(district)}分局"
