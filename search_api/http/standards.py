"""Standards and what rules demand: `/v1/standards`, `/v1/standards/{id}`, `/v1/requirements`."""

from typing import Annotated, Literal

from fastapi import APIRouter, Header, Query
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from corpus.model import Standard as StandardRecord
from corpus.model import StandardStatus
from search_api.export import standards_sheet
from search_api.http.documented import gives, gives_either
from search_api.http.office import Office
from search_api.http.parameters import Day, Id, ListPage, ListSize, MaybeQuestion, Question, Region, Year
from search_api.http.records import record_of
from search_api.http.replies import reply, table_reply
from search_api.http.running import in_time
from search_api.http.tasks import form_of
from search_api.standard_list import StandardPage, StandardsWanted, page_of
from search_api.values import Answer

Accept = Annotated[str, Header(include_in_schema=False)]
Status = Annotated[StandardStatus | None, Query(description="在所问的那一天的状态")]
Code = Annotated[str | None, Query(max_length=20, description="标准代号，如 GB/T、DB32/T")]
Form = Annotated[
    Literal["json", "csv", "xlsx"] | None, Query(alias="format", description="格式，优先于 Accept 头")
]
_USUAL = 20


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
        q: MaybeQuestion = None,
        status: Status = None,
        code: Code = None,
        year: Year = None,
        region: Region = None,
        on: Day = None,
        page: ListPage = None,
        size: ListSize = None,
        form: Form = None,
        accept: Accept = "*/*",
    ) -> Response:
        if q is not None:
            return reply(service.ask(q, on, intent="standard"))
        wanted = StandardsWanted(status=status, code=code, year=year, region=region)
        found = service.standards(wanted, on)
        told = form or form_of(accept)
        if told == "ics":
            raise HTTPException(406)
        is_whole = page is None and size is None and told != "json"
        first, count = page or 1, len(found) if is_whole else size or _USUAL
        listed = page_of(found, first, max(count, 1))
        return reply(listed) if told == "json" else table_reply(standards_sheet(listed.items), told, "标准")

    @router.get("/v1/standards/{id}", responses=gives(StandardRecord), summary="一项标准")
    @in_time
    def standard(id: Id, on: Day = None) -> Response:  # noqa: A002 - the name in the address
        return reply(record_of(service, id, on, StandardRecord, "标准"))

    @router.get("/v1/requirements", responses=gives(Answer), summary="回答必须、可以或不得做什么")
    @in_time
    def requirements(q: Question, on: Day = None) -> Response:
        return reply(service.ask(q, on, intent="requirement"))

    return router
