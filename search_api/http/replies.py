"""Responses: records as JSON written by msgspec, sheets, texts, files."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TypeVar
from urllib.parse import quote

import msgspec
from fastapi.responses import Response

from corpus.codec import to_json
from corpus.model import Record, Task
from search_api.export import MEDIA_TYPES, SHEET_TYPES, Sheet, tasks_sheet, to_calendar, to_csv, to_xlsx
from search_api.export.training_sheet import TrainingSheet
from search_api.web import keep_day, sheet_page

Body = TypeVar("Body", bound=Record)

_LONGEST_NAME = 60

# What a browser may be told about bytes that came from outside: it is to save them, never to show them.
_SAFE_TYPES = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)


def reply(value: object, status: int = 200) -> Response:
    """The value as JSON."""
    return Response(to_json(value), status, media_type="application/json")


def paged(body: Callable[..., Body], items: Sequence[object], page: int | None, size: int | None) -> Body:
    """A page of the items as that body; all of them where neither page nor size is asked for."""
    page, size = page or 1, size or max(1, len(items))
    return body(items=tuple(items[(page - 1) * size : page * size]), total=len(items), page=page, size=size)


def text_reply(text: str) -> Response:
    """Plain text in UTF-8, every character as it is."""
    return Response(text.encode("utf-8", "replace"), media_type="text/plain; charset=utf-8")


def page_reply(html: str, status: int = 200) -> Response:
    """A web page."""
    return Response(html.encode("utf-8", "replace"), status, media_type="text/html; charset=utf-8")


def sheet_reply(tasks: Sequence[Task], form: str, name: str) -> Response:
    """The tasks as a file of that form: csv, xlsx, ics or json."""
    if form == "csv":
        data = to_csv(tasks_sheet(tasks))
    elif form == "xlsx":
        data = to_xlsx(tasks_sheet(tasks))
    elif form == "ics":
        data = to_calendar(tasks, datetime.now(UTC))
    else:
        data = msgspec.json.encode(tasks)
    media_type = MEDIA_TYPES[form] + ("; charset=utf-8" if form in ("csv", "ics") else "")
    return Response(data, headers=saved_as(f"{name}.{form}"), media_type=media_type)


def table_reply(sheet: Sheet, form: str, name: str) -> Response:
    """The rows as a file of that form: csv or xlsx."""
    data = to_xlsx(sheet) if form == "xlsx" else to_csv(sheet)
    media_type = MEDIA_TYPES[form] + ("; charset=utf-8" if form == "csv" else "")
    return Response(data, headers=saved_as(f"{name}.{form}"), media_type=media_type)


def training_reply(sheet: TrainingSheet, form: str, on: date | None) -> Response:
    """The training sheet as a page, whose links keep the day asked for, or as a DOCX file."""
    if form == "html":
        html = sheet_page(sheet)
        return page_reply(keep_day(html, on) if on else html)
    # Imported when it is first needed: no other reply is a DOCX file.
    from search_api.export.docx import to_docx

    headers = saved_as(f"{sheet.title[:_LONGEST_NAME]}.{form}")
    return Response(to_docx(sheet), headers=headers, media_type=SHEET_TYPES[form])


def original_reply(name: str, media_type: str, data: bytes) -> Response:
    """The bytes a document was read from, to be saved and not shown."""
    kind = media_type if media_type in _SAFE_TYPES else "application/octet-stream"
    return Response(data, headers=saved_as(name) | {"Content-Security-Policy": "sandbox"}, media_type=kind)


def saved_as(name: str) -> dict[str, str]:
    """The header that makes a browser save the body under the last part of that name (RFC 6266)."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = "".join(character for character in last if character.isprintable()).strip(". ") or "file"
    plain = "".join(
        character if character.isascii() and character not in '"\\%;' else "_" for character in clean
    )
    return {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"
    }
