"""The two values that all faces share: the question as read, and its answer."""

from datetime import date
from typing import Literal

from corpus.model import Citation, Clause, Document, Record, Role, Task

Intent = Literal[
    "responsibility", "unit_tasks", "deadline", "requirement", "case", "law", "standard", "document"
]
Outcome = Literal["answered", "collective_only", "no_unit_named", "superseded", "not_held"]
Scope = Literal["asked", "wider"]


class AskedUnit(Record):
    """The unit a question asks about, and the role it has in what the answer shows."""

    name: str
    role: Role | Literal["none"]


class Query(Record):
    """A question as read. `text` is in simplified characters; spans count its characters.

    `words` are the words of the matter asked about, without the question's own (谁, 负责, 什么时候 …), its places and
    the unit it asks about. `regions` holds the candidate paths of the one place named, empty where none is.
    """

    question: str
    text: str
    intent: Intent
    on: date
    words: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    role: Role | None = None
    closed: bool = False
    counts: bool = False
    regions: tuple[str, ...] = ()
    unknown_place: str | None = None
    numbers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    fact: str | None = None
    years: tuple[int, ...] = ()
    citations: tuple[Citation, ...] = ()


class Answered(Record):
    """One record that answers, with its kind and score."""

    kind: Literal["task", "clause", "competence", "article", "standard", "case", "document", "unit"]
    score: float
    record: Task | Clause | Document


class Group(Record):
    """How many tasks a unit has in one role, and which."""

    count: int
    ids: tuple[str, ...]


class Groups(Record):
    """A unit's tasks by its role."""

    lead: Group
    support: Group
    guide: Group


class Notice(Record):
    """What a reader should know beside the answer."""

    kind: Literal["annex_not_held", "ended", "untrusted", "earlier_version", "conflict"]
    title: str
    document_id: str | None = None


class Answer(Record):
    """The answer to a question, best record first; `answers` is empty only where the outcome is not_held."""

    question: str
    intent: Intent
    outcome: Outcome
    scope: Scope | None = None
    asked_unit: AskedUnit | None = None
    value: str | None = None
    answers: tuple[Answered, ...] = ()
    groups: Groups | None = None
    notices: tuple[Notice, ...] = ()
    did_you_mean: str | None = None
    legs: dict[str, int] = {}
    took_ms: float = 0.0


class Hit(Record):
    """One result of a search."""

    kind: str
    score: float
    record: Task | Clause | Document
    highlights: tuple[str, ...] = ()
    explain: dict[str, float] | None = None


class FacetCount(Record):
    """How many results have a value."""

    value: str
    count: int


class Listing(Record):
    """A page of results."""

    items: tuple[Hit, ...] | tuple[Task, ...] | tuple[Document, ...] | tuple[Citation, ...]
    total: int
    page: int = 1
    size: int = 20
    facets: dict[str, tuple[FacetCount, ...]] = {}
