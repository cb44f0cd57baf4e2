"""Places: found in a text, told from an issuer's name, and what a paper of a place calls 市 or 区.

A place is a path from the nation down: 江苏省/南通市/崇川区.
"""

import re
from functools import lru_cache

from corpus.recognise.characters import HAN, fold
from corpus.recognise.place.gazetteer import gazetteer
from corpus.recognise.place.places import NO_NAME
from corpus.recognise.place.region_mentions import NATION, RegionMention, find_regions, known_at, written_at
from corpus.recognise.place.zones import called_zone, zone_called, zone_on, zone_under
from corpus.recognise.unit_lexicon import national_names, organs, unit_words

__all__ = ["NATION", "RegionMention", "find_regions", "is_short_place", "level_of", "region_of_issuer"]

_LONGEST = 16
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
}

# A town that the tables lack, in the name of its own office: 昆山市|淀山湖镇|人民政府.
_TOWN = re.compile(
    rf"(?P<stem>[{HAN}]{{2,5}})(?<![城乡])(?:街道|镇|乡)(?=人民政府|政府|办事处|党委|党工委|委员会|综合|$)"
)
# Counties whose short name is a word of every list of units.
_WORDS = frozenset({"会同", "公安", "建设", "和平", "政和", "开发", "安全"})


@lru_cache(maxsize=4096)
def is_short_place(name: str) -> bool:
    """Whether the word is a county or city without its kind: 崇川, 南通. Meant for what stands before an agency's name."""
    return name in gazetteer().short and name not in _WORDS


def level_of(path: str, level: str) -> str | None:
    """The part of a path that a document at that path calls 市, 区, 省 …: the nearest of that kind, itself included.

    高新区 and its like are the zone on the path, else the one that the place has.
    """
    if path == NATION:
        return None
    steps = path.split("/")
    if (zone := zone_called(level)) and not zone[0]:
        # 浦东新区 is a district, and called 新区 as well.
        own = path if steps[-1].endswith(level) else None
        return own or zone_on(path, zone[1]) or zone_under(path, *zone)
    if level not in _LEVELS:
        return None
    for depth in range(len(steps), 0, -1):
        step = steps[depth - 1]
        if level == "区" and (step.endswith("自治区") or _is_of_district(steps[:depth])):
            continue
        if step.endswith(_LEVELS[level]):
            return "/".join(steps[:depth])
    if level in ("州", "盟") and len(steps) > 1 and steps[1].endswith(("州", "盟")):
        return "/".join(steps[:2])
    return None


def _is_of_district(steps: list[str]) -> bool:
    """Whether they are the path of a zone inside a district, whose papers call that 区."""
    return len(steps) > 1 and steps[-2].endswith("区") and called_zone("/".join(steps)) is not None


def region_of_issuer(name: str, hint: str | None = None) -> str | None:
    """The place whose agency bears the name, as a path; `hint` is the place of the site or file that shows it.

    None where the name tells no place and there is no hint, or where it could be several places.
    """
    folded = re.sub(r"\s", "", fold(name)).removeprefix("中共")
    if not folded:
        return None
    if _is_national(folded):
        return NATION
    mention = known_at(folded, 0)
    if mention is None:
        mention = _short_issuer(folded) or written_at(folded, 0)
    if mention is None:
        inner = [found for found in find_regions(folded) if found.known]
        mention = inner[0] if len(inner) == 1 else None
    if mention is not None:
        place = _choose(mention, hint)
        town = _TOWN.match(folded, mention.end) if place and mention.known else None
        return f"{place}/{town[0]}" if town and NO_NAME.isdisjoint(town["stem"]) else place
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
        if codes and (
            name[length:] in organs()
            or name[length:].startswith(("人民政府", "政府", "区委", "县委", "市委"))
        ):
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
    if path == first and (parts := zone_called(path)) and (zone := zone_under(hint, *parts)):
        return zone
    if first in steps:
        return "/".join([*steps[: steps.index(first)], path])
    return f"{hint}/{path}"
