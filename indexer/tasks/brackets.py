"""Brackets that give the words before them to units: (A牵头，B、C配合), 〔责任单位：A（B办）〕."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from corpus.model import Deadline, Record, Span
from corpus.recognise.role.roles import Assignment, read_assignment
from corpus.recognise.times.deadline_cells import read_deadline
from corpus.recognise.times.deadlines import find_deadlines
from indexer.tasks.found import FoundTask
from indexer.tasks.headings import Owner
from indexer.tasks.merging import merge_assignments
from indexer.tasks.passages import Passage, Prose, is_heading, trimmed
from indexer.tasks.sentences import find_sentences
from indexer.tasks.unit_lists import names

_OPENING = {"(": ")", "〔": "〕", "[": "]", "【": "】"}
CLOSING = frozenset(_OPENING.values())
_ANY = re.compile(f"[{re.escape(''.join(_OPENING) + ''.join(_OPENING.values()))}]")
LONGEST = 600
_DEEPEST = 12
# Behind a heading's bracket fewer characters are no text of the item.
_LONGEST_REST = 8
# A line end within a name or a date, not before a key.
_WRAPPED = re.compile(r"(?<![;；,，、。:：])\n(?![^\n：:]{2,10}[：:])")
MARKS = "。;；，,、 \t\u3000:：."

# A bracket without any of these gives nothing to anybody, unless the document names units in brackets throughout.
CUE = re.compile(
    r"牵头|负责|责任|主责|承办|主办|落实|实施|配合|参与|参加|协同|协助|协办|协作|指导|督导|督办|会同|分工"
)
"""Words one of which an assigning bracket holds."""


class Bracket(Record):
    """A bracket from its opening to behind its closing mark."""

    start: int
    end: int
    inner: tuple["Bracket", ...] = ()


class Assigning(Record):
    """A bracket that assigns, and what it says."""

    start: int
    end: int
    assignment: Assignment


def find_brackets(prose: Prose, start: int, end: int) -> list[Bracket]:
    """The outermost closed brackets of a span, of any kind, each with those directly inside it."""
    levels: list[list[Bracket]] = [[]]
    opened: list[tuple[int, str]] = []
    for mark in _ANY.finditer(prose.folded, start, end):
        character, place = mark[0], mark.start()
        if character in _OPENING and len(opened) < _DEEPEST:
            opened.append((place, _OPENING[character]))
            levels.append([])
        elif character in CLOSING and opened:
            depth = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][1] == character), None)
            if depth is None:
                continue
            while len(opened) > depth + 1:
                _abandon(opened, levels)
            begins, _ = opened.pop()
            inside = tuple(levels.pop())
            levels[-1].append(Bracket(start=begins, end=place + 1, inner=inside))
    while opened:
        _abandon(opened, levels)
    return levels[0]


def _abandon(opened: list[tuple[int, str]], levels: list[list[Bracket]]) -> None:
    """Forgets the last opening mark, which nothing closes; what stood inside stands one level up."""
    opened.pop()
    inside = levels.pop()
    levels[-1].extend(inside)


def find_assigning(prose: Prose, start: int, end: int, plain: Collection[int] = ()) -> list[Assigning]:
    """The brackets of a paragraph that assign, in order: an outer one whole, else those inside it.

    `plain` are the places of brackets that list units without a word of role and are to be read as responsible.
    """
    if not CUE.search(prose.folded, start, end) and not plain:
        return []
    found: list[Assigning] = []
    for bracket in find_brackets(prose, start, end):
        if bracket.start in plain:
            inner = prose.text[bracket.start + 1 : bracket.end - 1]
            if (assignment := read_assignment(inner, "responsible")) is not None:
                found.append(Assigning(start=bracket.start, end=bracket.end, assignment=assignment))
        else:
            _collect(prose, [bracket], found)
    return found


def _collect(prose: Prose, brackets: Sequence[Bracket], found: list[Assigning]) -> None:
    for bracket in brackets:
        if not CUE.search(prose.folded, bracket.start, bracket.end):
            continue
        assignment = None
        if bracket.end - bracket.start <= LONGEST:
            inner = _WRAPPED.sub("", prose.text[bracket.start + 1 : bracket.end - 1])
            assignment = read_assignment(inner)
        if assignment is not None and names_units(assignment):
            found.append(Assigning(start=bracket.start, end=bracket.end, assignment=assignment))
        else:
            _collect(prose, bracket.inner, found)


def names_units(assignment: Assignment) -> bool:
    """Whether any unit is given a role."""
    return bool(assignment.lead or assignment.support or assignment.guide or assignment.responsible)


class Bracketed(Record):
    """The tasks that brackets of a passage give, and the owner of all below where its heading ends in one."""

    tasks: tuple[FoundTask, ...]
    owner: Owner | None = None


def find_bracketed(
    prose: Prose,
    passage: Passage,
    paragraphs: Sequence[Span],
    plain: Collection[int],
    has_children: bool,
    written_on: date | None,
) -> Bracketed:
    """The tasks of a passage's brackets: each speaks of the words between the bracket before it and itself.

    A bracket on a line of its own speaks of the paragraph before; one behind a heading of the whole passage, and behind
    the short first sentence of a paragraph, of all that follows.
    """
    tasks: list[FoundTask] = []
    owner: Owner | None = None
    before: Span | None = None
    for number, paragraph in enumerate(paragraphs):
        assigning = _joined(prose, find_assigning(prose, paragraph.start, paragraph.end, plain))
        begins = paragraph.start
        for bracket in assigning:
            words = trimmed(prose, _after_marks(prose, begins), bracket.start)
            begins = bracket.end
            if words.start >= words.end:
                if before is None or bracket is not assigning[0]:
                    continue
                words = before
            rest = trimmed(prose, _after_marks(prose, bracket.end), paragraph.end)
            ordered = rest.end - rest.start > _LONGEST_REST and _is_ordered(prose, rest, bracket.assignment)
            alone = len(assigning) == 1 and bracket.end > words.start and words is not before and not ordered
            whole = prose.folded[words.end - 1] == "。"
            later = paragraphs[number + 1 :] if number == 0 and rest.start >= rest.end and not whole else ()
            if alone and is_heading(prose, words) and (rest.end - rest.start > _LONGEST_REST or later):
                tail = rest.end if rest.end > rest.start else later[-1].end
                if any(find_assigning(prose, other.start, other.end, plain) for other in later):
                    tail = bracket.end
                tasks.append(_task(prose, passage, words, bracket, tail, written_on))
            else:
                tasks.append(_task(prose, passage, words, bracket, bracket.end, written_on))
            if has_children and number == 0 and len(paragraphs) == 1 and alone and rest.start >= rest.end:
                span = Span(start=paragraph.start, end=paragraph.end)
                owner = Owner(
                    place=passage.place,
                    assignment=bracket.assignment,
                    deadline=_stated(bracket.assignment, written_on),
                    span=span,
                    task=tasks.pop(),
                )
        before = None if assigning else paragraph
    return Bracketed(tasks=tuple(tasks), owner=owner)


def _is_ordered(prose: Prose, rest: Span, given: Assignment) -> bool:
    """Whether the words behind a bracket begin with what others than its units must do."""
    orders = find_sentences(prose, rest.start, rest.end, plain=False)
    if not orders or orders[0].start != rest.start:
        return False
    named = names((*given.lead, *given.responsible, *given.support, *given.guide))
    told = orders[0].assignment
    return not names((*told.lead, *told.responsible, *told.support)) & named


def _joined(prose: Prose, assigning: Sequence[Assigning]) -> list[Assigning]:
    """Brackets that follow one another without a word between are one: （A牵头）（B配合）."""
    joined: list[Assigning] = []
    for bracket in assigning:
        if joined and not prose.folded[joined[-1].end : bracket.start].strip(MARKS):
            both = merge_assignments([joined[-1].assignment, bracket.assignment])
            if both is not None:
                joined[-1] = Assigning(start=joined[-1].start, end=bracket.end, assignment=both)
                continue
        joined.append(bracket)
    return joined


def _task(
    prose: Prose, passage: Passage, words: Span, bracket: Assigning, end: int, written_on: date | None
) -> FoundTask:
    """The task of a bracket that speaks of `words`, and of what stands behind it up to `end`."""
    after = prose.text[bracket.end : end].lstrip(MARKS)
    below = after.startswith("\n")
    heading = prose.text[words.start : words.end].rstrip(MARKS)
    text = f"{heading}{'' if below else '。'}{after}" if after else None
    said = prose.text[words.start : words.end] + "\n" + after
    due = find_deadlines(said, written_on)
    return FoundTask(
        source="bracket",
        start=words.start,
        end=end,
        text_start=words.start,
        text_end=words.end,
        assignment=bracket.assignment,
        text=text,
        number=passage.number,
        deadline=_stated(bracket.assignment, written_on) or (due[0].deadline if due else None),
    )


def _stated(assignment: Assignment, written_on: date | None) -> Deadline | None:
    if not assignment.deadline:
        return None
    due = find_deadlines(assignment.deadline, written_on)
    return due[0].deadline if due else read_deadline(assignment.deadline, written_on)


def _after_marks(prose: Prose, start: int) -> int:
    while start < len(prose.folded) and prose.folded[start] in MARKS:
        start += 1
    return start
