"""Aligned rows into tasks."""

from collections.abc import Sequence
from datetime import date

import msgspec

from corpus.model import Deadline
from corpus.recognise.numbering import read_label
from corpus.recognise.role.roles import Assignment, read_assignment
from corpus.recognise.times.deadline_cells import read_deadline
from indexer.tasks.columns import ROLES
from indexer.tasks.due import row_deadline
from indexer.tasks.flat.alignment import Aligned, AlignedCell, AlignedRow
from indexer.tasks.found import FoundTask
from indexer.tasks.merging import merge_assignments
from indexer.tasks.rows import number_of, strip_number

TEXT_CELLS = frozenset({"category", "above", "implied", "text"})


def read_aligned(table: Aligned, written_on: date | None) -> tuple[FoundTask, ...]:
    """The tasks of a flattened table in order. Sections and categories hold until others take their place."""
    depth = max((len(_categories(row)) for row in table.rows), default=0)
    sections: list[tuple[str, str]] = []
    known: list[str | None] = [None] * depth
    tasks: list[FoundTask] = []
    for row in table.rows:
        if row.section is not None:
            _enter(sections, row.section)
            known = [None] * depth
            continue
        known = _next(known, _categories(row))
        category = (*(words for _, words in sections), *filter(None, known))
        task = _task(row, category, len(tasks) + 1, table.columns, written_on)
        if task is not None:
            tasks.append(task)
    return tuple(tasks)


def without_what_follows(table: Aligned) -> Aligned:
    """The table without the headed paragraphs behind its last row: rows of text alone, where others name units."""
    rows = list(table.rows)
    while rows and (rows[-1].section is not None or _is_behind(rows[-1])):
        rows.pop()
    named = sum(any(cell.kind in ROLES for cell in row.cells) for row in rows)
    return msgspec.structs.replace(table, rows=tuple(rows)) if 2 * named > len(rows) else table


def _is_behind(row: AlignedRow) -> bool:
    """Whether a row is a paragraph with the label of a heading, and nothing else."""
    texts = [cell.text for cell in row.cells if cell.kind in TEXT_CELLS]
    if len(texts) < len(row.cells) or not texts:
        return False
    label = read_label(texts[-1])
    return label is not None and label.style in {"han", "han_bracket"}


def _enter(sections: list[tuple[str, str]], words: str) -> None:
    """A heading closes those of its own style and what stands below them; one said again changes nothing."""
    if any(words == known for _, known in sections):
        return
    label = read_label(words)
    style = label.style if label is not None else ""
    for depth, (other, _) in enumerate(sections):
        if other == style:
            del sections[depth:]
            break
    sections.append((style, words))


def _categories(row: AlignedRow) -> list[str]:
    return [cell.text for cell in row.cells if cell.kind in TEXT_CELLS - {"text"}]


def _next(known: list[str | None], said: list[str]) -> list[str | None]:
    """The categories after new ones are said: they take the innermost places, those outside them stay.

    One that only repeats what holds, as after a page break, changes nothing.
    """
    if not said or all(words in known for words in said):
        return known
    return [*known[: len(known) - len(said)], *said]


def _task(
    row: AlignedRow, category: tuple[str, ...], place: int, columns: Sequence[str], written_on: date | None
) -> FoundTask | None:
    text = next((cell for cell in row.cells if cell.kind == "text"), None)
    if text is None:
        return None
    number, offset = strip_number(text.text)
    printed = next((cell.text for cell in row.cells if cell.kind == "number"), None)
    if printed is not None:
        number, offset = number_of(printed), 0
    assignment = _assignment(row.cells)
    return FoundTask(
        source="table",
        start=min(cell.start for cell in row.cells),
        end=max(cell.end for cell in row.cells),
        text_start=text.start + offset,
        text_end=text.end,
        assignment=assignment or Assignment(),
        number=number,
        row=place,
        place=f"表格第{place}行",
        category=category,
        deadline=_deadline(row.cells, text.text[offset:], assignment, columns, written_on),
    )


def _assignment(cells: Sequence[AlignedCell]) -> Assignment | None:
    parts: list[Assignment] = []
    for cell in cells:
        if cell.kind in ROLES:
            part = read_assignment(cell.text, ROLES[cell.kind])
            if part is not None:
                parts.append(part)
    return merge_assignments(parts)


def _deadline(
    cells: Sequence[AlignedCell],
    text: str,
    assignment: Assignment | None,
    columns: Sequence[str],
    written_on: date | None,
) -> Deadline | None:
    if "deadline" in columns:
        cell = next((cell for cell in cells if cell.kind == "deadline"), None)
        return read_deadline(cell.text, written_on) if cell is not None else None
    return row_deadline(text, assignment, written_on)
