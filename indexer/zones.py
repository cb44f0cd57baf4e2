"""The zones of an official text: the covering letter, the body that it passes on, and the annexes behind it."""

import re
from collections.abc import Sequence
from typing import Literal

from corpus.model import Record
from indexer.lines import Line
from indexer.metadata.header import Header
from indexer.metadata.signature import Signature, find_signatures
from indexer.metadata.titles import (
    Title,
    find_stated_title,
    find_title,
    fold_title,
    inner_titles,
    looks_like_title,
)

# The title stands within so many lines after the header; behind a signature the inner title follows closely.
_TITLE_WITHIN = 14
_INNER_WITHIN = 4
_LONGEST_NAME = 60
_LONGEST_TITLE = 130

_NUMBER = r"[一二三四五六七八九十\d]{0,3}"
_ANNEX_ALONE = re.compile(rf"附\s?[件表录]\s?(?P<number>{_NUMBER})\s?[:：]?")
_ANNEX_NAMED = re.compile(
    rf"附\s?[件表录]\s?(?P<number>{_NUMBER})\s?[:：.、\s]\s?(?P<title>\S.{{2,{_LONGEST_NAME}}})"
)
_LISTED = re.compile(r"(?P<number>\d{1,2})\s?[.．、]\s?(?P<title>\S.{2,60})")
_MENTION = re.compile(
    r"(?:详?见|按照?[^。；]{0,20}|任务分工|职责分工)[（(]?附件(?P<number>\d{0,2})[）)]?|[（(](?:详?见)?附件(?P<bare>\d{0,2})[）)]"
)
_FILE_SUFFIX = re.compile(r"\.(?:docx?|xlsx?|pdf|ofd|wps|et|zip|rar|jpe?g|png)\b.*$", re.IGNORECASE)
_NOISE = re.compile(r"[\s|。.；;]+$")


class Zone(Record):
    """A stretch of lines (`first` up to, not including, `last`) with one outline of its own.

    `start` is where its content begins, after its title; `label` is how its place is written (附件1 …).
    """

    kind: Literal["cover", "body", "annex"]
    start: int
    end: int
    first: int
    last: int
    title: str | None = None
    number: str | None = None
    title_start: int = 0
    title_end: int = 0


class Announced(Record):
    """An annex that the text names: its title (without a file suffix), number and span."""

    title: str
    number: str | None
    start: int
    end: int


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
    announced = _announcements(lines, content)
    annexes = _annex_starts(lines, content, announced)
    body_end = annexes[0].first_line if annexes else len(lines)
    zones: list[Zone] = []
    inner = _inner_body(lines, signatures, titles, content, body_end)
    if inner:
        title, body_first = inner
        cover_end = next(n for n, line in enumerate(lines) if line.start >= title.start)
        zones.append(_zone("cover", lines, content, cover_end, titles[0] if titles else None))
        zones.append(_zone("body", lines, body_first, body_end, title))
        titles = (*titles, title)
    else:
        zones.append(_zone("body", lines, content, body_end, titles[0] if titles else None))
    for place, annex in enumerate(annexes):
        last = annexes[place + 1].first_line if place + 1 < len(annexes) else len(lines)
        zones.append(_zone("annex", lines, annex.content, last, annex.title, annex.number))
    return Zones(
        zones=tuple(zone for zone in zones if zone.first < zone.last),
        titles=titles,
        signatures=signatures,
        announced=announced,
    )


class _AnnexStart(Record):
    first_line: int
    content: int
    title: Title | None
    number: str | None


def _zone(
    kind: Literal["cover", "body", "annex"],
    lines: Sequence[Line],
    first: int,
    last: int,
    title: Title | None,
    number: str | None = None,
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
        best = next((t for t in found if t[0].start == line.start), whole)
    best = best or next(iter(found), None)
    if best is None:
        return (), first
    return _after_repeats(lines, *best, first)


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
) -> tuple[Title, int] | None:
    """The title and first content line of the text that a covering letter passes on.

    It stands behind the letter's signature, or is the very title that the letter names.
    """
    behind = [
        number
        for signature in signatures
        if content <= signature.lines[1] < end
        for number in range(signature.lines[1] + 1, min(signature.lines[1] + 1 + _INNER_WITHIN, end))
    ]
    named = {fold_title(inner) for title in titles for inner in inner_titles(title.text)}
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


def _announcements(lines: tuple[Line, ...], content: int) -> tuple[Announced, ...]:
    """The annexes that lines beginning with 附件 list, each with its name."""
    found: list[Announced] = []
    listing = False
    for line in lines[content:]:
        named = _ANNEX_NAMED.fullmatch(_NOISE.sub("", line.text)) if line.grid is None else None
        if named and "附" in line.text[:2]:
            inner = _LISTED.fullmatch(named["title"])
            title = inner["title"] if inner else named["title"]
            number = (inner["number"] if inner else named["number"]) or None
            listing = inner is not None
        elif listing and line.grid is None and (item := _LISTED.fullmatch(_NOISE.sub("", line.text))):
            title, number = item["title"], item["number"]
        else:
            listing = bool(_ANNEX_ALONE.fullmatch(_NOISE.sub("", line.text))) and line.grid is None
            continue
        if "。" in title[:-1]:
            continue
        start = line.start + line.text.index(title)
        name = _FILE_SUFFIX.sub("", title).strip()
        if not any(fold_title(known.title) == fold_title(name) for known in found):
            found.append(Announced(title=name, number=number, start=start, end=start + len(title)))
    return tuple(found)


def _annex_starts(
    lines: tuple[Line, ...], content: int, announced: tuple[Announced, ...]
) -> list[_AnnexStart]:
    """Where annexes begin: 附件 alone on its line before a title or a table, or a name announced before."""
    starts: list[_AnnexStart] = []
    spans = {known.start for known in announced}
    for number in range(content, len(lines) - 1):
        line = lines[number]
        if line.grid is not None or not line.text.startswith("附"):
            continue
        text = _NOISE.sub("", line.text)
        alone = _ANNEX_ALONE.fullmatch(text)
        if alone:
            following = lines[number + 1]
            if _LISTED.fullmatch(following.text) and not looks_like_title(following.text):
                continue
            found = find_title(lines, number + 1)
            if found is None and following.grid is None and _is_name(following):
                found = Title(text=following.text, start=following.start, end=following.end), number + 2
            if found is None and following.grid is None:
                continue
            title, after = found if found else (None, number + 1)
            starts.append(_AnnexStart(number, after, title, alone["number"] or None))
            continue
        named = _ANNEX_NAMED.fullmatch(text)
        if named and not any(line.start <= span < line.end for span in spans):
            name = _FILE_SUFFIX.sub("", named["title"])
            if any(fold_title(name) == fold_title(known.title) for known in announced):
                start = line.start + line.text.index(named["title"])
                title = Title(text=name, start=start, end=start + len(name))
                starts.append(_AnnexStart(number, number + 1, title, named["number"] or None))
    return starts


def mentions_annex(text: str) -> tuple[int, int] | None:
    """The span of the first place where running text refers the reader to an annex, or None."""
    match = _MENTION.search(text)
    return match.span() if match else None


def _is_name(line: Line) -> bool:
    return len(line.text) <= _LONGEST_NAME and line.label is None and not re.search(r"[。；，：:]", line.text)
