"""`/healthz`, `/readyz`, `/metrics`."""

from fastapi import APIRouter
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from search_api.http.documented import Health, gives, gives_text
from search_api.http.measures import Measures
from search_api.http.office import Office
from search_api.http.replies import reply
from search_api.http.running import in_time


def routes(office: Office, measures: Measures) -> APIRouter:
    """The routes that machines watch."""
    router = APIRouter(tags=["运行"])

    @router.get("/healthz", responses=gives(Health), summary="服务是否活着")
    async def healthz() -> Response:
        return reply(Health("ok"))

    @router.get("/readyz", responses=gives(Health), summary="服务是否能回答：库是否打得开")
    @in_time
    def readyz() -> Response:
        return reply(Health("ok", office.service.stats().documents))

    @router.get("/metrics", responses=gives_text("text/plain", "Prometheus 指标"), summary="运行指标")
    @in_time
    def metrics() -> Response:
        measures.look(office.service)
        return Response(generate_latest(measures.registry), media_type=CONTENT_TYPE_LATEST)

    return router
