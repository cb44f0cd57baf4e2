"""Division tables flattened to lines: one cell a line, or a row's cells glued together."""

from collections.abc import Sequence
from datetime import date

from indexer.lines import Line
from indexer.metadata.signature import find_signatures
from indexer.tasks.flat.alignment import align
from indexer.tasks.flat.heads import find_head
from indexer.tasks.flat.pieces import Judge
from indexer.tasks.flat.rows import read_aligned, without_what_follows
from indexer.tasks.table import TaskTable

# Two rows are the least that shows a rhythm; a row explained worse than this is not one.
_FEWEST = 2
_ROW_WORTH = 4.0


def find_flat_tables(
    lines: Sequence[Line], first: int, last: int, written_on: date | None
) -> tuple[TaskTable, ...]:
    """The flattened division tables among the lines `first` up to, not including, `last`, in order.

    A head is known by its words; the lines below are then divided into the cells and rows that explain them best.
    """
    found: list[TaskTable] = []
    number = first
    while number < last:
        head = find_head(lines, number, last)
        if head is None:
            number += 1
            continue
        table, after = _read(lines, number, head.after, last, head.orders, head.words, written_on)
        if table is not None:
            found.append(table)
        number = after
    return tuple(found)


def _signed(lines: Sequence[Line], after: int, stop: int) -> int:
    """The number of the line that signs below a table (瑞昌市人民政府办公室 2022年8月30日), else `stop`.

    Where several lines look so they are cells of units and dates.
    """
    signatures = find_signatures(tuple(lines[after:stop]))
    alone = [found.lines[0] for found in signatures if found.issuers and found.lines[0] == found.lines[1]]
    return after + alone[0] if len(alone) == 1 else stop


def _read(
    lines: Sequence[Line],
    first: int,
    after: int,
    last: int,
    orders: Sequence[tuple[str, ...]],
    words: frozenset[str],
    written_on: date | None,
) -> tuple[TaskTable | None, int]:
    """The table below a head, and the number of the line behind it."""
    stop = next((n for n in range(after, last) if lines[n].grid is not None), last)
    stop = _signed(lines, after, stop)
    body = lines[after:stop]
    judge = Judge(words, written_on)
    aligned = max((align(body, order, judge) for order in orders), key=lambda result: result.score)
    rows = [row for row in aligned.rows if row.cells]
    if len(rows) < _FEWEST or aligned.score < _ROW_WORTH * len(rows):
        return None, after
    aligned = without_what_follows(aligned)
    tasks = read_aligned(aligned, written_on)
    if not tasks:
        return None, after
    end = next((n for n in range(after, stop) if lines[n].start >= tasks[-1].end), after + aligned.lines)
    return TaskTable(start=lines[first].start, end=tasks[-1].end, tasks=tasks), end
