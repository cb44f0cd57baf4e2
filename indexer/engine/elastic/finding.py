"""What a search of the parts finds, leg by leg, and what it counts."""

from collections.abc import Iterable

from indexer.engine.elastic.layout import Body
from indexer.engine.elastic.parts import public_id
from indexer.engine.elastic.query import any_of, conditions, facets, leg_query, nearest, passing
from indexer.engine.elastic.snapshot import Snapshot
from indexer.engine.values import FacetCount, Found, Match, Probe

# Read from columns: what is stored beside them is packed by blocks, of which one would be unpacked for each hit.
NAMED: Body = {"stored_fields": "_none_", "docvalue_fields": ["record", "kind", "stamp"]}


def find(snapshot: Snapshot, probe: Probe) -> Found:
    """What each leg finds: all of them, and the counting, in one call."""
    among = [*conditions(probe.where), *snapshot.strays]
    asked = {leg.name: {"query": passing(among, leg_query(leg))} for leg in probe.legs if leg.tokens}
    searches: dict[str, Body] = {
        name: {**body, **NAMED, "size": probe.size, "track_total_hits": False} for name, body in asked.items()
    }
    if probe.vector is not None and any(probe.vector):
        knn = nearest(probe.vector, probe.size, among)
        searches["vectors"] = {"knn": knn, **NAMED, "size": probe.size, "track_total_hits": False}
    if probe.counted:
        held = [leg_query(leg) for leg in probe.legs if leg.tokens]
        counted = passing([*among, any_of(held)] if held else among)
        searches["counted"] = {
            "query": counted,
            "size": 0,
            "track_total_hits": True,
            "aggs": facets(probe.facets),
        }
    answers = (
        dict(zip(searches, snapshot.ask([("parts", body) for body in searches.values()]), strict=True))
        if searches
        else {}
    )
    counts = answers.pop("counted", None)
    legs: dict[str, tuple[Match, ...]] = {leg.name: () for leg in probe.legs}
    if probe.vector is not None:
        legs["vectors"] = ()
    # Of all legs at once: it may take a call to the cluster.
    alive = {
        id(hit) for hit in snapshot.alive([hit for each in answers.values() for hit in each["hits"]["hits"]])
    }
    for name, answer in answers.items():
        legs[name] = _matches(name, (hit for hit in answer["hits"]["hits"] if id(hit) in alive))
    return Found(
        legs=legs,
        total=counts["hits"]["total"]["value"] if counts else None,
        facets=counted_facets(counts) if counts else {},
    )


def _matches(leg: str, hits: Iterable[Body]) -> tuple[Match, ...]:
    """Best first. A cosine comes as a score from 0 to 1."""
    found = [
        Match(
            hit["fields"]["record"][0],
            hit["fields"]["kind"][0],
            public_id(hit["fields"]["stamp"][0]),
            2 * hit["_score"] - 1 if leg == "vectors" else hit["_score"],
        )
        for hit in hits
    ]
    return tuple(sorted(found, key=lambda match: (-match.score, match.id)))


def counted_facets(answer: Body) -> dict[str, tuple[FacetCount, ...]]:
    """The values of each facet that an answer counts, the most frequent first."""
    return {
        name: most_first(
            FacetCount(_value(bucket["key"]), bucket["doc_count"]) for bucket in counted["buckets"]
        )
        for name, counted in answer.get("aggregations", {}).items()
    }


def most_first(counts: Iterable[FacetCount]) -> tuple[FacetCount, ...]:
    """Values with how often each is there, the most frequent first."""
    return tuple(sorted(counts, key=lambda count: (-count.count, count.value)))


def _value(key: str | float) -> str:
    return key if isinstance(key, str) else str(int(key))
