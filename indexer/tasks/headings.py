"""Owners named in headings: 一、强化科技创新（A牵头） holds for everything under it that names nobody itself."""

import re
from collections.abc import Collection, Sequence

from corpus.model import Deadline, Record, Span, UnitName
from corpus.recognise.roles import Assignment
from corpus.recognise.units import find_units
from indexer.outline import Node, ancestors_of
from indexer.tasks.found import FoundTask
from indexer.tasks.passages import Passage
from indexer.zones import Zone

# What names a plan of one agency (区消防救援大队专项整治方案), and the parts of it that hold its tasks.
_PLAN = re.compile(r"(?!关于|印发|转发|等)[^《》]{0,40}(?:方案|计划|清单|措施|任务|分工|要点|职责)$")
_TASKS = re.compile(r"任务|措施|举措|职责|内容|重点|事项|清单|分工")
_AIMS = re.compile(r"目标|指导思想|原则|总体|意义|背景|概况|要求|组织领导|保障|步骤|阶段")


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
        found.extend(_item(passages[place], owner.assignment, owner.deadline, owner.span) for place in items)
        named.update(items)
        if not items:
            found.append(owner.task)
    return found


def tasks_of_titles(
    zones: Sequence[Zone], passages: Sequence[Passage], nodes: Sequence[Node], named: Collection[int]
) -> list[FoundTask]:
    """The items of a plan among the annexes whose title names its agency, of the parts that set tasks."""
    found: list[FoundTask] = []
    for number, zone in enumerate(zones):
        unit = _unit_of(zone.title) if zone.kind == "annex" and zone.title else None
        if unit is None:
            continue
        span = Span(start=zone.title_start, end=zone.title_end)
        assignment = Assignment(lead=(unit,), basis="stated")
        for place, node in enumerate(nodes):
            if node.zone != number or not node.path or place in named or below(nodes, place):
                continue
            headings = [zone.title or "", *(above.heading for above in ancestors_of(nodes, place))]
            sets = any(_TASKS.search(heading) for heading in headings)
            aims = any(_AIMS.search(heading) for heading in (*headings[1:], node.heading))
            if sets and not aims and passages[place].paragraphs:
                found.append(_item(passages[place], assignment, None, span))
    return found


def _unit_of(title: str) -> UnitName | None:
    """The agency that the title of a plan begins with."""
    mentions = find_units(title)
    if not mentions or mentions[0].start != 0 or mentions[0].unit.collective:
        return None
    return mentions[0].unit if _PLAN.match(title, mentions[0].end) else None


def below(nodes: Sequence[Node], place: int) -> range:
    """The places of the nodes under one."""
    last = place + 1
    while (
        last < len(nodes) and nodes[last].start < nodes[place].stop and nodes[last].zone == nodes[place].zone
    ):
        last += 1
    return range(place + 1, last)


def _item(passage: Passage, assignment: Assignment, deadline: Deadline | None, span: Span) -> FoundTask:
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
