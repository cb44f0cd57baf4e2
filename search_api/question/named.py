"""What a question names: places, units, titles."""

import re
from collections.abc import Sequence

from corpus.model import Record, Span
from corpus.recognise.characters import HAN
from corpus.recognise.cited.nested_titles import find_printed_titles
from corpus.recognise.place.regions import NATION, RegionMention, find_regions
from corpus.recognise.unit.units import find_units, is_unit
from search_api.question.held_places import held_place_at
from search_api.question.held_units import find_held_units
from search_api.question.shaped_units import shaped_units
from search_api.values import Place

_OFFICE = "办公厅"
# 哪个部门 and the like end as units do.
_QUESTION = re.compile(r"[谁哪啥几何]|什么|多少|其他")
_NO_NAME = re.compile(r".{0,30}(?:是|归|找|的|把|被|让|由(?!贸)|报(?=[省市区县镇乡]))(?=.{2})")
# What is done, right before who does it: 联合执法公安静安分局. Agencies called so (执法监督局) go on with no whole name.
_DONE = re.compile(
    r"(?:执法|整治|检查|巡查|排查|处置|治理|清理|清缴|疏散|转移|救援|演练|培训|普查|审批|整改|改造|建设)(?=.{4})"
)
_GENERIC = frozenset(
    {"部门", "单位", "机构", "机关", "政府", "公司", "企业", "街道", "社区", "乡镇", "学校", "医院", "办公室"}
)
# 河道保洁里区城管局: 里 is no end of an unlisted name.
_NO_PLACE = re.compile(r"[谁哪几何前后报的]|[里中内上][省市区县]$")
_WRITTEN_OUT = re.compile(r"[省市区县旗盟州镇乡]$|街道$")
_EDGE = re.compile(rf"(?:^|[^{HAN}]|[在于由为和与及是向的问咱往到去从帮]|[我咱俺]们)$")
# A body that an official text sets up for one purpose, before what is asked of it.
_BODY = re.compile(
    rf"(?P<name>[{HAN}]{{2,20}}?(?:指挥部|领导小组|工作组|工作专班|联席会议|协调小组)(?:办公室)?)"
    r"(?=的?(?:职责|任务|主要|负责|牵头|要|有|承担|该|应|都|是))"
)
_NATION = re.compile(r"(?:国家|全国|中央)(?:层面|范围内?|一级)")
# A street or town behind a place, on no list: 枕溪区望潮街道.
_STREET = re.compile(rf"(?P<stem>[{HAN}]{{2,6}}?)(?:街道|镇|乡|苏木)(?!办)")
_STREETS = ("街道", "镇", "乡", "苏木")
# What is named after a place, right behind its short name: 青埠大桥, 青埠河绿道; not 河里, 路边, 街上.
_FEATURE = re.compile(
    r"(?:[大新老旧]桥|立交|高架|[河江湖溪](?![里边上道中段岸长堤])|水库|隧道|公园|广场|码头|渡口|大道|[东西南北中]路|路(?=[与和到至]))"
)
_NO_STREET = re.compile(r"[各每个的里和与及、在多哪几全本有]|社区|小区|老旧|城区|乡村|所有|沿街|农村")


class Names(Record):
    """The spans of what is named, none inside another of its kind, and the one place asked about.

    `loose` are those of the units that are bare words (公安, 消防) and may be no unit at all. `things` are short names of streets
    and towns by which a thing is called (青埠大桥), or may be where `by_short_name` says that the place was told so.
    """

    units: tuple[Span, ...]
    loose: tuple[Span, ...]
    titles: tuple[Span, ...]
    places: tuple[Span, ...]
    place: Place | None
    things: tuple[Span, ...] = ()
    by_short_name: bool = False


def find_names(
    text: str,
    held_places: Sequence[str],
    held_units: frozenset[str] = frozenset(),
    *,
    short_streets: bool = True,
) -> Names:
    """What the folded question names. `held_places` are further paths that may be named, `held_units` further units.

    Without `short_streets` the short name of a street or town (青埠 of 青埠街道) is what a thing is called by.
    """
    titles = tuple(Span(start=title.start, end=title.end) for title in find_printed_titles(text))
    mentions = _places(text, titles, held_places)
    firm = _units(text, titles, colloquial=False)
    told = [Span(start=mention.start, end=mention.end) for mention in mentions]
    held = find_held_units(text, held_units, told)
    mentions = [part for one in mentions for part in _parted(text, one)]
    firm = _with_held(firm, held, titles)
    mentions = [mention for mention in mentions if not _is_in_a_name(mention, held)]
    things = [
        one
        for one in mentions
        if _is_short_street(one) and (not short_streets or _FEATURE.match(text, one.end))
    ]
    mentions = [one for one in mentions if one not in things]
    firm = (*firm, *_collectives(text, mentions), *_bodies(text, firm, mentions))
    spans = [Span(start=mention.start, end=mention.end) for mention in mentions]
    firm = (*firm, *shaped_units(text, spans, [*firm, *titles]))
    loose = tuple(
        span
        for span in _units(text, titles, colloquial=True)
        if not any(span.start < known.end and known.start < span.end for known in firm)
    )
    units = tuple(sorted((*firm, *loose), key=lambda span: span.start))
    inside = (
        find_regions(text[titles[0].start : titles[0].end], held_places) if titles and not mentions else []
    )
    place = _place(text, [*mentions, *inside])
    # 澄湾市青埠大桥: the street is none of the city's that is asked about, as far as the texts at hand tell.
    apart = [
        one for one in mentions if place and _is_short_street(one) and not set(one.paths) & set(place.paths)
    ]
    return Names(
        units=units,
        loose=loose,
        titles=titles,
        places=tuple(Span(start=one.start, end=one.end) for one in mentions if one not in apart),
        place=place or _nation(text),
        things=tuple(Span(start=one.start, end=one.end) for one in (*things, *apart)),
        by_short_name=place is not None
        and any(_is_short_street(one) and one.printed == place.printed for one in mentions),
    )


