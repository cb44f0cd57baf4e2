"""Owners named in headings: 一、强化科技创新（A牵头） holds for everything under it that names nobody itself."""

from collections.abc import Sequence

from corpus.model import Deadline, Record, Span
from corpus.recognise.role.roles import Assignment
from indexer.outline import Node
from indexer.tasks.found import FoundTask
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
    the owner of a task that its heading says.
    """
    found: list[FoundTask] = []
    for owner in sorted(owners, key=lambda owner: -owner.place):
        items = [
            place
            for place in below(nodes, owner.place)
            if place not in named and not below(nodes, place) and passages[place].paragraphs
        ]
        found.extend(item(passages[place], owner.assignment, owner.deadline, owner.span) for place in items)
        named.update(items)
        if not items:
            found.append(owner.task)
    return found


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
