"""Lines divided into cells and rows: of all ways that keep the order of the columns, the one that explains most."""

from collections.abc import Sequence

from corpus.model import Record
from indexer.lines import Line
from indexer.tasks.columns import ROLES, TEXTS
from indexer.tasks.flat.pieces import NEVER, Judge, Piece, worth, worth_of_section, worth_of_silence

# What a row loses by a column that is not there. A category said once holds on, so it costs nothing.
_MISSING = {
    "number": 2.0,
    "category": 0.0,
    "implied": 0.0,
    "above": 0.0,
    "text": 8.0,
    "deadline": 1.0,
    "lead": 1.5,
    "responsible": 2.0,
    "support": 0.7,
    "guide": 0.7,
    "person": 0.7,
    "other": 0.1,
}
# A second paragraph of the same cell, and a cell cut out of a line.
_ANOTHER = 0.7
_ANOTHER_CATEGORY = 0.5
_ANOTHER_UNITS = 1.2
_CUT = 0.6
_SHORT_CATEGORY = 20
# Of two category columns the inner one changes more often.
_INNER = 0.01


class AlignedCell(Record):
    """One cell: its column, its span, and its paragraphs as spans."""

    column: int
    kind: str
    start: int
    end: int
    text: str


class AlignedRow(Record):
    """A row's cells in order; or, where `section` stands, a heading between rows."""

    cells: tuple[AlignedCell, ...]
    section: str | None = None


class Aligned(Record):
    """The rows that explain the lines best, how well, and how many lines they take."""

    columns: tuple[str, ...]
    rows: tuple[AlignedRow, ...]
    score: float
    lines: int


_Step = tuple[tuple[int, int], str, int, Piece | None]


def align(lines: Sequence[Line], order: Sequence[str], judge: Judge) -> Aligned:
    """The best division of the lines, from the first on, into rows of these columns; what stands behind is left over."""
    columns = _columns(order)
    starts, table = _positions(lines, judge)
    best: list[dict[int, float]] = [{} for _ in range(len(table) + 1)]
    back: list[dict[int, _Step]] = [{} for _ in range(len(table) + 1)]
    best[0][-1] = 0.0

    def offer(place: int, column: int, score: float, step: _Step) -> None:
        if score > best[place].get(column, NEVER / 2):
            best[place][column] = score
            back[place][column] = step

    for place in range(len(table) + 1):
        for column, score in sorted(best[place].items(), reverse=True):
            if column >= 0:
                lost = _lost(columns, column + 1, len(columns))
                offer(place, -1, score - lost, ((place, column), "end", -1, None))
        if place == len(table):
            break
        for column, score in list(best[place].items()):
            for taken, piece in enumerate(table[place], start=1):
                after = place + taken
                cut = 0.0 if piece.whole else _CUT
                if (silent := worth_of_silence(piece, columns)) > NEVER:
                    offer(after, column, score + silent, ((place, column), "skip", -1, piece))
                if column < 0 and (section := worth_of_section(piece)) > NEVER:
                    offer(after, -1, score + section, ((place, column), "section", -1, piece))
                first = column if column >= 0 and _is_text(columns[column]) else column + 1
                for target in range(max(first, 0), len(columns)):
                    if piece.slot is not None and not _fits_slot(piece.slot, target, columns):
                        continue
                    value = worth(piece, columns[target])
                    if value <= NEVER or (target == column and not _may_go_on(piece, columns[target])):
                        continue
                    # A numbered heading alone on its line is a section, also where a column before the row or behind
                    # its text could hold it.
                    if (
                        piece.whole
                        and piece.is_section
                        and _is_category(columns[target])
                        and (column < 0 or "text" in columns[:target])
                    ):
                        continue
                    again = _again(columns[target]) if target == column else 0.0
                    lost = 0.0 if target == column else _lost(columns, column + 1, target)
                    total = score + value + _INNER * target - lost - cut - again
                    offer(after, target, total, ((place, column), "cell", target, piece))
    end = max(range(len(table) + 1), key=lambda place: (best[place].get(-1, NEVER), -place))
    rows = _rows(back, end, columns)
    return Aligned(columns, rows, best[end].get(-1, NEVER), _lines_before(starts, end, len(lines)))


