"""What changes the store: `POST /v1/documents`, `DELETE /v1/documents/{id}`."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from corpus.errors import BadRequest, NotFound, OversizedInput, StoreUnavailable
from search_api.http.documented import (
    Uploaded,
    UploadedDocument,
    UploadFailure,
    UploadProblem,
    fails,
    gives,
)
from search_api.http.guard import check_writer
from search_api.http.office import Office, Upload
from search_api.http.parameters import Id
from search_api.http.problems import problem_reply
from search_api.http.replies import reply
from search_api.http.running import WRITERS, in_time

MOST_FILES = 20
_LONGEST_NAME = 200
_LONGEST_SOURCE = 500
_UPLOAD_SECONDS = 300.0
_MB = 1024 * 1024
_FILES, _SOURCES = "file", "source"
_HOW = "请用 multipart/form-data 的 file 字段上传，例如 curl -F file=@通知.docx"


def routes(office: Office) -> APIRouter:
    """The routes that take documents and remove them. Whoever may not is refused before any of the body is read."""
    router = APIRouter(tags=["文件"])
    key = office.settings.key

    @router.post(
        "/v1/documents",
        status_code=201,
        responses=gives(Uploaded, 201) | fails(403, 408, 413) | fails(422, body=UploadProblem),
        summary="上传文件（要口令）；一次上传的几个文件算作一个文件夹，附件会归到主文件",
        openapi_extra={"requestBody": _body()},
    )
    async def upload(request: Request) -> Response:
        check_writer(request, key)
        if office.ingest is None:
            raise StoreUnavailable("这个服务不接受上传", "请用 zhize serve 启动服务")
        given = await _received(request, office.settings.max_bytes)
        report = await in_time(office.ingest, _UPLOAD_SECONDS, WRITERS)(given)
        failed = tuple(UploadFailure(each.name, each.kind, each.message) for each in report.failed)
        if not report.documents:
            detail = "；".join(failure.message for failure in failed) or "上传的文件都没有收录"
            return problem_reply(
                UploadProblem.about(
                    422, "unreadable-upload", detail, path=request.scope["path"], failed=failed
                )
            )
        documents = tuple(
            UploadedDocument(each.name, each.document_id, each.change) for each in report.documents
        )
        return reply(Uploaded(documents, failed, tuple(report.warnings)), 201)

    @router.delete(
        "/v1/documents/{id}",
        status_code=204,
        responses=fails(403) | {204: {"description": "已删除"}},
        summary="删除文件及其附件、历次版本和原件（要口令）",
    )
    async def remove(request: Request, id: Id) -> Response:  # noqa: A002 - the name in the address
        check_writer(request, key)
        if office.remove is None:
            raise StoreUnavailable("这个服务不接受删除", "请用 zhize serve 启动服务")
        if not await in_time(office.remove, threads=WRITERS)(id):
            raise NotFound(f"没有编号为 {id} 的文件", "请用 /v1/documents 查看编号")
        return Response(status_code=204)

    return router


async def _received(request: Request, most_bytes: int) -> list[Upload]:
    """The files of the form. What is large waits on the disk while it arrives; all of it is bounded by `Bounds`."""
    try:
        async with request.form(max_files=MOST_FILES, max_fields=2 * MOST_FILES) as form:
            return [upload async for upload in _each(form, most_bytes)]
    except HTTPException as error:
        if error.status_code != 400:
            raise
        raise BadRequest(f"上传的内容不完整，或多于 {MOST_FILES} 个文件", _HOW) from error


async def _each(form: FormData, most_bytes: int) -> Any:
    files = [file for file in form.getlist(_FILES) if isinstance(file, UploadFile)]
    sources = [source.strip() for source in form.getlist(_SOURCES) if isinstance(source, str)]
    if not files:
        raise BadRequest("没有收到文件", _HOW)
    if strange := sorted(set(form) - {_FILES, _SOURCES}):
        raise BadRequest(f"没有“{'、'.join(strange)[:_LONGEST_NAME]}”这样的字段", _HOW)
    if sources and len(sources) != len(files):
        raise BadRequest("source 的个数与文件的个数不同", "请给每个文件一个 source，或都不给")
    if any(not 0 < len(source) <= _LONGEST_SOURCE for source in sources):
        raise BadRequest(f"source 是空的，或超过 {_LONGEST_SOURCE} 个字", "请写明文件的来源，如它的网址")
    for place, file in enumerate(files):
        name = file_name(file.filename or "")
        data = await file.read(most_bytes + 1)
        if len(data) > most_bytes:
            raise OversizedInput(f"“{name}”超过上限 {most_bytes / _MB:.1f} MB", "请拆分文件")
        yield Upload(name, data, sources[place] if sources else None)


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


def _body() -> dict[str, Any]:
    many: Sequence[tuple[str, dict[str, Any]]] = (
        (_FILES, {"type": "string", "format": "binary", "description": "要收录的文件，可有多个"}),
        (
            _SOURCES,
            {"type": "string", "description": "文件的来源，如网址；同一来源的文件是同一份文件的新版本"},
        ),
    )
    fields = {name: {"type": "array", "maxItems": MOST_FILES, "items": item} for name, item in many}
    schema = {"type": "object", "required": [_FILES], "properties": fields}
    return {"required": True, "content": {"multipart/form-data": {"schema": schema}}}
