"""Found tasks into Task records: the document's rules say who leads, its stages and headings give what a line leaves out."""

from bisect import bisect_right
from collections.abc import Sequence

from corpus.identity import part_id
from corpus.model import Basis, Deadline, Document, Rule, Span, Task, UnitName
from corpus.recognise.characters import fold
from corpus.recognise.unit.unit_identity import identify
from indexer.evidence import evidence_of
from indexer.locator import clause_locator, row_locator, zone_label
from indexer.outline import Node, ancestors_of
from indexer.repair import Repaired
from indexer.rules import everyone_in, is_excepted, rule_at
from indexer.tasks.found import FoundTask
from indexer.zones import Zone

_Units = tuple[UnitName, ...]


# Tasks of these sources stand in the lists of which a document's rules speak; sentences and headings say for themselves.
_RULED = frozenset({"table", "line", "bracket"})


class _Settled:
    """Who does what in one found task, and the rule of the document that says so."""

    def __init__(self, found: FoundTask, rules: Sequence[Rule], folded: str) -> None:
        self.folded = folded
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
        elif first is not None and not is_excepted(first, self.folded):
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
    settler = _Settler(document, repaired, zones, nodes, rules)
    ordered = sorted(found, key=lambda task: (task.start, task.end))
    return tuple(settler.task(task, place) for place, task in enumerate(ordered, start=1))


class _Settler:
    def __init__(
        self,
        document: Document,
        repaired: Repaired,
        zones: Sequence[Zone],
        nodes: Sequence[Node],
        rules: Sequence[Rule],
    ) -> None:
        self.document, self.repaired, self.zones, self.rules = document, repaired, zones, rules
        self.nodes = nodes
        self.starts = [node.start for node in nodes]

    def task(self, found: FoundTask, place: int) -> Task:
        """The task at a place in the document's order."""
        text = self.repaired.draft.text
        settled = _Settled(found, self.rules, fold(text[found.start : found.end]))
        chain = self._chain(found)
        cited = [settled.rule.quote] if settled.rule else [_slice(text, found.owner)] if found.owner else []
        cited += [_slice(text, cell) for cell in found.merged]
        return Task(
            id=part_id(self.document.id, "task", place),
            document_id=self.document.id,
            text=found.text if found.text is not None else text[found.text_start : found.text_end],
            basis=settled.basis,
            source=found.source,
            evidence=evidence_of(
                self.document.id,
                self.repaired,
                found.start,
                found.end,
                self._locator(found, chain),
                "\n".join(cited) or None,
            ),
            number=found.number,
            category=found.category or _category(found, chain),
            lead=self._known(settled.lead),
            support=self._known(settled.support),
            guide=self._known(settled.guide),
            open_list=found.assignment.open_list,
            deadline=found.deadline or _stage(chain),
        )

    def _known(self, units: _Units) -> _Units:
        return tuple(identify(unit, self.document.region) for unit in units)

    def _chain(self, found: FoundTask) -> tuple[Node, ...]:
        """The outline nodes around the task, from the top down; none for a table that stands for itself."""
        place = bisect_right(self.starts, found.text_start) - 1
        if place < 0 or not found.text_start < self.nodes[place].stop:
            return ()
        return (*ancestors_of(self.nodes, place), self.nodes[place]) if self.nodes[place].path else ()

    def _locator(self, found: FoundTask, chain: Sequence[Node]) -> str:
        zone = next((zone for zone in self.zones if zone.start <= found.start < zone.end), None)
        if found.row is not None or found.source == "table" or zone is None:
            return row_locator(zone, found.number, found.place)
        if not chain:
            return zone_label(zone) or "正文"
        return clause_locator(zone, chain[-1], chain[:-1])


def _category(found: FoundTask, chain: Sequence[Node]) -> tuple[str, ...]:
    """The headings above the task's own words, not one that these begin with or stand in."""
    # A table prints its own categories.
    if found.row is not None:
        return ()
    return tuple(
        node.heading for node in chain if node.heading and node.start + len(node.heading) <= found.text_start
    )


def _slice(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _stage(chain: Sequence[Node]) -> Deadline | None:
    return next((node.stage for node in reversed(chain) if node.stage is not None), None)
