"""The zones of an official text: the covering letter, the body that it passes on, and the annexes behind it."""

from collections.abc import Sequence
from typing import Literal

from corpus.model import Record
from indexer.annex_names import Announced, find_announcements
from indexer.annexes import find_annex_starts, held_by_body
from indexer.interpretations.heading import explaining_title, is_column
from indexer.laws.parts import is_part_title
from indexer.lines import Line
from indexer.metadata.header import Header
from indexer.metadata.orders import issuer_of_order, made_known
from indexer.metadata.signature import Signature, find_signatures
from indexer.metadata.titles import (
    Title,
    find_bare_title,
    find_stated_title,
    find_title,
    fold_title,
    inner_titles,
)

# The title stands within so many lines after the header; behind a signature the inner title follows closely.
_TITLE_WITHIN = 14
_INNER_WITHIN = 4
_LONGEST_TITLE = 130


class Zone(Record):
    """A stretch of lines (`first` up to, not including, `last`) with one outline of its own.

    `start` is where its content begins, after its title; `announced` is the place of what announces it in
    `Zones.announced`.
    """

    kind: Literal["cover", "body", "annex"]
    start: int
    end: int
    first: int
    last: int
    title: str | None = None
    number: str | None = None
    announced: int | None = None
    title_start: int = 0
    title_end: int = 0


class Zones(Record):
    """How a text divides, with the title and signatures found on the way."""

    zones: tuple[Zone, ...]
    titles: tuple[Title, ...]
    signatures: tuple[Signature, ...]
    announced: tuple[Announced, ...]


def find_zones(lines: tuple[Line, ...], header: Header) -> Zones:
    """The zones of a text in order, which together cover every line after the header and the title."""
    if not lines:
        return Zones(zones=(), titles=(), signatures=(), announced=())
    first = next((n for n, line in enumerate(lines) if line.start >= header.end), len(lines))
    titles, content = _main_title(lines, first, header)
    signatures = tuple(s for s in find_signatures(lines) if s.lines[0] >= first)
    name = titles[0].text if titles else ""
    announced = find_announcements(lines, content, name)
    annexes = find_annex_starts(lines, content, announced, signatures, name)
    body_end = annexes[0].first_line if annexes else len(lines)
    zones: list[Zone] = []
    is_order = issuer_of_order(name) is not None
    known = made_known(lines, content) if is_order else ()
    inner = _inner_body(lines, signatures, titles, content, body_end, known)
    if inner:
        title, body_first = inner
        cover_end = next(n for n, line in enumerate(lines) if line.start >= title.start)
        zones.append(_zone("cover", lines, content, cover_end, titles[0] if titles else None))
        passed_on = held_by_body(announced, name, title.text)
        zones.append(_zone("body", lines, body_first, body_end, title, announced=passed_on))
        # An order is not what a law is called by.
        titles = (title,) if is_order else (*titles, title)
    else:
        zones.append(_zone("body", lines, content, body_end, titles[0] if titles else None))
    for place, annex in enumerate(annexes):
        last = annexes[place + 1].first_line if place + 1 < len(annexes) else len(lines)
        zones.append(_zone("annex", lines, annex.content, last, annex.title, annex.number, annex.announced))
    return Zones(
        zones=tuple(zone for zone in zones if zone.first < zone.last),
        titles=titles,
        signatures=signatures,
        announced=announced,
    )


def _zone(
    kind: Literal["cover", "body", "annex"],
    lines: Sequence[Line],
    first: int,
    last: int,
    title: Title | None,
    number: str | None = None,
    announced: int | None = None,
) -> Zone:
    start = lines[first].start if first < len(lines) else lines[-1].end
    end = lines[last - 1].end if last > first else start
    return Zone(
        kind=kind,
        start=start,
        end=end,
        first=first,
        last=last,
        title=title.text if title else None,
        number=number,
        announced=announced,
        title_start=title.start if title else start,
        title_end=title.end if title else start,
    )


def _main_title(lines: tuple[Line, ...], first: int, header: Header) -> tuple[tuple[Title, ...], int]:
    """The title near the top, and the number of the first line after it and after the header.

    It may stand before, between or behind the header's lines. What the header itself calls the title, or the file marks
    as its heading, goes before what merely looks like one.
    """
    stated = header.first("title")
    places = [n for n in range(min(first + _TITLE_WITHIN, len(lines))) if lines[n].start not in header.lines]
    found: list[tuple[Title, int]] = []
    for number in places:
        line = lines[number]
        if number >= first and (len(line.text) > _LONGEST_TITLE or (line.label is not None and found)):
            break
        if stated and (title := find_stated_title(lines, number, stated.value)):
            return _after_repeats(lines, *title, first)
        if title := find_title(lines, number):
            found.append(title)
    marked = next((n for n in places if lines[n].level == 1), None)
    best = None
    if marked is not None:
        line = lines[marked]
        whole = Title(text=line.text, start=line.start, end=line.end), marked + 1
        best = (
            whole if is_part_title(line.text) else next((t for t in found if t[0].start == line.start), whole)
        )
    best = _explaining(lines, places, best or next(iter(found), None))
    if best is None and stated is None:
        best = find_bare_title(lines, first)
    if best is None:
        return (), first
    return _after_repeats(lines, *best, first)


def _explaining(
    lines: tuple[Line, ...], places: Sequence[int], best: tuple[Title, int] | None
) -> tuple[Title, int] | None:
    """The title, or that of an explanation which begins with it or stands where it is but the name of a column."""
    told = explaining_title(lines, places)
    if told is None or best is None:
        return told or best
    begins = told[0].start <= best[0].start
    ends = told[0].end == best[0].end
    return told if begins or ends or is_column(best[0].text) else best


def _after_repeats(
    lines: tuple[Line, ...], title: Title, after: int, first: int
) -> tuple[tuple[Title, ...], int]:
    """The title and the first line of content: behind the header, the title and its repetition."""
    content = max(after, first)
    for number in range(content, min(content + _TITLE_WITHIN, len(lines))):
        again = find_stated_title(lines, number, title.text)
        if again is not None:
            return (title,), again[1]
    return (title,), content


def _inner_body(
    lines: tuple[Line, ...],
    signatures: Sequence[Signature],
    titles: Sequence[Title],
    content: int,
    end: int,
    known: Sequence[str] = (),
) -> tuple[Title, int] | None:
    """The title and first content line of the text that a covering letter passes on.

    It stands behind the letter's signature, or is the very title that the letter names, or one of those `known` from an order.
    """
    behind = [
        number
        for signature in signatures
        if content <= signature.lines[1] < end
        for number in range(signature.lines[1] + 1, min(signature.lines[1] + 1 + _INNER_WITHIN, end))
    ]
    named = {
        fold_title(name) for name in (*known, *(n for title in titles for n in inner_titles(title.text)))
    }
    for number in range(content, end if named else content):
        found = (
            find_title(lines, number)
            if number in behind or len(lines[number].text) < _LONGEST_TITLE
            else None
        )
        if found and fold_title(found[0].text) in named and found[1] < end:
            return found
        if lines[number].label is not None:
            break
    return next((f for n in behind if (f := find_title(lines, n)) and f[1] < end), None)
