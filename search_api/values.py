"""The two values that all faces share: the question as read, and its answer."""

from datetime import date
from typing import Literal

from corpus.model import (
    Article,
    Citation,
    Clause,
    Document,
    Evidence,
    Interpretation,
    Record,
    Role,
    Task,
    Validity,
)
from indexer.engine.values import FacetCount, StoredPart

Intent = Literal[
    "responsibility", "unit_tasks", "deadline", "requirement", "case", "law", "standard", "document"
]
Outcome = Literal["answered", "collective_only", "no_unit_named", "superseded", "not_held"]
Scope = Literal["asked", "wider"]
Fact = Literal[
    "number",
    "issuer",
    "written_on",
    "published_on",
    "first_issued",
    "amendments",
    "in_force_from",
    "validity",
    "period",
    "replaced_by",
    "replaces",
    "basis",
    "which",
    "item",
    "contact",
    "person",
    "title",
    "count",
    "annexes",
    "part",
]


class Place(Record):
    """A place that a question names, `paths` all places of that name; not `known` where no list of places has it."""

    printed: str
    paths: tuple[str, ...]
    known: bool = True


class Term(Record):
    """A word of the matter asked about: how much it tells (0 to 1), and what else may stand for it, each with its worth.

    One that no dictionary knows may be a slip.
    """

    text: str
    weight: float
    alternatives: tuple[tuple[str, float], ...] = ()
    known: bool = True


class LawName(Record):
    """What somebody calls a law, the year of its edition where they say one, and whether they mean a `former` text of it."""

    name: str
    year: int | None = None
    former: bool = False


class AskedArticle(Record):
    """An article that a question names: `number` in normal form (第二十一条), `names` what its law may be called, fullest first.

    `paragraph`, `item` and `point` are the 款, 项 and 目 asked for, `within` the parts of the law in which it must stand (第二章,
    侵权责任编). `names` is empty where the question names no law.
    """

    names: tuple[LawName, ...]
    number: str
    paragraph: int | None = None
    item: int | None = None
    point: int | None = None
    within: tuple[str, ...] = ()


class AskedPart(Record):
    """A part of a paper: of the paper's `number` or `title`, the labels it may bear, and the number of what is meant below it."""

    number: str | None
    title: str | None
    labels: tuple[str, ...]
    below: int | None = None


class Query(Record):
    """A question as read. `text` is in simplified characters and half-width marks, `anywhere` the same without its place.

    `terms` and `phrases` are the matter asked about, as words and as the unbroken pieces they stand in, without the
    question's own words (谁, 负责, 什么时候 …), its place and the units it asks about, which are `units`; `head` are the words
    of it that name the thing itself. `role` is the role asked for, `fact` what is asked of a document, `item` the number of
    the item it names (第13项), `counts` that a number of tasks is asked for, `closed` that yes or no is, `punishes` that
    it is who punishes, `asks_office` that its own words ask for an office or its work. `due_from` and `due_to` are the days,
    both inclusive, between which the tasks asked for are due.
    `articles` are those that it names with their law, `part` the part of another paper, `laws` what the law may be called of
    which it asks a fact. `only`: no answer of another kind is wanted. `otherwise` is how it reads where the short name of a
    street (青埠) is what a thing is called by (青埠大桥).
    """

    question: str
    text: str
    intent: Intent
    on: date
    anywhere: str = ""
    terms: tuple[Term, ...] = ()
    phrases: tuple[str, ...] = ()
    head: tuple[Term, ...] = ()
    units: tuple[str, ...] = ()
    role: Role | None = None
    closed: bool = False
    punishes: bool = False
    asks_office: bool = False
    counts: bool = False
    place: Place | None = None
    numbers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    fact: Fact | None = None
    item: str | None = None
    years: tuple[int, ...] = ()
    newest: bool = False
    due_from: date | None = None
    due_to: date | None = None
    articles: tuple[AskedArticle, ...] = ()
    part: AskedPart | None = None
    laws: tuple[LawName, ...] = ()
    only: bool = False
    otherwise: "Query | None" = None


class AskedUnit(Record):
    """The unit a question asks about, and the role it has in what the answer shows."""

    name: str
    role: Role | Literal["none"]


class LawText(Record):
    """One text of a law: `version` is the day it was adopted or last amended, `validity` is judged on the day asked."""

    id: str
    title: str
    version: date | None = None
    in_force_from: date | None = None
    validity: Validity = "unknown"


class ShownDocument(Document):
    """A document as faces show it: with the place in it that an answer was read from, else the one that gives its title.

    `quotes` are the words at the places of `found`, where each value of the metadata was read; `other_texts` those of a law
    that is held in several, told where one document is shown.
    """

    evidence: Evidence | None = None
    quotes: dict[str, str] = {}
    other_texts: tuple[LawText, ...] = ()


class ShownClause(Clause, tag="clause"):
    """A clause with the passages of interpretations that explain it."""

    interpretations: tuple[Interpretation, ...] = ()


class ShownArticle(Article, tag="article"):
    """An article with the passages of interpretations that explain it."""

    interpretations: tuple[Interpretation, ...] = ()


Kind = Literal["task", "clause", "competence", "article", "standard", "case", "document", "unit"]


class Answered(Record):
    """One record that answers, with its kind and score."""

    kind: Kind
    score: float
    record: StoredPart | ShownDocument


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

    kind: Literal[
        "annex_not_held",
        "ended",
        "untrusted",
        "earlier_version",
        "conflict",
        "reformed",
        "not_yet_in_force",
        "article_not_held",
        "lower_place",
        "other_level",
        "force_not_said",
        "no_later_text",
        "interpretation",
    ]
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


class FormerUnit(Record):
    """A unit that reform ended: its name, the year, and what ordered it."""

    name: str
    until: int
    basis: str


class Unit(Record):
    """A unit as documents name it, with what it was before reform and what it became."""

    id: str
    name: str
    region: str | None = None
    aliases: tuple[str, ...] = ()
    predecessors: tuple[FormerUnit, ...] = ()
    successors: tuple[str, ...] = ()


class UnitNotHeld(Record):
    """A unit that was asked for and that no record names, and held ones that may have been meant."""

    name: str
    near: tuple[str, ...] = ()


class UnitPage(Record):
    """A page of units, with how many there are in all."""

    items: tuple[Unit, ...]
    total: int
    page: int = 1
    size: int = 20


class Hit(Record):
    """One result of a search."""

    kind: Kind
    score: float
    record: StoredPart | ShownDocument
    highlights: tuple[str, ...] = ()
    explain: dict[str, float] | None = None


class Listing(Record):
    """A page of results."""

    items: tuple[Hit, ...] | tuple[Task, ...] | tuple[Document, ...] | tuple[Citation, ...]
    total: int
    page: int = 1
    size: int = 20
    facets: dict[str, tuple[FacetCount, ...]] = {}
