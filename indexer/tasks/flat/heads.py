"""The head of a flattened table: its columns, in every order that its words allow."""

import re
from collections.abc import Sequence

from corpus.model import Record
from indexer.lines import Line
from indexer.tasks.columns import ROLES, TEXTS, Column, column_of

# A head of more words than this is a list of something else.
_MOST = 14
_LONGEST_WORD = 8
# A head of two or three words may be broken by blanks (目标 任务).
_LONGEST_BROKEN = 6

_GLUE = re.compile(r"\t+|\s*[|｜]\s*|[ \u3000]+")
_GLUED = re.compile(r"[\t|｜ \u3000]")
# A head over several columns: its place in the first row is taken by the heads below it.
_ROLE_GROUP = re.compile(r"分工|责任|职责|落实|单位|部门")
_TEXT_GROUP = re.compile(r"任务|工作|内容|事项|项目|措施")


class FlatHead(Record):
    """A head's possible column orders, its words without blanks, and the number of the line after it."""

    orders: tuple[tuple[Column, ...], ...]
    words: frozenset[str]
    after: int


def find_head(lines: Sequence[Line], number: int, last: int) -> FlatHead | None:
    """The head that begins at this line, or None: one column of units and one of text at least."""
    words: list[str] = []
    while number < last and lines[number].grid is None and len(words) <= _MOST:
        pieces = _words(lines[number].text)
        if pieces is None:
            # One head that nobody knows may stand among those we know.
            if len(words) < 2 or number + 1 >= last or not _may_be_head(lines[number], lines[number + 1]):
                break
            pieces = [lines[number].text]
        words.extend(pieces)
        number += 1
    kinds = [column_of(word) for word in words]
    if len(words) < 2 or not any(k in ROLES for k in kinds) or not any(k in TEXTS for k in kinds):
        return None
    orders = [order for order in _orders(words) if _is_usable(order)]
    if not orders:
        return None
    return FlatHead(orders=tuple(dict.fromkeys(orders)), words=frozenset(map(_bare, words)), after=number)


def _words(text: str) -> list[str] | None:
    """The heads of one line: itself, or its pieces; None where it is no line of a head."""
    if not _GLUED.search(text):
        return [text] if column_of(text) is not None else None
    pieces = [piece for piece in _GLUE.split(text) if piece]
    known = sum(column_of(piece) is not None for piece in pieces)
    short = all(len(piece) <= _LONGEST_WORD and piece.isalpha() for piece in pieces)
    if len(_bare(text)) > _LONGEST_BROKEN and (
        known == len(pieces) > 1 or (short and 1 < known >= len(pieces) - 1)
    ):
        return pieces
    return [text] if column_of(text) is not None else None


def _orders(words: Sequence[str]) -> list[tuple[Column, ...]]:
    """The words as one row; and as two, the words of the second standing below those of the first that group them."""
    kinds = _kinds(words)
    orders = [kinds]
    for split in range(2, len(words)):
        below = _runs(kinds[split:])
        if below is not None:
            orders.extend(_placed(words[:split], below))
    # Text on both sides of the units: the words behind are a second row.
    if len(orders) > 1 and _is_split(kinds):
        del orders[0]
    return orders


def _is_split(kinds: Sequence[Column]) -> bool:
    units = [place for place, kind in enumerate(kinds) if kind in ROLES]
    texts = [place for place, kind in enumerate(kinds) if kind in TEXTS]
    return texts[0] < units[0] and units[-1] < texts[-1]


def _kinds(words: Sequence[str]) -> tuple[Column, ...]:
    """What each word heads; an unknown one a category where it stands before the text, else something we pass over."""
    known = [column_of(word) for word in words]
    text = max((place for place, kind in enumerate(known) if kind in TEXTS), default=0)
    return tuple(kind or ("category" if place < text else "other") for place, kind in enumerate(known))


def _may_be_head(line: Line, following: Line) -> bool:
    bare = _bare(line.text)
    return 2 <= len(bare) <= _LONGEST_WORD and bare.isalpha() and column_of(following.text) is not None


def _runs(kinds: Sequence[Column]) -> list[tuple[Column, ...]] | None:
    """The second row's heads in runs of units and of text; None where something else stands among them."""
    runs: list[list[Column]] = []
    for kind in kinds:
        if kind not in ROLES and kind not in TEXTS and kind != "person":
            return None
        if runs and (runs[-1][-1] in TEXTS) == (kind in TEXTS):
            runs[-1].append(kind)
        else:
            runs.append([kind])
    return [tuple(run) for run in runs] if all(len(run) > 1 for run in runs) else None


def _placed(above: Sequence[str], below: Sequence[tuple[Column, ...]]) -> list[tuple[Column, ...]]:
    """Every order in which the runs below stand in place of heads above, in turn."""
    if not below:
        return [_kinds(above)]
    group = _TEXT_GROUP if below[0][0] in TEXTS else _ROLE_GROUP
    orders: list[tuple[Column, ...]] = []
    for place, word in enumerate(above):
        head = _kinds(above[:place])
        if group.search(word):
            orders.extend((*head, *below[0], *rest) for rest in _placed(above[place + 1 :], below[1:]))
    return orders


def _is_usable(order: Sequence[Column]) -> bool:
    return any(kind in ROLES for kind in order) and any(kind in TEXTS for kind in order)


def _bare(word: str) -> str:
    return "".join(word.split())
