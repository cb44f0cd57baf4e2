"""Which places somebody of a roster serves: paths of the gazetteer, of what is held, and the whole of the roster's own place."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.lexicon import lexicon
from corpus.model import Record
from corpus.recognise.characters import fold
from corpus.recognise.place.region_mentions import NATION, find_regions
from corpus.recognise.place.regions import level_of, region_of_issuer
from corpus.recognise.scripts import simplify

_PARTED = re.compile(r"[、,;|\n\s]|(?<=[省市区县州盟旗镇乡道])[和及与](?=\S{2})")
_AROUND = re.compile(r"(?:全域|全境|境内|辖区内?|范围内?|区域内?|本级|及周边.{0,10})$")
_MOST = 30
# What lies right below a province, a city, a county.
_BELOW = (re.compile(r"(?:市|州|盟|地区)$"), re.compile(r"[市区县旗]$"), re.compile(r"(?:街道|镇|乡|苏木)$"))


class Home(Record):
    """Whose roster it is (None where nothing says so), and the places that are held beside it."""

    region: str | None = None
    places: tuple[str, ...] = ()


def home_of(titles: Sequence[str], places: Sequence[str]) -> Home:
    """The place that the first of these titles names: 岚江省应急专家名册 is of 岚江省."""
    for title in titles:
        if (held := _held_in(fold(simplify(title)), places)) is not None:
            return Home(held, tuple(places))
        if (found := region_of_issuer(title)) is not None:
            return Home(found, tuple(places))
    return Home(None, tuple(places))


def places_served(text: str, home: Home) -> tuple[str, ...]:
    """The places that a cell names, as far as they are known: 枕溪区 alone where it is not; none where one is no place."""
    folded = fold(simplify(text)).strip(" /")
    if folded in home.places:
        return (folded,)
    found: list[str] = []
    for piece in list(_pieces(folded))[:_MOST]:
        place = _place(piece, home)
        if place is None:
            return ()
        found.append(place)
    return tuple(dict.fromkeys(found))


def _pieces(folded: str) -> Iterator[str]:
    for piece in _PARTED.split(folded):
        if plain := piece.replace("/", "").strip("."):
            yield plain


def _place(piece: str, home: Home) -> str | None:
    for name in (piece, _AROUND.sub("", piece)):
        if name in _whole():
            return _of_level(_whole()[name], home.region)
    piece = _AROUND.sub("", piece) or piece
    if (held := _called(piece, home)) is not None:
        return held
    mentions = [found for found in find_regions(piece, home.places) if found.end - found.start == len(piece)]
    paths = [path for found in mentions[:1] for path in found.paths]
    near = [path for path in paths if home.region and path.startswith(f"{home.region}/")]
    if len(near or paths) == 1 and (mentions[0].known or near or "/" in paths[0] or home.region is None):
        return (near or paths)[0]
    if not paths:
        return None
    written = paths[0]
    joined = region_of_issuer(piece, home.region) if home.region else None
    # 枕溪区 in the roster of a province: in which of its cities, the documents held tell when somebody asks.
    return (
        joined
        if joined and (joined != f"{home.region}/{written}" or _lies_in(written, home.region))
        else written
    )


def _lies_in(path: str, region: str | None) -> bool:
    """Whether a place of that kind lies right below one of this."""
    depth = region.count("/") if region else 0
    return bool(_BELOW[min(depth, len(_BELOW) - 1)].search(path.split("/")[0]))


def _of_level(level: str, region: str | None) -> str | None:
    if level == "国":
        return NATION
    if region is None or not level:
        return region
    return level_of(region, level)


def _called(name: str, home: Home) -> str | None:
    """The one held place of that name, of several the one that lies in the roster's own."""
    named = [path for path in home.places if name in _endings(path)]
    if len(named) > 1 and home.region:
        named = [path for path in named if path == home.region or path.startswith(f"{home.region}/")]
    return named[0] if len(named) == 1 else None


def _held_in(title: str, places: Sequence[str]) -> str | None:
    """The held place by whose name a title begins, the longest name first."""
    begun = [(len(name), path) for path in places for name in _endings(path) if title.startswith(name)]
    longest = max((length for length, _ in begun), default=0)
    named = {path for length, path in begun if length == longest}
    return named.pop() if len(named) == 1 else None


def _endings(path: str) -> set[str]:
    steps = path.split("/")
    return {"".join(steps[first:]) for first in range(len(steps))}


@cache
def _whole() -> dict[str, str]:
    return dict(lexicon("roster")["region"]["whole"])
