"""Found tasks into Task records: the document's rules say who leads, its stages and headings give what a line leaves out."""

from collections.abc import Sequence

from corpus.identity import part_id
from corpus.model import Basis, Deadline, Document, Rule, Task, UnitName
from corpus.recognise.unit_identity import identify
from indexer.clauses import ancestors_of
from indexer.evidence import evidence_of
from indexer.locator import clause_locator, row_locator, zone_label
from indexer.outline import Node
from indexer.repair import Repaired
from indexer.rules import everyone_in, rule_at
from indexer.tasks.found import FoundTask
from indexer.zones import Zone

_Units = tuple[UnitName, ...]


# Tasks of these sources stand in the lists of which a document's rules speak; sentences and headings say for themselves.
_RULED = frozenset({"table", "line", "bracket"})


class _Settled:
    """Who does what in one found task, and the rule of the document that says so."""

    def __init__(self, found: FoundTask, rules: Sequence[Rule]) -> None:
        given = found.assignment
        self.lead, self.support, self.guide = given.lead, given.support, given.guide
        self.basis: Basis = "stated" if given.lead else "none"
        self.rule: Rule | None = None
        # A rule inside the task's own bracket holds for it: the place is its last character.
        place = max(found.start, found.end - 1)
        rules = rules if found.source in _RULED else ()
        if not given.lead and given.responsible:
            self._share(given.responsible, rules, place)
        if (everyone := rule_at(rules, "everyone_below", place)) is not None:
            self._add_everyone(everyone)
        if found.heading_owner:
            self.basis = "heading"

    def _share(self, responsible: _Units, rules: Sequence[Rule], place: int) -> None:
        first = rule_at(rules, "first_is_lead", place)
        if len(responsible) == 1:
            self.lead, self.basis = responsible, "stated"
        elif first is not None:
            self.lead, self.support = responsible[:1], (*responsible[1:], *self.support)
            self.basis, self.rule = "first_listed", first
        else:
            self.lead, self.basis = responsible, "all_listed"
            self.rule = rule_at(rules, "listed_is_lead", place)

    def _add_everyone(self, rule: Rule) -> None:
        """Those whom a rule gives every later task: beside a lead they support, alone they lead."""
        units, helps = everyone_in(rule)
        named = {unit.name for unit in (*self.lead, *self.support, *self.guide)}
        added = tuple(unit for unit in units if unit.name not in named)
        if not added:
            return
        if self.lead or helps:
            self.support = (*self.support, *added)
        else:
            self.lead = added
            self.basis = "stated" if len(added) == 1 else "all_listed"
        self.rule = self.rule or rule


def settle(
    found: Sequence[FoundTask],
    document: Document,
    repaired: Repaired,
    zones: Sequence[Zone],
    nodes: Sequence[Node],
    rules: Sequence[Rule],
) -> tuple[Task, ...]:
    """The tasks of a document, numbered in order of the text."""
    ordered = sorted(found, key=lambda task: (task.start, task.end))
    return tuple(
        _task(task, place, document, repaired, zones, nodes, rules)
        for place, task in enumerate(ordered, start=1)
    )


def _task(
    found: FoundTask,
    place: int,
    document: Document,
    repaired: Repaired,
    zones: Sequence[Zone],
    nodes: Sequence[Node],
    rules: Sequence[Rule],
) -> Task:
    text = repaired.draft.text
    settled = _Settled(found, rules)
    chain = _chain(found, nodes)
    owner = text[found.owner.start : found.owner.end] if found.owner else None

    def known(units: _Units) -> _Units:
        return tuple(identify(unit, document.region) for unit in units)

    return Task(
        id=part_id(document.id, "task", place),
        document_id=document.id,
        text=found.text if found.text is not None else text[found.text_start : found.text_end],
        basis=settled.basis,
        source=found.source,
        evidence=evidence_of(
            document.id,
            repaired,
            found.start,
            found.end,
            _locator(found, zones, nodes, chain),
            settled.rule.quote if settled.rule else owner,
        ),
        number=found.number,
        category=found.category or _category(found, chain),
        lead=known(settled.lead),
        support=known(settled.support),
        guide=known(settled.guide),
        open_list=found.assignment.open_list,
        deadline=found.deadline or _stage(chain),
    )


def _chain(found: FoundTask, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The outline nodes around the task, from the top down; none for a table that stands for itself."""
    place = next((n for n in range(len(nodes) - 1, -1, -1) if nodes[n].start <= found.text_start), None)
    if place is None or not found.text_start < nodes[place].stop:
        return ()
    return (*ancestors_of(nodes, place), nodes[place]) if nodes[place].path else ()


def _category(found: FoundTask, chain: Sequence[Node]) -> tuple[str, ...]:
    """The headings above the task's own paragraph; a table's categories are those it prints itself."""
    if found.row is not None:
        return ()
    above = [node for node in chain if node.start < found.text_start or node.end < found.start]
    return tuple(node.heading for node in above if node.heading)


def _stage(chain: Sequence[Node]) -> Deadline | None:
    return next((node.stage for node in reversed(chain) if node.stage is not None), None)


def _locator(found: FoundTask, zones: Sequence[Zone], nodes: Sequence[Node], chain: Sequence[Node]) -> str:
    zone = next((zone for zone in zones if zone.start <= found.start < zone.end), None)
    if found.row is not None or found.source == "table" or zone is None:
        return row_locator(zone, found.number, found.row)
    if not chain:
        return zone_label(zone) or "正文"
    return clause_locator(zone, chain[-1], chain[:-1])
