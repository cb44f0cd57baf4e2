"""The search for what stood in a line before a byte was lost from it.

A decoder that meets GBK with one byte missing runs a byte out of step: each character it shows is the second
byte of one character and the first of the next. It is back in step at a byte below 0x80, or where a byte
makes no sense and is thrown away. Read again in step, everything but the damaged character is certain;
that one is chosen, of the hundred or so that share its other byte, by how likely the text becomes.
"""

from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import accumulate
from math import inf
from typing import Protocol

from corpus.model import Record
from indexer.repair.gbk import (
    between,
    bytes_of,
    common_characters,
    full_width,
    has_traditional_form,
    is_common,
    is_traditional_form,
    pair,
    thrown_away,
    with_lead,
    with_trail,
)
from indexer.repair.likelihood import MARKS, RARE, fold_all, likelihood
from indexer.repair.own_words import OwnWords

# How much less often, in nats, the rarer forms of damage come than a lead byte shown as a mark.
_NO_MARK_AT_START = 2.0
_TRAIL_LOST = 3.0
_NO_MARK_AT_END = 1.0
_FOLDED = 1.0
# Where a line begins, the lost character is most often one of the blanks that indent it.
_INDENT = 3.0
# A character in the other script than its document, or in a form that its script has another for.
_WRONG_SCRIPT = 9.0
_OTHER_FORM = 1.5
# A beginning that lies this far behind the best one, or a reading this far behind what stands, is given up.
_HOPELESS = 12.0
_LOST = 24.0
# Of the characters that may have been lost whole, so many are looked at with what follows.
_LOOKED_AT = 60
# A question mark is more often just that.
_PLAIN_QUESTION = 6.0
# A reading that makes the text likelier by less than this is no better than what stands.
WORTH = 10.0
# A document's own words are those of so many characters.
_READ = 100_000
# Of the trails that could end at a place, so many are ended, and of their ends so many looked at.
_FOLLOWED, _CLOSED = 4, 16


class Reading(Record):
    """What may have stood at `line[start:end]`, how much likelier that is, and by how much it wins."""

    start: int
    end: int
    text: str
    gain: float
    margin: float


class _Trail(Record):
    """A reading on its way: its text, the lead byte waiting for a trail, log P, and its lead over a twin.

    Two trails that end in the same two characters go on alike, so only the better one is followed.
    """

    text: str
    waiting: int
    score: float
    margin: float


class Model(Protocol):
    """What says how likely a character is after others."""

    def step(self, context: str, character: str) -> float: ...
    def steps(self, context: str, text: str) -> list[float]: ...


class Search:
    """Looks for slips in the lines of one document, which is traditional or not and folded or not."""

    def __init__(self, text: str, *, traditional: bool, folded: bool) -> None:
        self._text = text
        self._own: OwnWords | None = None
        self._traditional = traditional
        self._folded = folded

    def best(self, line: str, first: int, last: int) -> Reading | None:
        """The likeliest reading of a slip that begins from `first` to `last`, or None if none is any better.

        `margin` is the lead, in nats, over the best reading that gives another text.
        """
        starts = range(max(first, 0), min(last, len(line) - 1) + 1)
        reading = self._best(line, starts, likelihood())
        if reading is None or reading.gain < WORTH / 2:
            return None
        if self._own is None:
            self._own = OwnWords(self._text[:_READ])
        self._own.leave_out(line)
        return self._best(line, starts, self._own)

    def _best(self, line: str, starts: range, model: Model) -> Reading | None:
        search = _LineSearch(line, model, traditional=self._traditional, folded=self._folded)
        readings = search.readings(starts)
        if not readings:
            return None
        first, *others = sorted(readings, key=lambda reading: -reading.gain)
        rival = max(0.0, others[0].gain if others else 0.0)
        margin = min(first.margin, first.gain - rival)
        return Reading(first.start, first.end, first.text, first.gain, margin)