def _columns(order: Sequence[str]) -> tuple[str, ...]:
    """The columns as they are matched: the last of measures, or of tasks, is the text; other texts stand above it.

    Where no head announces categories, lines before the text may still be some (`implied`).
    """
    for kinds in ("measure", "task", "category"):
        if kinds in order:
            text = len(order) - 1 - list(reversed(order)).index(kinds)
            break
    else:
        text = -1
    columns = [
        "text" if place == text else "above" if kind in TEXTS and kind != "category" else kind
        for place, kind in enumerate(order)
    ]
    if text >= 0 and not {"category", "above"} & set(columns[:text]):
        columns.insert(text, "implied")
    return tuple(columns)


def _positions(lines: Sequence[Line], judge: Judge) -> tuple[dict[int, int], list[list[Piece]]]:
    """Where lines begin among the cuts, by the line's number; and the pieces that begin at each cut."""
    starts: dict[int, int] = {}
    table: list[list[Piece]] = []
    for number, line in enumerate(lines):
        starts[len(table)] = number
        table.extend(judge.pieces(line, number))
    return starts, table


def _lost(columns: Sequence[str], first: int, last: int) -> float:
    return sum(_MISSING[column] for column in columns[first:last])


def _again(column: str) -> float:
    """What a further line of the same cell costs; most where it could be another column's."""
    return _ANOTHER_CATEGORY if _is_category(column) else _ANOTHER_UNITS if column in ROLES else _ANOTHER


def _fits_slot(slot: tuple[int, int], target: int, columns: Sequence[str]) -> bool:
    """Whether a cell between tabs may stand in the column: only in its own where there are as many cells as columns."""
    printed = [place for place, column in enumerate(columns) if column != "implied"]
    return slot[1] != len(printed) or printed[slot[0]] == target


def _may_go_on(piece: Piece, column: str) -> bool:
    """Whether a piece may be a further paragraph of a cell: a line of its own, and none that is numbered as a task."""
    if _is_category(column) and (piece.is_section or len(piece.text) <= _SHORT_CATEGORY):
        return True
    return piece.whole and (column != "text" or not piece.is_labelled)


def _is_text(column: str) -> bool:
    return column in {"text", "above", "category", "implied"} or column in ROLES


def _lines_before(starts: dict[int, int], place: int, count: int) -> int:
    return starts.get(place, count)


def _rows(back: Sequence[dict[int, _Step]], end: int, columns: Sequence[str]) -> tuple[AlignedRow, ...]:
    rows: list[AlignedRow] = []
    cells: list[tuple[int, Piece]] = []
    place, column = end, -1
    while place or column >= 0:
        (place, column), kind, target, piece = back[place][column]
        if kind == "cell" and piece is not None:
            cells.append((target, piece))
            if column < 0:
                rows.append(AlignedRow(cells=_cells(list(reversed(cells)), columns)))
                cells = []
        elif kind == "section" and piece is not None:
            rows.append(AlignedRow(cells=(), section=piece.text))
    return tuple(reversed(rows))


def _cells(parts: Sequence[tuple[int, Piece]], columns: Sequence[str]) -> tuple[AlignedCell, ...]:
    """The cells of a row; paragraphs of one cell joined, but categories in one column kept apart."""
    cells: list[AlignedCell] = []
    for target, piece in parts:
        before = cells[-1] if cells else None
        if before and before.column == target and not _is_category(columns[target]):
            cells[-1] = AlignedCell(
                target, before.kind, before.start, piece.end, f"{before.text}\n{piece.text}"
            )
        else:
            cells.append(AlignedCell(target, columns[target], piece.start, piece.end, piece.text))
    return tuple(cells)


def _is_category(column: str) -> bool:
    return column in {"category", "above", "implied"}
