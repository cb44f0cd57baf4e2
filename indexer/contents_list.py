"""Contents lists: the headings of a text, said once more before it begins."""

import re
from collections.abc import Sequence

from corpus.model import Record
from indexer.lines import Line
from indexer.metadata.titles import fold_title, looks_like_title

_CONTENTS = re.compile(r"目\s*[录次]")
# A contents list stands near the top; its head within so many lines.
_HEAD_WITHIN = 40
# A title, a row of dots and its page: …方案（2024-2026年）.....5
_LEADER = re.compile(r".*\S\s?(?:[.．·…]\s?){2,}[—-]?\s?\d{1,4}\s?[—-]?")
_PAGED = re.compile(r".*\D\d{1,4}")
_PAGE = re.compile(r"[\s.．·…\-—\d]+$")
_LONGEST_ENTRY = 200
# So many lines with dots show a list that nothing heads; a title broken before its dots is one line more.
_LEAST_LEADERS = 2


class Listed(Record):
    """What a contents list takes up, `first` up to, not including, `last`, and the folded names that it gives."""

    first: int
    last: int
    names: frozenset[str]


NOTHING_LISTED = Listed(first=0, last=0, names=frozenset())


def find_contents(lines: Sequence[Line]) -> Listed:
    """The contents list near the top of some lines: what follows 目录 and comes again, or rows of titles with their pages."""
    for number, line in enumerate(lines[:_HEAD_WITHIN]):
        if _CONTENTS.fullmatch(line.text):
            last = {_bare(other.text): place for place, other in enumerate(lines)}
            stop = number + 1
            while stop < len(lines) and (last[_bare(lines[stop].text)] > stop or _is_row(lines, stop)):
                stop += 1
            return _listed(lines, number, stop)
        if _is_paged(line):
            stop = _rows_from(lines, number)
            rows = sum(_is_paged(row) for row in lines[number:stop])
            if rows >= _LEAST_LEADERS:
                return _listed(lines, number, stop)
    return NOTHING_LISTED


def _rows_from(lines: Sequence[Line], first: int) -> int:
    """Where the rows end that begin at line `first`."""
    stop = first
    while stop < len(lines) and _is_row(lines, stop):
        stop += 1
    return stop


def _is_row(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is an entry with its page, or the first half of one."""
    line = lines[number]
    if _is_paged(line):
        return True
    if len(line.text) > _LONGEST_ENTRY or "。" in line.text or number + 1 >= len(lines):
        return False
    if _PAGED.fullmatch(line.text) and looks_like_title(_PAGE.sub("", line.text)):
        return True
    following = lines[number + 1]
    if line.label is None and following.label is not None:
        return False
    return _is_paged(following) and looks_like_title(_PAGE.sub("", _unnumbered(line) + following.text))


def _is_paged(line: Line) -> bool:
    return len(line.text) <= _LONGEST_ENTRY and _LEADER.fullmatch(line.text) is not None


def _listed(lines: Sequence[Line], first: int, last: int) -> Listed:
    names: set[str] = set()
    begun = ""
    for line in lines[first:last]:
        begun = _unnumbered(line) if line.label else begun + line.text
        names.add(fold_title(_PAGE.sub("", begun)))
        if _is_paged(line) or looks_like_title(_PAGE.sub("", begun)):
            begun = ""
    return Listed(first=first, last=last, names=frozenset(names - {""}))


def _unnumbered(line: Line) -> str:
    return line.text[line.label.end :] if line.label else line.text


def _bare(text: str) -> str:
    return _PAGE.sub("", re.sub(r"\s+", "", text))
