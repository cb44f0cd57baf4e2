"""One generation of the index: its words and vectors, read and written together."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from corpus.model import Document
from indexer.engine.embedded.faults import disk_errors
from indexer.engine.embedded.layout import Layout
from indexer.engine.embedded.seal import Seal, read_seal, write_seal
from indexer.engine.embedded.vectors.index import VectorIndex
from indexer.engine.embedded.vectors.state import State, read_state, write_state
from indexer.engine.embedded.words import WordIndex, WordSnapshot, WordWriter
from indexer.engine.values import EVERYTHING, Card, Filter

if TYPE_CHECKING:
    from indexer.engine.embedded.vectors.scan import VectorSnapshot

# Where it is noted what passes a filter, the vectors of that are looked at. Else those of up to so many cards are gathered and
# scored; of more, all are scored and the best are tried against the filter.
GATHERED = 20_000
_FEW = 1000


class Snapshot:
    """Words and vectors at one change."""

    def __init__(self, words: WordSnapshot, folder: Path, vectors: "VectorSnapshot | None") -> None:
        self.words = words
        self._folder = folder
        self._vectors = vectors

    def mostly_stale(self) -> bool:
        """Whether many vectors, and over a quarter of them, are of cards that are gone."""
        return self._vectors is not None and self._vectors.size * 3 > max(self.words.size, _FEW) * 4

    def without_vector(self, rows: list[int]) -> int:
        """How many of these rows have no vector."""
        return len(rows) - (self._vectors.held(rows) if self._vectors else 0)

    def vectors(self, rows: list[int]) -> dict[int, bytes]:
        """The vector of each of these rows that has one."""
        return self._vectors.vectors(rows) if self._vectors else {}

    def compact(self) -> None:
        """Drops the vectors of cards that are gone."""
        from indexer.engine.embedded.vectors.writer import compact

        with disk_errors(self._folder):
            compact(self._folder, self.words.change, self.words.rows(EVERYTHING))

    def nearest(self, query: bytes, where: Filter, size: int) -> list[tuple[int, float]]:
        """The rows of the `size` cards nearest to the vector of those that pass, with their cosines."""
        if self._vectors is None:
            return []
        if where != EVERYTHING:
            if (marks := self.words.marked(where)) is not None:
                return self._vectors.nearest_marked(query, size, marks)
            if self.words.count_passing(where) <= GATHERED:
                return self._vectors.nearest_of(query, size, self.words.rows(where))
        tried = 2 * size
        while True:
            found = self._vectors.nearest(query, tried)
            passing = self.words.passing([row for row, _ in found], where)
            best = [(row, score) for row, score in found if row in passing]
            if len(best) >= size or len(found) < tried:
                return best[:size]
            tried *= 4


class Generation:
    """An open generation. Raises StoreDamaged where its files are missing or damaged."""

    def __init__(self, layout: Layout, name: str) -> None:
        self.name = name
        self._folder = layout.vectors(name)
        self._seal = layout.seal(name)
        self._sealed = read_seal(self._seal)
        self._words = WordIndex(layout.words(name), self._sealed.words)
        self._vectors = VectorIndex(self._folder, self._sealed.vectors)

    def snapshot(self) -> Snapshot:
        """The index as last committed by whatever process.

        Words first: vectors are committed before them, so these hold all that the words may ask for.
        """
        words = self._words.snapshot()
        return Snapshot(words, self._folder, self._vectors.snapshot())

    def seal(self) -> None:
        """Notes that its files are whole as they are now, so that others need not look."""
        self.snapshot()
        whole = Seal(words=self._words.whole, vectors=self._vectors.whole)
        if whole != self._sealed:
            write_seal(self._seal, whole)
            self._sealed = whole


class GenerationWriter:
    """Replaces documents' cards in both, and commits both under a change: the vectors, then the words."""

    def __init__(self, layout: Layout, name: str) -> None:
        self._words = WordWriter(layout.words(name))
        self._folder = layout.vectors(name)
        self._dim = read_state(self._folder).dim
        self._vectors: list[tuple[int, bytes]] = []

    @staticmethod
    def create(layout: Layout, name: str) -> None:
        """Makes an empty generation that holds change 0."""
        with disk_errors(layout.folder):
            WordWriter.create(layout.words(name))
            layout.vectors(name).mkdir()
            write_state(layout.vectors(name), State())

    def replace(self, document: Document, cards: Iterable[tuple[int, Card]]) -> None:
        """The document's cards, each with its record's row, instead of those it had. Raises ValueError."""
        placed = list(cards)
        for row, card in placed:
            if card.vector is not None:
                self._dim = self._dim or len(card.vector)
                if len(card.vector) != self._dim:
                    raise ValueError(f"the vector of {card.id} has not {self._dim} components")
                self._vectors.append((row, card.vector))
        self._words.replace(document, placed)

    def clear_words(self) -> None:
        """No words of any card: all documents are to be written again. The vectors stay."""
        self._words.clear()

    def remove(self, document_id: str) -> None:
        """No card of the document."""
        self._words.remove(document_id)

    def commit(self, change: int) -> None:
        """Makes all of it visible and lasting, at once, as what the store is at this change."""
        if self._vectors:
            from indexer.engine.embedded.vectors.writer import append

            with disk_errors(self._folder):
                append(self._folder, change, self._vectors)
            self._vectors.clear()
        self._words.commit(change)

    def rollback(self) -> None:
        """Forgets what was not committed."""
        self._vectors.clear()
        self._words.rollback()

    def close(self) -> None:
        """Waits for merges under way; what was not committed is dropped."""
        self._words.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
