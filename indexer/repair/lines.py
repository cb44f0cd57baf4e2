"""The lines of a draft as the repairs see them: as they stand, tables marked off."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.model import Record
from indexer.draft import Draft, Edit


class RawLine(Record):
    """A line without its line feed. One that meets a table is `fixed`: its ends are not to be touched."""

    start: int
    end: int
    text: str
    fixed: bool = False


@lru_cache(maxsize=2)
def characters_of(text: str) -> frozenset[str]:
    """The distinct characters of a text: most passes need but one look at them to see that all is well."""
    return frozenset(text)


@lru_cache(maxsize=2)
def _lines(text: str, grids: tuple[tuple[int, int], ...], fields: frozenset[int]) -> tuple[RawLine, ...]:
    starts = [start for start, _ in grids]
    lines: list[RawLine] = []
    offset = 0
    for line in text.split("\n"):
        end = offset + len(line)
        place = bisect_right(starts, end) - 1
        fixed = offset in fields or (place >= 0 and offset <= grids[place][1])
        lines.append(RawLine(offset, end, line, fixed))
        offset = end + 1
    return tuple(lines)


def lines_of(draft: Draft) -> tuple[RawLine, ...]:
    """All lines of a draft in order, empty ones too."""
    grids = tuple((grid.start, grid.end) for grid in draft.grids)
    return _lines(draft.text, grids, frozenset(field.start for field in draft.fields))


def cut_lines(
    draft: Draft, lines: Sequence[RawLine], places: Iterable[int], kind: str, why: str
) -> list[Edit]:
    """Edits that cut whole lines, one for lines that follow each other."""
    edits: list[Edit] = []
    for place in sorted(places):
        start, end = lines[place].start, min(lines[place].end + 1, len(draft.text))
        if edits and edits[-1].end == start:
            start = edits.pop().start
        if end == len(draft.text):
            start = max(start - 1, 0)
        edits.append(Edit(start, end, "", kind, why=why))
    return edits