def _places(text: str, titles: Sequence[Span], held_places: Sequence[str]) -> list[RegionMention]:
    """The places named outside titles; a short name (成安, 朝阳) only where no word can run into it."""
    found: list[RegionMention] = []
    for mention in _mentions(text, tuple(held_places)):
        free = _EDGE.search(text[: mention.start]) or (found and found[-1].end == mention.start)
        if not mention.known and _NO_PLACE.search(mention.printed):
            continue
        if not _within(mention.start, titles) and (free or _WRITTEN_OUT.search(mention.printed)):
            found.append(_with_street(text, mention))
    return found


def _mentions(text: str, held: tuple[str, ...]) -> list[RegionMention]:
    """The places that the tables tell, and those of documents at hand by short names, where a place may begin."""
    found = find_regions(text, held)
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


def _is_short_street(mention: RegionMention) -> bool:
    """Whether a street or town is called by its short name, of which more than it is named."""
    ends = {f"{mention.printed}{ending}" for ending in _STREETS}
    return bool(mention.paths) and all(path.rpartition("/")[2] in ends for path in mention.paths)


def _parted(text: str, mention: RegionMention) -> tuple[RegionMention, ...]:
    """The mention; where a thing is called by a street behind its place (望浦区青埠河), the place and the street's short name."""
    street = next((path.rpartition("/")[2] for path in mention.paths), "")
    short = next((street.removesuffix(ending) for ending in _STREETS if street.endswith(ending)), "")
    above = tuple(path.rpartition("/")[0] for path in mention.paths)
    whole = mention.printed
    if not (
        short
        and whole.endswith(short)
        and whole != short
        and all(above)
        and _FEATURE.match(text, mention.end)
    ):
        return (mention,)
    middle = mention.end - len(short)
    return (
        RegionMention(mention.start, middle, text[mention.start : middle], above),
        RegionMention(middle, mention.end, short, mention.paths),
    )


def _is_in_a_name(mention: RegionMention, held: Sequence[Span]) -> bool:
    """Whether a short name only begins a longer one (望浦绿源公司), which tells nothing of the place."""
    return not _WRITTEN_OUT.search(mention.printed) and any(
        unit.start <= mention.start and mention.end < unit.end for unit in held
    )


def _with_held(known: Sequence[Span], held: Sequence[Span], titles: Sequence[Span]) -> tuple[Span, ...]:
    """The units found, with those that the store names where none is, or where its name is the longer one."""
    added = [
        span
        for span in held
        if not _within(span.start, titles)
        and all(
            span.start <= unit.start and unit.end <= span.end
            for unit in known
            if unit.start < span.end and span.start < unit.end
        )
    ]
    kept = [
        unit for unit in known if not any(unit.start < span.end and span.start < unit.end for span in added)
    ]
    return tuple(sorted((*kept, *added), key=lambda span: span.start))


def _collectives(text: str, places: Sequence[RegionMention]) -> tuple[Span, ...]:
    """The collectives right behind a place: 澜川市各区政府."""
    apart = text
    for place in places:
        apart = apart[: place.start] + "," * (place.end - place.start) + apart[place.end :]
    ends = {place.end for place in places}
    return tuple(
        Span(start=mention.start, end=mention.end)
        for mention in find_units(apart)
        if mention.unit.collective and mention.start in ends
    )


def _bodies(text: str, units: Sequence[Span], places: Sequence[RegionMention]) -> tuple[Span, ...]:
    """The bodies set up for one purpose that no unit found yet holds, without a place before them."""
    found = []
    for match in _BODY.finditer(text):
        start = max(
            [match.start(), *(place.end for place in places if place.start <= match.start() < place.end)]
        )
        before = _NO_NAME.match(text, start, match.end())
        span = Span(start=before.end() if before else start, end=match.end())
        if not any(unit.start < span.end and span.start < unit.end for unit in units):
            found.append(span)
    return tuple(found)


def _units(text: str, titles: Sequence[Span], *, colloquial: bool) -> tuple[Span, ...]:
    spans = (
        _trimmed(text, Span(start=mention.start, end=_with_office(text, mention.end)))
        for mention in find_units(text, colloquial=colloquial)
    )
    return tuple(
        span for span in spans if _is_asked(text[span.start : span.end]) and not _within(span.start, titles)
    )


def _with_office(text: str, end: int) -> int:
    """Where a name ends with the general office behind it, which is not the body itself (发展改革委办公厅)."""
    return end + len(_OFFICE) if text.startswith(_OFFICE, end) else end


def _trimmed(text: str, span: Span) -> Span:
    """The name without words of the question that ran into it: no unit's name holds 是 or 归."""
    before = _NO_NAME.match(text, span.start, span.end) or _DONE.match(text, span.start, span.end)
    if before is None or (before.re is _DONE and not is_unit(text[before.end() : span.end])):
        return span
    return Span(start=before.end(), end=span.end)


def _place(text: str, mentions: Sequence[RegionMention]) -> Place | None:
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


def _nation(text: str) -> Place | None:
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


def _is_asked(name: str) -> bool:
    return name not in _GENERIC and _QUESTION.search(name) is None


def _within(start: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= start < span.end for span in spans)
