"""Whom to call: `/v1/experts`, `/v1/rosters`."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from corpus.errors import BadRequest
from search_api.http.documented import RosterList, fails, gives
from search_api.http.guard import check_reader_of_private
from search_api.http.listing import AskedListing
from search_api.http.office import Office
from search_api.http.parameters import Day, ListPage, ListSize
from search_api.http.replies import paged, reply, table_reply
from search_api.http.running import in_time
from search_api.roster import ExpertPage, ExpertsWanted, experts_sheet, page_of

_NAME = 100
Hazard = Annotated[str | None, Query(max_length=_NAME, description="事故类型，如 火灾、中毒和窒息")]
FieldName = Annotated[str | None, Query(max_length=_NAME, description="专业领域，如 危险化学品、有限空间")]
Served = Annotated[
    str | None, Query(max_length=300, description="管得到这个地方的：本地、下级，再上级，近的在前")
]
RosterName = Annotated[str | None, Query(max_length=_NAME, description="只要这个名册里的")]
Ended = Annotated[bool, Query(description="不在聘期内的也列出")]
Private = Annotated[bool, Query(description="电话等不公开的内容也给出，须在请求头里给出口令；不能成文件")]
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
        listing: AskedListing,
        hazard: Hazard = None,
        field: FieldName = None,
        region: Served = None,
        roster: RosterName = None,
        ended: Ended = False,
        private: Private = False,
        on: Day = None,
    ) -> Response:
        if private:
            check_reader_of_private(request, key)
            if listing.is_named or listing.is_file:
                raise BadRequest("不公开的内容不能导出成文件", "请去掉 format 或 private")
        wanted = ExpertsWanted(hazard=hazard, field=field, region=region, roster=roster, ended=ended)
        found = service.experts(wanted, on)
        listed = page_of(found.experts, listing.first, listing.count(len(found.experts)), found.notice)
        if listing.is_file:
            return table_reply(experts_sheet(listed.items), listing.form, "专家名册")
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
