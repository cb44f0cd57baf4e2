"""A Reading as the cards that are searched: one for the document, each clause and each task."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from hashlib import blake2b

from msgspec import structs

from corpus.lexicon import read_bytes
from corpus.model import Article, Case, Reading, Role, Span, Task, UnitName
from corpus.recognise.unit.unit_identity import held_keys, home_of, is_somebody, unit_id
from indexer.cases.broken import broken_keys
from indexer.cases.persons import find_persons, without_persons
from indexer.engine.values import Card, CardKind, CaseMarks, NamedUnit, StoredRecord, Tokens, lineage
from indexer.held_standards import kin_keys, own_keys
from indexer.tokens import tokenize, tokenizer_version

# Changes with every change to the code of this page that changes a card.
_RULES = "5"
# A token of every case, which no text has: by it all are found.
ANY_CASE = "=case"
# What the keys of units are made from.
KEY_FILES = (
    "units.tsv",
    "unit_words.toml",
    "national.tsv",
    "collectives.toml",
    "reform.tsv",
    "regions.tsv.gz",
    "streets.tsv.gz",
)


class ReadingCarder:
    """Makes a reading's cards with the tokenizer and the unit keys that questions are read with."""

    @property
    def version(self) -> str:
        """What an index of these cards is bound to: their code, the tokenizer, and the names that units are known by."""
        return blake2b(
            f"{_RULES} {tokenizer_version()} {_names(KEY_FILES)}".encode(), digest_size=8
        ).hexdigest()

    def __call__(self, reading: Reading) -> tuple[Card, ...]:
        return tuple(_cards(reading))

    words = __call__


@cache
def _names(key_files: tuple[str, ...]) -> str:
    """A digest of these files of the lexicon."""
    digest = blake2b(digest_size=8)
    for name in key_files:
        digest.update(read_bytes(name))
    return digest.hexdigest()


def _cards(reading: Reading) -> Iterator[Card]:
    document = reading.document
    regions = lineage(document.region)
    day = document.published_on or document.written_on or document.in_force_from
    keys = _Keys(document.region)
    # Whoever is named in a report of an accident is found by no word.
    persons = find_persons(reading.text) if reading.cases else frozenset()

    def tokens(text: str) -> Tokens:
        return tokenize(without_persons(text, persons)) if text else Tokens()

    def card(
        record: StoredRecord,
        kind: CardKind,
        title: str = "",
        body: str = "",
        context: Sequence[str] = (),
        units: tuple[NamedUnit, ...] = (),
        due: date | None = None,
    ) -> Card:
        return Card(
            id=record.id,
            kind=kind,
            document_id=document.id,
            title=tokens(title),
            body=tokens(body),
            context=tokens("\n".join(part for part in context if part)),
            units=units,
            regions=regions,
            issuers=document.issuers,
            year=day.year if day else None,
            document_kind=document.kind,
            due=due,
        )

    names = "\n".join(filter(None, (document.title, *document.other_titles, document.document_number)))
    yield card(document, "document", title=names, body="\n".join(document.subject_words))
    headings: dict[tuple[str, ...], str] = {}
    inside = Span(start=0, end=0)
    for clause in reading.clauses:
        headings[clause.path] = clause.heading
        if clause.evidence.end <= inside.end:
            continue  # A part of an article is found with it.
        above = [headings.get(clause.path[:depth], "") for depth in range(1, len(clause.path))]
        units = tuple(keys.named(unit, None) for unit in clause.subjects)
        due = clause.deadline.date if clause.deadline else None
        if isinstance(clause, Article):
            inside = Span(start=clause.evidence.start, end=clause.evidence.end)
            yield card(clause, "article", f"{clause.law}{clause.number}", clause.text, above, units, due)
        else:
            yield card(clause, "clause", "", clause.text, (document.title, *above), units, due)
    for task in reading.tasks:
        due = task.deadline.date if task.deadline else None
        yield card(task, "task", "", task.text, (document.title, *task.category), keys.of_task(task), due)
    for competence in reading.competences:
        units = tuple(keys.named(unit, "lead") for unit in competence.units)
        body = f"{competence.matter}\n{competence.duty}"
        yield card(competence, "competence", "", body, (document.title,), units)
    for standard in reading.standards:
        listed = card(standard, "standard", f"{standard.number}\n{standard.title}")
        day = standard.published_on or standard.in_force_from
        yield structs.replace(
            listed,
            title=_with(listed.title, own_keys(standard)),
            context=_with(listed.context, kin_keys(standard)),
            year=day.year if day else listed.year,
        )

    for case in reading.cases:
        told = card(case, "case", case.title, _told(case), (document.title, *case.hazard, *case.industry))
        yield structs.replace(
            told,
            context=_with(told.context, (ANY_CASE,)),
            regions=lineage(case.region or document.region),
            year=int(case.occurred[:4]) if case.occurred else None,
            case=CaseMarks(
                hazards=case.hazard,
                industries=case.industry,
                grade=case.grade or case.grade_by_law,
                broken=broken_keys(case.violated),
                deaths=case.deaths,
            ),
        )


def _told(case: Case) -> str:
    """What a case is searched by: what happened and why."""
    parts = (
        case.place or "",
        case.text,
        case.told or "",
        *case.direct_causes,
        *case.indirect_causes,
        *case.lessons,
    )
    return "\n".join(part for part in parts if part)


def _with(tokens: Tokens, keys: Sequence[str]) -> Tokens:
    return Tokens(words=" ".join((tokens.words, *keys)).strip(), bigrams=tokens.bigrams)


class _Keys:
    """The keys of the units of one place, each name looked up once."""

    def __init__(self, region: str | None) -> None:
        self._region = region
        self._known: dict[str, NamedUnit] = {}

    def named(self, unit: UnitName, role: Role | None) -> NamedUnit:
        """The unit in that role."""
        known = self._known.get(unit.name)
        if known is None:
            known = self._known[unit.name] = self._looked_up(unit)
        return structs.replace(known, role=role)

    def _looked_up(self, unit: UnitName) -> NamedUnit:
        name, region = unit.name, self._region
        if unit.collective:
            return NamedUnit(name=name, listed=False)
        return NamedUnit(
            name=name,
            keys=tuple(sorted(held_keys(name, region))),
            unit_id=unit_id(name, region),
            region=home_of(name, region),
            listed=is_somebody(name),
        )

    def of_task(self, task: Task) -> tuple[NamedUnit, ...]:
        """All units of a task, each in its role."""
        roles: tuple[tuple[Role, tuple[UnitName, ...]], ...] = (
            ("lead", task.lead),
            ("support", task.support),
            ("guide", task.guide),
        )
        return tuple(self.named(unit, role) for role, units in roles for unit in units)
