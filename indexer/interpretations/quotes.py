"""The clause of a text whose words are quoted, whole, with words left out, or in other widths of letters."""

import re
from bisect import bisect_left
from functools import cached_property

from corpus.model import Article, Clause, Reading
from corpus.recognise.characters import fold
from indexer.interpretations.explained_text import squeezed

_OMITTED = re.compile(r"…{1,4}|⋯{1,4}|\.{3,12}|\*{3,12}|\(?(?:下略|中略|省略|略)\)|﹍{1,4}")
# Pieces around what was left out: each of so many characters, one of more, together as many as a whole quote.
_SHORTEST_PIECE, _ONE_PIECE, _TOGETHER = 4, 6, 12
# Words dropped without a mark (应当, 的): so many at once and so often, in a quote of so many characters.
_MOST_DROPPED, _MOST_DROPS, _NEARLY = 8, 3, 18
_MOST_PLACES = 12
# So far apart may the first and last of pieces stand.
_WIDEST = 800


class Quotes:
    """The words of a text without marks and blanks, half-width, and the clauses they stand in."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def holder_of(self, words: str) -> Clause | None:
        """The clause in which words stand that stand nowhere else in the text."""
        start = self._text.find(words)
        if start < 0 or self._text.find(words, start + 1) >= 0:
            return None
        return self._around(start, start + len(words))

    def quoted(self, quote: str, least: int) -> Clause | None:
        """The one clause that is quoted with words left out, of at least so many characters."""
        pieces = [squeezed(piece) for piece in _OMITTED.split(quote)]
        pieces = [piece for piece in pieces if piece]
        if len(pieces) == 1:
            return None if pieces[0] in self._text else self._nearly(pieces[0])
        if sum(map(len, pieces)) < max(least, _TOGETHER) or not _are_telling(pieces):
            return None
        return self._one({self._in_order(pieces, place) for place in self._places(pieces[0])})

    def _in_order(self, pieces: list[str], start: int) -> int | None:
        """The clause in which the pieces stand one behind the other, the first at that place."""
        first, end = start, start + len(pieces[0])
        limit = min(self._end_of(first, end), first + _WIDEST)
        for piece in pieces[1:]:
            found = self._text.find(piece, end, limit)
            if found < 0:
                return None
            end = found + len(piece)
        return self._index(first, end)

    def _nearly(self, words: str) -> Clause | None:
        """The one clause that says the words with a few more between them."""
        if len(words) < _NEARLY:
            return None
        return self._one({self._followed(words, place) for place in self._places(words[:_SHORTEST_PIECE])})

    def _followed(self, words: str, start: int) -> int | None:
        place, said, drops = start, 0, 0
        while said < len(words):
            if self._text[place : place + 1] == words[said]:
                place, said = place + 1, said + 1
                continue
            drops += 1
            seed = words[said : said + _SHORTEST_PIECE]
            found = self._text.find(seed, place, place + _MOST_DROPPED + len(seed))
            if drops > _MOST_DROPS or len(seed) < _SHORTEST_PIECE or found < 0:
                return None
            place = found
        return self._index(start, place)

    def _places(self, words: str) -> list[int]:
        """Where words stand, as long as these are few."""
        found: list[int] = []
        place = self._text.find(words)
        while place >= 0:
            found.append(place)
            if len(found) > _MOST_PLACES:
                return []
            place = self._text.find(words, place + 1)
        return found

    def _one(self, found: set[int | None]) -> Clause | None:
        held = found - {None}
        return self._reading.clauses[held.pop() or 0] if len(held) == 1 else None

    def _end_of(self, start: int, end: int) -> int:
        """Where the widest clause around a stretch ends, in the squeezed text."""
        holders = self._holding(start, end)
        last = max((self._reading.clauses[place].evidence.end for place in holders), default=0)
        return bisect_left(self._starts, last)

    def _around(self, start: int, end: int) -> Clause | None:
        place = self._index(start, end)
        return None if place is None else self._reading.clauses[place]

    def _index(self, start: int, end: int) -> int | None:
        """The article that holds a stretch of the squeezed text, else the smallest clause that does."""
        around = self._holding(start, end)
        clauses = self._reading.clauses
        articles = [place for place in around if isinstance(clauses[place], Article)]
        return min(
            articles or around,
            key=lambda place: clauses[place].evidence.end - clauses[place].evidence.start,
            default=None,
        )

    def _holding(self, start: int, end: int) -> list[int]:
        first, last = self._starts[start], self._starts[end - 1]
        return [
            place
            for place, clause in enumerate(self._reading.clauses)
            if clause.path and clause.evidence.start <= first and last < clause.evidence.end
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [place for place, character in enumerate(self._folded) if character.isalnum()]

    @cached_property
    def _text(self) -> str:
        return "".join(self._folded[place] for place in self._starts)

    @cached_property
    def _folded(self) -> str:
        return fold(self._reading.text)


def _are_telling(pieces: list[str]) -> bool:
    return min(map(len, pieces)) >= _SHORTEST_PIECE and max(map(len, pieces)) >= _ONE_PIECE
