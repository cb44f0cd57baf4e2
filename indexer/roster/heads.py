"""The head of a roster's table: what its columns hold, and which of them are public."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from corpus.blocks import Cell, Table
from corpus.lexicon import any_of, lexicon
from corpus.model import Record
from corpus.recognise.characters import HAN, fold
from corpus.recognise.scripts import simplify
from indexer.roster.private import part

# A title, a note and a head of two rows stand above the rows; what is found further down is no head.
_DEEPEST = 20
_LONGEST_HEAD = 20
PRIVATE, NUMBER = "private", "number"
_BRACKETED = re.compile(r"\([^()]{0,40}\)|\[[^\[\]]{0,40}\]|【[^【】]{0,40}】|〔[^〔〕]{0,40}〕")
_NUMBERED = re.compile(r"^\s{0,3}(?:[(（]?\d{1,2}[)）.、．]|[一二三四五六七八九十]{1,2}、)\s{0,3}(?=\D)")
_APART = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_MARK = re.compile(r"[\s*:;,.、/\\|()\[\]<>《》_\-—·]+")


class Column(Record):
    """A column: its head as printed, and the role it has; `private` where the head is none that is known as public."""

    head: str
    role: str


class Head(Record):
    """The head of a table: its columns, the rows it takes from the top, and whether it lists people or units."""

    columns: tuple[Column, ...]
    first: int
    last: int

    @property
    def has_people(self) -> bool:
        """Whether one column holds the names of persons."""
        return any(column.role == "name" for column in self.columns)

    def of(self, *roles: str) -> list[int]:
        """The columns that have one of the roles."""
        return [place for place, column in enumerate(self.columns) if column.role in roles]


Grid = tuple[tuple[Cell, ...], ...]


def grid_of(table: Table) -> Grid:
    """For every place of the table the cell that covers it."""
    blank = Cell("", 0, 0)
    grid = [[blank] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                grid[row][column] = cell
    return tuple(map(tuple, grid))


def find_head(grid: Grid) -> Head | None:
    """The head of a roster, of one row or two; None where no row names what a roster's columns hold."""
    for row in range(min(len(grid), _DEEPEST)):
        if _known(_roles([cell.text for cell in grid[row]])) >= 2:
            head = _head_from(grid, row)
            if head is not None:
                return head
    return None


def is_form(grid: Grid, head: Head) -> bool:
    """Whether the names below a head are heads themselves, as on a form of one person (姓名 沈砚秋 / 专业 消防)."""
    named = head.of("name", "unit")[:1]
    below = [grid[row][place].text for row in range(head.last + 1, len(grid)) for place in named]
    told = [text for text in below if text.strip()]
    again = [text for text in told if _role(text) not in (None, head.columns[named[0]].role)]
    return bool(again) and 2 * len(again) >= len(told)


def is_head_row(texts: Sequence[str], head: Head) -> bool:
    """Whether a row repeats the head, as tables do on each page."""
    own = [key_of(column.head) for column in head.columns]
    given = [key_of(text) for text in texts]
    return any(given) and all(not text or text in printed for text, printed in zip(given, own, strict=True))


def key_of(head: str) -> str:
    """A head as it is compared: without blanks, brackets, marks, case and the words that join two."""
    head = _NUMBERED.sub("", head)
    plain = _BRACKETED.sub("", fold(simplify(head)).lower())
    return _joining().sub("", _MARK.sub("", plain)) or _MARK.sub("", fold(simplify(head)).lower())


@cache
def public_heads() -> tuple[str, ...]:
    """Some of the heads that are known, of each role the usual ones, for people."""
    named = ("name", "unit", "post", "fields", "hazards", "region", "term", "valid_until")
    return tuple(_words()["public"][role][0] for role in named)


def _head_from(grid: Grid, row: int) -> Head | None:
    upper = [cell.text for cell in grid[row]]
    reach = max(cell.row + cell.row_span - 1 for cell in grid[row])
    lower_row = row + 1
    is_double = lower_row < len(grid) and (
        reach >= lower_row or _is_second_row(upper, [cell.text for cell in grid[lower_row]])
    )
    if is_double:
        columns = _joined(_spread(upper), [cell.text for cell in grid[lower_row]])
        last = max(reach, lower_row)
    else:
        columns, last = [_column(text) for text in upper], row
    head = Head(tuple(_named_apart(columns)), row, last)
    return head if _lists_somebody(head) else None


