"""Takes out the blanks that line ends left inside sentences when a page became one line."""

import re
from collections.abc import Iterator
from statistics import median

from indexer.draft import Draft, Edit
from indexer.repair.lines import lines_of

KIND = "blank"
_WHY = "原来的换行变成了句中空格"
# Blanks between Chinese, or between Chinese and figures, inside running text.
_BLANK = re.compile(
    r"(?<=[㐀-鿿、，,；;：:。）)”》%])[ \u3000](?=[㐀-鿿、，,；;：:。（(“《\d])|(?<=\d)[ \u3000](?=[㐀-鿿、，,；;：:。（(“《])"
)
# A blank between two characters that ends no line may stand for a mark that was lost.
_INSIDE = re.compile(r"(?<=[㐀-鿿])[ \u3000](?=[㐀-鿿])")
_DOUBT = "句中空格，可能丢失了标点"
# Running text has so many sentences a line; a list of contents has none, and leaders.
_SENTENCES = 2
_LEADERS = re.compile(r"[.…·]{4}")
# They are line ends where so many stand this evenly, at a width that pages have (in characters).
_AT_LEAST, _EVEN = 8, 0.5
_NARROWEST, _WIDEST = 16, 60
# A line end lies no earlier than this share of the width: indents, figures, punctuation that hangs.
_EARLY = 0.75
_NEAR = 0.2


def unwrap(draft: Draft) -> tuple[Edit, ...]:
    """Cuts of the blanks that stand where the lines of one width ended; others between characters are marked."""
    lines = [
        line
        for line in lines_of(draft)
        if len(line.text) > 3 * _NARROWEST and line.text.count(" ") + line.text.count("\u3000") > 1
        if not line.fixed and line.text.count("。") >= _SENTENCES and not _LEADERS.search(line.text)
    ]
    blanks = [[found.start() for found in _BLANK.finditer(line.text)] for line in lines]
    gaps = [right - left - 1 for places in blanks for left, right in zip((-1, *places), places, strict=False)]
    if len(gaps) < _AT_LEAST:
        return ()
    width = median(gaps)
    even = sum(1 for gap in gaps if abs(gap - width) <= width * _NEAR)
    if not _NARROWEST <= width <= _WIDEST or even < len(gaps) * _EVEN:
        return ()
    edits: list[Edit] = []
    for line, places in zip(lines, blanks, strict=True):
        ends = set(_line_ends(places, width))
        for place in places:
            start = line.start + place
            if place in ends:
                edits.append(Edit(start, start + 1, "", KIND, why=_WHY))
            elif _INSIDE.match(line.text, place):
                edits.append(Edit(start, start + 1, line.text[place], KIND, certain=False, why=_DOUBT))
    return tuple(edits)


def _line_ends(places: list[int], width: float) -> Iterator[int]:
    """The blanks far enough from the last line end. Where a paragraph may have ended, any distance will do."""
    last = -1
    for place in places:
        if place - last - 1 >= width * _EARLY:
            yield place
            last = place
