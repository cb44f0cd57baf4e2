"""Which places somebody of a roster serves: paths of the gazetteer, of what is held, and the whole of the roster's own place."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from corpus.lexicon import lexicon
from corpus.model import Record
from corpus.recognise.characters import fold
from corpus.recognise.place.region_mentions import NATION, find_regions
from corpus.recognise.place.regions import level_of, region_of_issuer
from corpus.recognise.scripts import simplify

_PARTED = re.compile(r"[、,;|\n\s]|(?<=[省市区县州盟旗镇乡道])[和及与](?=\S{2})")
_AROUND = re.compile(r"(?:全域|全境|境内|辖区内?|范围内?|区域内?|本级|及周边.{0,10})$")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{0,60})[)\]]")
_INCLUDING = re.compile(r"^(?:包括|包含|含|及|和|与|以及)(?=\S{2})")
_AND_MORE = re.compile(r"(?<=\S)等(?:地区?|区域|[市县区州]{1,3})?$")
_EXCEPT = ("除", "不含", "不包括")
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


class Served(Record):
    """The places served as far as they are known, and what a cell says beside them that is no known place."""

    places: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def places_served(text: str, home: Home) -> Served:
    """The places that a cell names: paths where they are known, 枕溪区 alone where it is not known where that lies."""
    folded = fold(simplify(text)).strip(" /")
    if folded in home.places:
        return Served(places=(folded,))
    found: list[str] = []
    unknown: list[str] = []
    for piece in list(_pieces(folded, home))[:_MOST]:
        place = None if piece.startswith(_EXCEPT) else _place(piece, home)
        (unknown if place is None else found).append(piece if place is None else place)
    return Served(tuple(dict.fromkeys(found)), tuple(dict.fromkeys(unknown)))


def _pieces(folded: str, home: Home) -> Iterator[str]:
    """What a cell names one by one: 崇川区（含开发区）、启东市等地 are 崇川区, 开发区 and 启东市."""
    inside = [part for found in _BRACKETED.finditer(folded) for part in _PARTED.split(found[1])]
    if _level_of_all(folded) is not None:
        yield folded
        return
    for piece in (*_PARTED.split(_BRACKETED.sub("", folded)), *inside):
        plain = _AND_MORE.sub("", _INCLUDING.sub("", piece.strip(" ."))).strip("/")
        if not plain or plain in _words()["around"]:
            continue
        # 岚江省/澜川市/枕溪区 is one place, 枕溪区/柏溪区 are two.
        parts = plain.split("/")
        whole = "".join(parts)
        yield from [whole] if len(parts) == 1 or _place(whole, home) is not None else filter(None, parts)


def _place(piece: str, home: Home) -> str | None:
    for name in (piece, _AROUND.sub("", piece)):
        if (level := _level_of_all(name)) is not None:
            return _of_level(level, home.region)
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


def _level_of_all(name: str) -> str | None:
    """The level of the place of which a name means all (全市, 各县（市、区）); empty for the roster's own, else None."""
    return _whole().get("".join(filter(str.isalnum, name)))


@cache
def _whole() -> dict[str, str]:
    return dict(_words()["whole"])


def _words() -> dict[str, Any]:
    words: dict[str, Any] = lexicon("roster")["region"]
    return words
