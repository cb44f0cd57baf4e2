"""What every request and response must keep: host names, sizes, times, safe headers. Plain ASGI, around the whole app."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search_api.http.guard import may_serve
from search_api.http.problems import told

_LONGEST_TARGET = 8_000
_SMALL_BODY = 1024 * 1024
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class Most(NamedTuple):
    """How much is borne of all clients together and of one.

    `requests` are those in hand at one time (what works on them is bounded by the threads of `running`), `body_seconds` is how
    long one may take to send its body.
    """

    requests: int = 256
    body_seconds: float = 60.0


MOST = Most()


class Bounds:
    """Refuses what is out of bounds before the app sees it."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        bound_to: str,
        hosts: Sequence[str],
        upload_bytes: int,
        upload_path: str,
        today: Callable[[], date],
        most: Most,
    ) -> None:
        self._app = app
        self._bound_to, self._hosts = bound_to, hosts
        self._upload_bytes, self._upload_path = upload_bytes, upload_path
        self._today = today
        self._most = most
        self._now = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refuse(scope)
        if refused is not None:
            await refused(scope, receive, _with_headers(send))
            return
        if scope["method"] == "HEAD":
            # The server itself leaves the body out.
            scope = {**scope, "method": "GET"}
        body = _Body(receive, self._most_bytes(scope["path"]), self._most.body_seconds)
        self._now += 1
        try:
            await self._app(scope, body, _with_headers(send))
        finally:
            self._now -= 1

    def _refuse(self, scope: Scope) -> ASGIApp | None:
        said = partial(told, Request(scope), self._today())
        if self._now >= self._most.requests:
            return said(503, "busy", "正在处理的请求太多", "请稍后再试")
        headers = Headers(scope=scope)
        if not may_serve(headers.get("host", ""), self._bound_to, self._hosts):
            return said(
                421,
                "host",
                "本服务不以这个主机名提供",
                "请用 localhost 或 127.0.0.1，或在启动时用 --allow-host 加上它",
            )
        if len(scope["path"]) + len(scope.get("query_string", b"")) > _LONGEST_TARGET:
            return said(400, "too-long", "地址太长", "请缩短问题，或用 POST /v1/ask")
        length = headers.get("content-length", "0")
        most = self._most_bytes(scope["path"])
        if not length.isdigit() or len(length) > 15 or int(length) > most:
            return said(413, "too-large", f"请求超过 {most // 1024} KB", "请分几次发送")
        return None

    def _most_bytes(self, path: str) -> int:
        return self._upload_bytes if path == self._upload_path else _SMALL_BODY


class _Body:
    """A request's body, received within bounds; beyond them HTTPException, which the app lets through."""

    def __init__(self, receive: Receive, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._receive = receive
        self._size = 0
        self._ended = False
        self._until: float | None = None

    async def __call__(self) -> Message:
        if self._ended:
            return await self._receive()
        clock = asyncio.get_running_loop().time
        self._until = self._until or clock() + self._seconds
        try:
            message = await asyncio.wait_for(self._receive(), self._until - clock())
        except TimeoutError as error:
            raise HTTPException(408) from error
        self._size += len(message.get("body", b""))
        self._ended = not message.get("more_body", False)
        if self._size > self._most:
            raise HTTPException(413)
        return message


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent
