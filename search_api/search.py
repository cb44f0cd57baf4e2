"""Free search: words into hits, best first, with marked excerpts, facets and what each part of the ranking did."""

import re
from collections.abc import Sequence
from datetime import date
from html import escape

import msgspec

from corpus.errors import BadRequest
from corpus.model import Document, DocumentKind, Record, Standard, Task, Validity
from corpus.recognise.characters import fold
from corpus.recognise.scripts import simplify
from corpus.recognise.unit.collectives import is_collective
from corpus.recognise.unit.unit_identity import asked_keys, is_unit_id, unit_keys
from indexer.engine import View
from indexer.engine.values import CardKind, FacetName, Filter, Probe, StoredRecord, kind_of
from indexer.standard_status import kin_in
from search_api.answer.cover import Matter, sentences
from search_api.answer.documents import Shelf
from search_api.answer.judged import Judged
from search_api.answer.passages import context_of, legs_of
from search_api.answer.shown import show_document, show_record
from search_api.answer.units import role_of_name
from search_api.article_search import ranked_articles
from search_api.facets import count_facets
from search_api.question.matter import pieces_of, terms_of
from search_api.rank import Ranked, Ranking, Signals, rank, ranking
from search_api.retrieval import Retrieval
from search_api.standards import on_day
from search_api.values import Hit, Listing, Term

_FACETS: tuple[FacetName, ...] = ("kind", "region", "issuer", "year", "document_kind", "unit")
# Results farther down than this are not reached: better words find them sooner.
_DEEPEST = 1000
# Candidates are ranked together, so that pages follow on each other: so many for the first pages, all for those beyond.
_NEAR = 100
_NEAR_REACH = 250
_MOST_HIGHLIGHTS = 3
_AROUND = 30


class Wanted(Record):
    """What a search is narrowed to. `region` means that place and below, `applies_to` also the places above it."""

    kinds: tuple[CardKind, ...] = ()
    region: str | None = None
    applies_to: str | None = None
    unit: str | None = None
    role: str | None = None
    issuer: str | None = None
    year: int | None = None
    document: str | None = None
    document_kind: DocumentKind | None = None
    document_kinds: tuple[DocumentKind, ...] = ()
    validity: Validity | None = None
    due_from: date | None = None
    due_to: date | None = None


def search(
    view: View,
    words: str,
    wanted: Wanted,
    on: date,
    *,
    page: int = 1,
    size: int = 20,
    explain: bool = False,
    numbers: Ranking | None = None,
    retrieval: Retrieval | None = None,
) -> Listing:
    """The hits on one page; articles asked for alone are found by meaning too, where there is a retrieval.

    Raises BadRequest where there are no words to look for or the page lies too deep.
    """
    text = fold(simplify(words.strip()))
    pieces = pieces_of(text, ())
    terms = terms_of(pieces)
    if not terms:
        raise BadRequest("没有可检索的词", "请输入要找的事项、单位或文件名")
    if page < 1 or size < 1 or page * size > _DEEPEST:
        raise BadRequest(f"只能翻到第 {_DEEPEST} 条", "请补充检索词，或用地区、单位、年份缩小范围")
    narrowed = wanted.validity is not None
    by_meaning = retrieval is not None and wanted.kinds == ("article",)
    # How many there are of what is found in two ways depends on how far each was gone through.
    reach = _DEEPEST if narrowed or by_meaning or page * size > _NEAR else _NEAR_REACH
    found = view.search(
        Probe(legs=legs_of(terms, pieces), where=filter_of(wanted), size=reach, counted=True, facets=_FACETS)
    )
    shelf = Shelf(view, on)
    numbers = numbers or ranking()
    hits = _rank(view, shelf, found.legs, terms, pieces, numbers)
    if retrieval is not None and by_meaning:
        hits = _before(
            ranked_articles(view, shelf, retrieval, text, filter_of(wanted), _DEEPEST, numbers), hits
        )
    if narrowed:
        hits = [
            hit for hit in hits if shelf.judged(_document_of(hit[0])).document.validity == wanted.validity
        ]
    first = (page - 1) * size
    matter = _Marker(terms)
    return Listing(
        items=tuple(
            _hit(record, ranked, shelf, matter, on, explain) for record, ranked in hits[first : first + size]
        ),
        total=len(hits) if narrowed else max(found.total or 0, len(hits)),
        page=page,
        size=size,
        facets=count_facets(((r, shelf.plain(_document_of(r))) for r, _ in hits), _FACETS)
        if narrowed
        else found.facets,
    )


def filter_of(wanted: Wanted) -> Filter:
    """The engine's filter for what is wanted, validity aside, which depends on the day."""
    keys: frozenset[str] = frozenset()
    if wanted.unit:
        region = wanted.region or wanted.applies_to
        if is_unit_id(wanted.unit):
            keys = frozenset({wanted.unit})
        else:
            keys = unit_keys(wanted.unit, region) if region else asked_keys(wanted.unit)
        keys = keys or frozenset({"?"})
    return Filter(
        kinds=wanted.kinds,
        regions=(wanted.region,) if wanted.region else (),
        applies_to=(wanted.applies_to,) if wanted.applies_to else (),
        units=tuple(sorted(keys)),
        role=wanted.role,  # type: ignore[arg-type]
        issuers=(wanted.issuer,) if wanted.issuer else (),
        years=(wanted.year,) if wanted.year else (),
        documents=(wanted.document,) if wanted.document else (),
        document_kinds=(wanted.document_kind,) if wanted.document_kind else wanted.document_kinds,
        due_from=wanted.due_from,
        due_to=wanted.due_to,
    )


