"""Citations: of a text, of a document, of what cites it, and the chain of what it rests on."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from search_api.bounds import LONGEST_CITING
from search_api.citations import USUAL_PAGE, Link
from search_api.http.documented import CitationList, CitedByList, gives
from search_api.http.office import Office
from search_api.http.parameters import Day, Id, ListPage, ListSize
from search_api.http.replies import paged, reply
from search_api.http.running import in_time


def routes(office: Office) -> APIRouter:
    """The routes that tell what cites what."""
    router = APIRouter(tags=["引用"])
    service = office.service

    @router.get(
        "/v1/cite", responses=gives(CitationList), summary="找出一段文字中的引用，并指出是库中的哪一份"
    )
    @in_time
    def cite(
        text: Annotated[str, Query(min_length=1, max_length=LONGEST_CITING, description="一段文字")],
        on: Day = None,
    ) -> Response:
        return reply(paged(CitationList, service.cite(text, on), None, None))

    @router.get("/v1/documents/{id}/citations", responses=gives(CitationList), summary="引用的其他文件")
    @in_time
    def citations(
        id: Id,  # noqa: A002
        on: Day = None,
        page: ListPage = None,
        size: ListSize = None,
    ) -> Response:
        return reply(paged(CitationList, service.citations(id, on), page, size))

    @router.get(
        "/v1/documents/{id}/cited_by",
        responses=gives(CitedByList),
        summary="引用这份文件或其中条文的其他文件",
    )
    @in_time
    def cited_by(
        id: Id,  # noqa: A002
        on: Day = None,
        page: ListPage = None,
        size: ListSize = None,
    ) -> Response:
        return reply(paged(CitedByList, service.cited_by(id, on), page, size))

    @router.get(
        "/v1/documents/{id}/chain",
        responses=gives(Link),
        summary="依据链：它依据的文件，那些文件又依据的文件",
    )
    @in_time
    def chain(id: Id, on: Day = None) -> Response:  # noqa: A002
        return reply(service.chain(id, on))

    @router.get("/v1/articles/{id}/cited_by", responses=gives(CitedByList), summary="引用这一条的条文和文件")
    @in_time
    def article_cited_by(
        id: Id,  # noqa: A002
        on: Day = None,
        page: ListPage = None,
        size: ListSize = None,
    ) -> Response:
        number, count = page or 1, size or USUAL_PAGE
        total, items = service.article_cited_by(id, on, number, count)
        return reply(CitedByList(items=items, total=total, page=number, size=count))

    return router
