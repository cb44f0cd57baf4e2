"""The values that pass between an engine and its callers."""

from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from typing import Literal

from corpus.errors import RefusedInput, StoreError
from corpus.model import (
    Article,
    Case,
    Citation,
    Clause,
    Competence,
    Document,
    Expert,
    Record,
    Role,
    Standard,
    Task,
    Version,
)
from indexer.tokens import Tokens

CardKind = Literal["task", "clause", "article", "competence", "standard", "case", "document"]
Change = Literal["new", "changed", "refreshed", "unchanged"]
FieldName = Literal["title", "body", "context"]
LegName = Literal["words", "bigrams", "vectors"]
FacetName = Literal[
    "kind", "region", "issuer", "year", "document_kind", "unit", "hazard", "industry", "grade"
]
StoredRecord = Task | Clause | Competence | Standard | Case | Document

# What stands in a document.
StoredPart = Task | Clause | Competence | Standard | Case

NATION = "全国"
_KINDS: dict[type[StoredRecord], CardKind] = {
    Task: "task",
    Clause: "clause",
    Article: "article",
    Competence: "competence",
    Standard: "standard",
    Case: "case",
}
# What the records of each kind are read as.
TYPES: dict[CardKind, type[StoredRecord]] = {kind: type_ for type_, kind in _KINDS.items()} | {
    "document": Document
}


def kind_of(record: StoredRecord) -> CardKind:
    """The kind of a record; of whatever else a face makes of a document, that of the document."""
    return _KINDS.get(type(record), "document")


class NamedUnit(Record):
    """A unit that a record names: as it is shown, what it does there, and the keys by which it is found.

    `unit_id` and `region`, the place whose unit it is, are there where they are certain; a class of units
    (各街道) is not `listed`.
    """

    name: str
    keys: tuple[str, ...] = ()
    role: Role | None = None
    unit_id: str | None = None
    region: str | None = None
    listed: bool = True


class CaseMarks(Record):
    """What a case is filtered and counted by: `broken` are the keys of the provisions that it broke."""

    hazards: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    grade: str | None = None
    broken: tuple[str, ...] = ()
    deaths: int | None = None


class Card(Record):
    """What is searched: one record's tokens and the values it is filtered and counted by.

    `id` is the id of a record of the same reading; `regions` is the place of the document and all places
    above it, from the nation down (`lineage`). `vector` holds int8 components, all cards' of one length.
    """

    id: str
    kind: CardKind
    document_id: str
    title: Tokens = Tokens()
    body: Tokens = Tokens()
    context: Tokens = Tokens()
    units: tuple[NamedUnit, ...] = ()
    regions: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    year: int | None = None
    document_kind: str = "other"
    due: date | None = None
    case: CaseMarks | None = None
    vector: bytes | None = None


class Written(Record):
    """What became of one document that was written.

    new: first seen. changed: its text changed, the former is kept as an earlier version. refreshed: the same
    text, read differently. unchanged: nothing was touched, also where the same bytes came under another name.
    """

    id: str
    change: Change


class PartlyWritten(StoreError):
    """Some of the documents are refused, here by their places among those given; all others are written.

    `written` tells what became of those, where an engine was given them at once.
    """

    def __init__(
        self, refused: Mapping[int, RefusedInput], written: Mapping[int, Written] | None = None
    ) -> None:
        first = next(iter(refused.values()))
        super().__init__(f"{len(refused)} 份文件没有收下，其余都已收录：{first.message}", first.remedy)
        self.refused, self.written = refused, written or {}


class Filter(Record):
    """Which cards count: all conditions must hold, of one condition's values any; empty ones always do.

    regions: these places and below. applies_to: these places, below, and above. units: keys, `role` narrows
    them. documents: these and their annexes. due_from and due_to: both inclusive. hazards, industries, grades, broken and
    deaths_from are of cases.
    """

    kinds: tuple[CardKind, ...] = ()
    regions: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    role: Role | None = None
    issuers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()
    document_kinds: tuple[str, ...] = ()
    due_from: date | None = None
    due_to: date | None = None
    hazards: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    deaths_from: int | None = None


