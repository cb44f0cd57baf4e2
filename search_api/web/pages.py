"""Each page as a function from the values it shows to its HTML."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from corpus.model import Case, Document, Evidence, Reading, Record, Role, Span, Task
from search_api.export.training_sheet import (
    CLOSING,
    MOST_CASES,
    OVERVIEW,
    QUESTIONS,
    TrainingSheet,
    filters_line,
    overview_row,
)
from search_api.roster import ExpertPage
from search_api.values import Answer, Answered, Listing, UnitNotHeld, UnitPage
from search_api.web.assets import STYLE
from search_api.web.passages import Excerpt, excerpt, is_cut, lines_of
from search_api.web.rendering import render

_MOST_ANSWERS = 10
_MOST_BROKEN_BY = 20


class Facts(Record):
    """How much the store holds, for the front page."""

    documents: int = 0
    clauses: int = 0
    articles: int = 0
    tasks: int = 0
    standards: int = 0
    cases: int = 0


class ExpertsNamed(Record):
    """How many are called for a hazard near a place, and by what words their page lists them."""

    hazard: str
    region: str
    count: int


class _Shown(Record):
    """An answer with its quote in context."""

    kind: str
    record: Any
    passage: Excerpt


def home_page(on: date, facts: Facts, newest: Sequence[Document], examples: Sequence[str] = ()) -> str:
    """The front page: the question box, and what there is to ask about."""
    return render("home.html", here="/", on=on, facts=facts, newest=newest, examples=examples)


def answer_page(on: date, answer: Answer, texts: Mapping[str, str]) -> str:
    """A question's answer. `texts` are documents' texts by their ids, as far as they are at hand."""
    records = {answered.record.id: answered.record for answered in answer.answers}
    by_role: dict[str, list[Any]] = {}
    if answer.groups is not None:
        for role in ("lead", "support", "guide"):
            group = getattr(answer.groups, role)
            by_role[role] = [records[id_] for id_ in group.ids if isinstance(records.get(id_), Task)]
    shown = [_shown(answered, texts) for answered in answer.answers[:_MOST_ANSWERS]]
    return render(
        "answer.html",
        here="/",
        on=on,
        answer=answer,
        answers=shown,
        hidden=max(0, len(answer.answers) - _MOST_ANSWERS),
        group_tasks=by_role,
    )


def tasks_page(
    on: date,
    listing: Listing,
    query: Mapping[str, Any],
    regions: Iterable[str],
    unit_not_held: UnitNotHeld | None = None,
) -> str:
    """A page of tasks with its filters; where there are none, perhaps since no record names the unit asked for."""
    return render(
        "tasks.html",
        here="/tasks",
        on=on,
        listing=listing,
        query=query,
        regions=regions,
        unit_not_held=unit_not_held,
    )


def task_page(on: date, task: Task, text: str | None, similar: Sequence[Case] = ()) -> str:
    """One task, with the cases that show why it exists."""
    passage = excerpt(task.evidence, text)
    return render("task.html", here="/tasks", on=on, task=task, passage=passage, similar=similar)


def cases_page(on: date, listing: Listing, query: Mapping[str, Any]) -> str:
    """A page of cases with its filters."""
    return render("cases.html", here="/cases", on=on, listing=listing, query=query, most_cases=MOST_CASES)


def case_page(
    on: date, case: Case, text: str | None, similar: Sequence[Case], experts: ExpertsNamed | None = None
) -> str:
    """One case, with those that are most like it, and where those are listed whom one calls for such a one."""
    passage = excerpt(case.evidence, text)
    return render(
        "case.html", here="/cases", on=on, case=case, passage=passage, similar=similar, experts=experts
    )


def experts_page(on: date, listing: ExpertPage, query: Mapping[str, Any]) -> str:
    """A page of experts and duty units with its filters; nothing that is private."""
    return render("experts.html", here="/experts", on=on, listing=listing, query=query)


def sheet_page(sheet: TrainingSheet, *, alone: bool = False) -> str:
    """A training sheet, to be printed; one that stands alone is a file that holds its style and leads nowhere."""
    return render(
        "sheet.html",
        here="/cases",
        on=sheet.on,
        sheet=sheet,
        head=OVERVIEW,
        overview=[overview_row(case) for case in sheet.cases],
        questions=QUESTIONS,
        alone=alone,
        css=STYLE.data.decode(),
        filters=filters_line(sheet),
        closing=CLOSING.format(sheet.on),
    )


def units_page(
    on: date, listing: UnitPage, query: Mapping[str, Any], unit_not_held: UnitNotHeld | None = None
) -> str:
    """A page of units by name."""
    return render(
        "units.html", here="/units", on=on, listing=listing, query=query, unit_not_held=unit_not_held
    )


def unit_page(on: date, unit: Record, tasks: Mapping[Role, Sequence[Task]]) -> str:
    """One unit with its tasks by role."""
    return render("unit.html", here="/units", on=on, unit=unit, tasks=tasks)


def documents_page(on: date, listing: Listing, query: Mapping[str, Any]) -> str:
    """A page of documents with its filters."""
    return render("documents.html", here="/documents", on=on, listing=listing, query=query)


def document_page(
    on: date,
    reading: Reading,
    tasks: Sequence[Task],
    *,
    broken_by: Sequence[Case] = (),
    marked: Span | None = None,
    show_repairs: bool = False,
) -> str:
    """One document: what it is, its tasks, the cases that broke it, its outline, its text with a stretch marked, its repairs."""
    return render(
        "document.html",
        here="/documents",
        on=on,
        document=reading.document,
        tasks=tasks,
        broken_by=broken_by[:_MOST_BROKEN_BY],
        broken_by_more=len(broken_by) > _MOST_BROKEN_BY,
        outline=[clause for clause in reading.clauses if clause.path],
        lines=lines_of(reading, marked, repairs=show_repairs),
        marked=marked,
        is_cut=is_cut(reading),
        repairs=reading.repairs,
        show_repairs=show_repairs,
    )


def problem_page(on: date, title: str, detail: str, remedy: str = "") -> str:
    """What went wrong, and what to do."""
    return render("problem.html", here="", on=on, title=title, detail=detail, remedy=remedy)


def reference_page(on: date, operations: Sequence[Mapping[str, Any]]) -> str:
    """The HTTP interface, operation by operation."""
    return render("reference.html", here="/docs", on=on, operations=operations)


def _shown(answered: Answered, texts: Mapping[str, str]) -> _Shown:
    evidence: Evidence | None = answered.record.evidence
    passage = excerpt(evidence, texts.get(evidence.document_id)) if evidence else Excerpt("", "", "")
    return _Shown(answered.kind, answered.record, passage)
