"""All division tables of a draft, real and flattened."""

from collections.abc import Sequence

import msgspec

from corpus.model import Document, Span
from indexer.draft import Draft, Grid
from indexer.lines import Line
from indexer.tasks.columns import Column
from indexer.tasks.due import reckoned_from
from indexer.tasks.duty_tables import find_duty_head, read_duties
from indexer.tasks.flat import find_flat_tables
from indexer.tasks.grid import matrix_of
from indexer.tasks.head import Head, find_head
from indexer.tasks.rows import Carried, read_rows
from indexer.tasks.table import TaskTable
from indexer.zones import Zone

# Between the parts of one table stand at most the name of a sheet or a page number.
_FEW_WORDS = 8


def find_tables(
    draft: Draft,
    lines: Sequence[Line],
    zones: Sequence[Zone],
    document: Document,
    others: Sequence[Span] = (),
) -> tuple[TaskTable, ...]:
    """The tables that give tasks to units, in order of the text.

    A table without a head that has as many columns as the one before it goes on under that one's head. What lies in
    the spans of `others` is known to be something else.
    """
    tables: list[TaskTable] = []
    head: Head | None = None
    carried = Carried()
    behind = 0
    since = reckoned_from(document, draft.text)
    taken = {span.start for span in others}
    for grid in draft.grids:
        if grid.start in taken:
            continue
        matrix = matrix_of(draft, grid)
        own = find_head(matrix)
        goes_on = head is not None and _goes_on(draft.text[behind : grid.start], own, head)
        if own is None and head is not None and (columns := _columns_left(head, grid, goes_on)):
            own = msgspec.structs.replace(head, first=0, last=0, columns=columns)
        head, behind = own, grid.end
        if own is None:
            duties = find_duty_head(matrix)
            if duties is not None and (tasks := read_duties(matrix, duties, since)):
                tables.append(TaskTable(start=grid.start, end=grid.end, tasks=tasks))
            continue
        tasks, carried = read_rows(matrix, own, since, carried if goes_on else None)
        if tasks:
            tables.append(TaskTable(start=grid.start, end=grid.end, tasks=tasks))
    for zone in zones:
        flat = find_flat_tables(lines, zone.first, zone.last, since)
        tables.extend(
            table for table in flat if not any(span.start <= table.start < span.end for span in others)
        )
    return tuple(sorted(tables, key=lambda table: table.start))


def _columns_left(head: Head, grid: Grid, goes_on: bool) -> tuple[Column | None, ...]:
    """The head's columns as a table without a head has them; one that goes on may have lost columns of remarks."""
    if len(head.columns) == grid.columns:
        return head.columns
    lasting = tuple(kind for kind in head.columns if kind not in ("other", "person", None))
    return lasting if goes_on and len(lasting) == grid.columns else ()


def _goes_on(between: str, own: Head | None, head: Head) -> bool:
    """Whether a table goes on with the one before: no head or the same one, and at most a few words between them."""
    return len("".join(between.split())) <= _FEW_WORDS and (own is None or own.words == head.words)
