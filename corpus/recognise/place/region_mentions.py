"""Mentions of places in a text."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from corpus.model import Record
from corpus.recognise.characters import HAN, fold
from corpus.recognise.place.gazetteer import STREET_ENDINGS, gazetteer, short_name, street_paths
from corpus.recognise.place.places import written_place
from corpus.recognise.place.zone_mentions import bracketed_zone, lone_zone, zone_behind
from corpus.recognise.place.zones import is_common_stem, names_of_zone

NATION = "全国"

_LONGEST = 16
_LONGEST_STREET = 14
# A street of this length is a word of a sentence as often, unless a mark stands before it (发展乡).
_SHORT_STREET = 3
_STREET = re.compile(rf"[{HAN}]{{1,12}}?(?:街道|镇|乡|地区|苏木)")
_BEGINS = re.compile(rf"(?:[^{HAN}]|[在于由从到对给和与及是向去来省市州县区住驻赴问询]|关于|咱们?|我们)$")
# A short name goes on as something else: 南京路, 上海菜, 海南话; 农安 in 农安全; 太湖 in 太湖风景区; 澄海省 is no 澄海区.
_GOES_ON = re.compile(
    r"[东西南北中]?(?:路|大道|大街|街(?!道)|巷|桥|机场|火车站|菜|话|籍|人(?![民大社防力才])|海峡"
    r"|省(?![级道内外会里])"
    r"|(?<=安)(?:全(?![市省县区域面力部民])|装))"
)
# A county's short name before these is mostly what the county is named after, which lies in others too.
_SCENERY = re.compile(r"(?<=[山湖江河海岛峡泉])(?:国家级?|省级)?(?:生态)?(?:旅游)?(?:风景|度假|景区)")
# What behind a place's last character makes it another word: 区域, 市场, 县级.
_NOT_BEHIND = {"区": "域别分间划块级内", "市": "场容值级话区域", "县": "级域", "省": "级"}
# Counties whose name is a common noun; they count only behind the city they lie in.
_NOUNS = frozenset({"老城区", "新城区", "上街区", "城区", "郊区", "矿区"})
# Counties whose short name is a common noun: before a zone too it names another thing (运河经济开发区).
_NOUN_COUNTIES = frozenset(
    {"运河", "港口", "海港", "新城", "城区", "矿区", "高新", "经开", "建设", "工农", "开发"}
)
_CITY = "城市"
_CHINA = "中国"
_COUNTY_CODE = 6
_BODY = re.compile(r"(?:人民政府|政府)")


class RegionMention(Record):
    """A place in a text: `paths` has several where the name alone does not tell; not `known` where no table has it."""

    start: int
    end: int
    printed: str
    paths: tuple[str, ...]
    known: bool = True


def find_regions(text: str, places: Iterable[str] = ()) -> list[RegionMention]:
    """The places named in the text, in order, nested names as one.

    `places` are further paths that may be named (those of the documents at hand); the divisions of the country are always known.
    Short names (南通, 崇川) count where they are no other word, or behind the place they lie in.
    """
    folded = fold(text)
    extra = _extra(tuple(places))
    found: list[RegionMention] = []
    start = 0
    while start < len(folded):
        mention = known_at(folded, start)
        if extra.names:
            mention = _either(extra.at(folded, start), mention)
        mention = mention or written_at(folded, start)
        if mention is None:
            start += 1
            continue
        found.append(
            RegionMention(
                start=mention.start,
                end=mention.end,
                printed=text[mention.start : mention.end],
                paths=mention.paths,
                known=mention.known,
            )
        )
        start = mention.end
    return found


def _either(held: RegionMention | None, known: RegionMention | None) -> RegionMention | None:
    """The held place, or the one of the tables where that name is longer; both where one name is both (滨海新区)."""
    if held is None or known is None:
        return held or known
    if held.end != known.end:
        return held if held.end > known.end else known
    paths = tuple(dict.fromkeys((*held.paths, *known.paths)))
    return RegionMention(start=held.start, end=held.end, printed=held.printed, paths=paths)


class _Extra:
    """Places of the documents at hand, by their full and short names."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.names: dict[str, list[str]] = {}
        known = _known_paths()
        every = {
            "/".join(path.split("/")[:depth]) for path in paths for depth in range(1, path.count("/") + 2)
        }
        for path in sorted(every - known - {NATION}):
            name = path.rsplit("/", 1)[-1]
            for called in {name, short_name(name), *names_of_zone(path)} - {""}:
                self.names.setdefault(called, []).append(path)
        self.longest = max((len(name) for name in self.names), default=0)

    def at(self, text: str, start: int) -> RegionMention | None:
        candidates: list[str] | None = None
        end = start
        while True:
            step = self._step(text, end, candidates)
            if step is None:
                break
            end, candidates = step
        if candidates is None:
            return None
        return RegionMention(start=start, end=end, printed=text[start:end], paths=tuple(candidates))

    def _step(self, text: str, start: int, above: list[str] | None) -> tuple[int, list[str]] | None:
        for length in range(min(self.longest, len(text) - start), 1, -1):
            paths = self.names.get(text[start : start + length], [])
            if above is not None:
                paths = [path for path in paths if any(path.startswith(f"{parent}/") for parent in above)]
            if paths:
                return start + length, paths
        return None


@lru_cache(maxsize=4)
def _extra(places: tuple[str, ...]) -> _Extra:
    """The places of a store, which question after question is read with."""
    return _Extra(places)


@cache
def _known_paths() -> frozenset[str]:
    return frozenset(gazetteer().paths.values())


