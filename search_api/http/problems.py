"""Errors as RFC 9457 problem details: one table from error to HTTP status."""

import logging
import re
from collections.abc import Callable, Sequence
from datetime import date
from http import HTTPStatus
from traceback import format_exception
from typing import Any, Self
from urllib.parse import quote

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus import errors
from corpus.errors import ZhizeError, reason_of
from corpus.model import Record
from search_api.http.office import Office
from search_api.http.replies import page_reply
from search_api.web import problem_page

_log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

# The nearest class upwards in an error's line of descent counts.
STATUSES: dict[type[ZhizeError], int] = {
    errors.BadRequest: 400,
    errors.Forbidden: 403,
    errors.NotFound: 404,
    errors.OversizedInput: 413,
    errors.UnsupportedInput: 415,
    errors.BadInput: 422,
    errors.StoreBusy: 503,
    errors.StoreOutdated: 503,
    errors.StoreUnavailable: 503,
    errors.StoreError: 500,
    ZhizeError: 500,
}
TITLES: dict[int, str] = {
    400: "请求不对",
    401: "需要口令",
    403: "不允许",
    404: "没有找到",
    405: "这个地址不接受这种请求方法",
    406: "没有这种格式",
    408: "请求发送太慢",
    413: "内容太大",
    415: "不支持这种文件",
    421: "主机名不对",
    422: "文件不能读取",
    500: "服务出错",
    503: "暂时不能服务",
    504: "处理超时",
}
# What to do about the errors that the framework raises by itself.
_REMEDIES: dict[int, str] = {
    400: "请检查请求的格式，接口说明见 /docs",
    404: "接口说明见 /docs",
    405: "接口说明见 /docs",
    406: "请用 format=json、csv、xlsx 或 ics 指明格式",
    408: "请重新发送",
    413: "请分几次发送",
    504: "请缩小范围再试",
}
_RETRY_SECONDS = 5
# The end of what msgspec says: Expected `str`, got `int` - at `$.questions[0]`.
_PLACE = re.compile(r"at `([^`]+)`$")
_REASONS = {
    "missing": "缺少这个参数",
    "string_too_short": "不能为空",
    "string_too_long": "太长，最多 {max_length} 个字",
    "int_parsing": "应是整数",
    "date_from_datetime_parsing": "应是日期，写作 2020-12-31",
    "date_parsing": "应是日期，写作 2020-12-31",
    "bool_parsing": "应是 true 或 false",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "literal_error": "可以是 {expected}",
    "too_long": "太多，最多 {max_length} 个",
}


def wrong_at(error: msgspec.DecodeError, what: str) -> str:
    """Where something decoded by msgspec is not what it should be; msgspec's own words are English."""
    place = _PLACE.search(str(error))
    if isinstance(error, msgspec.ValidationError):
        return f"{what}不对（{place[1].removeprefix('$.')}）" if place else f"{what}不对"
    return f"{what}不是正确的 JSON"


class Problem(Record):
    """What went wrong: a stable `type`, its `title`, the `detail` of this case and the `remedy`."""

    type: str
    title: str
    status: int
    detail: str
    remedy: str = ""
    instance: str = ""

    @classmethod
    def about(
        cls, status: int, kind: str, detail: str, remedy: str = "", path: str = "", **more: Any
    ) -> Self:
        """The problem of that kind, met at that path."""
        title = TITLES.get(status, "出错")
        return cls(f"urn:zhize:problem:{kind}", title, status, detail, remedy, quote(path), **more)


def problem(status: int, kind: str, detail: str, remedy: str = "", path: str = "") -> Response:
    """The response that tells of a problem."""
    return problem_reply(Problem.about(status, kind, detail, remedy, path))


def problem_reply(body: Problem) -> Response:
    """The problem as a response."""
    return Response(msgspec.json.encode(body), body.status, _again_after(body.status), MEDIA_TYPE)


def told(request: Request, on: date, status: int, kind: str, detail: str, remedy: str = "") -> Response:
    """The problem as whoever asked can read it: a page for a browser that asked for one, else JSON."""
    if not _wants_page(request):
        return problem(status, kind, detail, remedy, request.scope["path"])
    response = page_reply(problem_page(on, TITLES.get(status, "出错"), detail, remedy), status)
    response.headers.update(_again_after(status))
    return response


