"""Tables drawn with bars in a text: a head, below it a row of dashes, and the rows. Source: GitHub Flavored Markdown, 4.10."""

import re
from collections.abc import Iterator, Sequence

from corpus.blocks import Paragraph, Table
from crawler.readers.grid import Piece, arrange, table_or_lines
from crawler.readers.lines import tidy

_BAR = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r":?-+:?")
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)


def tables_among(lines: Sequence[str], max_cells: int) -> Iterator[str | Table | Paragraph]:
    """The lines in their order, those that draw a table as the table; one of a single column as paragraphs.

    A row that is longer than the head keeps all its cells, and a line without a bar ends the table. Raises `OversizedInput`.
    """
    place = 0
    while place < len(lines):
        end = _end(lines, place)
        if end == place:
            yield lines[place]
            place += 1
            continue
        rows = [_cells(line) for line in lines[place:end] if not _is_dashes(line)]
        drawn = table_or_lines(arrange([[Piece(_text(cell)) for cell in row] for row in rows], max_cells))
        yield from (drawn,) if isinstance(drawn, Table) else map(Paragraph, drawn)
        place = end


def _end(lines: Sequence[str], start: int) -> int:
    """Where the table ends whose head is this line; the line itself where it is none."""
    below = start + 1
    if "|" not in lines[start] or below >= len(lines) or not _is_dashes(lines[below]):
        return start
    if len(_cells(lines[start])) != len(_cells(lines[below])):
        return start
    while below < len(lines) and _BAR.search(lines[below]):
        below += 1
    return below


def _is_dashes(line: str) -> bool:
    return "|" in line and all(_DASHES.fullmatch(cell) for cell in _cells(line))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    cells = [cell.strip() for cell in _BAR.split(inner)]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _text(cell: str) -> str:
    return "\n".join(filter(None, map(tidy, _BREAK.split(cell.replace(r"\|", "|")))))
