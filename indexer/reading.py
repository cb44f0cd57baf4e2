"""Blocks into a Reading: the whole way of one document."""

from collections.abc import Sequence

import msgspec

from corpus.blocks import Blocks
from corpus.model import Annex, Case, Citation, Document, Reading, Rule, Span, Task
from corpus.recognise.cited.citations import find_citations
from indexer.annex_names import mentions_annex
from indexer.cases import read_cases
from indexer.clauses import read_clauses
from indexer.draft import lay_out
from indexer.interpretations import find_explained, is_explanation
from indexer.laws.articles import finish
from indexer.laws.competences import find_competences
from indexer.laws.repeals import dated
from indexer.lines import split_lines
from indexer.metadata.head import Source, read_head
from indexer.outline import read_outline
from indexer.repair import Repaired, repair
from indexer.rules import find_rules
from indexer.standards import read_catalogues, without_listed_facts
from indexer.standards.cover import with_cover, with_sections
from indexer.tasks import read_tasks
from indexer.tasks.tables import find_tables
from indexer.zones import Zones

# Read in an explanation, these are facts of what it explains.
_OF_THE_EXPLAINED = frozenset({"in_force_from", "expires_on", "period"})


def read_blocks(
    blocks: Blocks, source: Source, parent: Document | None = None, parent_rules: Sequence[Rule] = ()
) -> Reading:
    """All that a file says: its document, clauses, tasks, citations, repairs and rules.

    An annex in a file of its own is given the document that announces it: it inherits that one's place, date and
    number where it names none, and stands under its rules.
    """
    return read_repaired(repair(lay_out(blocks)), source, parent, parent_rules)


def read_repaired(
    repaired: Repaired, source: Source, parent: Document | None = None, parent_rules: Sequence[Rule] = ()
) -> Reading:
    """The same for a text that has been laid out and repaired."""
    draft = repaired.draft
    lines = split_lines(draft)
    head = read_head(draft, lines, source, parent)
    zones = head.zones.zones
    document = msgspec.structs.replace(
        head.document, untrusted=repaired.untrusted, annexes=_annexes(head.document, head.zones, repaired)
    )
    document = with_cover(document, lines)
    lines = with_sections(document, lines)
    rules = find_rules(draft.text, zones)
    catalogues = read_catalogues(document, repaired, lines, zones)
    document = without_listed_facts(document, catalogues.spans, source.path)
    citations = _citations(draft.text, document, catalogues.spans)
    document = _explaining(document, draft.text, citations)
    if document.only_explains:
        # What it tells of a repeal is not what repeals.
        citations = tuple(
            msgspec.structs.replace(each, repeals=False, repeals_from=None) for each in citations
        )
    tables = find_tables(draft, lines, zones, document, catalogues.spans)
    claimed = (*(Span(start=table.start, end=table.end) for table in tables), *catalogues.spans)
    nodes = read_outline(lines, zones, claimed, document.written_on)
    inherited = [
        msgspec.structs.replace(rule, reach_from=0, reach_to=len(draft.text)) for rule in parent_rules
    ]
    cases = read_cases(document, repaired, lines, citations)
    tasks: tuple[Task, ...] = ()
    if not document.only_explains:
        found = read_tasks(document, repaired, lines, zones, nodes, tables, (*inherited, *rules))
        tasks = _without_tellings(found, cases)
    others = [
        grid for grid in draft.grids if not any(span.start <= grid.start < span.end for span in claimed)
    ]
    clauses = finish(draft.text, read_clauses(document, repaired, zones, nodes, others), citations)
    return Reading(
        document=document,
        text=draft.text,
        clauses=clauses,
        tasks=tasks,
        competences=() if document.only_explains else find_competences(document, repaired, clauses),
        standards=catalogues.standards,
        cases=cases,
        citations=citations,
        repairs=repaired.repairs,
        rules=rules,
    )


def _explaining(document: Document, text: str, citations: Sequence[Citation]) -> Document:
    """The document with what it explains; one of no kind that opens by explaining another is an interpretation.

    The days and the period that an explanation tells are those of the text explained.
    """
    explains = find_explained(document, text, citations)
    titled = is_explanation(document.title)
    if not titled and not (explains and document.kind == "other"):
        return msgspec.structs.replace(document, explains=explains)
    return msgspec.structs.replace(
        document,
        kind="interpretation",
        explains=explains,
        only_explains=True,
        in_force_from=None,
        first_in_force_from=None,
        expires_on=None,
        period=None,
        found={name: place for name, place in document.found.items() if name not in _OF_THE_EXPLAINED},
    )


def _without_tellings(tasks: tuple[Task, ...], cases: Sequence[Case]) -> tuple[Task, ...]:
    """The tasks but for what tells an accident: its 责任单位 is whose fault it was, not who shall do what."""
    told = [(case.evidence.start, case.evidence.end) for case in cases]
    return tuple(
        task
        for task in tasks
        if not any(task.evidence.start < end and start < task.evidence.end for start, end in told)
    )


def _citations(text: str, document: Document, catalogues: Sequence[Span]) -> tuple[Citation, ...]:
    """The citations of a text; a catalogue lists standards and cites none, and a document's own number is none."""
    return tuple(
        citation
        for citation in dated(find_citations(text), text)
        if not any(span.start <= citation.start < span.end for span in catalogues)
        and not (citation.title is None and citation.number and citation.number == document.document_number)
    )


def _annexes(document: Document, zones: Zones, repaired: Repaired) -> tuple[Annex, ...]:
    """The annexes that the text announces, held where they stand in it."""
    annexes: list[Annex] = []
    for place, name in enumerate(zones.announced):
        held = any(zone.announced == place for zone in zones.zones)
        annexes.append(
            Annex(
                title=name.title,
                held=held,
                document_id=document.id if held else None,
                start=name.start,
                end=name.end,
            )
        )
    for zone in zones.zones:
        if zone.kind == "annex" and zone.announced is None:
            annexes.append(
                Annex(
                    title=zone.title or "附件",
                    held=True,
                    document_id=document.id,
                    start=zone.title_start,
                    end=zone.title_end,
                )
            )
    if not annexes:
        annexes.extend(_linked(repaired))
    if not annexes and (span := mentions_annex(repaired.draft.text)):
        annexes.append(Annex(title="附件", held=False, start=span[0], end=span[1]))
    return tuple(annexes)


def _linked(repaired: Repaired) -> list[Annex]:
    """Attachments that the page only links to: their text, where it stands in the document."""
    found = []
    for link in repaired.draft.links:
        start = repaired.draft.text.find(link.title) if link.title else -1
        found.append(
            Annex(
                title=link.title or link.href,
                held=False,
                start=max(start, 0),
                end=max(start, 0) + len(link.title) if start >= 0 else 0,
            )
        )
    return found
