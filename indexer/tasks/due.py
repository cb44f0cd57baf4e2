"""The deadline of a task where no column, key or bracket of its own says it."""

import re
from datetime import date

from msgspec.structs import replace

from corpus.model import Deadline
from corpus.recognise.deadlines import find_deadlines, read_deadline
from corpus.recognise.rhythms import find_rhythms
from corpus.recognise.roles import Assignment
from indexer.tasks.found import FoundTask

# …负责，长期坚持。: how long, as a clause of its own.
_LASTING = re.compile(r"[,，](?P<how_long>(?:长期|持续|全年|常年|常态化|贯穿)[一-龥]{0,6})[。;；. ]{0,3}$")


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
