"""The words of the project as immutable records, which import nothing but each other."""

from corpus.model.base import Record
from corpus.model.document import (
    Annex,
    Article,
    Citation,
    Clause,
    Document,
    DocumentKind,
    Fetched,
    Found,
    Interpretation,
    Modality,
    Origin,
    Reading,
    Rule,
    Target,
    Version,
)
from corpus.model.provision import Competence, CompetenceKind, Requirement, Standard, StandardStatus
from corpus.model.task import Basis, Deadline, Role, Task, TaskSource, UnitName
from corpus.model.text import Evidence, Period, Repair, Span, Validity

__all__ = [
    "Annex",
    "Article",
    "Basis",
    "Citation",
    "Clause",
    "Competence",
    "CompetenceKind",
    "Deadline",
    "Document",
    "DocumentKind",
    "Evidence",
    "Fetched",
    "Found",
    "Interpretation",
    "Modality",
    "Origin",
    "Period",
    "Reading",
    "Record",
    "Repair",
    "Requirement",
    "Role",
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
