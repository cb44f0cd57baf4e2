"""`/healthz`, `/readyz`, `/metrics`."""

import contextlib

from fastapi import APIRouter
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.exceptions import HTTPException

from corpus.errors import StoreUnavailable
from search_api.http.documented import Health, gives, gives_text
from search_api.http.measures import Measures
from search_api.http.office import Office
from search_api.http.replies import reply
from search_api.http.running import WATCH_SECONDS, WATCHERS, in_time


def routes(office: Office, measures: Measures) -> APIRouter:
    """The routes that machines watch."""
    router = APIRouter(tags=["运行"])
    counted = in_time(lambda: office.service.ready(), WATCH_SECONDS, WATCHERS)
    looked = in_time(lambda: measures.look(office.service), WATCH_SECONDS, WATCHERS)

    @router.get("/healthz", responses=gives(Health), summary="服务是否活着")
    async def healthz() -> Response:
        return reply(Health("ok"))

    @router.get("/readyz", responses=gives(Health), summary="服务是否能回答：库是否能检索")
    async def readyz() -> Response:
        try:
            documents = await counted()
        except HTTPException as late:
            raise StoreUnavailable("库没有按时回答", "请检查集群是否过载或有节点停住，稍后再试") from late
        return reply(Health("ok", documents))

    @router.get("/metrics", responses=gives_text("text/plain", "Prometheus 指标"), summary="运行指标")
    async def metrics() -> Response:
        # What the store held when it last answered is told while it does not.
        with contextlib.suppress(HTTPException):
            await looked()
        return Response(generate_latest(measures.registry), media_type=CONTENT_TYPE_LATEST)

    return router
