"""Standards from catalogues, whatever their form: tables, and records of lines."""

from collections.abc import Sequence
from pathlib import PurePath

import msgspec

from corpus.model import Document, Record, Span, Standard
from indexer.evidence import evidence_of
from indexer.lines import Line
from indexer.locator import zone_label
from indexer.repair import Repaired
from indexer.standards.entries import read_entries
from indexer.standards.rows import Row, read_row
from indexer.standards.tables import read_table
from indexer.tasks.grid import matrix_of
from indexer.tasks.head import find_head
from indexer.zones import Zone

__all__ = ["Catalogues", "read_catalogues", "without_listed_facts"]


class Catalogues(Record):
    """The standards that a document lists, in order of the text, and the spans that are lists and nothing else."""

    standards: tuple[Standard, ...] = ()
    spans: tuple[Span, ...] = ()


def read_catalogues(
    document: Document, repaired: Repaired, lines: Sequence[Line], zones: Sequence[Zone]
) -> Catalogues:
    """The catalogues of a document. A table that also gives work to units by role is not only a list."""
    draft = repaired.draft
    spans: list[Span] = []
    rows: list[Row] = []
    for grid in draft.grids:
        listed_rows = read_table(draft, grid)
        if not listed_rows:
            continue
        rows += listed_rows
        head = find_head(matrix_of(draft, grid))
        if head is None or not {"lead", "support"} & set(head.columns):
            spans.append(Span(start=grid.start, end=grid.end))
    for listed in read_entries([line for line in lines if line.grid is None]):
        rows += listed
        spans.append(Span(start=listed[0].start, end=listed[-1].end))
    rows.sort(key=lambda row: row.start)
    found = (_read(row, place, document, repaired, zones) for place, row in enumerate(rows, start=1))
    return Catalogues(
        standards=tuple(standard for standard in found if standard is not None),
        spans=tuple(sorted(spans, key=lambda span: span.start)),
    )


# A document without what it says of itself: a row of its list says that of one standard.
_UNSAID: dict[str, object] = {
    "document_number": None,
    "issuers": (),
    "region": None,
    "written_on": None,
    "published_on": None,
    "in_force_from": None,
    "expires_on": None,
    "stated_validity": None,
    "period": None,
}


def without_listed_facts(document: Document, spans: Sequence[Span], path: str | None) -> Document:
    """The document without what was read from an entry of its own list; called by its file where its title was."""
    listed = {
        name
        for name, place in document.found.items()
        if any(span.start <= place.start < span.end for span in spans)
    }
    if not listed:
        return document
    known = {name: unsaid for name, unsaid in _UNSAID.items() if name in listed}
    if "issuers" in listed:
        # The place was told by who had issued it.
        known["region"] = None
    if "title" in listed and path:
        known |= {"title": PurePath(path).stem, "kind": "other"}
    kept = {name: place for name, place in document.found.items() if name not in known}
    return msgspec.structs.replace(document, **known | {"found": kept})


def _read(
    row: Row, place: int, document: Document, repaired: Repaired, zones: Sequence[Zone]
) -> Standard | None:
    zone = next((zone for zone in zones if zone.start <= row.start < zone.end), None)
    label = zone_label(zone) if zone is not None else ""
    locator = f"{label} {row.locator or f'第{place}条'}".strip()
    return read_row(row, document.id, place, evidence_of(document.id, repaired, row.start, row.end, locator))
