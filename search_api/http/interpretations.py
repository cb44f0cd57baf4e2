"""Interpretations: what explains a document and its clauses."""

from typing import Annotated

from fastapi import APIRouter, Header, HTTPException
from fastapi.responses import Response

from search_api.export.interpretations import interpretations_sheet
from search_api.http.documented import InterpretationList, gives
from search_api.http.office import Office
from search_api.http.parameters import Day, Id, ListPage, ListSize
from search_api.http.replies import paged, reply, table_reply
from search_api.http.running import in_time
from search_api.http.standards import Form
from search_api.http.tasks import form_of

Accept = Annotated[str, Header(include_in_schema=False)]


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
        on: Day = None,
        page: ListPage = None,
        size: ListSize = None,
        form: Form = None,
        accept: Accept = "*/*",
    ) -> Response:
        told = form or form_of(accept)
        if told == "ics":
            raise HTTPException(406)
        found = paged(InterpretationList, service.interpretations(id, on), page, size)
        if told == "json" or not isinstance(found, InterpretationList):
            return reply(found)
        return table_reply(interpretations_sheet(found.items), told, "解读")

    return router
