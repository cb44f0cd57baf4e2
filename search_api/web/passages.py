"""Texts cut up for display: a quote within what stands around it, a document line by line with its marks."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.model import Evidence, Interpretation, Reading, Record, Repair, Span

_AROUND = 90
# Tables flattened to a cell a line have many short ones.
_LINES_AROUND = 3
_LONGEST_TEXT = 400_000


class Excerpt(Record):
    """A quote with some of the text before and after it; `…` where that goes on."""

    before: str
    quote: str
    after: str


class Piece(Record):
    """A stretch of a line that is all of one kind; `repair` is what was changed where it begins, if anything was."""

    text: str
    marked: bool = False
    repair: Repair | None = None


class Line(Record):
    """A line of a document: the anchors of what begins on it, and its cells (one, unless it is a table's row).

    `explained` are the passages that explain a clause whose own text ends with the line.
    """

    anchors: tuple[str, ...]
    cells: tuple[tuple[Piece, ...], ...]
    heading: bool = False
    has_mark: bool = False
    explained: tuple[Interpretation, ...] = ()


def excerpt(evidence: Evidence, text: str | None) -> Excerpt:
    """The evidence's quote in its context; alone where the text is not at hand or says something else there."""
    if text is None or text[evidence.start : evidence.end] != evidence.quote:
        return Excerpt("", evidence.quote, "")
    start, end = evidence.start, evidence.end
    first = max(0, start - _AROUND, _lines_back(text, start))
    last = min(len(text), end + _AROUND, _lines_on(text, end))
    return Excerpt(
        ("…" if first else "") + text[first:start],
        evidence.quote,
        text[end:last] + ("…" if last < len(text) else ""),
    )


def _lines_back(text: str, place: int) -> int:
    """Where the last few lines before the place begin."""
    for _ in range(_LINES_AROUND + 1):
        place = text.rfind("\n", 0, place)
        if place < 0:
            return 0
    return place + 1


def _lines_on(text: str, place: int) -> int:
    """Where the first few lines after the place end."""
    place -= 1
    for _ in range(_LINES_AROUND + 1):
        place = text.find("\n", place + 1)
        if place < 0:
            return len(text)
    return place


def lines_of(reading: Reading, marked: Span | None = None, *, repairs: bool = False) -> Iterator[Line]:
    """The document's lines up to a bound no page should pass; each repair shows where it begins."""
    text = reading.text[:_LONGEST_TEXT]
    anchors, headings = _anchors(reading), _headings(reading)
    explained = _explained(reading)
    own: list[Interpretation] = []
    waiting = deque(sorted(reading.repairs, key=lambda repair: repair.start) if repairs else ())
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        here = []
        while waiting and waiting[0].start <= end:
            here.append(waiting.popleft())
        while explained and explained[0][0] <= end:
            own.append(explained.popleft()[1])
        cells = _cells(text, start, line, marked, here)
        if cells:
            yield Line(
                anchors=tuple(_within(anchors, start, end)),
                cells=cells,
                heading=line.strip() == headings.get(start + len(line) - len(line.lstrip())),
                has_mark=any(piece.marked for cell in cells for piece in cell),
                explained=tuple(own),
            )
            own = []
        start = end + 1


def is_cut(reading: Reading) -> bool:
    """Whether the document is longer than a page shows."""
    return len(reading.text) > _LONGEST_TEXT


def _cells(
    text: str, start: int, line: str, marked: Span | None, repairs: Sequence[Repair]
) -> tuple[tuple[Piece, ...], ...]:
    """The cells of a line that are not blank. What was repaired between or behind them shows behind the last one."""
    cells: list[tuple[Piece, ...]] = []
    for cell in line.split("\t"):
        if cell.strip():
            cells.append(tuple(_pieces(text, start, start + len(cell), marked, repairs)))
        start += len(cell) + 1
    told = {id(piece.repair) for cell in cells for piece in cell}
    rest = tuple(Piece("", repair=repair) for repair in repairs if id(repair) not in told)
    if rest and cells:
        cells[-1] += rest
    return tuple(cells)


def _pieces(
    text: str, start: int, end: int, marked: Span | None, repairs: Sequence[Repair]
) -> Iterator[Piece]:
    """The stretch cut at the ends of the mark and of repairs."""
    begun = {repair.start: repair for repair in reversed(repairs) if start <= repair.start < end}
    ends = (marked.start, marked.end) if marked else ()
    cuts = {place for repair in begun.values() for place in (repair.start, repair.end)} | set(ends)
    for first, last in pairwise(sorted({start, end} | {place for place in cuts if start < place < end})):
        is_marked = marked is not None and marked.start <= first < marked.end
        yield Piece(text[first:last], is_marked, begun.get(first))


def _anchors(reading: Reading) -> list[tuple[int, str]]:
    """Where each clause and task begins."""
    found = [(clause.evidence.start, clause.id) for clause in reading.clauses]
    found += [(task.evidence.start, task.id) for task in reading.tasks]
    return sorted(found)


def _explained(reading: Reading) -> deque[tuple[int, Interpretation]]:
    """What explains a clause, with where the clause's own words end, in that order."""
    ends = {clause.id: clause.evidence.end for clause in reading.clauses}
    found = [
        (ends[each.clause_id], each) for each in reading.document.interpretations if each.clause_id in ends
    ]
    return deque(sorted(found, key=lambda one: one[0]))


def _headings(reading: Reading) -> dict[int, str]:
    """The headings by where they stand."""
    return {c.evidence.start: c.heading for c in reading.clauses if c.heading and c.path}


def _within(anchors: Sequence[tuple[int, str]], start: int, end: int) -> Iterator[str]:
    for place, name in anchors[bisect_left(anchors, (start, "")) :]:
        if place > end:
            break
        yield name