def _lists_somebody(head: Head) -> bool:
    told = {column.role for column in head.columns}
    if "name" in told:
        return bool(told - {"name", NUMBER})
    # The names of units stand in lists of everything: what they know or serve tells that they are called.
    return "unit" in told and bool(told & {"fields", "hazards", "region"}) and len(head.of("unit")) == 1


def _is_second_row(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a row below a head, in a file that knows no merged cells, says more of some of its columns: 手机, 邮箱, 起, 止."""
    told = [place for place, text in enumerate(lower) if text.strip()]
    if not told or all(lower[place].strip() for place, text in enumerate(upper) if text.strip()):
        return False
    spread = _spread(upper)
    return all(
        _role(f"{spread[place]}{lower[place]}") is not None or _role(lower[place]) is not None
        for place in told
    )


def _spread(texts: Sequence[str]) -> list[str]:
    """Heads of one row, an empty one after the one before it: what covers both is printed once."""
    spread: list[str] = []
    for text in texts:
        spread.append(text if text.strip() or not spread else spread[-1])
    return spread


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[Column]:
    """The columns of two rows of heads; what the upper one says decides too whether a column is public."""
    columns = []
    for above, below in zip(upper, lower, strict=True):
        if not below.strip() or key_of(above) == key_of(below):
            columns.append(_column(above))
            continue
        role = _role(above + below) or _role(below)
        is_told = _role(above + below) is not None or _role(above) == role or key_of(above) in _neutral()
        printed = below if key_of(above) in _neutral() else f"{above}{below}"
        columns.append(_column(printed, role if is_told and role else PRIVATE))
    return columns


def _column(text: str, role: str | None = None) -> Column:
    printed = _APART.sub("", part(" ".join(text.split())).public)[:_LONGEST_HEAD]
    return Column(printed, role or _role(text) or PRIVATE)


def _named_apart(columns: Sequence[Column]) -> list[Column]:
    """The columns, of those of one head the later ones with their number."""
    seen: dict[str, int] = {}
    apart = []
    for column in columns:
        seen[column.head] = seen.get(column.head, 0) + 1
        nth = seen[column.head]
        apart.append(Column(f"{column.head}（{nth}）" if nth > 1 else column.head, column.role))
    return apart


def _roles(texts: Sequence[str]) -> list[str | None]:
    return [_role(text) for text in texts]


def _known(roles: Sequence[str | None]) -> int:
    return sum(role is not None for role in roles)


def _role(text: str) -> str | None:
    if not text or len(text) > 2 * _LONGEST_HEAD:
        return None
    key = key_of(text)
    return _roles_by_head().get(key) or _role_by_end(key)


def _role_by_end(key: str) -> str | None:
    """What a head that no list has tells by its end (擅长处置的事故类型, 所属地市); none of what is of somebody's own life."""
    if _own_life().search(key):
        return None
    return next((role for role, ends in _words()["ends"].items() if key.endswith(tuple(ends))), None)


@cache
def _roles_by_head() -> dict[str, str]:
    words = _words()
    private = {key_of(head): PRIVATE for heads in words["private"].values() for head in heads}
    return private | {key_of(head): role for role, heads in words["public"].items() for head in heads}


@cache
def personal_heads() -> frozenset[str]:
    """Heads of columns of what is a person's own, telephones first; not of remarks. As compared."""
    private = _words()["private"]
    return frozenset(map(key_of, [*private["telephone"], *private["personal"]]))


@cache
def telling_heads() -> frozenset[str]:
    """Heads that beside a person's name and something private make a table a roster, as compared."""
    return frozenset(map(key_of, _words()["heads"]["telling"]))


@cache
def _own_life() -> re.Pattern[str]:
    return re.compile(any_of(_words()["heads"]["own_life"]))


@cache
def _neutral() -> frozenset[str]:
    return frozenset(map(key_of, _words()["heads"]["neutral"]))


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(any_of(_words()["heads"]["joining"]))


def _words() -> dict[str, Any]:
    return lexicon("roster")
