"""Documents: the list, and one document with its parts."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from corpus.errors import NotFound
from corpus.model import Clause, Document, Task
from search_api.http.documented import (
    ClauseList,
    DocumentList,
    RepairList,
    TaskList,
    VersionList,
    gives,
    gives_text,
)
from search_api.http.listing import Accept
from search_api.http.office import Office
from search_api.http.parameters import (
    AppliesTo,
    Day,
    DocumentKind,
    Form,
    Id,
    Issuer,
    ListPage,
    ListSize,
    Page,
    Region,
    Size,
    Year,
)
from search_api.http.replies import original_reply, paged, reply, text_reply
from search_api.http.running import in_time
from search_api.http.tasks import tasks_reply
from search_api.search import Wanted
from search_api.values import ShownClause, ShownDocument

Version = Annotated[str | None, Query(max_length=100, description="版本编号，默认最新")]


def routes(office: Office) -> APIRouter:
    """The routes that list documents and show one."""
    router = APIRouter(tags=["文件"])
    _add_list(router, office)
    _add_parts(router, office)
    return router


def _add_list(router: APIRouter, office: Office) -> None:
    @router.get("/v1/documents", responses=gives(DocumentList), summary="列出文件，新的在前")
    @in_time
    def documents(
        region: Region = None,
        applies_to: AppliesTo = None,
        issuer: Issuer = None,
        year: Year = None,
        kind: DocumentKind = None,
        on: Day = None,
        page: Page = 1,
        size: Size = 20,
    ) -> Response:
        wanted = Wanted(region=region, applies_to=applies_to, issuer=issuer, year=year, document_kind=kind)
        return reply(office.service.documents(wanted, on=on, page=page, size=size))


def _add_parts(router: APIRouter, office: Office) -> None:
    service = office.service

    @router.get("/v1/documents/{id}", responses=gives(ShownDocument), summary="一份文件，带正文")
    @in_time
    def document(id: Id, on: Day = None, version: Version = None) -> Response:  # noqa: A002
        return reply(service.with_interpretations(service.show(id, on, version), on).document)

    @router.get(
        "/v1/documents/{id}/text",
        responses=gives_text("text/plain", "正文，各处位置所指的就是它"),
        summary="正文",
    )
    @in_time
    def text(id: Id, on: Day = None, version: Version = None) -> Response:  # noqa: A002
        return text_reply(service.show(id, on, version).text)

    @router.get("/v1/documents/{id}/outline", responses=gives(ClauseList), summary="目录和条款")
    @in_time
    def outline(
        id: Id,  # noqa: A002
        on: Day = None,
        page: ListPage = None,
        size: ListSize = None,
    ) -> Response:
        return reply(paged(ClauseList, service.show(id, on).clauses, page, size))

    @router.get(
        "/v1/documents/{id}/tasks",
        responses=gives(TaskList, csv="表格", xlsx="Excel 表格", ics="日历"),
        summary="文件及其附件中的任务",
    )
    @in_time
    def tasks(
        id: Id,  # noqa: A002
        on: Day = None,
        page: ListPage = None,
        size: ListSize = None,
        form: Form = None,
        accept: Accept = "*/*",
    ) -> Response:
        return tasks_reply(
            service.tasks(Wanted(document=id), on), form, accept, page, size, "任务", usual_size=1000
        )

    @router.get("/v1/documents/{id}/versions", responses=gives(VersionList), summary="历次版本，新的在前")
    @in_time
    def versions(id: Id, on: Day = None, page: ListPage = None, size: ListSize = None) -> Response:  # noqa: A002
        return reply(paged(VersionList, service.versions(id, on), page, size))

    @router.get("/v1/documents/{id}/repairs", responses=gives(RepairList), summary="对原文做过的修复")
    @in_time
    def repairs(id: Id, on: Day = None, page: ListPage = None, size: ListSize = None) -> Response:  # noqa: A002
        return reply(paged(RepairList, service.repairs(id, on), page, size))

    @router.get(
        "/v1/documents/{id}/original",
        responses=gives_text("application/octet-stream", "原件的全部字节，只供下载"),
        summary="原件",
    )
    @in_time
    def original(id: Id, on: Day = None, version: Version = None) -> Response:  # noqa: A002
        found = service.original(id, version, on)
        return original_reply(found.name, found.media_type, found.data)

    @router.get("/v1/clauses/{id}", responses=gives(ShownClause), summary="一个条款；地址长期不变")
    @in_time
    def clause(id: Id, on: Day = None) -> Response:  # noqa: A002
        record = service.record(id, on)
        if isinstance(record, Document | Task):
            raise NotFound(f"没有编号为 {id} 的条款", "请重新检索")
        return reply(service.explained_clause(record, on) if isinstance(record, Clause) else record)
