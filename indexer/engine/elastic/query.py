"""Filters and legs in the query language of Elasticsearch."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from indexer.engine.terms import FACET_FIELDS, role_key, token_field
from indexer.engine.values import FacetName, Filter, Leg, lineage

Query = dict[str, Any]

# The cluster gives no more at once, and takes no more terms in one filter than six times as many.
PAGE = 5000
# A page that shows facets shows no more of them; each shard tells of so many more that their sums are right.
_FACET_VALUES, _OF_EACH_SHARD = 200, 2000
# Of the graph of vectors so many are looked at for what is nearest, or so many times what is wanted.
_LOOKED_AT, _LOOKED_AT_EACH, _MOST_LOOKED_AT = 600, 2, 10_000


def conditions(where: Filter) -> list[Query]:
    """What a card must meet to pass, none of which changes its score."""
    units = [role_key(where.role, key) for key in where.units] if where.role else list(where.units)
    held = [
        terms("kind", where.kinds) if where.kinds else {"exists": {"field": "kind"}},
        _any("regions", where.regions),
        _applying_to(where.applies_to),
        _any("units", units),
        _any("issuers", where.issuers),
        _any("year", where.years),
        _any("within", where.documents),
        _any("document_kind", where.document_kinds),
        _between("due", *(day.toordinal() if day else None for day in (where.due_from, where.due_to))),
        _any("hazards", where.hazards),
        _any("industries", where.industries),
        _any("grades", where.grades),
        _any("broken", where.broken),
        _between("deaths", where.deaths_from, None),
    ]
    return [condition for condition in held if condition is not None]


def leg_query(leg: Leg) -> Query:
    """The cards that hold any of the tokens, scored by all."""
    weights: dict[str, float] = {}
    for token, weight in leg.tokens:
        weights[token] = weights.get(token, 0.0) + weight
    return any_of(
        {"term": {token_field(field, leg.name): {"value": token, "boost": weight * field_weight}}}
        for token, weight in weights.items()
        for field, field_weight in leg.fields
        if weight * field_weight > 0
    )


def nearest(vector: bytes, size: int, among: Sequence[Query]) -> Query:
    """The cards whose vectors are nearest, among those that pass."""
    looked_at = min(max(_LOOKED_AT, _LOOKED_AT_EACH * size), _MOST_LOOKED_AT)
    return {
        "field": "vector",
        "query_vector": vector.hex(),
        "k": min(size, looked_at),
        "num_candidates": looked_at,
        "filter": list(among),
    }


def passing(among: Sequence[Query], scored: Query | None = None) -> Query:
    """What meets all conditions; with its score by a query, where one is given, which it must hold."""
    return {"bool": {"filter": list(among)} | ({"must": [scored]} if scored else {})}


def any_of(queries: Iterable[Query]) -> Query:
    """What any of the queries holds."""
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}


def terms(field: str, values: Iterable[str | int]) -> Query:
    """What has any of the values."""
    return {"terms": {field: list(dict.fromkeys(values))}}


def facets(names: Sequence[FacetName]) -> dict[str, Any]:
    """The counting of these facets."""
    return {
        name: {"terms": {"field": FACET_FIELDS[name], "size": _FACET_VALUES, "shard_size": _OF_EACH_SHARD}}
        for name in names
    }


def _any(field: str, values: Sequence[str | int]) -> Query | None:
    return terms(field, values) if values else None


def _applying_to(places: Sequence[str]) -> Query | None:
    if not places:
        return None
    above = [place for asked in places for place in lineage(asked)]
    return any_of((terms("regions", places), terms("place_of", above)))


def _between(field: str, least: int | None, most: int | None) -> Query | None:
    bounds = {name: bound for name, bound in (("gte", least), ("lte", most)) if bound is not None}
    return {"range": {field: bounds}} if bounds else None


def batches(values: Iterable[str]) -> Iterator[list[str]]:
    """The values, so many at a time as one filter or page takes."""
    waiting = iter(values)
    while batch := list(islice(waiting, PAGE)):
        yield batch
