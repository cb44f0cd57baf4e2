"""The words of the project as immutable records, which import nothing but each other."""

from corpus.model.base import Record
from corpus.model.case import Case, Party
from corpus.model.citation import Citation, Target
from corpus.model.document import (
    Annex,
    Article,
    Clause,
    Document,
    DocumentKind,
    Explained,
    ExplainedBy,
    Fetched,
    Found,
    Interpretation,
    InterpretationType,
    Mention,
    Modality,
    Origin,
    Reading,
    Rule,
    Version,
)
from corpus.model.expert import Expert, ExpertKind, RosterPlace
from corpus.model.provision import Competence, CompetenceKind, Requirement, Standard, StandardStatus
from corpus.model.task import Basis, Deadline, Role, Task, TaskSource, UnitName
from corpus.model.text import Evidence, Period, Repair, Span, Validity

__all__ = [
    "Annex",
    "Article",
    "Basis",
    "Case",
    "Citation",
    "Clause",
    "Competence",
    "CompetenceKind",
    "Deadline",
    "Document",
    "DocumentKind",
    "Evidence",
    "Expert",
    "ExpertKind",
    "Explained",
    "ExplainedBy",
    "Fetched",
    "Found",
    "Interpretation",
    "InterpretationType",
    "Mention",
    "Modality",
    "Origin",
    "Party",
    "Period",
    "Reading",
    "Record",
    "Repair",
    "Requirement",
    "Role",
    "RosterPlace",
    "Rule",
    "Span",
    "Standard",
    "StandardStatus",
    "Target",
    "Task",
    "TaskSource",
    "UnitName",
    "Validity",
    "Version",
]
