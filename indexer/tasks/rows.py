"""Rows of a division table into tasks."""

import re
from datetime import date

from corpus.model import Deadline, Record, Span
from corpus.recognise.numbering import read_label
from corpus.recognise.role.roles import Assignment, read_assignment
from corpus.recognise.times.deadline_cells import read_deadline
from indexer.draft import GridCell
from indexer.tasks.columns import ROLES, Column
from indexer.tasks.due import row_deadline
from indexer.tasks.found import FoundTask
from indexer.tasks.grid import Matrix
from indexer.tasks.head import Head, repeats_head
from indexer.tasks.merging import merge_assignments

# A merged cell of text may begin rows above; a quote longer than this is no longer one row's evidence.
_LONGEST_QUOTE = 2000

# 5.9月底前 is item 5, due in September.
_BEFORE_MONTH = re.compile(r"(\d{1,3})[.．](?=\d{1,2}月)")
_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|小\s*计|共\s*计)")
_NOTE = re.compile(r"\s*(?:注|备注|说明|填表说明)\s?[:：]")
_BARE_NUMBER = re.compile(
    r"[（(]?\s*([\d０-９]{1,4}(?:[.．\-－—][\d０-９]{1,3}){0,2}|[一二三四五六七八九十百]{1,5})\s*[）)]?\s*[.．、]?"
)
_SAME = re.compile(r"\s*(?:同上|〃|″|”|〞|\"|同前)\s*")
_TASK_LABELS = frozenset({"arabic", "arabic_bracket", "arabic_close", "circled", "decimal"})


class Carried(Record):
    """What a table says once for the rows below: its open section rows, by style, and its categories, by column."""

    sections: tuple[tuple[str, str], ...] = ()
    categories: tuple[tuple[int, str], ...] = ()


def read_rows(
    matrix: Matrix, head: Head, written_on: date | None, carried: Carried | None = None
) -> tuple[tuple[FoundTask, ...], Carried]:
    """The tasks of a table below its head, in order: one for each cell of its most specific text column.

    Section rows (one cell, no units) and category columns give the categories, carried down where a cell below them is
    empty, and from the table before (`carried`) where this one goes on with it; total rows, notes and repeated heads
    give nothing. What the table carries at its end comes back beside the tasks.
    """
    reader = _Rows(matrix, head, written_on, carried or Carried())
    tasks = tuple(reader.tasks())
    return tasks, Carried(tuple(reader.sections), tuple(reader.carried.items()))


