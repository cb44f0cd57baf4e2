"""Division tables flattened to lines: one cell a line, or a row's cells glued by blanks, tabs or bars."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from corpus.recognise.roles import Assignment, read_assignment

from corpus.model import Deadline, Record
from corpus.recognise.deadlines import find_deadlines, read_deadline
from indexer.lines import Line
from indexer.tasks.columns import ROLES, TEXTS, Column, column_of
from indexer.tasks.found import FoundTask
from indexer.tasks.merging import merge_assignments
from indexer.tasks.rows import number_of, strip_number
from indexer.tasks.table import TaskTable

# A category is a phrase; what is longer or ends as a sentence is a task.
_LONGEST_CATEGORY = 40
# Fewer rows than this are no table.
_FEWEST = 2

_GLUE = re.compile(r"\t+|\s*[|｜]\s*|[ \u3000]{1,}")
_NOTHING = re.compile(r"[/／—\-–－无]{1,2}")
_SENTENCE_END = re.compile(r"[。；;]$")

_Kind = Literal["number", "deadline", "units", "text", "head", "nothing"]


class _Cell(Record):
    """A piece of a line that was a cell, and what it can only be."""

    start: int
    end: int
    text: str
    kind: _Kind
    labelled: bool = False


def find_flat_tables(
    lines: Sequence[Line], first: int, last: int, written_on: date | None
) -> tuple[TaskTable, ...]:
    """The flattened division tables among lines `first` to `last`: a head, one word of it a line or all in one, and rows."""
    found: list[TaskTable] = []
    number = first
    while number < last:
        head = _head_at(lines, number, last)
        if head is None:
            number += 1
            continue
        columns, words, after = head
        table = _read(lines, number, after, last, columns, words, written_on)
        if table is None:
            number = after
            continue
        found.append(table)
        number = next((n for n in range(after, last) if lines[n].start >= table.end), last)
    return tuple(found)


def _head_at(
    lines: Sequence[Line], number: int, last: int
) -> tuple[tuple[Column, ...], frozenset[str], int] | None:
    """The columns of a head that begins at this line, its words, and the line after it."""
    columns: list[Column] = []
    words: list[str] = []
    while number < last and lines[number].grid is None:
        pieces = [piece for piece in _GLUE.split(lines[number].text) if piece]
        kinds = [column_of(piece) for piece in pieces]
        if not pieces or not all(kinds):
            break
        columns.extend(kind for kind in kinds if kind is not None)
        words.extend(pieces)
        number += 1
    if len(columns) < 2 or not ROLES & set(columns) or not TEXTS & set(columns):
        return None
    return tuple(columns), frozenset(words), number


def _read(
    lines: Sequence[Line],
    first: int,
    after: int,
    last: int,
    columns: tuple[Column, ...],
    words: frozenset[str],
    written_on: date | None,
) -> TaskTable | None:
    reader = _Flat(columns, written_on)
    for line in lines[after:last]:
        if line.grid is not None:
            break
        for cell in _cells(line, words, columns, written_on):
            reader.take(cell)
    tasks = reader.finish()
    if len(tasks) < _FEWEST:
        return None
    return TaskTable(start=lines[first].start, end=tasks[-1].end, tasks=tuple(tasks))


def _cells(
    line: Line, words: frozenset[str], columns: Sequence[Column], written_on: date | None
) -> list[_Cell]:
    """The cells of a line: the whole of it, or its pieces where blanks or bars glue several together."""
    whole = _cell(line.start, line.text, words, columns, written_on)
    if whole.kind != "text" or not _GLUE.search(line.text):
        return [whole]
    pieces: list[_Cell] = []
    offset = 0
    for match in [*_GLUE.finditer(line.text), None]:
        stop = match.start() if match else len(line.text)
        if stop > offset:
            pieces.append(_cell(line.start + offset, line.text[offset:stop], words, columns, written_on))
        offset = match.end() if match else stop
    if not any(piece.kind in ("units", "deadline") for piece in pieces[1:]):
        return [whole]
    return _rejoined(line, pieces)


def _rejoined(line: Line, pieces: list[_Cell]) -> list[_Cell]:
    """Pieces of one text that a mere blank divided are one cell again; a label stays with what it numbers."""
    joined: list[_Cell] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        gap = line.text[before.end - line.start : piece.start - line.start] if before else ""
        if before and before.kind == piece.kind == "text" and gap == " " and _has_latin_edge(before, piece):
            text = line.text[before.start - line.start : piece.end - line.start]
            joined[-1] = _Cell(before.start, piece.end, text, "text", before.labelled)
        else:
            joined.append(piece)
    return joined


def _has_latin_edge(before: _Cell, after: _Cell) -> bool:
    return before.text[-1:].isascii() or after.text[:1].isascii()


def _cell(
    start: int, text: str, words: frozenset[str], columns: Sequence[Column], written_on: date | None
) -> _Cell:
    kind, labelled = _kind(text, words, columns, written_on)
    return _Cell(start, start + len(text), text, kind, labelled)


def _kind(
    text: str, words: frozenset[str], columns: Sequence[Column], written_on: date | None
) -> tuple[_Kind, bool]:
    if text in words:
        return "head", False
    if _NOTHING.fullmatch(text):
        return "nothing", False
    if number_of(text) is not None:
        return ("number", False) if "number" in columns else ("head", False)
    number, start = strip_number(text)
    if number is not None and start < len(text):
        return "text", True
    if "deadline" in columns and read_deadline(text, written_on) is not None:
        return "deadline", False
    role = next((column for column in columns if column in ROLES), None)
    if role is not None and read_assignment(text, role) is not None:
        return "units", False
    return "text", False


class _Flat:
    """Rows as they grow: a cell that belongs before the last one begins the next row."""

    def __init__(self, columns: Sequence[Column], written_on: date | None) -> None:
        self.columns, self.written_on = columns, written_on
        self.roles = [column for column in columns if column in ROLES]
        self.texts = [column for column in columns if column in TEXTS]
        self.row: list[_Cell] = []
        self.rows: list[list[_Cell]] = []

    def take(self, cell: _Cell) -> None:
        if cell.kind == "head":
            return
        if self.row and self._begins_row(cell):
            self.rows.append(self.row)
            self.row = []
        self.row.append(cell)

    def finish(self) -> list[FoundTask]:
        if self.row:
            self.rows.append(self.row)
        categories: list[str] = []
        depth = max((len(self._texts(row)) - 1 for row in self.rows if self._is_complete(row)), default=0)
        tasks: list[FoundTask] = []
        for place, row in enumerate(self.rows, start=1):
            if not self._is_complete(row):
                continue
            texts = self._texts(row)
            if not texts:
                continue
            categories = _next_categories(categories, [cell.text for cell in texts[:-1]], depth)
            tasks.append(self._task(row, texts[-1], tuple(categories), place))
        return tasks

    def _begins_row(self, cell: _Cell) -> bool:
        """Whether the cell stands, by the order of the columns, before one that the row has already."""
        place = self._place(cell.kind)
        if cell.kind == "nothing":
            return False
        taken = [self._place(other.kind) for other in self.row if other.kind != "nothing"]
        if cell.kind == "units":
            full = sum(other.kind == "units" for other in self.row) >= len(self.roles)
            return full or any(earlier > place for earlier in taken)
        if cell.kind == "text":
            complete = any(other.kind in ("units", "deadline") for other in self.row)
            return (
                (complete
                and any(earlier > place for earlier in taken))
                or (cell.labelled and any(other.labelled for other in self.row))
            )
        return any(earlier >= place for earlier in taken)

    def _place(self, kind: _Kind) -> int:
        wanted = {
            "number": {"number"},
            "deadline": {"deadline"},
            "units": set(self.roles),
            "text": set(self.texts),
        }.get(kind, set())
        return next((n for n, column in enumerate(self.columns) if column in wanted), len(self.columns))

    def _is_complete(self, row: Sequence[_Cell]) -> bool:
        return any(cell.kind == "text" for cell in row) and any(
            cell.kind in ("units", "deadline") for cell in row
        )

    def _texts(self, row: Sequence[_Cell]) -> list[_Cell]:
        """The row's text cells: its categories, and last its task, of several paragraphs where it is labelled so."""
        texts = [cell for cell in row if cell.kind == "text"]
        first = next(
            (n for n, cell in enumerate(texts) if cell.labelled or not _is_category(cell)), len(texts) - 1
        )
        if first < len(texts) - 1:
            task = texts[first:]
            whole = _Cell(
                task[0].start, task[-1].end, "\n".join(cell.text for cell in task), "text", task[0].labelled
            )
            texts = [*texts[:first], whole]
        return texts

    def _task(self, row: Sequence[_Cell], text: _Cell, categories: tuple[str, ...], place: int) -> FoundTask:
        number, offset = strip_number(text.text)
        printed = next((cell.text for cell in row if cell.kind == "number"), None)
        if printed is not None:
            number, offset = number_of(printed), 0
        assignment = self._assignment(row)
        return FoundTask(
            source="table",
            start=text.start if not categories else min(cell.start for cell in row),
            end=max(cell.end for cell in row),
            text_start=text.start + offset,
            text_end=text.end,
            assignment=assignment or Assignment(),
            number=number,
            row=place,
            category=categories,
            deadline=self._deadline(row, text.text[offset:]),
        )

    def _assignment(self, row: Sequence[_Cell]) -> Assignment | None:
        units = [cell for cell in row if cell.kind == "units"]
        parts = [read_assignment(cell.text, role) for cell, role in zip(units, self.roles, strict=False)]
        return merge_assignments([part for part in parts if part is not None])

    def _deadline(self, row: Sequence[_Cell], text: str) -> Deadline | None:
        if "deadline" in self.columns:
            cell = next((cell for cell in row if cell.kind == "deadline"), None)
            return read_deadline(cell.text, self.written_on) if cell is not None else None
        mentions = find_deadlines(text, self.written_on)
        return mentions[0].deadline if mentions else None


def _is_category(cell: _Cell) -> bool:
    return len(cell.text) <= _LONGEST_CATEGORY and not _SENTENCE_END.search(cell.text)


def _next_categories(known: list[str], said: list[str], depth: int) -> list[str]:
    """The categories after new ones are said: those said take the innermost places, those outside them stay."""
    if not said:
        return known
    if len(said) == 1 and said[0] in known:
        return known
    kept = known[: max(depth - len(said), 0)]
    return [*kept, *said]
