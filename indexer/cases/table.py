"""Tables that tell cases: one in each row under heads that say what they hold, or one in a form of keys and values."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest

from corpus.lexicon import lexicon
from corpus.model import Record, Span
from corpus.recognise.characters import fold
from corpus.recognise.harm.casualties import Casualties, Harm, find_casualties
from corpus.recognise.harm.hazards import find_hazards
from corpus.recognise.harm.losses import Loss, find_losses
from indexer.cases.moment import Carried, Moment, find_moments
from indexer.cases.telling import Telling, find_tellings, first_dated
from indexer.cases.words import words
from indexer.draft import Draft, GridCell
from indexer.tasks.columns import bare_head
from indexer.tasks.grid import Matrix, matrix_of

# Titles and units of measure may stand above the head.
_WITHIN = 4
# A form has fewer rows. In a long list (of laws, of contracts) some cells of their own words chance to be called like keys.
_LONGEST_FORM = 60
_LONGEST_HEAD = 20
# What a row must say besides its day: whose or where, and what came of it.
_WHOSE = frozenset({"title", "unit", "place"})
_WHAT = frozenset({"toll", "dead", "dead_hurt", "course", "causes", "direct_causes"})
_HARMS: dict[str, tuple[Harm, str]] = {
    "dead": ("dead", ""),
    "gravely": ("injured", "重伤"),
    "slightly": ("injured", "轻伤"),
    "injured": ("injured", ""),
    "missing": ("missing", ""),
}
_COUNT = re.compile(r"(?P<number>\d{1,4})\s?(?:人|名)?(?:\([^()\n]{1,40}\))?")
# A value says a number or a clause, a key neither: 1人死亡，无人受伤.
_SAYING = re.compile(r"\d|[，,。；;].")
# A table of fewer keys is another one.
_LEAST_KEYS = 3
# So many dead and so many hurt.
_PAIR = re.compile(r"(?P<dead>\d{1,4})\s?(?:人)?\s?[/、,]\s?(?P<injured>\d{1,4})\s?(?:人)?")
_MONEY = re.compile(r"[亿万]元")
_PART_OF_MONTH = re.compile(r"月(?:[初中末底]|[上中下]旬)")
_FIGURES = re.compile(r"[\d,. ]{1,16}")
_SPARE = re.compile(r"[/\-—–无]*")


class Row(Record):
    """A row or a form that tells a case: the cells whose heads tell a field, and the loss that one of them says in figures."""

    telling: Telling
    cells: dict[str, Span]
    loss: Loss | None


class _Head(Record):
    """The first row below a head, the column of each field, and in what the losses are counted."""

    last: int
    columns: dict[str, int]
    money: str = "元"


def read_tables(draft: Draft, carried: Carried) -> list[Row]:
    """The cases of all tables of cases, a row or a form each, in order."""
    found: list[Row] = []
    for grid in draft.grids:
        matrix = matrix_of(draft, grid)
        head = _head_of(matrix)
        if head is not None:
            found += _rows(matrix, head, carried)
        elif (form := _form(matrix, carried)) is not None:
            found.append(form)
    return found


def _head_of(matrix: Matrix) -> _Head | None:
    """The head of a table of cases, of one row or two; None where it is another table."""
    for row in range(min(_WITHIN, len(matrix.rows) - 1)):
        for last in (row + 1, row + 2):
            columns = _columns(matrix, row, last)
            if "moment" in columns and not _WHOSE.isdisjoint(columns) and not _WHAT.isdisjoint(columns):
                if last == row + 1 and _is_below(matrix, row):
                    continue
                return _Head(last, columns, _money(matrix, row, last, columns.get("loss")))
    return None


def _is_below(matrix: Matrix, row: int) -> bool:
    """Whether the row below a head goes on with it: a cell of the head reaches into it."""
    return row + 1 < len(matrix.rows) and any(
        cell is not None and cell.row == row and cell.row_span > 1 and cell.column_span == 1
        for cell in matrix.rows[row]
    )


def _money(matrix: Matrix, first: int, last: int, column: int | None) -> str:
    """The unit of money that the head of a column says: 直接经济损失（万元）."""
    if column is None:
        return "元"
    found = _MONEY.search("".join(matrix.words(row, column) for row in range(first, last)))
    return found[0] if found else "元"


def _columns(matrix: Matrix, first: int, last: int) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column in range(len(matrix.rows[first])):
        cells = [row[column] for row in matrix.rows[first:last]]
        cell = next((one for one in reversed(cells) if one is not None), None)
        name = _field_of(bare_head(matrix.text[cell.start : cell.end])) if cell else None
        if name is not None:
            columns.setdefault(name, column)
    return columns


@cache
def _fields() -> tuple[tuple[str, str], ...]:
    """The words of heads with the field that each tells, the longest first."""
    table: Mapping[str, Sequence[str]] = lexicon("cases")["columns"]
    return tuple(
        sorted(((word, name) for name, told in table.items() for word in told), key=lambda one: -len(one[0]))
    )


def _field_of(head: str) -> str | None:
    if len(head) > _LONGEST_HEAD:
        return None
    head = fold(head)
    return next((name for word, name in _fields() if head == word or (len(word) > 1 and word in head)), None)


def _rows(matrix: Matrix, head: _Head, carried: Carried) -> Iterator[Row]:
    for row in range(head.last, len(matrix.rows)):
        own = [cell for _, cell in matrix.distinct(row) if cell.row == row]
        cells = {
            name: Span(start=cell.start, end=cell.end)
            for name, column in head.columns.items()
            if (cell := matrix.rows[row][column]) is not None and _says(matrix.text, cell)
        }
        if not own or "moment" not in cells or _WHOSE.isdisjoint(cells):
            continue
        when = cells["moment"]
        _, after = find_moments(fold(matrix.text[when.start : when.end]), carried)
        span = Span(start=min(cell.start for cell in own), end=max(cell.end for cell in own))
        if told := _told(matrix.text, span, cells, carried, head.money):
            yield told
        carried = after


def read_sheet(draft: Draft, folded: str, start: int, end: int, carried: Carried) -> Row | None:
    """The case that a table of keys and values tells below a heading that names it; None where none stands there.

    Its day is told in a cell of its own, or within that of the course.
    """
    for grid in draft.grids:
        if not start <= grid.start < end:
            continue
        cells, money = _keys(matrix_of(draft, grid))
        if len(cells) < _LEAST_KEYS or _WHAT.isdisjoint(cells):
            continue
        if "moment" in cells:
            told = [cells[name] for name in ("moment", "unit", "place", "toll", *_HARMS) if name in cells]
            span = Span(start=min(one.start for one in told), end=max(one.end for one in told))
            if row := _told(draft.text, span, cells, carried, money):
                return row
        elif course := cells.get("course"):
            tellings, _ = find_tellings(draft.text, folded, course.start, course.end, carried)
            tellings = tellings or first_dated(draft.text, folded, course.start, course.end, carried)
            if tellings:
                return Row(tellings[0], cells, _loss(draft.text, cells.get("loss"), money))
    return None


def _form(matrix: Matrix, carried: Carried) -> Row | None:
    """What a table of keys with their values beside them tells, or with numbers below them; None where it is none."""
    if len(matrix.rows) > _LONGEST_FORM:
        return None
    cells, money = _keys(matrix)
    told = [cells[name] for name in ("moment", "unit", "place", "toll", "hazard", *_HARMS) if name in cells]
    if "moment" not in cells or _WHOSE.isdisjoint(cells) or not {"toll", "dead", "hazard"} & cells.keys():
        return None
    span = Span(start=min(one.start for one in told), end=max(one.end for one in told))
    return _told(matrix.text, span, cells, carried, money)


def _keys(matrix: Matrix) -> tuple[dict[str, Span], str]:
    """The values beside the keys of a table, or the numbers below them, and in what its losses are counted."""
    cells: dict[str, Span] = {}
    money = "元"
    for row in range(len(matrix.rows)):
        own = matrix.distinct(row)
        for (column, cell), following in zip_longest(own, own[1:]):
            key = matrix.text[cell.start : cell.end]
            name = _field_of(bare_head(key))
            if name is None or name in cells:
                continue
            below = matrix.rows[row + 1][column] if row + 1 < len(matrix.rows) else None
            counted = (
                name in _HARMS and below is not None and below != cell and _counts_one(matrix.text, below)
            )
            value = below if counted else following[1] if following else None
            if value is None or not _says(matrix.text, value):
                continue
            said = bare_head(matrix.text[value.start : value.end])
            if _SAYING.search(said) or _field_of(said) is None:
                cells[name] = Span(start=value.start, end=value.end)
                money = found[0] if name == "loss" and (found := _MONEY.search(key)) else money
    return cells, money


def _told(text: str, span: Span, cells: dict[str, Span], carried: Carried, money: str) -> Row | None:
    """The case that cells tell, `span` being its evidence; None where they name no day or tell no accident."""
    when = cells["moment"]
    printed = fold(text[when.start : when.end])
    hour = fold(text[slice(cells["hour"].start, cells["hour"].end)]) if "hour" in cells else ""
    moments, _ = find_moments(f"{printed} {hour}", carried)
    # A month alone is that of a count, 10月末 that of an accident whose day nobody noted.
    part = _PART_OF_MONTH.search(printed) is not None
    moment = next((one for one in moments if one.start < len(printed) and (one.day or part)), None)
    if moment is None:
        return None
    counts = _counts(text, cells)
    # Whom a column counts it counts whole; how it happened tells only of others.
    known = {one.harm for one in counts}
    counts += tuple(one for one in _counted(text, span) if one.harm not in known)
    hazards = frozenset(one.hazard for one in find_hazards(text[span.start : span.end]))
    if not counts and not (hazards and _is_accident(text, cells)):
        return None
    end = min(when.end, when.start + moment.end)
    at = Moment(when.start + moment.start, end, moment.day, moment.iso, moment.time)
    telling = Telling(span.start, span.end, at, cells.get("place"), counts, hazards)
    return Row(telling, cells, _loss(text, cells.get("loss"), money))


def _is_accident(text: str, cells: Mapping[str, Span]) -> bool:
    """Whether a row without anybody hurt tells an accident: its name does, or what it says of people."""
    title = cells.get("title")
    named = (
        title is not None and words("titles", "event").search(fold(text[title.start : title.end])) is not None
    )
    return named or not {"toll", "dead", "hazard"}.isdisjoint(cells)


def _loss(text: str, span: Span | None, money: str) -> Loss | None:
    """What a cell of losses says, in the unit of its head where it has none itself."""
    if span is None:
        return None
    own = fold(text[span.start : span.end]).strip()
    figures = f"{own.replace(' ', '')}{money}" if _FIGURES.fullmatch(own) else own
    found = find_losses(f"直接经济损失{figures}")
    return Loss(span.start, span.end, text[span.start : span.end], found[0].yuan, True) if found else None


def _counts_one(text: str, cell: GridCell) -> bool:
    return _COUNT.fullmatch(fold(text[cell.start : cell.end]).strip()) is not None


def _says(text: str, cell: GridCell) -> bool:
    return _SPARE.fullmatch(fold(text[cell.start : cell.end]).strip()) is None


def _counts(text: str, cells: Mapping[str, Span]) -> tuple[Casualties, ...]:
    """The numbers that stand alone below heads of the dead and the hurt."""
    found = []
    for name, (harm, gravity) in _HARMS.items():
        if (span := cells.get(name)) is None:
            continue
        if number := _COUNT.fullmatch(fold(text[span.start : span.end]).strip()):
            count = int(number["number"])
            found.append(
                Casualties(span.start, span.end, text[span.start : span.end], harm, count, gravity=gravity)
            )
    return (*found, *_paired(text, cells.get("dead_hurt")))


def _paired(text: str, span: Span | None) -> Iterator[Casualties]:
    """The dead and the hurt of a cell that tells both by numbers alone: 1/0."""
    own = fold(text[span.start : span.end]) if span else ""
    if span is not None and (found := _PAIR.fullmatch(own.strip())):
        shift = span.start + len(own) - len(own.lstrip())
        for harm in ("dead", "injured"):
            start, end = (place + shift for place in found.span(harm))
            yield Casualties(start, end, text[start:end], harm, int(found[harm]))


def _counted(text: str, span: Span) -> Iterator[Casualties]:
    for one in find_casualties(text[span.start : span.end]):
        yield one.moved(span.start)
