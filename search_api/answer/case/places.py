"""The places of cases, which may lie where no document is of: a town of another city that a bulletin tells of."""

from indexer.engine import View
from indexer.engine.values import NATION, Filter, Probe
from search_api.values import Place


def places_of_cases(view: View) -> tuple[str, ...]:
    """The paths of all places where a case lies, and of those that they lie in."""
    probe = Probe(where=Filter(kinds=("case",)), size=1, counted=True, facets=("region",))
    return tuple(one.value for one in view.search(probe).facets.get("region", ()) if one.value != NATION)


def places_asked(view: View, place: Place | None) -> tuple[str, ...]:
    """The paths that a question's place means among those of cases: 雁回镇 is 岚江省/澜川市/枕溪区/雁回镇."""
    if place is None:
        return ()
    held = places_of_cases(view)
    if any(path in held for path in place.paths):
        return place.paths
    return tuple(one for one in held for path in place.paths if one.endswith(f"/{path}")) or place.paths
