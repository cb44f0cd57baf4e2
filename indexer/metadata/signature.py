"""Signature blocks: the issuers and the date that stand above or below an official text."""

import re
from datetime import date

from corpus.model import Record
from corpus.recognise.cited.document_numbers import find_document_numbers
from corpus.recognise.times.dates import find_dates
from indexer.lines import Line
from indexer.metadata.joint import is_organ, split_issuers

# A signature names at most so many units, each on a line no longer than this.
_MOST_ISSUERS = 6
_LONGEST = 45

_SENTENCE = re.compile(r"[，。；：、？！,;:?!《》]")
# A date under a title often stands in brackets.
_AROUND = " \u3000(（"
_BEHIND = " \u3000()（）。."
# What a day ends in, or a digit.
_LAST = frozenset("日号")


class Signature(Record):
    """Who signed, and when; `start:end` spans the block. `lines` are the numbers of its first and last line."""

    issuers: tuple[str, ...]
    on: date
    start: int
    end: int
    date_start: int
    date_end: int
    lines: tuple[int, int]


def find_signatures(lines: tuple[Line, ...]) -> tuple[Signature, ...]:
    """All signature blocks in order: a line that is or ends with a full date, and the units before it."""
    found = []
    for number, line in enumerate(lines):
        signed = _date_at_end(line)
        if signed is None:
            continue
        on, date_start, date_end = signed
        before = _without_number(line.text[: date_start - line.start]).strip(_AROUND)
        first = number
        issuers: list[str] = []
        if before:
            issuers = _organs(before)
            if not issuers:
                continue
        else:
            while first > 0 and len(issuers) < _MOST_ISSUERS and (units := _organs(lines[first - 1].text)):
                if lines[first - 1].grid is not None:
                    break
                issuers = units + issuers
                first -= 1
        if issuers or _only_date(line):
            found.append(
                Signature(
                    issuers=tuple(issuers),
                    on=on,
                    start=lines[first].start,
                    end=line.end,
                    date_start=date_start,
                    date_end=date_end,
                    lines=(first, number),
                )
            )
    return tuple(found)


def _without_number(text: str) -> str:
    """The text without the document number that may open the line of a sheet."""
    found = find_document_numbers(text)
    return text[found[0].end :] if found and not text[: found[0].start].strip() else text


def ends_with_date(line: Line) -> bool:
    """Whether the line is, or ends as, the last line of a signature."""
    return _date_at_end(line) is not None


def _date_at_end(line: Line) -> tuple[date, int, int] | None:
    if line.grid is not None or len(line.text) > _LONGEST + 20 or line.label is not None:
        return None
    last_mark = line.text.rstrip(_BEHIND)[-1:]
    if last_mark not in _LAST and not last_mark.isdigit():
        return None
    dates = find_dates(line.text)
    if not dates:
        return None
    last = dates[-1]
    if last.precision != "day" or last.from_ is None or last.from_ != last.to:
        return None
    if line.text[last.end :].strip(_BEHIND):
        return None
    return last.from_, line.start + last.start, line.start + last.end


def _only_date(line: Line) -> bool:
    dates = find_dates(line.text)
    return len(dates) == 1 and not line.text[: dates[0].start].strip(_AROUND)


def _organs(text: str) -> list[str]:
    """The units that a line of a signature names, blanks between them or none; empty where it is no such line."""
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return []
    names = split_issuers(text)
    return list(names) if all(map(is_organ, names)) else []
