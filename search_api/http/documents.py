"""Documents: the list, uploads, and one document with its parts."""

from typing import Annotated

from fastapi import APIRouter, File, Query, Request, UploadFile
from fastapi.responses import Response

from corpus.errors import BadRequest, NotFound, OversizedInput, StoreUnavailable
from corpus.model import Clause, Document, Task
from search_api.http.documented import (
    CitationList,
    ClauseList,
    DocumentList,
    RepairList,
    TaskList,
    Uploaded,
    UploadedDocument,
    UploadFailure,
    VersionList,
    fails,
    gives,
    gives_text,
)
from search_api.http.guard import check_writer
from search_api.http.office import Office
from search_api.http.parameters import (
    AppliesTo,
    Day,
    DocumentKind,
    Form,
    Id,
    Issuer,
    Page,
    Region,
    Size,
    Year,
)
from search_api.http.replies import original_reply, reply, text_reply
from search_api.http.running import in_time
from search_api.http.tasks import Accept, tasks_reply
from search_api.search import Wanted

_MOST_FILES = 20
_LONGEST_NAME = 200
_UPLOAD_SECONDS = 300.0
_MB = 1024 * 1024

Version = Annotated[str | None, Query(max_length=100, description="版本编号，默认最新")]


def routes(office: Office) -> APIRouter:
    """The routes that list documents, show one, and take and remove them."""
    router = APIRouter(tags=["文件"])
    _add_list(router, office)
    _add_parts(router, office)
    _add_writing(router, office)
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

    @router.get("/v1/documents/{id}", responses=gives(Document), summary="一份文件，带正文")
    @in_time
    def document(id: Id, on: Day = None, version: Version = None) -> Response:  # noqa: A002
        return reply(service.show(id, on, version).document)

    @router.get(
        "/v1/documents/{id}/text",
        responses=gives_text("text/plain", "正文，各处位置所指的就是它"),
        summary="正文",
    )
    @in_time
    def text(id: Id, version: Version = None) -> Response:  # noqa: A002
        return text_reply(service.show(id, None, version).text)

    @router.get("/v1/documents/{id}/outline", responses=gives(ClauseList), summary="目录和条款")
    @in_time
    def outline(id: Id, on: Day = None) -> Response:  # noqa: A002
        clauses = service.show(id, on).clauses
        return reply(ClauseList(clauses, len(clauses)))

    @router.get(
        "/v1/documents/{id}/tasks",
        responses=gives(TaskList, csv="表格", xlsx="Excel 表格", ics="日历"),
        summary="文件及其附件中的任务",
    )
    @in_time
    def tasks(
        id: Id,  # noqa: A002
        on: Day = None,
        page: Page = 1,
        size: Annotated[int, Query(ge=1, le=1000, description="每页几条")] = 1000,
        form: Form = None,
        accept: Accept = "*/*",
    ) -> Response:
        return tasks_reply(service.tasks(Wanted(document=id), on), form, accept, page, size, "任务")

    @router.get("/v1/documents/{id}/citations", responses=gives(CitationList), summary="引用的其他文件")
    @in_time
    def citations(id: Id) -> Response:  # noqa: A002
        found = service.show(id).citations
        return reply(CitationList(found, len(found)))

    @router.get("/v1/documents/{id}/versions", responses=gives(VersionList), summary="历次版本，新的在前")
    @in_time
    def versions(id: Id) -> Response:  # noqa: A002
        found = service.versions(id)
        return reply(VersionList(found, len(found)))

    @router.get("/v1/documents/{id}/repairs", responses=gives(RepairList), summary="对原文做过的修复")
    @in_time
    def repairs(id: Id) -> Response:  # noqa: A002
        found = service.repairs(id)
        return reply(RepairList(found, len(found)))

    @router.get(
        "/v1/documents/{id}/original",
        responses=gives_text("application/octet-stream", "原件的全部字节，只供下载"),
        summary="原件",
    )
    @in_time
    def original(id: Id, version: Version = None) -> Response:  # noqa: A002
        found = service.original(id, version)
        return original_reply(found.name, found.media_type, found.data)

    @router.get("/v1/clauses/{id}", responses=gives(Clause), summary="一个条款；地址长期不变")
    @in_time
    def clause(id: Id, on: Day = None) -> Response:  # noqa: A002
        record = service.record(id, on)
        if isinstance(record, Document | Task):
            raise NotFound(f"没有编号为 {id} 的条款", "请重新检索")
        return reply(record)


def _add_writing(router: APIRouter, office: Office) -> None:
    key = office.settings.key

    @router.post(
        "/v1/documents",
        status_code=201,
        responses=gives(Uploaded, 201) | gives(Uploaded, 422) | fails(403, 413),
        summary="上传文件（要口令）；一次上传的几个文件算作一个文件夹，附件会归到主文件",
    )
    async def upload(
        request: Request,
        files: Annotated[list[UploadFile], File(alias="file", description="要收录的文件，可有多个")],
    ) -> Response:
        check_writer(request, key)
        if office.ingest is None:
            raise StoreUnavailable("这个服务不接受上传", "请用 zhize serve 启动服务")
        if len(files) > _MOST_FILES:
            raise BadRequest(f"一次最多上传 {_MOST_FILES} 个文件", "请分几次上传")
        given = []
        for file in files:
            name = file_name(file.filename or "")
            data = await file.read(office.settings.max_bytes + 1)
            if len(data) > office.settings.max_bytes:
                most = office.settings.max_bytes / _MB
                raise OversizedInput(f"“{name}”超过上限 {most:.1f} MB", "请拆分文件")
            given.append((name, data))
        report = await in_time(office.ingest, _UPLOAD_SECONDS)(given)
        done = Uploaded(
            documents=tuple(
                UploadedDocument(each.name, each.document_id, each.change) for each in report.documents
            ),
            failed=tuple(UploadFailure(each.name, each.kind, each.message) for each in report.failed),
            warnings=tuple(report.warnings),
        )
        return reply(done, 201 if done.documents else 422)

    @router.delete(
        "/v1/documents/{id}",
        status_code=204,
        responses=fails(403) | {204: {"description": "已删除"}},
        summary="删除文件及其附件、历次版本和原件（要口令）",
    )
    async def remove(request: Request, id: Id) -> Response:  # noqa: A002
        check_writer(request, key)
        if office.remove is None:
            raise StoreUnavailable("这个服务不接受删除", "请用 zhize serve 启动服务")
        if not await in_time(office.remove)(id):
            raise NotFound(f"没有编号为 {id} 的文件", "请用 /v1/documents 查看编号")
        return Response(status_code=204)


def file_name(given: str) -> str:
    """The last part of a name that came from outside, printable and bounded. Raises BadRequest where nothing is left."""
    last = given.replace("\\", "/").rpartition("/")[2]
    clean = "".join(character for character in last if character.isprintable()).strip().strip(".")
    if not clean:
        raise BadRequest("上传的文件没有名字", "请给文件起一个带扩展名的名字")
    if len(clean) > _LONGEST_NAME:
        stem, dot, suffix = clean.rpartition(".")
        keep = _LONGEST_NAME - len(suffix) - 1
        clean = f"{stem[:keep]}{dot}{suffix}" if dot and keep > 0 else clean[:_LONGEST_NAME]
    return clean
