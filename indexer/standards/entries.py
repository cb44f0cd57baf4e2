"""Catalogues in lines: records of keys and values (标准编号：GB 47372-2026), or a number with its title and what follows it."""

import re
from collections.abc import Iterator, Sequence

from indexer.lines import Line
from indexer.standards.cells import begins_with_number, is_title
from indexer.standards.columns import Column, column_of, status_of
from indexer.standards.rows import Row

_KEY = re.compile(r"(?P<key>[^:：\t。，；]{2,14}?)[ \t　]*[:：][ \t　]*(?P<value>.*)")
# Several pairs may stand on one line: 发布日期:2021-12-02实施日期:2021-12-02.
_DATED = re.compile(
    r"(?P<key>发布日期|批准日期|实施日期|施行日期)[ 　]*[:：]?[ 　]*(?P<value>(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2})"
)
# So many entries make a catalogue; fewer are texts that mention a standard.
_ENOUGH = 3
# Between the lines of one entry stand a few that tell other things of it.
_MOST_LINES = 16


def read_entries(lines: Sequence[Line]) -> tuple[tuple[Row, ...], ...]:
    """The catalogues that stand in lines, each as its rows in order; nothing where there is none."""
    keyed = tuple(_keyed(lines))
    if len(keyed) >= _ENOUGH:
        return (keyed,)
    listed = tuple(_listed(lines))
    return (listed,) if len(listed) >= _ENOUGH else ()


def _keyed(lines: Sequence[Line]) -> Iterator[Row]:
    """Records whose every line begins with a key, each begun by the first key of the first one."""
    begins: Column | None = None
    found: list[tuple[Line, Column, str]] = []
    for line in lines:
        pair = _KEY.fullmatch(line.text.strip())
        kind = column_of(pair["key"]) if pair else None
        if pair is None or kind is None:
            continue
        begins = begins or (kind if kind in ("number", "title") else None)
        if begins is None:
            continue
        if kind == begins and found:
            yield from _record(found)
            found = []
        found.append((line, kind, pair["value"]))
    yield from _record(found)


def _record(found: Sequence[tuple[Line, Column, str]]) -> Iterator[Row]:
    kinds = {kind for _, kind, value in found if value}
    if not {"number", "title"} <= kinds:
        return
    cells: dict[Column, list[str]] = {}
    for _, kind, value in found:
        if kind != "other" and value:
            cells.setdefault(kind, []).append(value)
    yield _row_of([line for line, _, _ in found], cells)


def _listed(lines: Sequence[Line]) -> Iterator[Row]:
    """Entries of a list: a line that is a number and a title, with the status and days on the few lines below it."""
    heads = [place for place, line in enumerate(lines) if _is_head(line.text.strip())]
    for place, first in enumerate(heads):
        last = heads[place + 1] if place + 1 < len(heads) else len(lines)
        below = lines[first + 1 : min(last, first + _MOST_LINES)]
        cells: dict[Column, list[str]] = {"number": [lines[first].text.strip()]}
        told = 0
        for number, line in enumerate(below, start=1):
            text = line.text.strip()
            if status_of(text) != "unknown":
                cells.setdefault("status", []).append(text)
                told = number
            for pair in _DATED.finditer(text):
                kind = column_of(pair["key"])
                if kind is not None:
                    cells.setdefault(kind, []).append(pair["value"])
                    told = number
        if told:
            yield _row_of(lines[first : first + told + 1], cells)


def _is_head(text: str) -> bool:
    end = begins_with_number(text)
    return 0 < end < len(text) and is_title(text[end:])


def _row_of(lines: Sequence[Line], cells: dict[Column, list[str]]) -> Row:
    return Row(
        start=lines[0].start,
        end=lines[-1].end,
        locator="",
        cells={kind: tuple(texts) for kind, texts in cells.items()},
    )
