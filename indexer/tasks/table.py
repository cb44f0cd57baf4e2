"""A table that gives work to units, as found in a text."""

from corpus.model import Record
from indexer.tasks.found import FoundTask


class TaskTable(Record):
    """The span of a division table, real or flattened to lines, and its tasks in order of its rows."""

    start: int
    end: int
    tasks: tuple[FoundTask, ...]
