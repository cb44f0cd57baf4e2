"""What laws and catalogues say: who is responsible for a matter, what is demanded of whom, which standards there are."""

from datetime import date
from typing import Literal

from corpus.model.base import Record
from corpus.model.task import Deadline, UnitName
from corpus.model.text import Evidence, Span

# A matter that an office has; something that it shall do about one; a breach that it punishes.
CompetenceKind = Literal["charge", "act", "penalty"]
StandardStatus = Literal["in_force", "replaced", "withdrawn", "upcoming", "unknown"]


class Competence(Record):
    """Whom an article makes responsible for a matter: `units` as it names them, `duty` what they do about it (监督管理).

    `support` are those who help with it (会同, 配合). `gives` tells whether it is the matter that is given (charge), something
    that shall be done about it (act: 编制), or the power to punish it (penalty).
    `level` is the level of government that it speaks of (全国, 省, 县级以上). `inferred` is the unit of a place asked about that
    this should be; no text says so.
    """

    id: str
    document_id: str
    units: tuple[UnitName, ...]
    matter: str
    duty: str
    evidence: Evidence
    level: str | None = None
    article_id: str | None = None
    inferred: UnitName | None = None
    support: tuple[UnitName, ...] = ()
    gives: CompetenceKind = "charge"

    @property
    def text(self) -> str:
        """What it was read from."""
        return self.evidence.quote


class Standard(Record):
    """A standard as a catalogue lists it, known by its number in normal form (GB 50016-2014)."""

    id: str
    document_id: str
    number: str
    title: str
    evidence: Evidence
    status: StandardStatus = "unknown"
    replaced_by: str | None = None
    replaces: tuple[str, ...] = ()
    published_on: date | None = None
    in_force_from: date | None = None

    @property
    def text(self) -> str:
        """What it is called: number and title."""
        return f"{self.number} {self.title}"


class Requirement(Record):
    """One sentence of a clause that obliges, permits or forbids.

    `subject` is who it is asked of and `condition` when it holds, as printed; `thresholds` are its measures
    (不少于30日); `items` is its inner list, `sanction` what it threatens. `span` is its place in the document's text.
    """

    modality: Literal["must", "must_not", "may", "should"]
    quote: str
    span: Span
    subject: str | None = None
    units: tuple[UnitName, ...] = ()
    condition: str | None = None
    thresholds: tuple[str, ...] = ()
    deadline: Deadline | None = None
    items: tuple[str, ...] = ()
    sanction: str | None = None
