"""Accidents and enforcement cases, as reports tell them."""

from datetime import date

from corpus.model.base import Record
from corpus.model.citation import Citation
from corpus.model.text import Evidence, Span


class Party(Record):
    """An organisation that had to do with a case, by what it was there (施工单位). Never a person."""

    role: str
    name: str


class Case(Record):
    """One accident or enforcement case. What the text does not say is None or empty.

    `occurred` is the day, or the month where no day is told (2018-08); `time` the hour (09:37). `place` is as printed.
    `hazard` names classes of `hazards.tsv`, `industry` sections of GB/T 4754. `grade` is as stated, `grade_by_law` what the
    figures come to. `told` is all that the paragraph says in which one sentence tells it, without the names of persons: the case
    is found by it. Causes, measures and lessons are the text's own words, one by one. `violated` are the provisions that it says
    were broken. `spans` are the places in the document's text where each field stands, by the field's name.
    """

    id: str
    document_id: str
    title: str
    evidence: Evidence
    occurred_on: date | None = None
    occurred: str | None = None
    time: str | None = None
    place: str | None = None
    region: str | None = None
    hazard: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    deaths: int | None = None
    injuries: int | None = None
    missing: int | None = None
    loss_yuan: float | None = None
    grade: str | None = None
    grade_by_law: str | None = None
    course: str | None = None
    told: str | None = None
    direct_causes: tuple[str, ...] = ()
    indirect_causes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    violated: tuple[Citation, ...] = ()
    parties: tuple[Party, ...] = ()
    spans: dict[str, tuple[Span, ...]] = {}

    @property
    def text(self) -> str:
        """What it was read from."""
        return self.evidence.quote
