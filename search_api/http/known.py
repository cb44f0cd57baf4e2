"""Known questions: `/v1/known`."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response

from corpus.errors import BadRequest, StoreUnavailable
from corpus.model import Record
from indexer.engine.values import Known
from search_api.bounds import LONGEST_QUESTION
from search_api.http.documented import KnownList, fails, gives
from search_api.http.guard import check_writer
from search_api.http.office import Office
from search_api.http.parameters import Id, ListPage, ListSize
from search_api.http.problems import wrong_at
from search_api.http.replies import paged, reply
from search_api.http.running import WRITERS, in_time

_LONGEST_ID = 300
_HOW = f'请写成 {{"question": "…", "record_id": "…"}}，问题 1 至 {LONGEST_QUESTION} 个字'


class Confirmed(Record):
    """The body of `POST /v1/known`."""

    question: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_QUESTION)]
    record_id: Annotated[str, msgspec.Meta(min_length=1, max_length=_LONGEST_ID)]


def routes(office: Office) -> APIRouter:
    """The routes that list known questions, take them and forget them."""
    router = APIRouter(tags=["已确认的问题"])
    service, key = office.service, office.settings.key

    @router.get("/v1/known", responses=gives(KnownList), summary="已确认由某条记录回答的问题，先登记的在前")
    @in_time
    def known(page: ListPage = None, size: ListSize = None) -> Response:
        return reply(paged(KnownList, service.known(), page, size))

    @router.post(
        "/v1/known",
        status_code=201,
        responses=gives(Known, 201) | fails(403, 408, 413),
        summary="登记一个问题由哪条记录回答（要口令）；重复登记没有害处",
        openapi_extra={"requestBody": _body()},
    )
    async def confirm(request: Request) -> Response:
        check_writer(request, key)
        _check_writable(office)
        given = _confirmed(await request.body())
        return reply(await in_time(service.confirm, threads=WRITERS)(given.question, given.record_id), 201)

    @router.delete(
        "/v1/known/{id}",
        status_code=204,
        responses=fails(403) | {204: {"description": "已取消"}},
        summary="取消一个已确认的问题（要口令）",
    )
    async def forget(request: Request, id: Id) -> Response:  # noqa: A002 - the name in the address
        check_writer(request, key)
        _check_writable(office)
        await in_time(service.forget, threads=WRITERS)(id)
        return Response(status_code=204)

    return router


def _check_writable(office: Office) -> None:
    if office.ingest is None:
        raise StoreUnavailable("这个服务不接受登记", "请用 zhize serve 启动服务")


def _confirmed(body: bytes) -> Confirmed:
    try:
        return msgspec.json.decode(body, type=Confirmed)
    except msgspec.DecodeError as error:
        raise BadRequest(wrong_at(error, "请求的内容"), _HOW) from error


def _body() -> dict[str, object]:
    return {
        "required": True,
        "content": {"application/json": {"schema": msgspec.json.schema(Confirmed)["$defs"]["Confirmed"]}},
    }
