"""One paragraph of prose as its clauses are read: quotes masked, roles parted, the words that may end a list of units."""

from bisect import bisect_left
from collections.abc import Sequence

from corpus.model import Span
from indexer.tasks import wordings as say
from indexer.tasks.own_clauses import parted
from indexer.tasks.passages import Prose
from indexer.tasks.subjects import find_ends


class Paragraph:
    """The words of one paragraph, which begins at `base` of the whole text.

    `piece` is its text, `shown` that folded and masked, `ends` the words behind which no list of units goes on. At `given`
    a word may give work to somebody, at `listed` a list may end: places in the paragraph, sorted.
    """

    def __init__(self, prose: Prose, start: int, end: int) -> None:
        self.base, self.piece = start, prose.text[start:end]
        masked = say.masked(prose.folded[start:end])
        self.ends = find_ends(self.piece, masked)
        self.shown = parted(self.piece, masked, self.ends)
        self.given = [word.start() for word in say.MAY_GIVE.finditer(self.shown)]
        self.listed = sorted({*(word.start for word in self.ends if word.listed), *self.given})

    def may_name(self, part: Span) -> bool:
        """Whether a list of units may end in a part of the paragraph."""
        return holds(self.listed, part.start - self.base, part.end - self.base)


def holds(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some sorted places lies in a span."""
    place = bisect_left(places, start)
    return place < len(places) and places[place] < end
