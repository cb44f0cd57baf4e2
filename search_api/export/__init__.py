"""Tasks and answers as files that people open: CSV and XLSX sheets, calendars."""

from search_api.export.calendar import to_calendar
from search_api.export.rows import Sheet, answers_sheet, cases_sheet, standards_sheet, tasks_sheet
from search_api.export.sheets import to_csv, to_xlsx

__all__ = [
    "MEDIA_TYPES",
    "SHEET_TYPES",
    "Sheet",
    "answers_sheet",
    "cases_sheet",
    "standards_sheet",
    "tasks_sheet",
    "to_calendar",
    "to_csv",
    "to_xlsx",
]

# Of a training sheet; no list comes so, whatever an Accept header likes.
SHEET_TYPES: dict[str, str] = {
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
MEDIA_TYPES: dict[str, str] = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
}