def without_nodes(text: str, urls: Sequence[str]) -> str:
    """A message without the addresses of the cluster's nodes, which are nobody's who asks; the log holds them."""
    shown = "、".join(urls)
    if not shown:
        return text
    return text.replace(f"（{shown}）", "").replace(f" {shown}（", "（").replace(f"{shown} ", "设置的地址")


def status_of(error: ZhizeError) -> int:
    """The HTTP status of an error."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def add_handlers(app: FastAPI, office: Office) -> None:
    """Makes every error of the app a problem: a page for a browser that asked for one, else JSON."""

    async def of_ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, ZhizeError)  # noqa: S101 - it is registered for nothing else
        status = status_of(error)
        if status >= 500:
            _log.error("%s: %s", _asked(request), loggable(str(error)))
        detail = without_nodes(error.message, office.settings.engine_urls)
        return told(request, office.settings.on(), status, _kebab(type(error).__name__), detail, error.remedy)

    async def of_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for nothing else
        status = error.status_code
        kind = _kebab(HTTPStatus(status).phrase)
        detail = "没有这个地址" if status == 404 else TITLES.get(status, str(error.detail))
        response = told(request, office.settings.on(), status, kind, detail, _REMEDIES.get(status, ""))
        response.headers.update(error.headers or {})
        return response

    async def of_parameters(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - it is registered for nothing else
        detail = "；".join(_told(each) for each in error.errors())
        return told(request, office.settings.on(), 400, "bad-parameter", detail, "接口说明见 /docs")

    def of_anything(request: Request, error: Exception) -> Response:
        _log.error("%s failed\n%s", _asked(request), _traced(error))
        if isinstance(error, OSError):
            # Sheets are laid into temporary files; the disk may have no room for one.
            detail, remedy = f"系统拒绝了这个操作（{reason_of(error)}）", "请检查服务器的磁盘空间和权限后再试"
            return told(request, office.settings.on(), 503, "system", detail, remedy)
        return told(
            request, office.settings.on(), 500, "internal", "程序出错，已记入日志", "请稍后再试，或联系管理员"
        )

    app.add_exception_handler(ZhizeError, of_ours)
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(RequestValidationError, of_parameters)
    app.add_middleware(_Caught, told=of_anything)


class _Caught:
    """Tells of what no handler foresaw; what passes through to the server is logged there with a request's text as it came."""

    def __init__(self, app: ASGIApp, *, told: Callable[[Request, Exception], Response]) -> None:
        self._app, self._told = app, told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told and logged
            response = self._told(Request(scope), error)
            if not begun:
                await response(scope, receive, send)


def loggable(text: str) -> str:
    """The text on one line of a log, whatever a request put into it."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _asked(request: Request) -> str:
    return loggable(f"{request.method} {quote(request.scope['path'])}")


def _traced(error: BaseException) -> str:
    """Where it happened, every line indented: a message with line ends makes no line that seems another's."""
    lines = "".join(format_exception(error)).rstrip().split("\n")
    return "\n".join(f"    {loggable(line)}" for line in lines)


def _wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "") and not request.scope["path"].startswith("/v1/")


def _told(error: dict[str, Any]) -> str:
    where: Sequence[object] = error.get("loc", ())
    reason = _REASONS.get(error["type"], "不能这样写")
    context = error.get("ctx") or {}
    if "expected" in context:
        # "'lead', 'support' or 'guide'"
        context = context | {"expected": "、".join(re.findall(r"'([^']*)'", str(context["expected"])))}
    return f"参数 {where[-1] if where else ''}：{reason.format_map(_Blank(context))}"


class _Blank(dict[str, object]):
    """A mapping that is never short of a key."""

    def __missing__(self, key: str) -> str:
        return ""


def _again_after(status: int) -> dict[str, str]:
    return {"Retry-After": str(_RETRY_SECONDS)} if status in (503, 504) else {}


def _kebab(name: str) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name if c.isalpha()).strip("-")
