"""Filters and legs as tantivy queries."""

from collections.abc import Iterable

from tantivy import FieldType, Occur, Query

from indexer.engine.embedded.words.schema import schema
from indexer.engine.terms import role_key, token_field
from indexer.engine.values import Filter, Leg, lineage


def filter_query(filter_: Filter) -> Query | None:
    """The cards that pass; None where all do."""
    units = [role_key(filter_.role, key) for key in filter_.units] if filter_.role else list(filter_.units)
    conditions = [
        _any_term("kind", filter_.kinds),
        _any_term("regions", filter_.regions),
        _applying_to(filter_.applies_to),
        _any_term("units", units),
        _any_term("issuers", filter_.issuers),
        _any_term("year", filter_.years),
        _any_term("within", filter_.documents),
        _any_term("document_kind", filter_.document_kinds),
        _due_within(filter_),
        _any_term("hazards", filter_.hazards),
        _any_term("industries", filter_.industries),
        _any_term("grades", filter_.grades),
        _any_term("broken", filter_.broken),
        _with_deaths(filter_),
    ]
    return all_of(condition for condition in conditions if condition is not None)


def leg_query(leg: Leg) -> Query:
    """The cards that hold any of the tokens, scored by all."""
    weights: dict[str, float] = {}
    for token, weight in leg.tokens:
        weights[token] = weights.get(token, 0.0) + weight
    return Query.boolean_query(
        [
            (
                Occur.Should,
                Query.boost_query(_token(token_field(field, leg.name), token), weight * field_weight),
            )
            for token, weight in weights.items()
            for field, field_weight in leg.fields
            if weight * field_weight > 0
        ]
    )


def all_of(queries: Iterable[Query]) -> Query | None:
    """The cards that all queries hold, at no score; None where there is no query."""
    held = list(queries)
    if not held:
        return None
    return held[0] if len(held) == 1 else Query.boolean_query([(Occur.Must, query) for query in held])


def any_of(queries: Iterable[Query]) -> Query:
    """The cards that any query holds."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def all_but(query: Query) -> Query:
    """The cards that the query does not hold."""
    return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, query)])


def of_rows(rows: Iterable[int]) -> Query:
    """The cards of these rows. One by one: as a set of terms, up to a thousand take twice as long."""
    return any_of(_term("row", row) for row in rows)


def filtered(query: Query, condition: Query | None) -> Query:
    """The query's cards and scores, among those that meet the condition."""
    if condition is None:
        return query
    return Query.boolean_query([(Occur.Must, Query.const_score_query(condition, 0.0)), (Occur.Must, query)])


def _token(field: str, token: str) -> Query:
    return Query.term_query(schema(), field, token, "freq")


def _term(field: str, value: str | int) -> Query:
    return Query.term_query(schema(), field, value, "basic")


def _any_term(field: str, values: Iterable[str | int]) -> Query | None:
    held = list(dict.fromkeys(values))
    if not held:
        return None
    return _term(field, held[0]) if len(held) == 1 else Query.term_set_query(schema(), field, held)


def _applying_to(places: tuple[str, ...]) -> Query | None:
    if not places:
        return None
    above = [place for asked in places for place in lineage(asked)]
    return any_of(
        query for query in (_any_term("regions", places), _any_term("place", above)) if query is not None
    )


def _with_deaths(filter_: Filter) -> Query | None:
    if filter_.deaths_from is None:
        return None
    return Query.range_query(schema(), "deaths", FieldType.Unsigned, filter_.deaths_from, None)


def _due_within(filter_: Filter) -> Query | None:
    if filter_.due_from is None and filter_.due_to is None:
        return None
    return Query.range_query(
        schema(),
        "due",
        FieldType.Unsigned,
        filter_.due_from.toordinal() if filter_.due_from else None,
        filter_.due_to.toordinal() if filter_.due_to else None,
    )
