"""Owners named in headings: 一、强化科技创新（A牵头） holds for everything under it that names nobody itself."""

from collections.abc import Collection, Sequence

from corpus.model import Deadline, Record, Span
from corpus.recognise.roles import Assignment
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
    owners: Sequence[Owner], passages: Sequence[Passage], nodes: Sequence[Node], named: Collection[int]
) -> list[FoundTask]:
    """One task for each lowest item under an owner that names nobody itself; the nearest owner has it.

    `named` are the places of nodes that name their own. An owner under whom nobody is left is the owner of a task that
    its heading says.
    """
    found: list[FoundTask] = []
    given: set[int] = set(named)
    for owner in sorted(owners, key=lambda owner: -owner.place):
        items = [
            place
            for place in below(nodes, owner.place)
            if place not in given and not below(nodes, place) and passages[place].paragraphs
        ]
        found.extend(_task(owner, passages[place]) for place in items)
        given.update(items)
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


def _task(owner: Owner, passage: Passage) -> FoundTask:
    start, end = passage.paragraphs[0].start, passage.paragraphs[-1].end
    return FoundTask(
        source="heading",
        start=start,
        end=end,
        text_start=start,
        text_end=end,
        assignment=owner.assignment,
        number=passage.number,
        deadline=owner.deadline,
        heading_owner=True,
        owner=owner.span,
    )
