"""Tasks as they are found in a text, before the document's rules say who leads."""

from corpus.model import Deadline, Record, Span, TaskSource
from corpus.recognise.role.roles import Assignment


class FoundTask(Record):
    """A piece of text that gives work to units.

    `text_start:text_end` is the task's own wording, `start:end` the whole evidence (a table row from its first to its last
    cell; a paragraph with its bracket or its key lines). `text` differs from the slice only where the wording is not
    contiguous. `row` counts table rows from 1, and `place` tells where the file has the row; `number` is as printed without
    its punctuation. `owner` is the heading that names the units where the text itself does not, `merged` the cells of units
    that are merged from rows above and so stand outside the evidence.
    """

    source: TaskSource
    start: int
    end: int
    text_start: int
    text_end: int
    assignment: Assignment
    text: str | None = None
    number: str | None = None
    row: int | None = None
    place: str = ""
    category: tuple[str, ...] = ()
    deadline: Deadline | None = None
    heading_owner: bool = False
    owner: Span | None = None
    merged: tuple[Span, ...] = ()
