"""Interpretations: what explains a document and its clauses."""

from fastapi import APIRouter
from fastapi.responses import Response

from search_api.export.interpretations import interpretations_sheet
from search_api.http.documented import InterpretationList, gives
from search_api.http.listing import AskedListing
from search_api.http.office import Office
from search_api.http.parameters import Day, Id
from search_api.http.replies import paged, reply, table_reply
from search_api.http.running import in_time


def routes(office: Office) -> APIRouter:
    """The route that lists what explains a document."""
    router = APIRouter(tags=["解读"])
    service = office.service

    @router.get(
        "/v1/documents/{id}/interpretations",
        responses=gives(InterpretationList, csv="表格", xlsx="Excel 表格"),
        summary="对这份文件及其条文的解释、解读；仅供理解，以原文为准",
    )
    @in_time
    def interpretations(
        id: Id,  # noqa: A002
        listing: AskedListing,
        on: Day = None,
    ) -> Response:
        found = paged(InterpretationList, service.interpretations(id, on), listing.page, listing.size)
        if not listing.is_file:
            return reply(found)
        return table_reply(interpretations_sheet(found.items), listing.form, "解读")

    return router
