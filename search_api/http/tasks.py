"""Tasks: `/v1/tasks`, `/v1/tasks/{id}`."""

from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.responses import Response

from corpus.model import Task as TaskRecord
from search_api.export import MEDIA_TYPES
from search_api.http.documented import TaskList, gives
from search_api.http.listing import USUAL_SIZE, Accept, form_of
from search_api.http.office import Office
from search_api.http.parameters import (
    Day,
    DocumentName,
    DueFrom,
    DueTo,
    Form,
    Id,
    ListPage,
    ListSize,
    Region,
    Role,
    Unit,
    Validity,
)
from search_api.http.records import record_of
from search_api.http.replies import reply, sheet_reply
from search_api.http.running import in_time
from search_api.search import Wanted
from search_api.values import Groups, UnitNotHeld


def routes(office: Office) -> APIRouter:
    """The routes that list tasks and show one."""
    router = APIRouter(tags=["任务"])

    @router.get(
        "/v1/tasks", responses=gives(TaskList, csv="表格", xlsx="Excel 表格", ics="日历"), summary="列出任务"
    )
    @in_time
    def tasks(
        unit: Unit = None,
        role: Role = None,
        region: Region = None,
        document: DocumentName = None,
        validity: Validity = None,
        due_from: DueFrom = None,
        due_to: DueTo = None,
        on: Day = None,
        page: ListPage = None,
        size: ListSize = None,
        form: Form = None,
        accept: Accept = "*/*",
    ) -> Response:
        wanted = Wanted(
            unit=unit,
            role=role,
            region=region,
            document=document,
            validity=validity,
            due_from=due_from,
            due_to=due_to,
        )
        found = office.service.tasks(wanted, on)
        missing = office.service.unit_not_held(unit) if unit and not found else None
        return tasks_reply(found, form, accept, page, size, "任务", missing=missing)

    @router.get("/v1/tasks/{id}", responses=gives(TaskRecord), summary="一项任务")
    @in_time
    def task(id: Id, on: Day = None) -> Response:  # noqa: A002 - the name in the address
        return reply(record_of(office.service, id, on, TaskRecord, "任务"))

    return router


def tasks_reply(
    found: Sequence[TaskRecord],
    form: str | None,
    accept: str,
    page: int | None,
    size: int | None,
    name: str,
    groups: Groups | None = None,
    usual_size: int = USUAL_SIZE,
    missing: UnitNotHeld | None = None,
) -> Response:
    """The tasks in the form that is asked for: a page of them where none is named; as a file all, or the page asked for."""
    is_file = form is not None
    form = form or form_of(accept, MEDIA_TYPES)
    is_whole = page is None and size is None and (is_file or form != "json")
    page, size = page or 1, len(found) if is_whole else size or usual_size
    items = tuple(found[(page - 1) * size : page * size])
    if form == "json":
        return reply(TaskList(items, len(found), page, size, groups=groups, unit_not_held=missing))
    return sheet_reply(items, form, name)
