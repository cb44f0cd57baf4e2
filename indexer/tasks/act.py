"""What a clause gives: who acts and with what word, and the stretch of text that says so."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from corpus.model import Record, Span, UnitName
from corpus.recognise.role.roles import Assignment
from indexer.tasks.subjects import Subject
from indexer.tasks.unit_lists import names

Force = Literal["role", "duty", "plain"]
# A要…, A一是…
ORDERED = ("must", "counted")


class Sentence(Record):
    """A stretch of text that gives work to units, and what it says about them.

    `force` is how it says so: with a word of role (牵头, 负责, 会同, 由 …), of duty (要, 应当 …), or with none. `owner` is
    where its units stand if not in it, `matter` the part of it that is their work where others have theirs in it too,
    `due_from` where their own clauses begin behind those of another's right or duty, whose periods are not theirs.
    """

    start: int
    end: int
    assignment: Assignment
    force: Force
    owner: Span | None = None
    matter: Span | None = None
    due_from: int | None = None


class Act(Record):
    """A subject, where its clause begins and what leads into it, and whether 由 stands before it.

    A `silent` one orders nothing here, but what it does is not of the subject before it.
    """

    subject: Subject
    clause: int
    begins: int
    by: bool
    silent: bool = False

    @property
    def force(self) -> Force:
        """With what word it gives the work."""
        if self.by or self.subject.cue in ("lead", "responsible", "together", "support"):
            return "role"
        return "duty" if self.subject.cue in ORDERED else "plain"


def with_sharers(
    assignment: Assignment, sharers: Sequence[Subject], guides: Sequence[Subject] = ()
) -> Assignment:
    """The assignment with further units beside those who support, and with those who guide."""
    if guides:
        guide = {unit.name: unit for subject in guides for unit in subject.units}
        assignment = msgspec.structs.replace(assignment, guide=tuple(guide.values()))
    if not sharers:
        return assignment
    support = {unit.name: unit for unit in assignment.support}
    support.update((unit.name, unit) for subject in sharers for unit in subject.units)
    for unit in assignment.lead:
        support.pop(unit.name, None)
    open_list = assignment.open_list or any(subject.open_list for subject in sharers)
    return msgspec.structs.replace(assignment, support=tuple(support.values()), open_list=open_list)


def assigned(
    units: tuple[UnitName, ...], helpers: tuple[UnitName, ...], leads: bool, open_list: bool
) -> Assignment:
    """The assignment of units that lead, or of several of whom nobody is said to, with those who help."""
    support = tuple(unit for unit in helpers if unit.name not in names(units))
    if leads or len(units) == 1:
        return Assignment(lead=units, support=support, open_list=open_list, basis="stated")
    return Assignment(responsible=units, support=support, open_list=open_list)
