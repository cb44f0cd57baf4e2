"""Facets of hits that only the day decides (validity), which the index cannot count: told as the index tells them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.model import Case, Clause, Competence, Document, Standard, Task
from indexer.engine.values import FacetCount, FacetName, StoredRecord, kind_of, lineage
from search_api.answer.passages import day_of

_MOST = 200


def count_facets(
    hits: Iterable[tuple[StoredRecord, Document | None]], names: Sequence[FacetName]
) -> dict[str, tuple[FacetCount, ...]]:
    """How many of the hits, each with its document (a case tells all of itself), have each value; most first."""
    counts: dict[FacetName, Counter[str]] = {name: Counter() for name in names}
    for record, document in hits:
        values = _values(record, document)
        for name in names:
            counts[name].update(values.get(name, ()))
    return {name: _most_first(counts[name]) for name in names}


def _values(record: StoredRecord, document: Document | None) -> dict[FacetName, set[str]]:
    if isinstance(record, Case):
        return _values_of_case(record, document)
    if document is None:
        return {}
    day = (record.published_on or record.in_force_from) if isinstance(record, Standard) else None
    day = day or day_of(document)
    return {
        "kind": {kind_of(record)},
        "region": set(lineage(document.region)),
        "issuer": set(document.issuers),
        "year": {str(day.year)} if day else set(),
        "document_kind": {document.kind},
        "unit": _units(record),
    }


def _values_of_case(case: Case, document: Document | None) -> dict[FacetName, set[str]]:
    grade = case.grade or case.grade_by_law
    region = case.region or (document.region if document else None)
    return {
        "kind": {"case"},
        "region": set(lineage(region)),
        "issuer": set(document.issuers) if document else set(),
        "document_kind": {document.kind} if document else set(),
        "year": {case.occurred[:4]} if case.occurred else set(),
        "hazard": set(case.hazard),
        "industry": set(case.industry),
        "grade": {grade} if grade else set(),
    }


def _units(record: StoredRecord) -> set[str]:
    if isinstance(record, Task):
        return {unit.name for unit in (*record.lead, *record.support, *record.guide)}
    if isinstance(record, Competence):
        return {unit.name for unit in record.units}
    return {unit.name for unit in record.subjects} if isinstance(record, Clause) else set()


def _most_first(counts: Counter[str]) -> tuple[FacetCount, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    return tuple(FacetCount(value=value, count=count) for value, count in ordered)
