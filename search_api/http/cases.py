"""Cases: `/v1/cases`, `/v1/cases/{id}`."""

from typing import Annotated, Literal

from fastapi import APIRouter, Header, Query
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from corpus.model import Case
from search_api.case_search import CasesWanted, case_listing, cases_called
from search_api.export import cases_sheet
from search_api.http.documented import HitList, gives, gives_either
from search_api.http.office import Office
from search_api.http.parameters import Day, Id, ListPage, ListSize, MaybeQuestion, Region, Year
from search_api.http.records import record_of
from search_api.http.replies import reply, table_reply
from search_api.http.running import in_time
from search_api.http.tasks import form_of
from search_api.values import Answer, Hit

Accept = Annotated[str, Header(include_in_schema=False)]
_NAME = 100
Hazard = Annotated[str | None, Query(max_length=_NAME, description="事故类型，如 坍塌、中毒和窒息")]
Industry = Annotated[str | None, Query(max_length=_NAME, description="行业门类，如 建筑业")]
Cause = Annotated[str | None, Query(max_length=_NAME, description="原因里的词")]
Grade = Annotated[str | None, Query(max_length=_NAME, description="等级，如 较大；较大以上 含更重的")]
Deaths = Annotated[int | None, Query(ge=0, le=1_000_000, description="死亡人数不少于")]
Article = Annotated[str | None, Query(max_length=_NAME, description="违反的规定，如 安全生产法第四十四条")]
Similar = Annotated[str | None, Query(max_length=_NAME, description="与这条案例、任务或条款相似的")]
Form = Annotated[
    Literal["json", "csv", "xlsx"] | None, Query(alias="format", description="格式，优先于 Accept 头")
]
_USUAL = 20


def routes(office: Office) -> APIRouter:
    """The routes that tell of cases."""
    router = APIRouter(tags=["案例"])
    service = office.service

    @router.get(
        "/v1/cases",
        responses=gives_either(HitList, Answer, csv="表格", xlsx="Excel 表格"),
        summary="只有问题时回答它；有筛选条件或没有问题时列出案例",
    )
    @in_time
    def cases(
        q: MaybeQuestion = None,
        hazard: Hazard = None,
        industry: Industry = None,
        cause: Cause = None,
        grade: Grade = None,
        year: Year = None,
        region: Region = None,
        deaths_min: Deaths = None,
        article: Article = None,
        similar_to: Similar = None,
        on: Day = None,
        page: ListPage = None,
        size: ListSize = None,
        form: Form = None,
        accept: Accept = "*/*",
    ) -> Response:
        wanted = cases_called(
            hazard=hazard,
            industry=industry,
            grade=grade,
            year=year,
            region=region,
            deaths_min=deaths_min,
            article=article,
        )
        narrowed = wanted != CasesWanted() or cause or similar_to or form
        if q is not None and not narrowed:
            return reply(service.ask(q, on, intent="case"))
        words = " ".join(part for part in (q, cause) if part)
        found = service.cases(wanted, words, similar_to=similar_to, on=on)
        told = form or form_of(accept)
        if told == "ics":
            raise HTTPException(406)
        is_whole = page is None and size is None and told != "json"
        listing = case_listing(found, page or 1, max(1, len(found) if is_whole else size or _USUAL))
        if told == "json":
            return reply(listing)
        rows = [hit.record for hit in listing.items if isinstance(hit, Hit) and isinstance(hit.record, Case)]
        return table_reply(cases_sheet(rows), told, "案例")

    @router.get("/v1/cases/{id}", responses=gives(Case), summary="一个案例")
    @in_time
    def case(id: Id, on: Day = None) -> Response:  # noqa: A002 - the name in the address
        return reply(record_of(service, id, on, Case, "案例"))

    return router
