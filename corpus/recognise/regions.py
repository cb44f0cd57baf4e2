"""Places named in a text, as paths from the nation down: 江苏省/南通市/崇川区."""

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.model import Record
from corpus.recognise.characters import HAN, fold
from corpus.recognise.gazetteer import STREET_ENDINGS, gazetteer, short_name, street_paths, streets
from corpus.recognise.unit_lexicon import national_names, organs, unit_words

NATION = "全国"

_LONGEST = 16
_LONGEST_STREET = 14
_STREET = re.compile(rf"[{HAN}]{{1,12}}?(?:街道|镇|乡|地区|苏木)")
# A short name goes on as something else: 南京路, 上海菜, 海南话.
_GOES_ON = re.compile(r"[东西南北中]?(?:路|大道|大街|街(?!道)|巷|桥|机场|火车站|菜|话|籍|人(?![民大社防力才])|海峡)")
_CITY = "城市"
# What comes before a place that is written out where no table knows it.
_EDGE = re.compile(rf"(?:^|[^{HAN}]|[在于由为和与及是向])$")
_NO_PLACE = (
    "在于由对从归请按各全本我外跨每两多该某此邻其省市区县内中上下小社城园地山灾景厂库校辖新片街郊矿专特林牧战军禁误院病学商住"
    "功发护验范假理税务冲心居风活业养放超门夜集股都级设直单老旧大"
)
_UNKNOWN = (
    re.compile(rf"[{HAN}]{{2,4}}?(?:省|自治区)"),
    re.compile(rf"[{HAN}]{{2,5}}?(?:市|自治州|盟)"),
    re.compile(rf"[{HAN}]{{1,5}}?(?:新区|区|县|旗|市)"),
    re.compile(rf"[{HAN}]{{2,6}}?(?:街道|镇|乡)"),
)
_BODY = re.compile(r"(?:人民政府|政府)")
_LEVELS: dict[str, tuple[str, ...]] = {
    "省": ("省",),
    "自治区": ("自治区",),
    "市": ("市",),
    "州": ("自治州",),
    "自治州": ("自治州",),
    "盟": ("盟",),
    "县": ("县",),
    "自治县": ("自治县",),
    "区": ("区",),
    "旗": ("旗",),
    "镇": ("镇",),
    "乡": ("乡",),
    "街道": ("街道",),
    "新区": ("新区",),
}


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
    extra = _Extra(places)
    found: list[RegionMention] = []
    start = 0
    while start < len(folded):
        mention = extra.at(folded, start) or _known_at(folded, start) or _unknown_at(folded, start)
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


class _Extra:
    """Places of the documents at hand, by their full and short names."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.names: dict[str, list[str]] = {}
        known = set(gazetteer().paths.values())
        every = {"/".join(path.split("/")[:depth]) for path in paths for depth in range(1, path.count("/") + 2)}
        for path in sorted(every - known - {NATION}):
            name = path.rsplit("/", 1)[-1]
            for called in {name, short_name(name)} - {""}:
                self.names.setdefault(called, []).append(path)
        self.longest = max((len(name) for name in self.names), default=0)

    def at(self, text: str, start: int) -> RegionMention | None:
        if not self.names:
            return None
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


def _known_at(text: str, start: int) -> RegionMention | None:
    table = gazetteer()
    for length in range(min(_LONGEST, len(text) - start), 1, -1):
        name = text[start : start + length]
        codes = table.full.get(name)
        if codes is None and name in table.safe and not _GOES_ON.match(text, start + length):
            codes = table.short[name]
        if codes is None or _straddles(text, start, name):
            continue
        return _nest(text, start, start + length, tuple(table.paths[code] for code in codes))
    return _street_at(text, start)


def _straddles(text: str, start: int, name: str) -> bool:
    """Whether a name of a city may be the end of another word: 沿海城市 is not 海城市."""
    if not name.endswith(_CITY):
        return name.endswith("区") and len(name) == 2
    return start > 0 and text[start - 1] not in "在于由为和与及是向省" and re.match(rf"[{HAN}]", text[start - 1]) is not None


def _nest(text: str, start: int, end: int, paths: tuple[str, ...]) -> RegionMention:
    """The place at its deepest: what follows may be a place inside it, also over 人民政府 between them."""
    while True:
        step = _inside(text, end, paths)
        if step is None and (body := _BODY.match(text, end)):
            step = _inside(text, body.end(), paths)
        if step is None:
            return RegionMention(start=start, end=end, printed=text[start:end], paths=paths)
        end, paths = step


def _inside(text: str, start: int, above: tuple[str, ...]) -> tuple[int, tuple[str, ...]] | None:
    table = gazetteer()
    for length in range(min(_LONGEST, len(text) - start), 1, -1):
        name = text[start : start + length]
        codes = table.full.get(name) or table.short.get(name) or ()
        paths = tuple(p for code in codes if any((p := table.paths[code]).startswith(f"{parent}/") for parent in above))
        if paths and not (name not in table.full and _GOES_ON.match(text, start + length)):
            return start + length, paths
    if _STREET.match(text, start):
        for length in range(min(_LONGEST_STREET, len(text) - start), 1, -1):
            name = text[start : start + length]
            if name.endswith(STREET_ENDINGS):
                paths = tuple(
                    f"{county}/{name}"
                    for county, names in streets().items()
                    if any(county == parent or county.startswith(f"{parent}/") for parent in above)
                    if name in names
                )
                if paths:
                    return start + length, paths
    return None


def _street_at(text: str, start: int) -> RegionMention | None:
    """A street or town by its full name, where no word runs into it."""
    if _EDGE.search(text[max(0, start - 1) : start]) is None:
        return None
    shape = _STREET.match(text, start)
    if shape is None or len(shape[0]) < 3:
        return None
    for end in range(min(len(text), start + _LONGEST_STREET), start + 2, -1):
        name = text[start:end]
        if name.endswith(STREET_ENDINGS) and (paths := street_paths().get(name)):
            return RegionMention(start=start, end=end, printed=name, paths=paths)
    return None


def _unknown_at(text: str, start: int) -> RegionMention | None:
    """A place that no table knows, written out from its province, city or county down."""
    if _EDGE.search(text[max(0, start - 1) : start]) is None:
        return None
    end = start
    steps: list[str] = []
    for shape in _UNKNOWN:
        body = _BODY.match(text, end) if steps else None
        match = shape.match(text, body.end() if body else end)
        if match is None or not _may_be_place(match[0], nested=bool(steps)):
            continue
        if not steps and shape is _UNKNOWN[-1]:
            break
        steps.append(match[0])
        end = match.end()
    if not steps or any(_known_at(text, place) for place in range(start + 1, start + len(steps[0]))):
        return None
    return RegionMention(start=start, end=end, printed=text[start:end], paths=("/".join(steps),), known=False)


def _may_be_place(name: str, *, nested: bool) -> bool:
    ending = next((e for e in ("自治区", "自治州", "街道", "新区") if name.endswith(e)), name[-1])
    stem = name.removesuffix(ending)
    if len(stem) < (1 if nested else 2) or any(character in _NO_PLACE for character in (stem[0], stem[-1])):
        return False
    return not any(word in stem for word in unit_words().never_within)


@lru_cache(maxsize=4096)
def is_short_place(name: str) -> bool:
    """Whether the word is a county or city without its kind: 崇川, 南通. Meant for what stands before an agency's name."""
    return name in gazetteer().short


