"""Texts cut up for display: a quote within what stands around it, a document line by line with its marks."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.model import Clause, Evidence, Reading, Record, Repair, Span

_AROUND = 90
_LONGEST_TEXT = 400_000


class Excerpt(Record):
    """A quote with some of the text before and after it; `…` where that goes on."""

    before: str
    quote: str
    after: str


class Piece(Record):
    """A stretch of a line that is all of one kind; `repair` is what was changed to give it, if anything was."""

    text: str
    marked: bool = False
    repair: Repair | None = None


class Line(Record):
    """A line of a document: the anchors of what begins on it, and its cells (one, unless it is a table's row)."""

    anchors: tuple[str, ...]
    cells: tuple[tuple[Piece, ...], ...]
    heading: bool = False
    has_mark: bool = False


def excerpt(evidence: Evidence, text: str | None) -> Excerpt:
    """The evidence's quote in its context; alone where the text is not at hand or says something else there."""
    if text is None or text[evidence.start : evidence.end] != evidence.quote:
        return Excerpt("", evidence.quote, "")
    first, last = max(0, evidence.start - _AROUND), evidence.end + _AROUND
    before, after = text[first : evidence.start], text[evidence.end : last]
    return Excerpt(
        ("…" if first else "") + before, evidence.quote, after + ("…" if last < len(text) else "")
    )


def lines_of(reading: Reading, marked: Span | None = None, *, repairs: bool = False) -> Iterator[Line]:
    """The document's lines up to a bound no page should pass."""
    text = reading.text[:_LONGEST_TEXT]
    anchors = _anchors(reading)
    headings = {
        clause.evidence.start: clause.heading for clause in reading.clauses if clause.heading and clause.path
    }
    shown = sorted(reading.repairs, key=lambda repair: repair.start) if repairs else []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        cells, place = [], start
        for cell in line.split("\t"):
            if cell.strip():
                cells.append(tuple(_pieces(text, place, place + len(cell), marked, shown)))
            place += len(cell) + 1
        if cells:
            yield Line(
                anchors=tuple(_within(anchors, start, end)),
                cells=tuple(cells),
                heading=line.strip() == headings.get(start + len(line) - len(line.lstrip())),
                has_mark=any(piece.marked for cell in cells for piece in cell),
            )
        start = end + 1


def is_cut(reading: Reading) -> bool:
    """Whether the document is longer than a page shows."""
    return len(reading.text) > _LONGEST_TEXT


def _anchors(reading: Reading) -> list[tuple[int, str]]:
    records: list[Clause] = list(reading.clauses)
    found = [(record.evidence.start, record.id) for record in records]
    found += [(task.evidence.start, task.id) for task in reading.tasks]
    return sorted(found)


def _within(anchors: Sequence[tuple[int, str]], start: int, end: int) -> Iterator[str]:
    first = bisect_right(anchors, (start, ""))
    for place, name in anchors[first:]:
        if place > end:
            break
        yield name


def _pieces(
    text: str, start: int, end: int, marked: Span | None, repairs: Sequence[Repair]
) -> Iterator[Piece]:
    """The stretch cut at the ends of the mark and of repairs."""
    cuts = {start, end}
    here = [repair for repair in repairs if repair.start < end and start < max(repair.end, repair.start + 1)]
    for place in (*(place for repair in here for place in (repair.start, repair.end)), *_ends(marked)):
        if start < place < end:
            cuts.add(place)
    ordered = sorted(cuts)
    told: set[int] = set()
    for first, last in pairwise(ordered):
        repair = next((r for r in here if r.start <= first < r.end or r.start == r.end == first), None)
        if repair is not None and repair.start in told:
            repair = None
        if repair is not None:
            told.add(repair.start)
        yield Piece(text[first:last], marked is not None and marked.start <= first < marked.end, repair)


def _ends(marked: Span | None) -> tuple[int, ...]:
    return (marked.start, marked.end) if marked else ()
