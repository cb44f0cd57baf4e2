"""Labels read by hand, and the found tasks each of them pairs with (tests/labels/README.md)."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.model import Record, Task
from corpus.recognise.characters import fold

_PAGE_NUMBER = re.compile(r"—[0-9]{1,4}—")

ROLES = ("lead", "support", "guide")
DETAILS = ("basis", "source", "open_list", "deadline")


class Compact:
    """A text folded, without whitespace and page numbers, and where its characters stood."""

    def __init__(self, text: str) -> None:
        kept = [(place, character) for place, character in enumerate(fold(text)) if not character.isspace()]
        joined = "".join(character for _, character in kept)
        gone = {place for found in _PAGE_NUMBER.finditer(joined) for place in range(*found.span())}
        self._places = [place for index, (place, _) in enumerate(kept) if index not in gone]
        self.text = "".join(character for index, character in enumerate(joined) if index not in gone)
        self._index = {place: index for index, place in enumerate(self._places)}

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text as one of the compact text."""
        inside = [self._index[place] for place in range(start, end) if place in self._index]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


class Placed(Record):
    """A label with the span of its quote in the compact text; (0, 0) where the reading does not hold it."""

    label: Mapping[str, Any]
    start: int
    end: int


class Pair(Record):
    """A found task and the label it pairs with, or None."""

    task: Task
    placed: Placed | None


def place_labels(labels: Sequence[Mapping[str, Any]], compact: Compact) -> list[Placed]:
    """Each label with its place in the text, in their order."""
    placed = []
    for label in labels:
        begins = compact.text.find(fold(label["text_starts"]))
        quote = fold(label["quote"])
        start = compact.text.find(quote, begins) if begins >= 0 else -1
        placed.append(Placed(label, start, start + len(quote)) if start >= 0 else Placed(label, 0, 0))
    return placed


def pair(tasks: Sequence[Task], placed: Sequence[Placed], compact: Compact) -> list[Pair]:
    """Each found task that names a unit with the label whose quote its evidence overlaps most.

    Evidence of a bracket holds its whole paragraph, also sentences labelled for themselves: a label of the task's
    own source that stands whole in the evidence goes before others.
    """
    return [
        Pair(task, _partner(task.source, compact.span(task.evidence.start, task.evidence.end), placed))
        for task in tasks
        if units_of(task)
    ]


def _partner(source: str, evidence: tuple[int, int], placed: Sequence[Placed]) -> Placed | None:
    start, end = evidence
    overlaps = [(min(end, one.end) - max(start, one.start), one) for one in placed]
    overlaps = [(overlap, one) for overlap, one in overlaps if overlap > 0]
    own = [(o, one) for o, one in overlaps if o == one.end - one.start and one.label["source"] == source]
    return max(own or overlaps, key=lambda ranked: ranked[0])[1] if overlaps else None


def units_of(task: Task) -> set[str]:
    """The names of all units of a task."""
    return {unit.name for role in ROLES for unit in getattr(task, role)}


def is_right(task: Task, label: Mapping[str, Any]) -> bool:
    """Whether every role goes to the very units of the label, or of one of its `accept`."""
    found = {role: {fold(unit.name) for unit in getattr(task, role)} for role in ROLES}
    return any(
        all(found[role] == {fold(name) for name in reading[role]} for role in ROLES)
        for reading in readings(label)
    )


def agrees(task: Task, label: Mapping[str, Any], field: str) -> bool:
    """Whether one of the fields besides the units (basis, source, open_list, deadline) is as labelled."""
    found = (
        (task.deadline.printed if task.deadline else None) if field == "deadline" else getattr(task, field)
    )
    wanted = [reading[field] for reading in readings(label)]
    return _plain(found) in [_plain(value) for value in wanted]


def readings(label: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The label, and each of the readings that are as good."""
    return [dict(label), *({**label, **other} for other in label.get("accept", ()))]


def _plain(value: object) -> object:
    return re.sub(r"\s", "", fold(value)) if isinstance(value, str) else value
