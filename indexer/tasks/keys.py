"""Lines that say under keys who does what by when: 牵头单位：A / 配合单位：B / 完成时限：…"""

import re
from collections.abc import Sequence
from datetime import date

from corpus.model import Deadline, Record, Span
from corpus.recognise.role.roles import Assignment, read_assignment
from corpus.recognise.times.deadline_cells import read_deadline
from indexer.tasks.brackets import find_brackets
from indexer.tasks.columns import ROLES, Column, column_of
from indexer.tasks.found import FoundTask
from indexer.tasks.headings import Owner
from indexer.tasks.merging import merge_assignments
from indexer.tasks.passages import Passage, Prose, is_heading, trimmed

_KEY = re.compile(r"(?P<open>[【〔\[(])?\s?(?P<key>[一-龥]{2,10})\s?(?:(?P<close>[】〕\])])\s?:?|:)\s?")
_BEFORE_KEY = "。;,、 \t|!?】〕])"
_BLANK_KEY = re.compile(r"(?P<key>[一-龥]{4,6})[ \t]{1,4}(?=\S)")
_MARKED = re.compile(r"[:】]")
_EDGES = " \t;,、|。("
_SILENT: frozenset[Column] = frozenset({"person"})


class Keyed(Record):
    """What keys in `start:end` say; `assignment` is None where they name no unit (a person, only a time)."""

    start: int
    end: int
    assignment: Assignment | None
    deadline: Deadline | None


class _Entry(Record):
    column: Column
    key_start: int
    start: int
    end: int


def read_key_line(
    prose: Prose, start: int, end: int, written_on: date | None, following: Span | None = None
) -> tuple[Keyed, bool] | None:
    """What a paragraph says that begins with a key, and whether `following` was taken as the value of its last key."""
    entries = _entries(prose, start, end)
    if not entries or entries[0].key_start > start + 1:
        return None
    last = entries[-1]
    took = False
    if (
        last.start == last.end
        and following is not None
        and not _entries(prose, following.start, following.end)
        and _value(prose, last.column, following.start, following.end, written_on) != (None, None)
    ):
        entries[-1] = _Entry(last.column, last.key_start, following.start, following.end)
        took = True
    keyed = _read(prose, entries, written_on)
    if keyed.assignment is None and keyed.deadline is None and not _is_silent(entries):
        return None
    return Keyed(start, keyed.end if took else end, keyed.assignment, keyed.deadline), took


def read_keys_within(prose: Prose, start: int, end: int, written_on: date | None) -> Keyed | None:
    """The keys that end a paragraph of other words: …。牵头单位：A；配合单位：B。"""
    entries = _entries(prose, start, end)
    if not entries or entries[0].key_start <= start + 1:
        return None
    keyed = _read(prose, entries, written_on)
    return keyed if keyed.assignment is not None else None


def merge_keyed(parts: Sequence[Keyed]) -> Keyed:
    """Several lines of keys, one below the other, as one."""
    given = [part.assignment for part in parts if part.assignment is not None]
    deadline = next((part.deadline for part in parts if part.deadline is not None), None)
    return Keyed(parts[0].start, parts[-1].end, merge_assignments(given) if given else None, deadline)


def _entries(prose: Prose, start: int, end: int) -> list[_Entry]:
    """The keys of a paragraph with their values. The first key gives a role, the others any known head."""
    found: list[tuple[Column, int, int]] = []
    shown = _without_brackets(prose, start, end) if _MARKED.search(prose.folded, start, end) else ""
    for match in _KEY.finditer(shown):
        if match["open"] and not match["close"] and match["open"] in "【〔[":
            continue
        column = column_of(match["key"])
        if column is None or (column not in ROLES and column not in ("deadline", "person")):
            continue
        begins = start + match.start()
        if begins > start and prose.folded[begins - 1] not in _BEFORE_KEY and not match["open"]:
            continue
        found.append((column, begins, start + match.end()))
    blank = None if found else _BLANK_KEY.match(prose.folded, start, end)
    if blank is not None and (column := column_of(blank["key"])) in ROLES:
        found.append((column, start, blank.end()))
    stops = [*(begins for _, begins, _ in found[1:]), end][: len(found)]
    entries = []
    for (column, begins, value), stop in zip(found, stops, strict=True):
        while stop > value and prose.folded[stop - 1] in _EDGES:
            stop -= 1
        span = trimmed(prose, value, max(value, stop))
        entries.append(_Entry(column, begins, span.start, max(span.start, span.end)))
    return entries


