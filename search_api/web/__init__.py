"""Web pages, rendered on the server: values in, HTML out. No scripts, nothing from elsewhere."""

from search_api.web.assets import ASSETS, Asset
from search_api.web.pages import (
    ExpertsNamed,
    Facts,
    answer_page,
    case_page,
    cases_page,
    document_page,
    documents_page,
    experts_page,
    home_page,
    problem_page,
    reference_page,
    sheet_page,
    task_page,
    tasks_page,
    unit_page,
    units_page,
)
from search_api.web.rendering import keep_day, with_experts

__all__ = [
    "ASSETS",
    "Asset",
    "ExpertsNamed",
    "Facts",
    "answer_page",
    "case_page",
    "cases_page",
    "document_page",
    "documents_page",
    "experts_page",
    "home_page",
    "keep_day",
    "problem_page",
    "reference_page",
    "sheet_page",
    "task_page",
    "tasks_page",
    "unit_page",
    "units_page",
    "with_experts",
]