def tasks_wanted(view: View, wanted: Wanted) -> list[Task]:
    """The tasks that are wanted, validity aside; a role without a unit means those that have anybody in it.

    A collective (各街道) has no keys: its tasks are found by its name.
    """
    collective = wanted.unit if wanted.unit and is_collective(wanted.unit) else None
    if wanted.unit and not collective:
        return view.tasks(filter_of(wanted))
    found = view.tasks(filter_of(msgspec.structs.replace(wanted, unit=None, role=None)))
    if collective is not None:
        parts = ((task, role_of_name(task, collective)) for task in found)
        return [task for task, role in parts if role is not None and wanted.role in (None, role)]
    return [task for task in found if wanted.role is None or getattr(task, wanted.role)]


def _rank(
    view: View,
    shelf: Shelf,
    legs: dict,  # type: ignore[type-arg]
    terms: Sequence[Term],
    pieces: Sequence[str],
    numbers: Ranking,
) -> list[tuple[StoredRecord, Ranked]]:
    shares: dict[str, dict[str, float]] = {}
    for name, matches in legs.items():
        best = max((match.score for match in matches), default=0.0) or 1.0
        for match in matches:
            shares.setdefault(match.id, {})[name] = match.score / best
    matter = Matter(terms, pieces)
    records = view.records(list(shares))
    shelf.fetch(_document_of(record) for record in records.values())
    ranked = []
    for record in records.values():
        document = shelf.plain(_document_of(record))
        if isinstance(record, Document):
            text, context, source = "\n".join((record.title, *record.other_titles)), "", "clause"
        else:
            text, context = record.text, context_of(record, document)
            source = record.source if isinstance(record, Task) else "clause"
        cover = matter.cover(text, context)
        signals = Signals(
            legs=shares[record.id],
            cover=cover.share,
            phrase=cover.run,
            source=source,
            validity=shelf.judged(document.id).document.validity,
        )
        ranked.append((record, rank(signals, numbers)))
    return sorted(ranked, key=lambda each: (-each[1].score, each[0].id))


def _before(
    first: Sequence[tuple[StoredRecord, Ranked]], then: Sequence[tuple[StoredRecord, Ranked]]
) -> list[tuple[StoredRecord, Ranked]]:
    """The first list, and behind it what only the other holds, with scores that go on from the last of the first."""
    held = {record.id for record, _ in first}
    least = min((ranked.score for _, ranked in first), default=1.0)
    return [
        *first,
        *(
            (record, Ranked(score=least * ranked.score, parts=ranked.parts))
            for record, ranked in then
            if record.id not in held
        ),
    ]


def _hit(
    record: StoredRecord, ranked: Ranked, shelf: Shelf, marker: "_Marker", on: date, explain: bool
) -> Hit:
    judged: Judged = shelf.judged(_document_of(record))
    parts = {name: round(share, 4) for name, share in ranked.parts.items()} if explain else None
    score = round(ranked.score, 4)
    if isinstance(record, Document):
        shown = show_document(judged)
        marked = marker.mark(record.title)
        return Hit(kind="document", score=score, record=shown.record, highlights=(marked,), explain=parts)
    told = (
        on_day(record, shelf, kin_in(shelf.view))
        if isinstance(record, Standard)
        else show_record(record, judged, on)
    )
    return Hit(
        kind=kind_of(record),
        score=score,
        record=told,
        highlights=marker.excerpts(record.text),
        explain=parts,
    )


class _Marker:
    """Marks the words looked for in excerpts; what is not ours is escaped, so that it may stand in a page."""

    def __init__(self, terms: Sequence[Term]) -> None:
        names = {name for term in terms for name in (term.text, *(other for other, _ in term.alternatives))}
        longest = sorted((name for name in names if len(name) > 1 or len(terms) == 1), key=len, reverse=True)
        self._words = re.compile("|".join(map(re.escape, longest)) or r"(?!)", re.IGNORECASE)

    def mark(self, text: str) -> str:
        """The text with the words in <mark>."""
        marked, place = "", 0
        for match in self._words.finditer(text):
            marked += f"{escape(text[place : match.start()])}<mark>{escape(match[0])}</mark>"
            place = match.end()
        return marked + escape(text[place:])

    def excerpts(self, text: str) -> tuple[str, ...]:
        """The sentences that hold most of the words, in their order; the beginning where none does."""
        spans = sentences(text)
        counted = sorted(spans, key=lambda span: -len(set(self._words.findall(text[slice(*span)]))))
        best = sorted(span for span in counted[:_MOST_HIGHLIGHTS] if self._words.search(text[slice(*span)]))
        if not best:
            return (escape(text[: 2 * _AROUND]) + ("…" if len(text) > 2 * _AROUND else ""),)
        return tuple(self._cut(text[slice(*span)]) for span in best)

    def _cut(self, sentence: str) -> str:
        """A long sentence from a little before its first word to a little after its last."""
        found = list(self._words.finditer(sentence))
        first = max(0, found[0].start() - _AROUND)
        last = min(len(sentence), found[-1].end() + _AROUND)
        return (
            ("…" if first else "")
            + self.mark(sentence[first:last].strip())
            + ("…" if last < len(sentence) else "")
        )


def _document_of(record: StoredRecord) -> str:
    return record.id if isinstance(record, Document) else record.document_id
