"""The lines of a draft, the unit in which outline, headers and signatures are read."""

from bisect import bisect_right

from corpus.model import Record
from corpus.recognise.numbering import Label, read_label
from indexer.draft import Draft


class Line(Record):
    """One line: its span, its text, the table it belongs to, and the outline label it begins with."""

    start: int
    end: int
    text: str
    grid: int | None = None
    label: Label | None = None
    level: int | None = None


def split_lines(draft: Draft) -> tuple[Line, ...]:
    """All lines that hold a printing character, blanks around them cut, in order. Table lines carry no label."""
    marks = {mark.start: mark.level for mark in draft.headings}
    starts = [grid.start for grid in draft.grids]
    lines: list[Line] = []
    offset = 0
    for raw in draft.text.split("\n"):
        text = raw.strip()
        if text:
            start = offset + len(raw) - len(raw.lstrip())
            place = bisect_right(starts, start) - 1
            inside = place >= 0 and start < draft.grids[place].end
            lines.append(
                Line(
                    start=start,
                    end=start + len(text),
                    text=text,
                    grid=place if inside else None,
                    label=None if inside else read_label(text),
                    level=marks.get(start),
                )
            )
        offset += len(raw) + 1
    return tuple(lines)
