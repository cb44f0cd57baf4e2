"""Which paragraphs hold tasks already, so that no words give two."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.model import Span
from indexer.tasks.act import Sentence
from indexer.tasks.found import FoundTask


class Taken:
    """Paragraphs with the tasks they hold: those of keys and brackets, and (as None) those that are duties."""

    def __init__(self, paragraphs: Sequence[Span]) -> None:
        self.paragraphs = sorted(paragraphs, key=lambda paragraph: paragraph.start)
        self.starts = [paragraph.start for paragraph in self.paragraphs]
        self.held: dict[int, list[FoundTask | None]] = {}

    def add(self, span: FoundTask | Sentence, task: FoundTask | None) -> None:
        """Notes a task in every paragraph that its span meets."""
        for place in self._places(span):
            self.held.setdefault(place, []).append(task)

    def beside(self, span: Span | Sentence) -> list[FoundTask]:
        """The tasks of keys and brackets in the paragraphs that a span meets."""
        return [task for place in self._places(span) for task in self.held.get(place, ()) if task is not None]

    def holds_duty(self, paragraph: Span) -> bool:
        """Whether duties stand in a paragraph."""
        return any(None in self.held.get(place, ()) for place in self._places(paragraph))

    def _places(self, span: FoundTask | Sentence | Span) -> range:
        first = max(0, bisect_right(self.starts, span.start) - 1)
        if self.paragraphs and self.paragraphs[first].end <= span.start:
            first += 1
        return range(first, bisect_left(self.starts, span.end))
