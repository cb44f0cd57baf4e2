"""People and units that are called when something happens, as rosters list them."""

from datetime import date
from typing import Literal

from corpus.model.base import Record

ExpertKind = Literal["expert", "unit"]


class RosterPlace(Record):
    """Where a roster says it: the file, its sheet (empty where it has none) and the row there, counted from 1."""

    file: str
    sheet: str
    row: int


class Expert(Record):
    """A person or a duty unit of a roster, by what is public of it. What the roster does not say is None or empty.

    `post` is title and office as printed. `fields` are the fields of knowledge, one by one; `hazards` are the classes of
    `hazards.tsv` and `industries` the sections of GB/T 4754 that they name. `regions` are paths of the places served (全国 where
    it is all); `valid_from` and `valid_until` the first and the last day of the term, `term` its words where they tell more,
    `ended` where the roster says that it is over (已解聘).
    `row` holds the public columns as printed, by their heads. What is private is no part of this record.
    """

    id: str
    kind: ExpertKind
    name: str
    roster: str
    source: RosterPlace
    organisation: str | None = None
    post: str | None = None
    fields: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    term: str | None = None
    ended: bool = False
    row: dict[str, str] = {}
