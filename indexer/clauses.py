"""Outline nodes and table rows as clauses."""

import re
from collections.abc import Sequence

from corpus.identity import part_id
from corpus.model import Clause, Document, UnitName
from corpus.recognise.demand.modality import read_modality
from corpus.recognise.numbering import find_inner_items
from corpus.recognise.times.deadlines import find_deadlines
from corpus.recognise.unit.unit_identity import identify
from corpus.recognise.unit.units import UnitMention, find_units
from indexer.draft import Draft, Grid
from indexer.evidence import evidence_of
from indexer.laws.articles import as_article, is_article
from indexer.laws.kind import has_articles
from indexer.locator import clause_locator, zone_label
from indexer.outline import Node, ancestors_of
from indexer.repair import Repaired
from indexer.zones import Zone

# A sentence's subjects stand within so many characters of its start.
_OPENING = re.compile(r"(?:^|(?<=[。；\n]))[\s\u3000]*(?P<opening>[^。；\s\u3000][^。；\n]{0,120})")
_BETWEEN = re.compile(r"[、,，和及与以]{1,2}")
_DUTY_WORD = re.compile(r"要|应当|应|必须|须|负责|按照|根据|会同|依法|不得|可以|每|具体|统一|牵头")
_DUTY = re.compile(rf"[\s\u3000]*(?:{_DUTY_WORD.pattern})")


def read_clauses(
    document: Document,
    repaired: Repaired,
    zones: Sequence[Zone],
    nodes: Sequence[Node],
    tables: Sequence[Grid],
) -> tuple[Clause, ...]:
    """The clauses of a document in order of the text: its outline nodes, and the rows of tables that give no tasks."""
    text = repaired.draft.text
    law = has_articles(document)
    drafts = [
        (
            node.start,
            _stop(text, node) if law and _is_article(text, node) else node.end,
            _node_parts(nodes, place, zones),
        )
        for place, node in enumerate(nodes)
    ]
    for grid in tables:
        drafts.extend(_row_parts(repaired.draft, grid, zones))
    drafts.sort(key=lambda part: part[:2])
    return tuple(
        _clause(document, text, repaired, place, start, end, *parts)
        for place, (start, end, parts) in enumerate(drafts, start=1)
    )


_Parts = tuple[tuple[str, ...], str, str, Node | None]


def _node_parts(nodes: Sequence[Node], place: int, zones: Sequence[Zone]) -> _Parts:
    node = nodes[place]
    locator = clause_locator(zones[node.zone], node, ancestors_of(nodes, place))
    return node.path, node.heading, locator, node


def _row_parts(draft: Draft, grid: Grid, zones: Sequence[Zone]) -> list[tuple[int, int, _Parts]]:
    """One part a table row: its span from its first to its last cell."""
    zone = next((zone for zone in zones if zone.start <= grid.start < zone.end), None)
    if zone is None:
        return []
    spans: dict[int, tuple[int, int]] = {}
    for cell in grid.cells:
        if cell.end > cell.start:
            start, end = spans.get(cell.row, (cell.start, cell.end))
            spans[cell.row] = min(start, cell.start), max(end, cell.end)
    label = zone_label(zone)
    return [
        (start, end, ((), zone.title or "", f"{label} 表格第{row + 1}行".strip(), None))
        for row, (start, end) in sorted(spans.items())
    ]


def _clause(
    document: Document,
    text: str,
    repaired: Repaired,
    place: int,
    start: int,
    end: int,
    path: tuple[str, ...],
    heading: str,
    locator: str,
    node: Node | None,
) -> Clause:
    own = text[start:end].rstrip()
    end = start + len(own)
    deadlines = find_deadlines(own, document.written_on)
    stage = node.stage if node is not None else None
    made = Clause(
        id=part_id(document.id, "clause", place),
        document_id=document.id,
        path=path,
        heading=heading,
        text=own,
        evidence=evidence_of(document.id, repaired, start, end, locator),
        items=tuple(own[item.start : item.end] for item in find_inner_items(own)),
        modality=read_modality(own),
        subjects=_subjects(own, document.region),
        deadline=stage or (deadlines[0].deadline if deadlines else None),
    )
    if node is None or not has_articles(document) or not _is_article(text, node):
        return made
    return as_article(made, document, place)


def _is_article(text: str, node: Node) -> bool:
    return node.style == "article" and is_article(text[node.start : node.end], node.label)


def _stop(text: str, node: Node) -> int:
    """Where an article ends: with its last item, before what is appended behind the last article (附件：…)."""
    appended = _APPENDED.search(text, node.start, node.stop)
    return appended.start() if appended else node.stop


# 附件：, 附录一, 附： and the like on a line of their own behind the last article.
_APPENDED = re.compile(
    r"\n[ \t\u3000]*附[ \u3000]*(?:[件录表图][ \t\u3000]*[一二三四五六七八九十\d]{0,3}[:：、.\s《]|[:：])"
)


def _subjects(text: str, region: str | None) -> tuple[UnitName, ...]:
    """The units with which a sentence begins that then says what they are to do."""
    found: dict[str, UnitName] = {}
    for sentence in _OPENING.finditer(text):
        opening = sentence["opening"]
        if _DUTY_WORD.search(opening):
            for unit in _subjects_of(opening):
                found.setdefault(unit.name, identify(unit, region))
    return tuple(found.values())


def _subjects_of(opening: str) -> list[UnitName]:
    """The units with which the opening of a sentence begins, joined as a list, where a duty follows."""
    chain: list[UnitMention] = []
    for mention in find_units(opening):
        if mention.start > 0 and not (chain and _BETWEEN.fullmatch(opening, chain[-1].end, mention.start)):
            break
        chain.append(mention)
    return [mention.unit for mention in chain] if chain and _DUTY.match(opening, chain[-1].end) else []
