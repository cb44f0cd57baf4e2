"""Standards and what rules demand: `/v1/standards`, `/v1/standards/{id}`, `/v1/requirements`."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from corpus.model import Standard as StandardRecord
from corpus.model import StandardStatus
from search_api.export import standards_sheet
from search_api.http.documented import gives, gives_either
from search_api.http.listing import AskedListing
from search_api.http.office import Office
from search_api.http.parameters import Day, Id, MaybeQuestion, Question, Region, Year
from search_api.http.records import record_of
from search_api.http.replies import reply, table_reply
from search_api.http.running import in_time
from search_api.standard_list import StandardPage, StandardsWanted, page_of
from search_api.values import Answer

Status = Annotated[StandardStatus | None, Query(description="在所问的那一天的状态")]
Code = Annotated[str | None, Query(max_length=20, description="标准代号，如 GB/T、DB32/T")]


def routes(office: Office) -> APIRouter:
    """The routes that tell of standards, and of what is demanded."""
    router = APIRouter(tags=["标准和要求"])
    service = office.service

    @router.get(
        "/v1/standards",
        responses=gives_either(StandardPage, Answer, csv="表格", xlsx="Excel 表格"),
        summary="回答一项标准的问题，如 GB 50016 现行吗；没有问题时列出标准",
    )
    @in_time
    def standards(
        listing: AskedListing,
        q: MaybeQuestion = None,
        status: Status = None,
        code: Code = None,
        year: Year = None,
        region: Region = None,
        on: Day = None,
    ) -> Response:
        if q is not None:
            return reply(service.ask(q, on, intent="standard"))
        wanted = StandardsWanted(status=status, code=code, year=year, region=region)
        found = service.standards(wanted, on)
        listed = page_of(found, listing.first, listing.count(len(found)))
        if not listing.is_file:
            return reply(listed)
        return table_reply(standards_sheet(listed.items), listing.form, "标准")

    @router.get("/v1/standards/{id}", responses=gives(StandardRecord), summary="一项标准")
    @in_time
    def standard(id: Id, on: Day = None) -> Response:  # noqa: A002 - the name in the address
        return reply(record_of(service, id, on, StandardRecord, "标准"))

    @router.get("/v1/requirements", responses=gives(Answer), summary="回答必须、可以或不得做什么")
    @in_time
    def requirements(q: Question, on: Day = None) -> Response:
        return reply(service.ask(q, on, intent="requirement"))

    return router
