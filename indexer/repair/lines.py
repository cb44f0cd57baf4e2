"""The lines of a draft as the repairs see them: as they stand, tables marked off."""

from bisect import bisect_right
from functools import lru_cache

from corpus.model import Record
from indexer.draft import Draft


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
