"""Units: `/v1/units`, `/v1/units/{id}`, `/v1/units/{id}/tasks`."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from search_api.http.documented import TaskList, UnitList, gives
from search_api.http.listing import Accept
from search_api.http.office import Office
from search_api.http.parameters import Day, Form, Id, ListPage, ListSize, Page, Region, Role
from search_api.http.replies import reply
from search_api.http.running import in_time
from search_api.http.tasks import tasks_reply
from search_api.listing import tasks_by_role
from search_api.values import Group, Groups
from search_api.values import Unit as UnitRecord


def routes(office: Office) -> APIRouter:
    """The routes that list units and show what one is to do."""
    router = APIRouter(tags=["单位"])
    service = office.service

    @router.get(
        "/v1/units", responses=gives(UnitList), summary="叫这个名称或名称含有这些字的单位，用得多的在前"
    )
    @in_time
    def units(
        q: Annotated[str, Query(max_length=100, description="全称、简称，或其中的字")] = "",
        page: Page = 1,
        size: Annotated[int, Query(ge=1, le=50, description="几个")] = 20,
    ) -> Response:
        found = service.units(q, page=page, size=size)
        return reply(UnitList(found.items, found.total, page, size))

    @router.get("/v1/units/{id}", responses=gives(UnitRecord), summary="一个单位")
    @in_time
    def unit(id: Id) -> Response:  # noqa: A002 - the name in the address
        return reply(service.unit(id))

    @router.get(
        "/v1/units/{id}/tasks",
        responses=gives(TaskList, csv="表格", xlsx="Excel 表格", ics="日历"),
        summary="一个单位牵头、配合、指导的任务",
    )
    @in_time
    def unit_tasks(
        id: Id,  # noqa: A002 - the name in the address
        role: Role = None,
        region: Region = None,
        on: Day = None,
        page: ListPage = None,
        size: ListSize = None,
        form: Form = None,
        accept: Accept = "*/*",
    ) -> Response:
        unit = service.unit(id)
        by_role = tasks_by_role(service, unit.id, region, on)
        asked = [task for each, tasks in by_role.items() if role in (None, each) for task in tasks]
        found = list({task.id: task for task in asked}.values())
        groups = Groups(
            **{each: Group(len(tasks), tuple(t.id for t in tasks)) for each, tasks in by_role.items()}
        )
        return tasks_reply(found, form, accept, page, size, f"{unit.name}的任务", groups)

    return router
