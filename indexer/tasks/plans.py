"""Plans of one agency among the annexes: their items belong to the agency that the title, or a line under it, names."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from corpus.model import Deadline, Record, Span, UnitName
from corpus.recognise.role.roles import Assignment, read_assignment
from corpus.recognise.unit.units import find_units
from indexer.outline import SUBPLAN, Node, ancestors_of
from indexer.tasks.found import FoundTask
from indexer.tasks.headings import below, item
from indexer.tasks.keys import Keyed
from indexer.tasks.passages import Passage, Prose
from indexer.tasks.unit_lists import is_certain, read_units
from indexer.zones import Zone

# What names a plan of one agency (区消防救援大队专项整治方案) and not what it found (问题清单); the parts that hold its tasks.
_PLAN = re.compile(
    r"(?!关于|印发|转发|等|[^《》]{0,40}(?:问题|反馈|交办|督办|暗访|通报|指出|发现))[^《》]{0,40}(?:方案|计划|清单|措施|任务|分工|要点|职责)$"
)
_TASKS = re.compile(r"任务|措施|举措|职责|内容|重点|事项|清单|分工")
_AIMS = re.compile(r"目标|指导思想|原则|总体|意义|背景|概况|要求|组织领导|保障|步骤|阶段")
_IN_BRACKET = re.compile(r"[(〔\[](?P<units>[^()〔〕\[\]\n]{2,60})[)〕\]]")


class _Holder(Record):
    """Whose plan it is, and where that is printed; `stated` where a line of its own says so."""

    assignment: Assignment
    span: Span
    deadline: Deadline | None = None
    stated: bool = False


def tasks_of_plans(
    prose: Prose,
    zones: Sequence[Zone],
    passages: Sequence[Passage],
    nodes: Sequence[Node],
    named: Collection[int],
    alone: Mapping[int, Keyed],
) -> list[FoundTask]:
    """The items of plans that name their agency in the title, or in a line of its own right under it.

    Of a plan named after its agency only the parts that set tasks. `alone` are the keys of passages of nothing else.
    """
    found: list[FoundTask] = []
    for plan in _plans(zones, nodes):
        holder = _holder(prose, plan, passages[plan.places[0]], nodes[plan.places[0]], alone)
        if holder is None:
            continue
        for place in plan.places:
            node = nodes[place]
            if not node.path or node.style == SUBPLAN or place in named or below(nodes, place):
                continue
            headings = [plan.title, *(above.heading for above in ancestors_of(nodes, place))]
            sets = holder.stated or any(_TASKS.search(heading) for heading in headings)
            aims = any(_AIMS.search(heading) for heading in (*headings[1:], node.heading))
            if sets and not aims and passages[place].paragraphs:
                found.append(item(passages[place], holder.assignment, holder.deadline, holder.span))
    return found


class _Plan(Record):
    """The nodes of one plan, an annex, a sub-plan or a body, with its title."""

    places: tuple[int, ...]
    title: str
    span: Span
    passed_on: bool


def _plans(zones: Sequence[Zone], nodes: Sequence[Node]) -> Iterator[_Plan]:
    starts = [place for place, node in enumerate(nodes) if node.style == SUBPLAN]
    inside = {place for start in starts for place in (start, *below(nodes, start))}
    own: dict[int, list[int]] = {}
    for place, node in enumerate(nodes):
        if place not in inside:
            own.setdefault(node.zone, []).append(place)
    for number, places in own.items():
        zone = zones[number]
        if zone.kind != "cover":
            span = Span(start=zone.title_start, end=zone.title_end)
            yield _Plan(tuple(places), zone.title or "", span, passed_on=zone.kind == "annex")
    for start in starts:
        node = nodes[start]
        span = Span(start=node.start, end=node.own[0].start if node.own else node.end)
        yield _Plan((start, *below(nodes, start)), node.heading, span, passed_on=True)


def _holder(
    prose: Prose, plan: _Plan, first: Passage, node: Node, alone: Mapping[int, Keyed]
) -> _Holder | None:
    if (not node.path or node.style == SUBPLAN) and first.paragraphs:
        keyed = alone.get(first.place)
        if keyed is not None and keyed.assignment is not None:
            return _Holder(keyed.assignment, Span(keyed.start, keyed.end), keyed.deadline, stated=True)
        line = first.paragraphs[0]
        assignment = _named_alone(prose, line) if plan.passed_on else None
        if assignment is not None:
            return _Holder(assignment, line, stated=True)
    unit = _unit_of(plan.title) if plan.passed_on and plan.title else None
    if unit is None:
        return None
    return _Holder(Assignment(lead=(unit,), basis="stated"), plan.span)


def _named_alone(prose: Prose, line: Span) -> Assignment | None:
    """Who stands alone in a bracket on a line of its own: （市公安局）, （市公安局牵头）."""
    bracket = _IN_BRACKET.fullmatch(prose.folded, line.start, line.end)
    if bracket is None:
        return None
    begins, ends = bracket.span("units")
    listed = read_units(prose.text, begins, ends)
    if listed is not None and not all(is_certain(mention.unit.name) for mention in listed.units):
        return None
    return read_assignment(prose.text[begins:ends], "responsible" if listed else None)


def _unit_of(title: str) -> UnitName | None:
    """The agency that the title of a plan begins with."""
    mentions = find_units(title)
    if not mentions or mentions[0].start != 0 or mentions[0].unit.collective:
        return None
    return mentions[0].unit if _PLAN.match(title, mentions[0].end) else None
