"""Tasks of a document, from every form in which official texts give work to units."""

from collections.abc import Sequence

from corpus.model import Document, Rule, Task
from indexer.lines import Line
from indexer.outline import Node
from indexer.repair import Repaired
from indexer.tasks.due import reckoned_from, with_told_deadline
from indexer.tasks.found import FoundTask
from indexer.tasks.prose import find_prose_tasks
from indexer.tasks.settle import settle
from indexer.tasks.table import TaskTable
from indexer.zones import Zone

__all__ = ["FoundTask", "TaskTable", "read_tasks"]


def read_tasks(
    document: Document,
    repaired: Repaired,
    lines: Sequence[Line],
    zones: Sequence[Zone],
    nodes: Sequence[Node],
    tables: Sequence[TaskTable],
    rules: Sequence[Rule],
) -> tuple[Task, ...]:
    """All tasks of a document in order of the text, those of tables and those of its prose."""
    found: list[FoundTask] = [task for table in tables for task in table.tasks]
    text = repaired.draft.text
    since = reckoned_from(document, text)
    found.extend(
        with_told_deadline(task, text, since)
        for task in find_prose_tasks(text, lines, zones, nodes, document)
    )
    return settle(found, document, repaired, zones, nodes, rules)
