"""Signature blocks: the issuers and the date that stand above or below an official text."""

import re
from datetime import date

from corpus.model import Record
from corpus.recognise.dates import find_dates
from corpus.recognise.document_numbers import find_document_numbers
from indexer.lines import Line

# A signature names at most so many units, each on a line no longer than this.
_MOST_ISSUERS = 6
_LONGEST = 45

_ORGAN = re.compile(
    r"(?:人民政府|政府|党委|工委|委员会|办公室|办公厅|办事处|管委会|指挥部|领导小组|国务院|部|厅|局|署|总局|委|办|院|会|处|大队|支队|总队|中心|银行|公司|学校|大学)"
    r"(?:[（(][^（）()]{1,20}[）)])?$"
)
_SENTENCE = re.compile(r"[，。；：、？！,;:?!《》]")
_BLANKS = re.compile(r"[\s\u3000]+")


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
        before = _without_number(line.text[: date_start - line.start]).strip()
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
    dates = find_dates(line.text)
    if not dates:
        return None
    last = dates[-1]
    if last.precision != "day" or last.from_ is None or last.from_ != last.to:
        return None
    if line.text[last.end :].strip(" \u3000()（）。."):
        return None
    return last.from_, line.start + last.start, line.start + last.end


def _only_date(line: Line) -> bool:
    dates = find_dates(line.text)
    return len(dates) == 1 and not line.text[: dates[0].start].strip(" \u3000(（")


def _organs(text: str) -> list[str]:
    """The units that a line of a signature names, blanks between them or none; empty where it is no such line."""
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return []
    whole = _BLANKS.sub("", text)
    parts = [part for part in _BLANKS.split(text.strip()) if part]
    if len(parts) > 1 and all(len(part) >= 4 and _ORGAN.search(part) for part in parts):
        return parts
    return [whole] if len(whole) >= 3 and _ORGAN.search(whole) else []
