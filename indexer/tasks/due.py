"""The deadline of a task where no column, key or bracket of its own says it."""

import re
from datetime import date

from msgspec.structs import replace

from corpus.model import Deadline, Document
from corpus.recognise.characters import fold
from corpus.recognise.role.roles import Assignment
from corpus.recognise.times.dates import find_dates
from corpus.recognise.times.deadline_cells import read_deadline
from corpus.recognise.times.deadlines import find_deadlines
from corpus.recognise.times.rhythms import find_rhythms
from indexer.tasks.found import FoundTask

# 2026年民生实事分工: one year, not a span of them (2021—2025年, 2021年度至2025年).
_TITLE_YEAR = re.compile(r"(?<![\d—~\-至到])(20\d\d)年(?!以?来|[—~\-至到]|\d)")
_MINUTES = re.compile(r"纪要$")
# Minutes tell in their first lines when those met.
_OPENING = 400
# …负责，长期坚持。: how long, as a clause of its own.
_LASTING = re.compile(r"[,，](?P<how_long>(?:长期|持续|全年|常年|常态化|贯穿)[一-龥]{0,6})[。;；. ]{0,3}$")


def reckoned_from(document: Document, text: str) -> date | None:
    """From when dates without a year are to be understood: the day of writing, else the year of the title, else the day
    that minutes open with.
    """
    if document.written_on is not None:
        return document.written_on
    year = _TITLE_YEAR.search(fold(document.title))
    if year is not None:
        return date(int(year[1]), 1, 1)
    if _MINUTES.search(document.title):
        dates = find_dates(text[:_OPENING])
        return next((found.to for found in dates if found.to is not None and found.from_ == found.to), None)
    return None


def row_deadline(text: str, assignment: Assignment | None, written_on: date | None) -> Deadline | None:
    """The date among the units; else the one that opens the task's text, or the first in it that has a day or returns."""
    if assignment is not None and assignment.deadline:
        return read_deadline(assignment.deadline, written_on)
    for mention in find_deadlines(text, written_on):
        due = mention.deadline
        if due.date is not None or due.recurrence is not None:
            return due
    return None


def with_told_deadline(found: FoundTask, text: str, written_on: date | None) -> FoundTask:
    """The task of a document's prose with the deadline that its own words tell, where it has none yet."""
    if found.deadline is not None:
        return found
    words = found.text if found.text is not None else text[found.text_start : found.text_end]
    told = find_deadlines(words, written_on) or find_rhythms(words)
    if told:
        return replace(found, deadline=told[0].deadline)
    lasting = _LASTING.search(words)
    whole = read_deadline(lasting["how_long"], written_on) if lasting else None
    return replace(found, deadline=whole) if whole and whole.kind == "ongoing" else found
