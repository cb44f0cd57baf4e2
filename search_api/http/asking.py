"""Questions: `/v1/ask`, `/v1/responsibility`, `/v1/suggest`."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from corpus.errors import BadRequest
from corpus.model import Record
from search_api.bounds import LONGEST_QUESTION
from search_api.http.documented import Suggestions, fails, gives
from search_api.http.office import Office
from search_api.http.parameters import Day, Question
from search_api.http.problems import wrong_at
from search_api.http.replies import reply
from search_api.http.running import in_time
from search_api.values import Answer

_MOST_QUESTIONS = 100
_MANY_SECONDS = 120.0


class Questions(Record):
    """The body of `POST /v1/ask`."""

    questions: Annotated[
        list[Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_QUESTION)]],
        msgspec.Meta(min_length=1, max_length=_MOST_QUESTIONS),
    ]


def routes(office: Office) -> APIRouter:
    """The routes that read a text."""
    router = APIRouter(tags=["提问"])
    service = office.service

    @router.get("/v1/ask", responses=gives(Answer), summary="回答一个问题")
    @in_time
    def ask(q: Question, on: Day = None) -> Response:
        return reply(service.ask(q, on))

    @router.get("/v1/responsibility", responses=gives(Answer), summary="回答一项工作归谁负责")
    @in_time
    def responsibility(q: Question, on: Day = None) -> Response:
        return reply(service.ask(q, on, intent="responsibility"))

    @router.post(
        "/v1/ask",
        responses=gives(Answer, many=True) | fails(413),
        summary=f"逐个回答多个问题，最多 {_MOST_QUESTIONS} 个",
        openapi_extra={"requestBody": _body()},
    )
    async def ask_all(request: Request, on: Day = None) -> Response:
        asked = _questions(await request.body())
        answers = in_time(lambda: [service.ask(question, on) for question in asked.questions], _MANY_SECONDS)
        return reply(await answers())

    @router.get("/v1/suggest", responses=gives(Suggestions), summary="补全正在输入的文字")
    @in_time
    def suggest(
        q: Annotated[str, Query(max_length=LONGEST_QUESTION, description="已输入的文字")] = "",
        size: Annotated[int, Query(ge=1, le=50, description="几条")] = 10,
    ) -> Response:
        return reply(Suggestions(service.suggest(q, size)))

    return router


def _questions(body: bytes) -> Questions:
    try:
        return msgspec.json.decode(body, type=Questions)
    except msgspec.DecodeError as error:
        raise BadRequest(
            wrong_at(error, "请求的内容"),
            f'请写成 {{"questions": ["…"]}}，1 至 {_MOST_QUESTIONS} 个问题，每个 1 至 {LONGEST_QUESTION} 个字',
        ) from error


def _body() -> dict[str, object]:
    return {
        "required": True,
        "content": {"application/json": {"schema": msgspec.json.schema(Questions)["$defs"]["Questions"]}},
    }
