"""Who answers what is asked for, on a day and near a place."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from corpus.model import Expert, Record
from corpus.recognise.characters import fold
from corpus.recognise.place.region_mentions import find_regions
from indexer.engine import View
from indexer.engine.values import NATION, lineage
from search_api.place_called import place_called
from search_api.roster.knowing import Asked
from search_api.roster.shown import Near, ShownExpert, Status, counted

_ORDER: dict[Near, int] = {"own": 0, "within": 1, "above": 2, "anywhere": 3}
_MOST_TOLD = 12


class ExpertsWanted(Record):
    """Who is wanted: for a hazard, by a field of knowledge, near a place, of one roster; with `ended` those out of term too."""

    hazard: str | None = None
    field: str | None = None
    region: str | None = None
    roster: str | None = None
    ended: bool = False


class FoundExperts(Record):
    """Those found, in order; and what to tell beside them."""

    experts: tuple[ShownExpert, ...]
    notice: str | None = None


def find_experts(view: View, wanted: ExpertsWanted, held: Sequence[str], on: date) -> FoundExperts:
    """Those wanted: the nearest first, those of the very hazard before those of a field, then as their rosters list them; who is
    not called upon on the day behind all who are.

    Of a place are those who serve it, then those of places within it, then of those above, then those of no known place; never
    those of another place. Raises BadRequest for a place's name that several bear.
    """
    experts = view.experts()
    if not experts:
        return FoundExperts((), "还没有名册，请用 zhize experts import 名册文件 导入")
    asked = Asked(wanted.hazard, wanted.field)
    region, is_known = _path(wanted.region, experts, held) if wanted.region else (None, True)
    located = Located(held)
    found: list[tuple[tuple[bool, int, int, bool], ShownExpert]] = []
    past = 0
    for expert in experts:
        if wanted.roster not in (None, expert.roster):
            continue
        expert = msgspec.structs.replace(expert, regions=located.paths(expert.regions))
        near = nearness(expert.regions, region) if region else None
        match = asked.match(expert)
        if match is None or (region and near is None):
            continue
        status = status_of(expert, on)
        if status != "valid" and not wanted.ended:
            past += 1
            continue
        shown = _shown(expert, status, match, near[0] if near else None)
        place = (_ORDER[near[0]], near[1]) if near else (0, 0)
        order = (status != "valid", *place, match != "hazard")
        found.append((order, shown))
    found.sort(key=lambda one: one[0])
    return FoundExperts(tuple(shown for _, shown in found), _notice(found, past, experts, wanted, is_known))


def status_of(expert: Expert, on: date) -> Status:
    """Whether somebody is called upon on the day. Who has no term is."""
    if expert.ended or (expert.valid_until and expert.valid_until < on):
        return "ended"
    return "upcoming" if expert.valid_from and expert.valid_from > on else "valid"


def nearness(regions: Iterable[str], asked: str) -> tuple[Near, int] | None:
    """How near one who serves these places is to the place asked for, and by how many steps; None for one of other places."""
    places = tuple(regions)
    if not places:
        return "anywhere", 0
    if asked in places:
        return "own", 0
    depth = _depth(asked)
    within = [_depth(place) - depth for place in places if asked == NATION or place.startswith(f"{asked}/")]
    if within:
        return "within", min(within)
    above = [depth - _depth(place) for place in places if place in lineage(asked)]
    return ("above", min(above)) if above else None


class Located:
    """Places as rosters write them, by the paths that documents tell: 枕溪区 is 岚江省/澜川市/枕溪区 where only one is held."""

    def __init__(self, held: Sequence[str]) -> None:
        self._held = frozenset(held)
        self._known: dict[str, str] = {}

    def paths(self, regions: Sequence[str]) -> tuple[str, ...]:
        """The paths, as written where no held place, or more than one, ends so."""
        return tuple(dict.fromkeys(map(self._path, regions)))

    def _path(self, region: str) -> str:
        if region not in self._known:
            ending = [path for path in self._held if path.endswith(f"/{region}")]
            self._known[region] = ending[0] if region not in self._held and len(ending) == 1 else region
        return self._known[region]


def _depth(path: str) -> int:
    return 0 if path == NATION else path.count("/") + 1


def _path(name: str, experts: Iterable[Expert], held: Sequence[str]) -> tuple[str, bool]:
    """The path of a place by any of its names, held, served or of the gazetteer; and whether it is known where that lies."""
    located = Located(held)
    served = {
        place for expert in experts for region in located.paths(expert.regions) for place in lineage(region)
    }
    return path_called(name, tuple(sorted({*held, *served} - {NATION})))


def path_called(name: str, known: Sequence[str]) -> tuple[str, bool]:
    """The path of a place by any of its names, one of those known or of the gazetteer; and whether it is known where that lies.

    Raises BadRequest for a name that several of those known bear.
    """
    path = place_called(name, known)
    if path in known or path == NATION:
        return path, True
    mentions = [found for found in find_regions(fold(path)) if found.known]
    if len(mentions) == 1 and len(mentions[0].paths) == 1 and mentions[0].start == 0:
        return mentions[0].paths[0], True
    return path, "/" in path


def _shown(expert: Expert, status: Status, match: str, near: Near | None) -> ShownExpert:
    return msgspec.convert(
        {**msgspec.structs.asdict(expert), "status": status, "match": match or None, "near": near},
        ShownExpert,
        from_attributes=True,
    )


def _notice(
    found: Sequence[object], past: int, experts: Sequence[Expert], wanted: ExpertsWanted, is_known: bool
) -> str | None:
    """What to say beside the list: that a place is not known, that some are left out, or whom there is where none is found."""
    told = [] if is_known else [f"不知道“{wanted.region}”在哪里，请写全区划，如 省/市/县"]
    if not found:
        held = [expert for expert in experts if wanted.roster in (None, expert.roster)]
        listed = {"事故类型": counted(held, "hazard"), "专业领域": counted(held, "field")}
        known = "；".join(
            f"{name}有 {'、'.join(each.value for each in values[:_MOST_TOLD])}"
            for name, values in listed.items()
            if values
        )
        told.append(f"没有找到。名册里{known}" if known else "没有找到")
    if past:
        told.append(f"另有 {past} 个符合条件，但不在聘期内")
    return "；".join(told) or None