EVERYTHING = Filter()


class Leg(Record):
    """One way of matching: tokens with their weights, looked for in fields with theirs.

    A card's raw score is the sum over tokens and fields of weight x weight x BM25 (k1 1.2, b 0.75).
    """

    name: Literal["words", "bigrams"]
    tokens: tuple[tuple[str, float], ...]
    fields: tuple[tuple[FieldName, float], ...] = (("title", 1.0), ("body", 1.0), ("context", 1.0))


class Probe(Record):
    """What is looked for: each leg gives its own best `size` cards of those that pass the filter.

    `vector` adds a leg `vectors`, scored by cosine. `counted` asks for the total and the facets, over the
    cards that pass the filter and hold any token of any leg (without legs: that pass the filter).
    """

    legs: tuple[Leg, ...] = ()
    where: Filter = EVERYTHING
    size: int = 50
    vector: bytes | None = None
    counted: bool = False
    facets: tuple[FacetName, ...] = ()


class Match(Record):
    """A card that a leg found, with the leg's own raw score."""

    id: str
    kind: CardKind
    document_id: str
    score: float


class FacetCount(Record):
    """How many cards hold a value."""

    value: str
    count: int


class Found(Record):
    """What each leg found, best first; equal scores stand in the order of ids."""

    legs: dict[str, tuple[Match, ...]]
    total: int | None = None
    facets: dict[str, tuple[FacetCount, ...]] = {}


class DocumentPage(Record):
    """One page of documents, newest first, with how many there are in all."""

    items: tuple[Document, ...]
    total: int
    facets: dict[str, tuple[FacetCount, ...]] = {}


class Citing(Record):
    """A citation and the document it stands in."""

    document_id: str
    citation: Citation


class Original(Record):
    """The bytes a document was read from."""

    name: str
    media_type: str
    data: bytes


class UnitCount(Record):
    """A unit's name as printed, and how many records name it."""

    name: str
    count: int


class UnitForm(Record):
    """A name that records give a unit, with its id and place where they are certain, and how many records do so."""

    name: str
    unit_id: str | None
    region: str | None
    count: int


class Known(Record):
    """A question that people confirmed as answered by a record (`record_id`).

    Where its document is read anew it goes on to the record that says the same; `held` is false where none does any more.
    """

    id: str
    question: str
    record_id: str
    on: date
    held: bool = True


class Roster(Record):
    """A roster of experts and duty units: its name, the file it was read from, the day, and how many it lists."""

    name: str
    file: str
    on: date
    experts: int
    units: int


class Member(Record):
    """One row of a roster: what is public of it, and beside it what is private, by the heads of its columns."""

    expert: Expert
    private: dict[str, str] = {}


class Stats(Record):
    """How much a store holds, at one change. Its articles are among its clauses."""

    change: int
    documents: int
    versions: int
    clauses: int
    articles: int
    tasks: int
    competences: int
    standards: int
    cases: int
    cards: int
    version: str
    bytes: int


def version_of(text: str) -> str:
    """The id of the version of a document that says this text."""
    return blake2b(text.encode(), digest_size=16).hexdigest()[:16]


def lineage(region: str | None) -> tuple[str, ...]:
    """The place and all places above it, from the nation down; nothing where the place is not known."""
    if not region:
        return ()
    if region == NATION:
        return (NATION,)
    names = region.split("/")
    return (NATION, *("/".join(names[:depth]) for depth in range(1, len(names) + 1)))


__all__ = [
    "EVERYTHING",
    "TYPES",
    "Card",
    "CardKind",
    "Change",
    "Citing",
    "DocumentPage",
    "FacetCount",
    "FacetName",
    "FieldName",
    "Filter",
    "Found",
    "Known",
    "Leg",
    "LegName",
    "Match",
    "Member",
    "NamedUnit",
    "Original",
    "Probe",
    "Roster",
    "Stats",
    "StoredPart",
    "StoredRecord",
    "Tokens",
    "UnitCount",
    "UnitForm",
    "Version",
    "Written",
    "kind_of",
    "lineage",
    "version_of",
]
