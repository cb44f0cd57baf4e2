"""The deadline of a table row where no column of deadlines says it."""

from datetime import date

from corpus.model import Deadline
from corpus.recognise.deadlines import find_deadlines, read_deadline
from corpus.recognise.roles import Assignment


def row_deadline(text: str, assignment: Assignment | None, written_on: date | None) -> Deadline | None:
    """The date among the units; else the one that opens the task's text, or the first in it that has a day or returns."""
    if assignment is not None and assignment.deadline:
        return read_deadline(assignment.deadline, written_on)
    for mention in find_deadlines(text, written_on):
        due = mention.deadline
        if due.date is not None or due.recurrence is not None:
            return due
    return None
