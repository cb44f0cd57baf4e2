"""Owners named in headings: 一、强化科技创新（A牵头） holds for everything under it that names nobody itself."""

from collections.abc import Sequence

import msgspec

from corpus.model import Deadline, Record, Span
from corpus.recognise.role.roles import Assignment
from indexer.outline import Node
from indexer.tasks.found import FoundTask
from indexer.tasks.merging import merge_assignments
from indexer.tasks.passages import Passage


class Owner(Record):
    """Who a heading gives its part to. `task` is the heading taken for a task of its own."""

    place: int
    assignment: Assignment
    deadline: Deadline | None
    span: Span
    task: FoundTask


def spread_owners(
    owners: Sequence[Owner], passages: Sequence[Passage], nodes: Sequence[Node], named: set[int]
) -> list[FoundTask]:
    """One task for each lowest item under an owner that names nobody itself; the nearest owner has it.

    `named` are the places of nodes that name their own; those given here are added. An owner under whom nobody is left is
    the owner of a task that its heading says. One who only helps has its lead from the heading above.
    """
    found: list[FoundTask] = []
    lenders = {owner.place: lender for owner in owners if (lender := _lender(owner, owners, nodes))}
    lent = {lender.place for lender in lenders.values()}
    for stated in sorted(owners, key=lambda owner: -owner.place):
        lender = lenders.get(stated.place)
        owner = _led(stated, lender) if lender else stated
        items = [
            place
            for place in below(nodes, owner.place)
            if place not in named and not below(nodes, place) and passages[place].paragraphs
        ]
        found.extend(item(passages[place], owner.assignment, owner.deadline, owner.span) for place in items)
        named.update(items)
        if not items and owner.place not in lent:
            found.append(owner.task)
    return found


def _lender(owner: Owner, owners: Sequence[Owner], nodes: Sequence[Node]) -> Owner | None:
    """The owner of the nearest heading above that says who leads, for one whose own heading does not."""
    if names_lead(owner.assignment):
        return None
    above = [o for o in owners if names_lead(o.assignment) and owner.place in below(nodes, o.place)]
    return max(above, key=lambda other: other.place, default=None)


def _led(owner: Owner, lender: Owner) -> Owner:
    """An owner whose heading names helpers only, with the lead of its lender."""
    given = _beside(lender.assignment, [owner.assignment])
    task = msgspec.structs.replace(owner.task, assignment=given)
    return msgspec.structs.replace(owner, assignment=given, task=task)


def names_lead(assignment: Assignment) -> bool:
    """Whether an assignment says who does the work, and not only who helps."""
    return bool(assignment.lead or assignment.responsible)


def with_own(task: FoundTask, parts: Sequence[FoundTask]) -> FoundTask:
    """The task of a heading with what the item's own words say of helpers, in keys, brackets or sentences.

    A key or bracket of its own also parts the wording from the units, and says by when.
    """
    if not parts:
        return task
    stated = [part for part in parts if part.source != "sentence"]
    given = _beside(task.assignment, [part.assignment for part in stated])
    given = merge_assignments([given, *(part.assignment for part in parts)]) or given
    if len(stated) != 1:
        return msgspec.structs.replace(task, assignment=given)
    [own] = stated
    return msgspec.structs.replace(
        task,
        assignment=given,
        text_start=own.text_start,
        text_end=own.text_end,
        text=own.text,
        deadline=own.deadline or task.deadline,
    )


def _beside(above: Assignment, own: Sequence[Assignment]) -> Assignment:
    """What a heading says with the helpers that its item names instead of the heading's."""
    if any(part.support for part in own):
        above = msgspec.structs.replace(above, support=())
    return merge_assignments([above, *own]) or above


def below(nodes: Sequence[Node], place: int) -> range:
    """The places of the nodes under one."""
    last = place + 1
    while (
        last < len(nodes) and nodes[last].start < nodes[place].stop and nodes[last].zone == nodes[place].zone
    ):
        last += 1
    return range(place + 1, last)


def item(passage: Passage, assignment: Assignment, deadline: Deadline | None, span: Span) -> FoundTask:
    """The task that a passage is, of units named in a heading at `span`."""
    start, end = passage.paragraphs[0].start, passage.paragraphs[-1].end
    return FoundTask(
        source="heading",
        start=start,
        end=end,
        text_start=start,
        text_end=end,
        assignment=assignment,
        number=passage.number,
        deadline=deadline,
        heading_owner=True,
        owner=span,
    )
