"""Characters on a page and the lines they make. Distances are in points, from the top left corner."""

import itertools
import re
from collections.abc import Sequence
from statistics import median

from corpus.model import Record

WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’—…·]")
# Word sets a quarter of an em between Chinese and Latin without there being a blank; justified lines more.
_BLANK_BESIDE_WIDE = 0.8
_BLANK_BETWEEN_WIDE = 1.2
_PRINTED_BLANK = 0.4
_BLANK_BETWEEN_NARROW = 0.25
# Spread over the line (国 务 院 文 件): so many characters, most of them apart.
_SPREAD_CHARACTERS = 4
_SPREAD_SHARE = 0.7


class Glyph(Record):
    """One character with its box; `spaced` where the file itself has a blank before it."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    spaced: bool = False


class Line(Record):
    """One printed line; `size` is the height of its characters."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


class Box(Record):
    """A rectangle on a page."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, glyph: Glyph) -> bool:
        """Whether the middle of a character lies in it."""
        across, down = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        return self.x0 <= across < self.x1 and self.top <= down < self.bottom


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of characters given in the file's order; parts of one line are put together from left to right.

    Lines stay in the file's order where it runs down the page, or in columns; else they are sorted downwards.
    """
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if runs and _follows(runs[-1][-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return _ordered([_line(run) for run in _merged(runs)])


def _follows(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character goes on in the line of the one before it: no more than a tab away.

    Marks are set closer by up to their own width: ，“ begins before the comma's box ends.
    """
    heights = (before.bottom - before.top, glyph.bottom - glyph.top)
    beside = before.x0 - 0.2 * max(heights) < glyph.x0 < before.x1 + 3 * max(heights)
    return beside and _overlap(before, glyph) > 0.5 * min(heights)


def _merged(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs at one height put together, as long as they follow each other in the file."""
    merged: list[list[Glyph]] = []
    for run in runs:
        if merged and _level(merged[-1], run):
            merged[-1] = sorted(merged[-1] + run, key=lambda glyph: glyph.x0)
        else:
            merged.append(run)
    return merged


def _level(run: list[Glyph], other: list[Glyph]) -> bool:
    first, second = run[0], other[0]
    shorter = min(first.bottom - first.top, second.bottom - second.top)
    apart = other[0].x0 >= run[-1].x1 - shorter or other[-1].x1 <= run[0].x0 + shorter
    return apart and _overlap(first, second) > 0.6 * shorter


def _overlap(first: Glyph, second: Glyph) -> float:
    return min(first.bottom, second.bottom) - max(first.top, second.top)


def _line(run: list[Glyph]) -> Line:
    size = median(glyph.bottom - glyph.top for glyph in _telling(run))
    is_spread = _is_spread(run, size)
    pieces = [run[0].text]
    for before, glyph in itertools.pairwise(run):
        if _has_blank(before, glyph, size, is_spread):
            pieces.append(" ")
        pieces.append(glyph.text)
    return Line(
        "".join(pieces),
        run[0].x0,
        max(glyph.x1 for glyph in run),
        min(glyph.top for glyph in run),
        max(glyph.bottom for glyph in run),
        size,
    )


def _telling(run: list[Glyph]) -> list[Glyph]:
    """The characters that tell the size of a line: digits and marks have other boxes than the Chinese beside them."""
    return [glyph for glyph in run if "\u3400" <= glyph.text <= "\u9fff"] or run


def _is_spread(run: list[Glyph], size: float) -> bool:
    """Whether a line of wide characters is spread out evenly, as titles and names of offices are."""
    gaps = [glyph.x0 - before.x1 for before, glyph in itertools.pairwise(run)]
    if len(run) < _SPREAD_CHARACTERS or not all(WIDE.match(glyph.text) for glyph in run):
        return False
    return sum(1 for gap in gaps if gap > 0.15 * size) >= _SPREAD_SHARE * len(gaps)


def _has_blank(before: Glyph, glyph: Glyph, size: float, is_spread: bool) -> bool:
    gap = (glyph.x0 - before.x1) / size if size else 0.0
    wide = bool(WIDE.match(before.text)) + bool(WIDE.match(glyph.text))
    if wide == 2:
        return not is_spread and (gap > _BLANK_BETWEEN_WIDE or (glyph.spaced and gap > _PRINTED_BLANK))
    if wide == 1:
        return gap > _BLANK_BESIDE_WIDE
    return glyph.spaced or gap > _BLANK_BETWEEN_NARROW


def _ordered(lines: list[Line]) -> list[Line]:
    """Lines in reading order: the file's own, unless it jumps up the page within one column."""
    jumps = [(before, line) for before, line in itertools.pairwise(lines) if line.bottom < before.top]
    in_columns = all(line.x0 > before.x1 or before.x0 > line.x1 for before, line in jumps)
    if not jumps or (in_columns and len(jumps) <= 2):
        return lines
    return sorted(lines, key=lambda line: (line.top + line.bottom, line.x0))