def _without_brackets(prose: Prose, start: int, end: int) -> str:
    """The paragraph folded, with brackets that hold keys of their own blotted out."""
    shown: list[str] = []
    for bracket in find_brackets(prose, start, end):
        if prose.folded.find(":", bracket.start, bracket.end) >= 0:
            shown.extend((prose.folded[start : bracket.start], "□" * (bracket.end - bracket.start)))
            start = bracket.end
    return "".join((*shown, prose.folded[start:end]))


def _is_silent(entries: Sequence[_Entry]) -> bool:
    return all(entry.column in _SILENT for entry in entries)


def _read(prose: Prose, entries: Sequence[_Entry], written_on: date | None) -> Keyed:
    given: list[Assignment] = []
    deadline: Deadline | None = None
    for entry in entries:
        assignment, due = _value(prose, entry.column, entry.start, entry.end, written_on)
        if assignment is not None:
            given.append(assignment)
            if due is None and assignment.deadline:
                due = read_deadline(assignment.deadline, written_on)
        deadline = deadline or due
    return Keyed(
        entries[0].key_start,
        entries[-1].end,
        merge_assignments(given) if given else None,
        deadline,
    )


def _value(
    prose: Prose, column: Column, start: int, end: int, written_on: date | None
) -> tuple[Assignment | None, Deadline | None]:
    words = prose.text[start:end]
    if not words:
        return None, None
    if column == "deadline":
        return None, read_deadline(words, written_on)
    given = ROLES.get(column)
    return (read_assignment(words, given) if given else None), None


class _Block(Record):
    """Lines of keys one below the other, by the numbers of their paragraphs."""

    first: int
    last: int
    keyed: Keyed


class KeyLines(Record):
    """What the keys of a passage give: tasks, paragraphs taken as keys, and the owner of all below a mere heading.

    `alone` are keys in a passage of nothing else (（3）责任单位：A), which speak of the items before it.
    """

    tasks: tuple[FoundTask, ...] = ()
    keys: tuple[Span, ...] = ()
    owner: Owner | None = None
    alone: Keyed | None = None


def find_key_lines(prose: Prose, passage: Passage, has_children: bool, written_on: date | None) -> KeyLines:
    """The tasks that keys of a passage give.

    Keys speak of the paragraphs above them back to the keys before; where a passage begins with keys, or has them right
    under its heading and words below, of the paragraphs after them.
    """
    paragraphs = passage.paragraphs
    if not any(_may_hold_keys(prose, paragraph) for paragraph in paragraphs):
        return KeyLines()
    blocks = _blocks(prose, paragraphs, written_on)
    if not blocks:
        only = _only_keys(prose, paragraphs, written_on)
        if only is not None:
            return KeyLines(keys=paragraphs, alone=only)
        inline = _inline(prose, passage, written_on)
        if has_children and len(inline) == len(paragraphs) == 1:
            [task] = inline
            words = Span(start=task.text_start, end=task.text_end)
            if is_heading(prose, words):
                span = Span(start=task.start, end=task.end)
                return KeyLines(owner=Owner(passage.place, task.assignment, task.deadline, span, task))
        return KeyLines(tasks=inline)
    if blocks[0].first == 0 and blocks[0].last + 1 == len(paragraphs):
        return KeyLines(keys=paragraphs, alone=blocks[0].keyed)
    keys = tuple(paragraphs[n] for block in blocks for n in range(block.first, block.last + 1))
    headed = blocks[0].first == 1 and is_heading(prose, paragraphs[0])
    words_behind = blocks[-1].last + 1 < len(paragraphs)
    if blocks[0].first == 0 or (headed and words_behind):
        return KeyLines(tasks=_before(prose, passage, blocks, headed), keys=keys)
    tasks: list[FoundTask] = []
    begins = 0
    for block in blocks:
        words = Span(start=paragraphs[begins].start, end=paragraphs[block.first - 1].end)
        tasks.append(keyed_task(passage, words, block.keyed))
        begins = block.last + 1
    if has_children and headed and len(blocks) == 1 and (assignment := blocks[0].keyed.assignment):
        span = Span(start=paragraphs[0].start, end=blocks[0].keyed.end)
        owner = Owner(passage.place, assignment, blocks[0].keyed.deadline, span, tasks[0])
        return KeyLines(keys=keys, owner=owner)
    return KeyLines(tasks=tuple(tasks), keys=keys)


