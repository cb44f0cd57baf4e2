"""Finding the head of a division table: its rows, and what each column holds."""

from corpus.lexicon import lexicon
from corpus.model import Record
from indexer.tasks.columns import ROLES, TEXTS, Column, bare_head, column_of
from indexer.tasks.grid import Matrix

# Titles, notes on units and empty rows may stand above the head; a head has at most three rows.
_WITHIN = 12
_TALLEST = 3


class Head(Record):
    """The rows `first` up to, not including, `last`, the kind of each column, and the words of the head's cells."""

    first: int
    last: int
    columns: tuple[Column | None, ...]
    words: frozenset[str]


def find_head(matrix: Matrix) -> Head | None:
    """The head of a table that gives tasks to units, or None: one column of units and one of text at least."""
    for first in range(min(_WITHIN, len(matrix.rows))):
        for height in range(1, min(_TALLEST, len(matrix.rows) - first) + 1):
            last = first + height
            if _is_cut(matrix, last):
                continue
            kinds = _kinds(matrix, first, last)
            if _gives_tasks(kinds):
                while last < len(matrix.rows) and last - first < _TALLEST and _is_head_row(matrix, last):
                    last += 1
                    kinds = _kinds(matrix, first, last)
                kinds = _with_members(matrix, last, _with_categories(matrix, last, kinds))
                return Head(first=first, last=last, columns=kinds, words=_words(matrix, first, last))
    return None


def _with_categories(
    matrix: Matrix, last: int, kinds: tuple[Column | None, ...]
) -> tuple[Column | None, ...]:
    """The kinds, a column of an unknown head being a category where it stands before the text and its cells are merged."""
    text = max(column for column, kind in enumerate(kinds) if kind in TEXTS)
    return tuple(
        "category" if kind is None and column < text and _is_merged(matrix, last, column) else kind
        for column, kind in enumerate(kinds)
    )


def _with_members(matrix: Matrix, last: int, kinds: tuple[Column | None, ...]) -> tuple[Column | None, ...]:
    """The kinds, the members of a group helping where another column says who leads it."""
    if "lead" not in kinds:
        return kinds
    members = lexicon("duty_heads")["members"]
    return tuple(
        "support" if kind is None and bare_head(matrix.words(last - 1, column)) in members else kind
        for column, kind in enumerate(kinds)
    )


def _is_merged(matrix: Matrix, first: int, column: int) -> bool:
    cells = [row[column] for row in matrix.rows[first:]]
    said = {cell.start for cell in cells if cell is not None and cell.end > cell.start}
    return 0 < len(said) < len(cells)


def repeats_head(matrix: Matrix, row: int, head: Head) -> bool:
    """Whether a row only says the head again, as after a page break."""
    cells = {_bare(matrix.text[cell.start : cell.end]) for _, cell in matrix.distinct(row)}
    return bool(cells) and cells <= head.words


def _gives_tasks(kinds: tuple[Column | None, ...]) -> bool:
    return any(kind in ROLES for kind in kinds) and any(kind in TEXTS for kind in kinds)


def _kinds(matrix: Matrix, first: int, last: int) -> tuple[Column | None, ...]:
    """The kind of each column: of its lowest head that is known, else of the one above."""
    kinds: list[Column | None] = []
    for column in range(len(matrix.rows[0])):
        known = [column_of(matrix.words(row, column)) for row in range(last - 1, first - 1, -1)]
        kinds.append(next((kind for kind in known if kind is not None), None))
    return tuple(kinds)


def _is_head_row(matrix: Matrix, row: int) -> bool:
    """Whether a row below a head belongs to it: nothing in it but heads, and more than one."""
    cells = matrix.distinct(row)
    return len(cells) > 1 and all(column_of(matrix.text[cell.start : cell.end]) for _, cell in cells)


def _is_cut(matrix: Matrix, row: int) -> bool:
    """Whether a merged cell reaches over the edge above this row."""
    if row >= len(matrix.rows):
        return False
    pairs = zip(matrix.rows[row - 1], matrix.rows[row], strict=True)
    return any(above is not None and above == below and above.end > above.start for above, below in pairs)


def _words(matrix: Matrix, first: int, last: int) -> frozenset[str]:
    return frozenset(
        _bare(matrix.text[cell.start : cell.end])
        for row in range(first, last)
        for _, cell in matrix.distinct(row)
    )


def _bare(text: str) -> str:
    return "".join(text.split())