def known_at(text: str, start: int) -> RegionMention | None:
    """The place of the tables that begins here, at its deepest."""
    table = gazetteer()
    longest = min(table.longest.get(text[start], 0), len(text) - start)
    for length in range(longest, 1, -1):
        name = text[start : start + length]
        codes = table.full.get(name)
        if codes is None and name in table.short and _may_begin(text, start):
            # 东阳高新区: a zone behind tells a name from the word that it is elsewhere.
            codes = table.short[name] if _is_name(text, start + length, name) else None
        if codes is None or _straddles(text, start, name):
            continue
        return _nest(text, start, start + length, tuple(table.paths[code] for code in codes))
    if text[start] == _CHINA[0] and (zone := _bracketed_at(text, start)):
        return zone
    return (_zone_at(text, start) or _street_at(text, start)) if _may_begin(text, start) else None


def _is_name(text: str, end: int, name: str) -> bool:
    """Whether a short name is a place's here and no other word."""
    if _SCENERY.match(text, end) and all(len(code) == _COUNTY_CODE for code in gazetteer().short[name]):
        return False
    if name in gazetteer().safe and not _GOES_ON.match(text, end):
        return True
    if is_common_stem(name) or name in _NOUN_COUNTIES:
        return False
    paths = tuple(gazetteer().paths[code] for code in gazetteer().short[name])
    found = zone_behind(text, end, paths, short=True)
    return found is not None and found.sure


def _bracketed_at(text: str, start: int) -> RegionMention | None:
    """中国(上海)自由贸易试验区."""
    bracket = bracketed_zone(text, start)
    place = known_at(bracket.place, 0) if bracket else None
    if bracket is None or place is None:
        return None
    found = zone_behind(bracket.whole, len(bracket.place), place.paths, short=True)
    if found is None:
        return None
    return RegionMention(start=start, end=bracket.end, printed=text[start : bracket.end], paths=found.paths)


def _zone_at(text: str, start: int) -> RegionMention | None:
    """A zone by a name of its own (新站高新区)."""
    lone = lone_zone(text, start)
    if lone is None:
        return None
    return RegionMention(start=start, end=lone.end, printed=text[start : lone.end], paths=lone.paths)


def _may_begin(text: str, start: int) -> bool:
    """Whether a short name or a street may begin here: behind a mark, a word that leads to a place, or another place."""
    return start == 0 or _BEGINS.search(text, max(0, start - 3), start) is not None


def _straddles(text: str, start: int, name: str) -> bool:
    """Whether a name runs into the words around it: 沿海城市 holds no 海城市, 会同县级 no 会同县."""
    behind = text[start + len(name) : start + len(name) + 1]
    if name in _NOUNS or (behind and behind in _NOT_BEHIND.get(name[-1], "")):
        return True
    if not name.endswith(_CITY):
        return len(name) == 2 and not _may_begin(text, start)
    return (
        start > 0
        and text[start - 1] not in "在于由为和与及是向省"
        and re.match(rf"[{HAN}]", text[start - 1]) is not None
    )


def _nest(text: str, start: int, end: int, paths: tuple[str, ...]) -> RegionMention:
    """The place at its deepest: what follows may be a place inside it, also over 人民政府 between them."""
    while True:
        step = _inside(text, end, paths)
        if step is None and (zone := zone_behind(text, end, paths, short=_is_short(text[start:end], paths))):
            step = zone.end, zone.paths
        if step is None and (body := _BODY.match(text, end)):
            step = _inside(text, body.end(), paths)
        if step is None:
            return RegionMention(start=start, end=end, printed=text[start:end], paths=paths)
        end, paths = step


def _is_short(printed: str, paths: tuple[str, ...]) -> bool:
    """Whether places are called by their short name."""
    return not any(printed.endswith(path.rsplit("/", 1)[-1]) for path in paths)


def _inside(text: str, start: int, above: tuple[str, ...]) -> tuple[int, tuple[str, ...]] | None:
    table = gazetteer()
    for length in range(min(_LONGEST, len(text) - start), 1, -1):
        name = text[start : start + length]
        codes = table.full.get(name) or table.short.get(name) or table.inner.get(name) or ()
        paths = tuple(
            p for code in codes if any((p := table.paths[code]).startswith(f"{parent}/") for parent in above)
        )
        going_on = _GOES_ON.match(text, start + length) or _SCENERY.match(text, start + length)
        if paths and not (name not in table.full and going_on):
            return start + length, paths
    if _STREET.match(text, start):
        for length in range(min(_LONGEST_STREET, len(text) - start), 1, -1):
            name = text[start : start + length]
            if name.endswith(STREET_ENDINGS):
                paths = tuple(
                    p for p in street_paths(name) if any(p.startswith(f"{parent}/") for parent in above)
                )
                if paths:
                    return start + length, paths
    return None


def _street_at(text: str, start: int) -> RegionMention | None:
    """A street or town by its full name, where no word runs into it."""
    alone = start == 0 or re.match(rf"[^{HAN}]", text[start - 1]) is not None
    shape = _STREET.match(text, start)
    if shape is None or len(shape[0]) < 3:
        return None
    for end in range(min(len(text), start + _LONGEST_STREET), start + 2, -1):
        name = text[start:end]
        if (
            (alone or len(name) > _SHORT_STREET)
            and name.endswith(STREET_ENDINGS)
            and (paths := street_paths(name))
        ):
            return RegionMention(start=start, end=end, printed=name, paths=paths)
    return None


def written_at(text: str, start: int) -> RegionMention | None:
    """A place that no table knows; not where a known one begins inside it."""
    place = written_place(text, start)
    if place is None:
        return None
    first = start + len(place.path.split("/")[0])
    if any(known_at(text, inner) for inner in range(start + 1, first)):
        return None
    return RegionMention(
        start=start, end=place.end, printed=text[start : place.end], paths=(place.path,), known=False
    )
