"""The application asked without a socket: every request passes through all of it, from an address of the test's choice."""

import asyncio
from typing import Any

import httpx
from fastapi import FastAPI

LOCAL = ("127.0.0.1", 50_000)
REMOTE = ("203.0.113.7", 50_000)
BASE = "http://127.0.0.1:8000"


class Client:
    """Asks an app as one client."""

    def __init__(self, app: FastAPI, client: tuple[str, int] = LOCAL, base: str = BASE) -> None:
        self._app, self._client, self._base = app, client, base

    def __call__(self, method: str, path: str, **options: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._app, client=self._client, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=self._base) as client:
                return await client.request(method, path, **options)

        return asyncio.run(ask())

    def get(self, path: str, headers: dict[str, str] | None = None, **parameters: Any) -> httpx.Response:
        """GET with query parameters."""
        return self("GET", path, params=parameters, headers=headers)

    def items(self, path: str, **parameters: Any) -> list[dict[str, Any]]:
        """The items of a list."""
        response = self.get(path, **parameters)
        assert response.status_code == 200, response.text
        found: list[dict[str, Any]] = response.json()["items"]
        return found
