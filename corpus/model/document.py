"""One official text and its parts."""

from datetime import date
from typing import Literal

from corpus.model.base import Record
from corpus.model.case import Case
from corpus.model.citation import Citation
from corpus.model.provision import Competence, Requirement, Standard
from corpus.model.task import Deadline, Task, UnitName
from corpus.model.text import Evidence, Period, Repair, Validity

DocumentKind = Literal[
    "notice", "plan", "annex", "law", "regulation", "standard", "case", "interpretation", "other"
]
Modality = Literal["must", "must_not", "may", "should"]
Origin = Literal["header", "meta", "signature", "text", "file"]
# By which words an interpretation says what it explains: its title, a field, its opening; of a clause its number, its heading,
# its words.
ExplainedBy = Literal["title", "field", "opening", "article", "heading", "quote"]
InterpretationType = Literal["explanation", "judicial", "legislative"]


class Found(Record):
    """Where a value of the metadata was read: its span, and what kind of place that is."""

    start: int
    end: int
    origin: Origin


class Fetched(Record):
    """One address at which a document was found."""

    url: str
    fetched_on: date


class Annex(Record):
    """An annex that a document announces; `document_id` is its own where it stands in the same text."""

    title: str
    held: bool
    document_id: str | None = None
    start: int = 0
    end: int = 0


class Version(Record):
    """One text that a document has had."""

    id: str
    on: date


class Explained(Record):
    """A text that a document says it explains, with the words that say so (`text[start:end] == quote`).

    Found when the document is read; which held document it is (`document_id`), or why that is not certain (`reason`), only when
    it is asked. `marked`: it is named by 《》 or its number, so that it is a text even where it is not held. `part` is the part
    of a code that is named (总则编).
    """

    title: str | None
    number: str | None = None
    basis: ExplainedBy = "title"
    start: int = 0
    end: int = 0
    quote: str = ""
    marked: bool = True
    part: str | None = None
    document_id: str | None = None
    reason: str | None = None
    notice: str | None = None


class Mention(Record):
    """The words by which a passage names or quotes what it explains."""

    start: int
    end: int
    quote: str


class Interpretation(Record):
    """A document (`document_id`) that explains this one or, where it names or quotes it, the clause `clause_id`.

    `type` tells whether it only explains (解读) or is itself a rule (司法解释, 立法解释). `evidence` is the passage of the
    interpretation that explains, `mention` the words in it that name or quote the clause, `basis` what kind of words these are.
    """

    document_id: str
    clause_id: str | None = None
    title: str = ""
    type: InterpretationType = "explanation"
    basis: ExplainedBy = "title"
    evidence: Evidence | None = None
    mention: Mention | None = None
    notice: str | None = None


class Rule(Record):
    """A sentence by which a document says once how all its later lines are to be read.

    first_is_lead: the first-listed unit leads. listed_is_lead: where no lead is named, the responsible
    unit leads. everyone_below: the units named carry out every task. It holds in `reach_from:reach_to`.
    """

    kind: Literal["first_is_lead", "listed_is_lead", "everyone_below"]
    start: int
    end: int
    quote: str
    reach_from: int
    reach_to: int


class Document(Record):
    """One official text as a whole.

    `stated_validity` is what the document's own header says; `validity` is judged on a day, from that,
    `in_force_from` and what replaced it. `found` says where each metadata value stands in the text. Of a law that was amended
    and says no new day, `first_in_force_from` is the day of its first text, and `amended_by` the text that amended it last.
    `explains` is what an interpretation says it explains, `only_explains` that it lays nothing down itself; `interpretations` are
    filled in when one document is shown.
    """

    id: str
    title: str
    document_number: str | None = None
    issuers: tuple[str, ...] = ()
    region: str | None = None
    kind: DocumentKind = "other"
    written_on: date | None = None
    published_on: date | None = None
    in_force_from: date | None = None
    validity: Validity = "unknown"
    period: Period | None = None
    ended: bool | None = None
    url: str | None = None
    path: str | None = None
    sources: tuple[Fetched, ...] = ()
    gone_on: date | None = None
    parent_id: str | None = None
    annexes: tuple[Annex, ...] = ()
    versions: tuple[Version, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    explains: tuple[Explained, ...] = ()
    only_explains: bool = False
    untrusted: bool = False
    text: str | None = None
    stated_validity: str | None = None
    replaced_by: str | None = None
    repealed_on: date | None = None
    expires_on: date | None = None
    first_in_force_from: date | None = None
    amended_by: str | None = None
    other_titles: tuple[str, ...] = ()
    subject_words: tuple[str, ...] = ()
    found: dict[str, Found] = {}


class Clause(Record, tag_field="type", tag="clause"):
    """A node of the outline, its `path` the labels from the top down, its `text` without its children's.

    `requirements` are read from the text when it is shown.
    """

    id: str
    document_id: str
    path: tuple[str, ...]
    heading: str
    text: str
    evidence: Evidence
    items: tuple[str, ...] = ()
    modality: Modality | None = None
    subjects: tuple[UnitName, ...] = ()
    deadline: Deadline | None = None
    requirements: tuple[Requirement, ...] = ()


class Article(Clause, tag="article"):
    """An article of a law or regulation in one version: a clause whose `text` is all of it, with its 款, 项 and 目.

    `version` is the day on which this text was adopted or last amended. `penalty_ids` are the articles on liability that cite
    it. `validity` is judged on a day, like the document's own.
    """

    law: str = ""
    number: str = ""
    version: date | None = None
    validity: Validity = "unknown"
    in_force_from: date | None = None
    penalty_ids: tuple[str, ...] = ()


class Reading(Record):
    """All that one document says, as read: what the indexer makes of blocks and the engine keeps. Some clauses are articles."""

    document: Document
    text: str
    clauses: tuple[Clause | Article, ...] = ()
    tasks: tuple[Task, ...] = ()
    competences: tuple[Competence, ...] = ()
    standards: tuple[Standard, ...] = ()
    cases: tuple[Case, ...] = ()
    citations: tuple[Citation, ...] = ()
    repairs: tuple[Repair, ...] = ()
    rules: tuple[Rule, ...] = ()