class _Rows:
    def __init__(self, matrix: Matrix, head: Head, written_on: date | None, carried: Carried) -> None:
        self.matrix, self.head, self.written_on = matrix, head, written_on
        self.text_column = _text_column(matrix, head)
        self.above = [
            column
            for column, kind in enumerate(head.columns)
            if kind in ("category", "task", "measure")
            and column != self.text_column
            and _is_above(head, column, self.text_column)
        ]
        self.sections = list(carried.sections)
        self.carried = dict(carried.categories)
        self.units: dict[int, Assignment | None] = {}

    def tasks(self) -> list[FoundTask]:
        found: list[FoundTask] = []
        row = self.head.last
        while row < len(self.matrix.rows):
            last = row + 1
            if not self._is_silent(row) and not self._take_section(row):
                self._carry(row)
                cell = self.matrix.rows[row][self.text_column]
                while cell is not None and last < len(self.matrix.rows) and self._continues(cell, row, last):
                    last += 1
                task = self._task(row, last, cell)
                if task is not None:
                    found.append(task)
            row = last
        return found

    def _is_silent(self, row: int) -> bool:
        cells = self.matrix.distinct(row)
        if not cells or repeats_head(self.matrix, row, self.head):
            return True
        first = self._text(cells[0][1])
        return bool(_TOTAL.match(first) or (len(cells) == 1 and _NOTE.match(first)))

    def _take_section(self, row: int) -> bool:
        """Whether the row is a section heading inside the table; it is then noted as the category of what follows."""
        cells = self.matrix.distinct(row)
        named = [
            column for column, kind in enumerate(self.head.columns) if kind in ROLES or kind == "deadline"
        ]
        if any(self.matrix.words(row, column) for column in named if not self._spans(row, column)):
            return False
        if len(cells) == 1:
            cell = cells[0][1]
            if (
                cell.column_span < 2
                and cells[0][0] in (self.text_column, *self.above)
                and not self._looks_section(cell)
            ):
                return False
        elif not (
            len(cells) == 2
            and _BARE_NUMBER.fullmatch(self._text(cells[0][1]))
            and self._looks_section(cells[0][1])
        ):
            return False
        if any(cell.row != row for _, cell in cells):
            return False
        words = "".join(self._text(cell) for _, cell in cells)
        label = read_label(words)
        style = label.style if label is not None else ""
        for depth, (known, _) in enumerate(self.sections):
            if known == style:
                del self.sections[depth:]
                break
        self.sections.append((style, words))
        self.carried.clear()
        return True

    def _spans(self, row: int, column: int) -> bool:
        cell = self.matrix.rows[row][column]
        return cell is not None and cell.column_span > 1

    def _looks_section(self, cell: GridCell) -> bool:
        label = read_label(
            self._text(cell) + "、" if _BARE_NUMBER.fullmatch(self._text(cell)) else self._text(cell)
        )
        return label is not None and label.style not in _TASK_LABELS

    def _carry(self, row: int) -> None:
        """Categories said once hold until the next; a new outer one ends the inner ones."""
        for place, column in enumerate(self.above):
            words = self.matrix.words(row, column)
            if words and words != self.carried.get(column):
                for inner in self.above[place:]:
                    self.carried.pop(inner, None)
                self.carried[column] = words

    def _continues(self, cell: GridCell, row: int, later: int) -> bool:
        """Whether a later row belongs to the same task: its text cell is merged, and so is every cell of units."""
        if self.matrix.rows[later][self.text_column] != cell:
            return False
        return all(
            self.matrix.rows[later][column] == self.matrix.rows[row][column]
            or not self.matrix.words(later, column)
            for column, kind in enumerate(self.head.columns)
            if kind in ROLES
        )

    def _task(self, row: int, last: int, cell: GridCell | None) -> FoundTask | None:
        if cell is None or cell.end == cell.start:
            return None
        number, text_start = self._number(row, cell)
        if not self.matrix.text[text_start : cell.end].strip():
            return None
        assignment = self._assignment(row)
        start, end = self._quote(row, last)
        sections = tuple(words for _, words in self.sections)
        carried = tuple(self.carried[column] for column in self.above if column in self.carried)
        return FoundTask(
            source="table",
            start=start,
            end=end,
            text_start=text_start,
            text_end=cell.end,
            assignment=assignment or Assignment(),
            number=number,
            row=row + 1,
            place=self.matrix.place(row),
            category=sections + carried,
            deadline=self._deadline(row, text_start, cell.end, assignment),
            merged=self._merged(row, start),
        )

    def _text(self, cell: GridCell) -> str:
        return self.matrix.text[cell.start : cell.end]

    def _column(self, kind: Column) -> int | None:
        return next((column for column, known in enumerate(self.head.columns) if known == kind), None)

    def _number(self, row: int, cell: GridCell) -> tuple[str | None, int]:
        """The row's number, of its own column or before its text, and where the text begins behind it."""
        column = self._column("number")
        if column is not None and (number := number_of(self.matrix.words(row, column))) is not None:
            return number, cell.start
        number, offset = strip_number(self._text(cell))
        return number, cell.start + offset

    def _assignment(self, row: int) -> Assignment | None:
        parts: list[Assignment] = []
        seen: set[tuple[int, int]] = set()
        for column, kind in enumerate(self.head.columns):
            if kind is None or kind not in ROLES:
                continue
            cell = self.matrix.rows[row][column]
            words = self.matrix.words(row, column)
            if cell is not None and (cell.start, cell.end) in seen:
                continue
            if cell is not None:
                seen.add((cell.start, cell.end))
            if _SAME.fullmatch(words):
                part = self.units.get(column)
            else:
                part = read_assignment(words, ROLES[kind]) if words else None
                self.units[column] = part
            if part is not None:
                parts.append(part)
        return merge_assignments(parts)

    def _deadline(self, row: int, start: int, end: int, assignment: Assignment | None) -> Deadline | None:
        column = self._column("deadline")
        if column is not None:
            words = self.matrix.words(row, column)
            return read_deadline(words, self.written_on) if words else None
        return row_deadline(self.matrix.text[start:end], assignment, self.written_on)

    def _quote(self, row: int, last: int) -> tuple[int, int]:
        """From the first to the last cell of the row, its text among them though it may stand in a merged cell above."""
        own = [
            cell for place in range(row, last) for _, cell in self.matrix.distinct(place) if cell.row >= row
        ]
        text = self.matrix.rows[row][self.text_column]
        cells = [*own, text] if text is not None else own
        end = max(cell.end for cell in cells)
        near = [cell.start for cell in cells if end - cell.start <= _LONGEST_QUOTE]
        return min(near, default=cells[0].start), end

    def _merged(self, row: int, start: int) -> tuple[Span, ...]:
        """The merged cells of units above the row that hold for it, and are not in its quote, which begins at `start`."""
        cells = [
            cell
            for column, cell in self.matrix.distinct(row)
            if cell.row < row and cell.end <= start and self.head.columns[column] in ROLES
        ]
        return tuple(Span(start=cell.start, end=cell.end) for cell in cells)


def _text_column(matrix: Matrix, head: Head) -> int:
    """The column that says what is to be done: of measures where there is one, else of tasks, the most finely divided."""
    for kinds in (("measure",), ("task",), ("category",)):
        columns = [column for column, kind in enumerate(head.columns) if kind in kinds]
        if columns:
            return max(columns, key=lambda column: (_pieces(matrix, head, column), column))
    raise ValueError("a head without a column of text is none")


def _pieces(matrix: Matrix, head: Head, column: int) -> int:
    return len(
        {words for row in range(head.last, len(matrix.rows)) if (words := matrix.words(row, column).strip())}
    )


def _is_above(head: Head, column: int, text: int) -> bool:
    """Whether a text column says something broader: every category, and tasks beside a column of measures."""
    return head.columns[column] == "category" or column < text


def number_of(words: str) -> str | None:
    """The number that a line or cell consists of, without its punctuation, or None."""
    match = _BARE_NUMBER.fullmatch(words.strip())
    return match[1] if match else None


def is_note(words: str) -> bool:
    """Whether a text is a note to a table (注：…) and no row of it."""
    return _NOTE.match(words) is not None


def strip_number(words: str) -> tuple[str | None, int]:
    """The number that a task's text begins with (13. 13、 （13）), and where the text begins behind it."""
    if (dated := _BEFORE_MONTH.match(words)) is not None:
        return dated[1], dated.end()
    label = read_label(words)
    if label is None or label.style not in _TASK_LABELS:
        return None, 0
    rest = words[label.end :]
    return label.label.strip("()"), label.end + len(rest) - len(rest.lstrip())