def level_of(path: str, level: str) -> str | None:
    """The part of a path that a document at that path calls 市, 区, 省 …: the nearest of that kind, itself included."""
    if path == NATION or level not in _LEVELS:
        return None
    steps = path.split("/")
    for depth in range(len(steps), 0, -1):
        step = steps[depth - 1]
        if step.endswith(_LEVELS[level]) and not (level == "区" and step.endswith("自治区")):
            return "/".join(steps[:depth])
    if level in ("州", "盟") and len(steps) > 1 and steps[1].endswith(("州", "盟")):
        return "/".join(steps[:2])
    return None


def region_of_issuer(name: str, hint: str | None = None) -> str | None:
    """The place whose agency bears the name, as a path; `hint` is the place of the site or file that shows it.

    None where the name tells no place and there is no hint, or where it could be several places.
    """
    folded = re.sub(r"\s", "", fold(name)).removeprefix("中共")
    if not folded:
        return None
    if _is_national(folded):
        return NATION
    mention = _known_at(folded, 0)
    if mention is None:
        mention = _short_issuer(folded) or _unknown_at(folded, 0)
    if mention is None:
        inner = [found for found in find_regions(folded) if found.known]
        mention = inner[0] if len(inner) == 1 else None
    if mention is not None:
        return _choose(mention, hint)
    if hint is None:
        return None
    level = next((level for level in unit_words().levels if folded.startswith(level)), None)
    if level is None:
        return hint
    return level_of(hint, level)


def _is_national(name: str) -> bool:
    words = unit_words()
    if name.startswith(("国务院", "中央", "全国人", "最高人民", "中华人民共和国", "中共中央")):
        return True
    if name in national_names() or name in national_names().values():
        return True
    organ = organs().get(name)
    return organ is not None and name.endswith(words.central_endings) and name not in words.local_parts


def _short_issuer(name: str) -> RegionMention | None:
    """崇川人民政府办公室, 静安区委: a short name before an agency that the lexicon knows."""
    table = gazetteer()
    for length in range(min(_LONGEST, len(name) - 2), 1, -1):
        codes = table.short.get(name[:length])
        if codes and (name[length:] in organs() or name[length:].startswith(("人民政府", "政府", "区委", "县委", "市委"))):
            return RegionMention(
                start=0, end=length, printed=name[:length], paths=tuple(table.paths[code] for code in codes)
            )
    return None


def _choose(mention: RegionMention, hint: str | None) -> str | None:
    paths = mention.paths
    if hint is not None and mention.known:
        near = [p for p in paths if p == hint or p.startswith(f"{hint}/") or hint.startswith(f"{p}/")]
        if not near:
            parent = hint.rsplit("/", 1)[0]
            near = [p for p in paths if p.startswith(f"{parent}/")]
        paths = tuple(near) if near else paths
    if len(paths) == 1:
        return _placed(paths[0], mention, hint)
    return None


def _placed(path: str, mention: RegionMention, hint: str | None) -> str:
    """An unknown place put where the hint has it."""
    if mention.known or hint is None or hint == NATION or path.split("/")[0].endswith(("省", "自治区")):
        return path
    first = path.split("/")[0]
    steps = hint.split("/")
    if first in steps:
        return "/".join([*steps[: steps.index(first)], path])
    return f"{hint}/{path}"
