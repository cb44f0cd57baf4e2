"""Page numbers, running heads and feet: what belongs to the page and not to the text."""

import re
from collections import Counter
from collections.abc import Sequence

from crawler.readers.pdf.layout import Line

_DIGIT = "[0-9０-９]"
_PAGE_NUMBER = re.compile(
    rf"[\s—–―－\-·.~～]*(?:第\s*)?(?:{_DIGIT}{{1,4}}|[ivxIVX]{{1,6}})(?:\s*页)?"
    rf"(?:\s*[/／,，]?\s*共?\s*{_DIGIT}{{1,4}}\s*页?)?[\s—–―－\-·.~～]*"
)
_DIGITS = re.compile(f"{_DIGIT}+")
# Page numbers and running lines stand within this share of the page's height from an edge.
_EDGE = 0.13
_OUTERMOST = 2
_FEWEST_PAGES = 3
_REPEATED = 0.5


def without_furniture(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[list[Line]]:
    """The lines of each page (its height, its lines) without page numbers and lines repeated at its edges."""
    counts: Counter[str] = Counter()
    for height, lines in pages:
        counts.update({_shape(line) for line in _at_edges(height, lines)})
    enough = max(_FEWEST_PAGES, _REPEATED * len(pages))
    running = {shape for shape, count in counts.items() if count >= enough and shape}
    kept = []
    for height, lines in pages:
        dropped = {
            id(line)
            for line in _at_edges(height, lines)
            if _shape(line) in running or (_is_edge(height, line) and _PAGE_NUMBER.fullmatch(line.text))
        }
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def _at_edges(height: float, lines: Sequence[Line]) -> list[Line]:
    """The outermost lines above and below, where they stand near an edge."""
    downwards = sorted(lines, key=lambda line: line.top)
    outermost = downwards[:_OUTERMOST] + downwards[-_OUTERMOST:]
    return [line for line in outermost if _is_edge(height, line)]


def _is_edge(height: float, line: Line) -> bool:
    return line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height


def _shape(line: Line) -> str:
    """A line with its numbers made alike, so that the same head over other pages is the same."""
    return _DIGITS.sub("0", line.text.replace(" ", ""))