def _may_hold_keys(prose: Prose, paragraph: Span) -> bool:
    """Whether the marks stand in a paragraph without which it holds no key."""
    start, end = paragraph.start, paragraph.end
    return bool(_MARKED.search(prose.folded, start, end) or _BLANK_KEY.match(prose.folded, start, end))


def _blocks(prose: Prose, paragraphs: Sequence[Span], written_on: date | None) -> list[_Block]:
    """The blocks of key lines that name a unit."""
    found: list[_Block] = []
    number = 0
    while number < len(paragraphs):
        first, parts = number, []
        while number < len(paragraphs):
            paragraph = paragraphs[number]
            following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
            read = read_key_line(prose, paragraph.start, paragraph.end, written_on, following)
            if read is None:
                break
            parts.append(read[0])
            number += 2 if read[1] else 1
        if parts and (keyed := merge_keyed(parts)).assignment is not None:
            found.append(_Block(first=first, last=number - 1, keyed=keyed))
        number += not parts
    return found


def _only_keys(prose: Prose, paragraphs: Sequence[Span], written_on: date | None) -> Keyed | None:
    """A passage of one key that names no unit (（4）完成时限：…)."""
    if len(paragraphs) != 1:
        return None
    read = read_key_line(prose, paragraphs[0].start, paragraphs[0].end, written_on)
    return read[0] if read and (read[0].deadline is not None or read[0].assignment is not None) else None


def _before(prose: Prose, passage: Passage, blocks: Sequence[_Block], headed: bool) -> tuple[FoundTask, ...]:
    """The tasks of a passage whose keys stand before their words; the heading over the first ones belongs to them."""
    paragraphs = passage.paragraphs
    tasks: list[FoundTask] = []
    for number, block in enumerate(blocks):
        last = blocks[number + 1].first if number + 1 < len(blocks) else len(paragraphs)
        if last <= block.last + 1:
            continue
        words = Span(start=paragraphs[block.last + 1].start, end=paragraphs[last - 1].end)
        start, text = block.keyed.start, None
        if number == 0 and headed:
            start = paragraphs[0].start
            heading = prose.text[paragraphs[0].start : paragraphs[0].end]
            text = f"{heading}\n{prose.text[words.start : words.end]}"
        tasks.append(_task(passage, words, block.keyed, start, words.end, text))
    return tuple(tasks)


def _inline(prose: Prose, passage: Passage, written_on: date | None) -> tuple[FoundTask, ...]:
    tasks: list[FoundTask] = []
    for paragraph in passage.paragraphs:
        keyed = read_keys_within(prose, paragraph.start, paragraph.end, written_on)
        if keyed is not None:
            words = trimmed(prose, paragraph.start, keyed.start)
            tasks.append(_task(passage, words, keyed, words.start, keyed.end))
    return tuple(tasks)


def keyed_task(passage: Passage, words: Span, keyed: Keyed) -> FoundTask:
    """The task of keys that stand below their words."""
    return _task(passage, words, keyed, words.start, keyed.end)


def _task(
    passage: Passage, words: Span, keyed: Keyed, start: int, end: int, text: str | None = None
) -> FoundTask:
    return FoundTask(
        source="line",
        start=start,
        end=end,
        text_start=words.start,
        text_end=words.end,
        assignment=keyed.assignment or Assignment(),
        text=text,
        number=passage.number,
        deadline=keyed.deadline,
    )
