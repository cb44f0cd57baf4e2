"""Work given to units."""

import datetime
from typing import Literal

from corpus.model.base import Record
from corpus.model.text import Evidence

Role = Literal["lead", "support", "guide"]
Basis = Literal["stated", "first_listed", "all_listed", "heading", "none"]
TaskSource = Literal["table", "line", "bracket", "heading", "sentence"]


class UnitName(Record):
    """A unit as a document names it.

    `name` is `printed` plus only the prefix that its own list shares; `canonical` is the full present-day
    name, or None where that is not certain. A collective name (各有关部门) stands for nobody in particular.
    """

    printed: str
    name: str
    canonical: str | None = None
    unit_id: str | None = None
    collective: bool = False


class Deadline(Record):
    """When a task is due: as printed and, where it has one, as a date or an RFC 5545 recurrence rule.

    `past` is judged on the day it is shown.
    """

    printed: str
    kind: Literal["date", "range", "recurring", "ongoing", "relative"]
    from_: datetime.date | None = None
    date: datetime.date | None = None
    recurrence: str | None = None
    past: bool = False


class Task(Record):
    """A piece of work given to units, with the role each plays and how the lead is known (`basis`)."""

    id: str
    document_id: str
    text: str
    basis: Basis
    source: TaskSource
    evidence: Evidence
    number: str | None = None
    category: tuple[str, ...] = ()
    lead: tuple[UnitName, ...] = ()
    support: tuple[UnitName, ...] = ()
    guide: tuple[UnitName, ...] = ()
    open_list: bool = False
    deadline: Deadline | None = None
