"""Sub-plans: several plans one after another in one text, each under a title of its own and numbered anew."""

from collections.abc import Iterator, Sequence, Set

from msgspec.structs import replace

from corpus.model import Record
from indexer.lines import Line
from indexer.metadata.titles import Title, find_title, fold_title, kind_of_title

# What a sub-plan may be; laws that follow one another are read by their articles.
_KINDS = frozenset({"plan", "notice", "regulation", "annex", "standard", "other"})
# Between a title and its numbering stand an owner, a date and an introduction. 3. may number the title itself.
_WITHIN = 14
_NUMBERED = frozenset({"arabic", "han_bracket"})
_SHORTEST = 8
# A signature, a date or a heading; a line of a paragraph that runs on is full.
_LONGEST_WHOLE = 20
_ENDS = "。.；;！!？?）)】〕”》"


class Subplan(Record):
    """A sub-plan's title, which takes the lines `first` up to, not including, `last`."""

    first: int
    last: int
    title: Title


def find_subplans(lines: Sequence[Line], listed: Set[str], heading: str | None) -> dict[int, Subplan]:
    """The sub-plans among the lines of a zone, by their first line.

    Each is a title over numbering that begins with its first number, where a contents list names it (`listed`, folded) or
    the numbering of a plan ends before it. The first of them may stand before all numbering; it does not repeat
    the zone's own `heading`.
    """
    found: dict[int, Subplan] = {}
    first: Subplan | None = None
    for number, reached in _beginnings(lines):
        subplan = _title_above(lines, number)
        if subplan is None:
            continue
        if reached > 1 or fold_title(subplan.title.text) in listed:
            found[subplan.first] = subplan
        elif not reached and fold_title(subplan.title.text) != fold_title(heading or ""):
            first = subplan
    return {first.first: first, **found} if found and first is not None else found


def _beginnings(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The lines where numbering begins with its first number, each with how far the one before it reached.

    What counts is 一、, and （一） where nothing above it does; 1. begins anew under every heading.
    """
    style, reached = "", 0
    for number, line in enumerate(lines):
        label = line.label
        if label is None or label.style not in ("han", "han_bracket"):
            continue
        if label.style == "han" and style == "han_bracket":
            style = ""
        if style in ("", label.style):
            style = label.style
            if label.value == 1:
                yield number, reached
            reached = label.value or 0


def _title_above(lines: Sequence[Line], number: int) -> Subplan | None:
    """The topmost title among the unnumbered lines right above a line, failing that the numbered one above these."""
    above = number
    while above and number - above < _WITHIN and lines[above - 1].label is None:
        above -= 1
    for place in range(above, number):
        if place == 0 or _is_ended(lines[place - 1]):
            found = _title_at(lines, place, number)
            if found is not None:
                return found
    label = lines[above - 1].label if above else None
    return _title_at(lines, above - 1, number) if label and label.style in _NUMBERED else None


def _title_at(lines: Sequence[Line], place: int, stop: int) -> Subplan | None:
    rest = list(lines[place:stop])
    if (label := rest[0].label) is not None:
        text = rest[0].text[label.end :].lstrip()
        rest[0] = replace(rest[0], text=text, start=rest[0].end - len(text), label=None)
    found = find_title(rest, 0)
    if found is None or len(found[0].text) < _SHORTEST or kind_of_title(found[0].text) not in _KINDS:
        return None
    return Subplan(first=place, last=place + found[1], title=found[0])


def _is_ended(line: Line) -> bool:
    """Whether nothing of a line runs on in the next one: it is a table's, ends a sentence, or says a short thing whole."""
    return line.grid is not None or line.text[-1] in _ENDS or len(line.text) <= _LONGEST_WHOLE
