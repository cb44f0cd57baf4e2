"""Whom to call: `/v1/experts`, `/v1/rosters`."""

from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from corpus.errors import BadRequest
from search_api.http.documented import RosterList, fails, gives
from search_api.http.guard import check_reader_of_private
from search_api.http.office import Office
from search_api.http.parameters import Day, ListPage, ListSize
from search_api.http.replies import paged, reply, table_reply
from search_api.http.running import in_time
from search_api.http.tasks import form_of
from search_api.roster import ExpertPage, ExpertsWanted, experts_sheet, page_of

Accept = Annotated[str, Header(include_in_schema=False)]
_NAME = 100
Hazard = Annotated[str | None, Query(max_length=_NAME, description="事故类型，如 火灾、中毒和窒息")]
FieldName = Annotated[str | None, Query(max_length=_NAME, description="专业领域，如 危险化学品、有限空间")]
Served = Annotated[
    str | None, Query(max_length=300, description="管得到这个地方的：本地、下级，再上级，近的在前")
]
RosterName = Annotated[str | None, Query(max_length=_NAME, description="只要这个名册里的")]
Ended = Annotated[bool, Query(description="不在聘期内的也列出")]
Private = Annotated[bool, Query(description="电话等不公开的内容也给出，须在请求头里给出口令；不能成文件")]
Form = Annotated[
    Literal["json", "csv", "xlsx"] | None, Query(alias="format", description="格式，优先于 Accept 头")
]
_USUAL = 20
_NEVER_KEPT = {"Cache-Control": "no-store"}


def routes(office: Office) -> APIRouter:
    """The routes that tell whom to call."""
    router = APIRouter(tags=["专家和值班单位"])
    service, key = office.service, office.settings.key

    @router.get(
        "/v1/experts",
        responses=gives(ExpertPage, csv="表格", xlsx="Excel 表格") | fails(403),
        summary="按事故类型、专业和地区查找专家和值班单位；不公开的内容要口令",
    )
    @in_time
    def experts(
        request: Request,
        hazard: Hazard = None,
        field: FieldName = None,
        region: Served = None,
        roster: RosterName = None,
        ended: Ended = False,
        private: Private = False,
        on: Day = None,
        page: ListPage = None,
        size: ListSize = None,
        form: Form = None,
        accept: Accept = "*/*",
    ) -> Response:
        told = form or form_of(accept)
        if told == "ics":
            raise HTTPException(406)
        if private:
            check_reader_of_private(request, key)
            if form or told != "json":
                raise BadRequest("不公开的内容不能导出成文件", "请去掉 format 或 private")
        wanted = ExpertsWanted(hazard=hazard, field=field, region=region, roster=roster, ended=ended)
        found = service.experts(wanted, on)
        is_whole = page is None and size is None and told != "json"
        count = len(found.experts) if is_whole else size or _USUAL
        listed = page_of(found.experts, page or 1, max(count, 1), found.notice)
        if told != "json":
            return table_reply(experts_sheet(listed.items), told, "专家名册")
        if not private:
            return reply(listed)
        answer = reply(msgspec.structs.replace(listed, items=service.with_private(listed.items)))
        answer.headers.update(_NEVER_KEPT)
        return answer

    @router.get("/v1/rosters", responses=gives(RosterList), summary="收录的名册")
    @in_time
    def rosters(page: ListPage = None, size: ListSize = None) -> Response:
        return reply(paged(RosterList, service.rosters(), page, size))

    return router
