"""The deadline of a task where no column, key or bracket of its own says it."""

from datetime import date

from msgspec.structs import replace

from corpus.model import Deadline
from corpus.recognise.deadlines import find_deadlines, read_deadline
from corpus.recognise.rhythms import find_rhythms
from corpus.recognise.roles import Assignment
from indexer.tasks.found import FoundTask


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
    return replace(found, deadline=told[0].deadline) if told else found
