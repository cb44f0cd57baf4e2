"""The standard that one row of a catalogue lists."""

from collections.abc import Mapping

from corpus.identity import part_id
from corpus.model import Evidence, Record, Standard, StandardStatus
from indexer.standards.cells import is_title, read_day, read_name, read_replacement
from indexer.standards.columns import Column, status_of

# Of several columns that tell a status (标准状态 即将实施, 现行或作废 现行) the one that says more counts.
_TELLING: tuple[StandardStatus, ...] = ("withdrawn", "replaced", "upcoming", "in_force", "unknown")
_KIN: tuple[Column, ...] = ("replaces", "replaced_by", "replacement")
_LONGEST_TITLE = 300


class Row(Record):
    """One entry of a catalogue: its span, where that is for a reader, and its cells by what they hold."""

    start: int
    end: int
    locator: str
    cells: Mapping[Column, tuple[str, ...]]


def read_row(row: Row, document_id: str, place: int, evidence: Evidence) -> Standard | None:
    """The standard that a row lists; None where it names none."""
    codes, titles = row.cells.get("number", ()), row.cells.get("title", ())
    named = next(
        (
            found
            for code in codes
            for title in (*titles, "")
            if (found := read_name(code, title)) and is_title(found.title)
        ),
        None,
    )
    if named is None or len(named.title) > _LONGEST_TITLE:
        return None
    statuses = [status_of(cell) for cell in row.cells.get("status", ())]
    older: list[str] = []
    newer: list[str] = []
    for column in _KIN:
        for cell in row.cells.get(column, ()):
            told = read_replacement(cell, named.number, column)
            older += told.replaces
            newer += told.replaced_by
    return Standard(
        id=part_id(document_id, "standard", place),
        document_id=document_id,
        number=named.number,
        title=named.title,
        evidence=evidence,
        status=next((status for status in _TELLING if status in statuses), "unknown"),
        replaced_by=newer[0] if newer else None,
        replaces=tuple(dict.fromkeys(number for number in older if number not in newer)),
        published_on=next(filter(None, map(read_day, row.cells.get("published_on", ()))), None),
        in_force_from=next(filter(None, map(read_day, row.cells.get("in_force_from", ()))), None),
    )
