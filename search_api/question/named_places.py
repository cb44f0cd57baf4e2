"""The places that a question names, and the one that is asked about."""

import re
from collections.abc import Collection, Sequence

import msgspec

from corpus.model import Span
from corpus.recognise.characters import HAN
from corpus.recognise.place.regions import NATION, RegionMention, find_regions
from search_api.question import frames
from search_api.question.asked import begins_within
from search_api.question.held_places import held_place_at
from search_api.values import Place

# 河道保洁里区城管局: 里 is no end of an unlisted name.
_NO_PLACE = re.compile(r"[谁哪几何前后报的]|[里中内上][省市区县]$")
_WRITTEN_OUT = re.compile(r"[省市区县旗盟州镇乡]$|街道$")
_EDGE = re.compile(rf"(?:^|[^{HAN}]|[在于由为和与及是向的问咱往到去从帮]|[我咱俺]们)$")
_WHO_HAS = frames.pattern("who_has")
_NATION = re.compile(r"(?:国家|全国|中央)(?:层面|范围内?|一级)")
# A street or town behind a place, on no list: 枕溪区望潮街道.
_STREET = re.compile(rf"(?P<stem>[{HAN}]{{2,6}}?)(?:街道|镇|乡|苏木)(?!办)")
_STREETS = ("街道", "镇", "乡", "苏木")
# What is named after a place, right behind its short name: 青埠大桥, 青埠河绿道; not 河里, 路边, 街上.
_FEATURE = re.compile(
    r"(?:[大新老旧]桥|立交|高架|[河江湖溪](?![里边上道中段岸长堤])|水库|隧道|公园|广场|码头|渡口|大道|[东西南北中]路|路(?=[与和到至]))"
)
_NO_STREET = re.compile(r"[各每个的里和与及、在多哪几全本有]|社区|小区|老旧|城区|乡村|所有|沿街|农村")


def place_mentions(text: str, titles: Sequence[Span], held_places: Sequence[str]) -> list[RegionMention]:
    """The places named outside titles; a short name (成安, 朝阳) only where no word can run into it."""
    found: list[RegionMention] = []
    asked = {match.end() for match in _WHO_HAS.finditer(text)}
    for mention in _mentions(text, tuple(held_places), asked):
        free = (
            mention.start in asked
            or _EDGE.search(text[: mention.start])
            or (found and found[-1].end == mention.start)
        )
        if not mention.known and _NO_PLACE.search(mention.printed):
            continue
        if not begins_within(mention.start, titles) and (free or _WRITTEN_OUT.search(mention.printed)):
            found.append(_with_street(text, mention))
    return found


def _mentions(text: str, held: tuple[str, ...], asked: Collection[int]) -> list[RegionMention]:
    """The places that the tables tell, and those of documents at hand by short names, where a place may begin.

    It may also begin where it is `asked` who has something: there a text's short names do not.
    """
    found = find_regions(text, held)
    for start in asked:
        behind = next(iter(find_regions(text[start:], held)), None)
        if (
            behind
            and behind.start == 0
            and not any(one.start < start + behind.end for one in found if one.end > start)
        ):
            found.append(msgspec.structs.replace(behind, start=start, end=start + behind.end))
    found.sort(key=lambda one: one.start)
    for start in range(len(text)):
        if (start == 0 or _EDGE.search(text, max(0, start - 2), start)) and (
            short := held_place_at(text, start, held)
        ):
            beside = [other for other in found if other.start < short.end and short.start < other.end]
            if all(
                short.start <= other.start and other.end < short.end + (not other.known) for other in beside
            ):
                found = sorted(
                    [*(other for other in found if other not in beside), short], key=lambda one: one.start
                )
    return found


def is_short_street(mention: RegionMention) -> bool:
    """Whether a street or town is called by its short name, of which more than it is named."""
    ends = {f"{mention.printed}{ending}" for ending in _STREETS}
    return bool(mention.paths) and all(path.rpartition("/")[2] in ends for path in mention.paths)


def names_a_thing(text: str, mention: RegionMention) -> bool:
    """Whether what is named after a place stands right behind the mention (青埠大桥)."""
    return _FEATURE.match(text, mention.end) is not None


def parted(text: str, mention: RegionMention) -> tuple[RegionMention, ...]:
    """The mention; where a thing is called by a street behind its place (望浦区青埠河), the place and the street's short name."""
    street = next((path.rpartition("/")[2] for path in mention.paths), "")
    short = next((street.removesuffix(ending) for ending in _STREETS if street.endswith(ending)), "")
    above = tuple(path.rpartition("/")[0] for path in mention.paths)
    whole = mention.printed
    if not (
        short and whole.endswith(short) and whole != short and all(above) and names_a_thing(text, mention)
    ):
        return (mention,)
    middle = mention.end - len(short)
    return (
        RegionMention(mention.start, middle, text[mention.start : middle], above),
        RegionMention(middle, mention.end, short, mention.paths),
    )


def is_in_a_name(mention: RegionMention, held: Sequence[Span]) -> bool:
    """Whether a short name only begins a longer one (望浦绿源公司), which tells nothing of the place."""
    return not _WRITTEN_OUT.search(mention.printed) and any(
        unit.start <= mention.start and mention.end < unit.end for unit in held
    )


def place_asked(text: str, mentions: Sequence[RegionMention]) -> Place | None:
    """The first place named, or one inside it that is named later; of two joined by 和 both."""
    chosen: RegionMention | None = None
    for mention in mentions:
        if chosen is not None and _joined(text, chosen, mention):
            printed = text[chosen.start : mention.end]
            chosen = RegionMention(
                chosen.start, mention.end, printed, (*chosen.paths, *mention.paths), mention.known
            )
        elif chosen is None or all(
            any(p.startswith(f"{above}/") for above in chosen.paths) for p in mention.paths
        ):
            chosen = mention
        elif chosen is not None and (below := _below(mention, chosen)):
            chosen = below
    return Place(printed=chosen.printed, paths=chosen.paths, known=chosen.known) if chosen else None


def _joined(text: str, left: RegionMention, right: RegionMention) -> bool:
    return text[left.end : right.start] in ("和", "、", "与", "跟", "及")


def nation_asked(text: str) -> Place | None:
    """The nation, where the question asks what it has itself (国家层面)."""
    found = _NATION.search(text)
    return Place(printed=found[0], paths=(NATION,)) if found else None


def _below(mention: RegionMention, above: RegionMention) -> RegionMention | None:
    """Of a name that several places bear, those that lie in the place named before."""
    paths = tuple(p for p in mention.paths if any(p.startswith(f"{parent}/") for parent in above.paths))
    if not paths:
        return None
    return RegionMention(mention.start, mention.end, mention.printed, paths, mention.known)


def _with_street(text: str, mention: RegionMention) -> RegionMention:
    """The mention with the street behind it that no list has."""
    street = _STREET.match(text, mention.end)
    if street is None or _NO_STREET.search(street["stem"]):
        return mention
    return RegionMention(
        mention.start,
        street.end(),
        text[mention.start : street.end()],
        tuple(f"{path}/{street[0]}" for path in mention.paths),
        known=False,
    )
