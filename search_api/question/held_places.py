"""Short names of the places that documents at hand are of: 石狮, 大庆让胡路. Elsewhere such a name is a word as often."""

from functools import lru_cache
from itertools import product

from corpus.recognise.place.gazetteer import gazetteer, short_name
from corpus.recognise.place.region_mentions import NATION, RegionMention
from corpus.recognise.place.regions import is_short_place
from corpus.recognise.place.zones import GENERAL, called_zone, forms_of, names_of_zone, zone_called
from search_api.question.matter import is_common

_LONGEST = 24


def held_place_at(text: str, start: int, held: tuple[str, ...]) -> RegionMention | None:
    """The place whose name, short or with those of the places it lies in, begins here; the longest; None where none does."""
    names = _names(held)
    for length in range(min(_LONGEST, len(text) - start), 1, -1):
        printed = text[start : start + length]
        if printed in names:
            return RegionMention(start=start, end=start + length, printed=printed, paths=names[printed])
    return None


@lru_cache(maxsize=8)
def _names(held: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Every way to call a held place or one that it lies in: its short name, behind short or full names of those above it.

    A short name alone only where official texts do not use it as a word (和平, 公安). A zone is called by all forms of its
    name, and alone by its kind (高新区).
    """
    paths = {
        "/".join(path.split("/")[:depth])
        for path in held
        if path != NATION
        for depth in range(1, path.count("/") + 2)
    }
    found: dict[str, set[str]] = {}
    for path in paths:
        steps = path.split("/")
        forms = [tuple(dict.fromkeys((step, short_name(step) or step))) for step in steps[:-1]]
        forms.append(
            names_of_zone(path) or tuple(dict.fromkeys((steps[-1], short_name(steps[-1]) or steps[-1])))
        )
        for first in range(len(steps)):
            for called in product(*forms[first:]):
                alone = first == len(steps) - 1
                if not alone or called[0] == steps[-1] or zone_called(called[0]) or _is_no_word(called[0]):
                    found.setdefault("".join(called), set()).add(path)
        zone = called_zone(path)
        for form in forms_of(zone.kind) if zone is not None and zone.kind not in GENERAL else ():
            if form not in GENERAL:
                found.setdefault(form, set()).add(path)
    return {name: tuple(sorted(found[name])) for name in found if len(name) > 1}


def _is_no_word(name: str) -> bool:
    return not is_common(name) and (name not in gazetteer().short or is_short_place(name))
