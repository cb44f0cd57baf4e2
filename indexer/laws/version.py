"""Which text of a law this is: the day on which it was adopted or last amended, and the day from which it holds."""

import re
from collections.abc import Sequence
from datetime import date

from corpus.model import Record
from corpus.recognise.cited.titles import find_titles
from corpus.recognise.times.dates import find_dates
from indexer.lines import Line
from indexer.metadata.notes import Told, notes_below
from indexer.metadata.period import forces_said

# Collections name a file by the day of its text: 物业管理条例(2018-03-19).md.
_IN_NAME = re.compile(r"[（(](?P<day>(?:19|20)\d\d-\d\d-\d\d)[)）](?:\.[A-Za-z]{1,8})?$")
# What a place adopts is often published months later, and files are named by that day too: of 1,513 files whose day is not
# the one printed in their head 1,161 are less than 300 days later; the others print no note of their last amendment.
_PUBLISHED_WITHIN = 300
_AMENDED = re.compile(r"修正|修订|修改")
_FORCE = re.compile(r"[\s\u3000]*(?:日?起)?[\s\u3000]*(?:施行|实施|生效)")


class LawVersion(Record):
    """The day of a law's text, the note that gives it, and the day from which it holds with the place that says so.

    `told` is None where only the name of the file gives the day; `force` where the text does not say from when it holds. Of an
    amended text `first` is the day from which the law's first text held, and `by` the title of what amended it last.
    """

    day: date | None
    told: Told | None
    force: date | None
    force_start: int = 0
    force_end: int = 0
    first: date | None = None
    by: str | None = None


def read_version(
    text: str,
    lines: Sequence[Line],
    title_end: int,
    path: str | None,
    written_on: date | None,
    published_on: date | None,
) -> LawVersion:
    """Which text of the law a document prints; `written_on` is the day that its header or signature gives.

    An amended text keeps the last article of the first one (自2002年11月1日起施行): it holds from the day that a later
    sentence or note states; where none does, from when it holds is not told.
    """
    notes = notes_below(lines, title_end)
    told = max(notes, key=lambda note: note.on, default=None)
    day: date | None
    named = _day_in_name(path)
    amended = told is not None and _AMENDED.search(_said_with(text, told, notes)) is not None
    if named is not None and (told is None or (named - told.on).days > _PUBLISHED_WITHIN):
        amended = amended or told is not None
        told, day = None, named
    else:
        day = told.on if told else None
    day = written_on or day
    said = [*_below(lines, title_end), *forces_said(text, day, published_on)]
    first = by = None
    if amended and day is not None:
        first = max((on for on, _, _ in said if on < day), default=None)
        by = _amending(text, told, notes) if told is not None else None
        said = [(on, start, end) for on, start, end in said if on >= day]
    if not said:
        return LawVersion(day=day, told=told, force=None, first=first, by=by)
    force, start, end = said[-1]
    return LawVersion(day=day, told=told, force=force, force_start=start, force_end=end)


def _amending(text: str, told: Told, notes: Sequence[Told]) -> str | None:
    """The title of the text that amended the law last: 根据…通过的《…修正案（十二）》修正."""
    said = _said_with(text, told, notes)
    titles = [said[title.start + 1 : title.end - 1] for title in find_titles(said)]
    return titles[-1] if titles else None


def _said_with(text: str, told: Told, notes: Sequence[Told]) -> str:
    """What a note says, up to the next note or the end of its line."""
    line_end = text.find("\n", told.start)
    stops = [note.start for note in notes if note.start > told.start]
    return text[told.start : min([line_end if line_end >= 0 else len(text), *stops])]


def _day_in_name(path: str | None) -> date | None:
    match = _IN_NAME.search(path or "")
    try:
        return date.fromisoformat(match["day"]) if match else None
    except ValueError:
        return None


def _below(lines: Sequence[Line], title_end: int) -> list[tuple[date, int, int]]:
    """The days that notes under the title give the law's force: 2021年1月1日 施行."""
    found = []
    for line in [line for line in lines if line.start >= title_end][:_NOTES]:
        if line.label is not None or line.grid is not None:
            break
        for mention in find_dates(line.text):
            force = _FORCE.match(line.text, mention.end)
            if force and mention.precision == "day" and mention.from_ is not None:
                found.append((mention.from_, line.start + mention.start, line.start + force.end()))
    return found


_NOTES = 40