class _LineSearch:
    """The search in one line with one model."""

    def __init__(self, line: str, model: Model, *, traditional: bool, folded: bool) -> None:
        self._line = line
        self._model = model
        self._traditional = traditional
        self._folded = folded
        # What stands there costs, summed up: to `_stood[i]` come all characters before i.
        self._stood = list(accumulate(model.steps("\n", line + "\n\n"), initial=0.0))
        self._best = 0.0

    def readings(self, starts: range) -> Iterable[Reading]:
        """The best reading for each text that the line may have had."""
        found: dict[str, Reading] = {}
        for start in starts:
            for reading in self._from(start):
                if fold_all(reading.text) == fold_all(self._line[reading.start : reading.end]):
                    continue
                self._best = max(self._best, reading.gain)
                whole = self._line[: reading.start] + reading.text + self._line[reading.end :]
                if whole not in found or reading.gain > found[whole].gain:
                    found[whole] = reading
        return found.values()

    def _from(self, start: int) -> Iterator[Reading]:
        """Readings whose damage begins here: with a mark for the lost byte, or with a shifted character."""
        line = self._line
        if line[start] in MARKS and start + 1 < len(line):
            yield from self._lead_lost(start, start + 1, 0.0)
            yield from self._one_lost(start)
        if not self._goes_on(start):
            return
        yield from self._lead_lost(start, start, _NO_MARK_AT_START)
        for cost, (lead, waiting) in self._pairs(line[start]):
            yield from self._run(start, start + 1, with_lead(lead), waiting, _TRAIL_LOST + cost)

    def _goes_on(self, start: int) -> bool:
        """Whether the character shown here and the next make an ordinary one when read in step."""
        if start + 1 == len(self._line):
            return False
        if self._line[start] in MARKS or self._line[start + 1] in MARKS:
            return True
        in_step = between(self._line[start], self._line[start + 1])
        return in_step is not None and likelihood().alone(in_step) > RARE

    def _lead_lost(self, start: int, first: int, cost: float) -> Iterator[Reading]:
        for folded, (trail, waiting) in self._pairs(self._line[first]):
            yield from self._run(start, first + 1, with_trail(trail), waiting, cost + folded)

    def _one_lost(self, start: int) -> Iterator[Reading]:
        """One whole character was lost between two others: two marks may stand for it, or one."""
        line = self._line
        before, after = ("\n" + line[:start])[-2:], line[start + 1 :]
        end = start + 1
        if after[0] in MARKS and (line[start] == "\ufffd" or after[0] == line[start]):
            end += 1
        following = (line + "\n\n")[end : end + 2]
        if not (is_common(before[-1]) and is_common(following[0])):
            return
        cost = 0.0 if "\ufffd" in line[start:end] or end > start + 1 else _PLAIN_QUESTION
        stood = self._stood[end + 2] - self._stood[start]
        begun = ((self._model.step(before, c) - self._strange(c), c) for c in common_characters())
        likely = nlargest(_LOOKED_AT, begun)
        scores = [(score + sum(self._model.steps(before + c, following)), c) for score, c in likely]
        first, second = nlargest(2, scores)
        yield Reading(start, end, first[1], first[0] - cost - stood, first[0] - second[0])

    def _pairs(self, character: str) -> list[tuple[float, tuple[int, int]]]:
        """The two bytes that the character was when the decoder took them, with the cost of supposing so."""
        code = bytes_of(character)
        if len(code) == 2:
            return [(0.0, (code[0], code[1]))]
        full = full_width(character) if self._folded or character == "?" else None
        return [(_FOLDED, (0xA3, ord(character) + 0x80))] if full else []

    def _run(
        self, start: int, at: int, firsts: Iterable[str], waiting: int, cost: float
    ) -> Iterator[Reading]:
        """Readings of a slip whose first character is one of these, by the places where it can end."""
        line = self._line
        before = ("\n" + line[:start])[-2:]
        indent = _INDENT if before[-1] == "\n" else 0.0
        trails = [
            self._longer(_Trail(before, 0, -cost, inf), c, waiting, -indent if c == "\u3000" else 0.0)
            for c in firsts
        ]
        limit = max((trail.score for trail in trails), default=0.0) - _HOPELESS
        trails = [trail for trail in trails if trail.score >= limit]
        while trails:
            ahead = max(trail.score for trail in trails) - (self._stood[at] - self._stood[start])
            if ahead < -_LOST:
                return
            # What follows cannot become likelier than certain.
            possible = ahead - (self._stood[min(at + 3, len(self._stood) - 1)] - self._stood[at])
            if possible > max(self._best, WORTH):
                for trail, end in self._ends(at, trails):
                    gain = trail.score - (self._stood[end + 2] - self._stood[start])
                    if any(len(bytes_of(character)) == 2 for character in line[start:end]):
                        yield Reading(start, end, trail.text[len(before) :], gain, trail.margin)
            if at >= len(line):
                return
            pairs = self._pairs(line[at])
            trails = [t for folded, code in pairs for t in self._extended(trails, *code, folded)]
            at += 1

    def _extended(self, trails: list[_Trail], byte: int, waiting: int, cost: float = 0.0) -> list[_Trail]:
        """The trails with the character that their waiting byte and this one make."""
        extended: dict[str, _Trail] = {}
        for trail in trails:
            character = pair(trail.waiting, byte)
            if character is not None:
                _keep(extended, self._longer(trail, character, waiting, cost))
        return list(extended.values())

    def _ends(self, at: int, trails: list[_Trail]) -> Iterator[tuple[_Trail, int]]:
        """The trails closed where the decoder can have come back into step, and scored with what follows."""
        line = self._line
        code = bytes_of(line[at]) if at < len(line) else b"\n"
        if len(code) == 2 and code[1] < 0x80:
            for trail in self._extended(trails, code[0], 0):
                yield self._followed(self._longer(trail, chr(code[1]), 0), at + 1), at + 1
        elif len(code) == 1 and 0x40 <= code[0] < 0x7F:
            for trail in self._extended(trails, code[0], 0):
                yield self._followed(trail, at + 1), at + 1
        if at < len(line) and line[at] in MARKS:
            yield from ((trail, at + 1) for trail in self._closed(trails, at + 1, 0.0))
        yield from ((trail, at) for trail in self._closed(trails, at, _NO_MARK_AT_END))

    def _closed(self, trails: list[_Trail], end: int, cost: float) -> Iterable[_Trail]:
        """The likeliest trail whose last character's trail byte was thrown away before `end`."""
        following = (bytes_of(self._line[end]) if end < len(self._line) else b"") or b"\n"
        longer = [
            self._longer(trail, character, 0, cost)
            for trail in sorted(trails, key=lambda trail: -trail.score)[:_FOLLOWED]
            for character in thrown_away(trail.waiting, following[0])
        ]
        # All that end here go on alike, so they are compared with what follows.
        closed: dict[str, _Trail] = {}
        for trail in sorted(longer, key=lambda trail: -trail.score)[:_CLOSED]:
            _keep(closed, self._followed(trail, end), key="")
        return closed.values()

    def _followed(self, trail: _Trail, end: int) -> _Trail:
        score = trail.score + sum(self._model.steps(trail.text, (self._line + "\n\n")[end : end + 2]))
        return _Trail(trail.text, trail.waiting, score, trail.margin)

    def _longer(self, trail: _Trail, character: str, waiting: int, cost: float = 0.0) -> _Trail:
        score = trail.score + self._model.step(trail.text, character) - self._strange(character) - cost
        return _Trail(trail.text + character, waiting, score, trail.margin)

    def _strange(self, character: str) -> float:
        if self._traditional:
            return _OTHER_FORM if has_traditional_form(character) else 0.0
        return _WRONG_SCRIPT if is_traditional_form(character) else 0.0


def _keep(kept: dict[str, _Trail], new: _Trail, key: str | None = None) -> None:
    """Keeps the likelier of two trails that go on alike, its margin the lead over the other."""
    place = new.text[-2:] if key is None else key
    known = kept.get(place)
    if known is None:
        kept[place] = new
        return
    best, other = (new, known) if new.score > known.score else (known, new)
    margin = min(best.margin, best.score - other.score)
    kept[place] = _Trail(best.text, best.waiting, best.score, margin)
