"""Laws and their articles: `/v1/laws`, `/v1/articles/{id}`."""

from fastapi import APIRouter
from fastapi.responses import Response

from corpus.model import Article
from indexer.laws.kind import LAW_KINDS
from search_api.http.documented import DocumentList, gives, gives_either
from search_api.http.office import Office
from search_api.http.parameters import AppliesTo, Day, Id, Issuer, MaybeQuestion, Page, Region, Size, Year
from search_api.http.records import record_of
from search_api.http.replies import reply
from search_api.http.running import in_time
from search_api.search import Wanted
from search_api.values import Answer, ShownArticle


def routes(office: Office) -> APIRouter:
    """The routes that tell of laws."""
    router = APIRouter(tags=["法律法规"])
    service = office.service

    @router.get(
        "/v1/laws",
        responses=gives_either(DocumentList, Answer),
        summary="回答一个法律问题，如 安全生产法第二十一条；没有问题时列出法律、法规、规章和司法解释，新的在前",
    )
    @in_time
    def laws(
        q: MaybeQuestion = None,
        region: Region = None,
        applies_to: AppliesTo = None,
        issuer: Issuer = None,
        year: Year = None,
        on: Day = None,
        page: Page = 1,
        size: Size = 20,
    ) -> Response:
        if q is not None:
            return reply(service.ask(q, on, intent="law"))
        wanted = Wanted(
            region=region,
            applies_to=applies_to,
            issuer=issuer,
            year=year,
            document_kinds=tuple(sorted(LAW_KINDS)),
        )
        return reply(service.documents(wanted, on=on, page=page, size=size))

    @router.get("/v1/articles/{id}", responses=gives(ShownArticle), summary="一条法条，附对它的解释或解读")
    @in_time
    def article(id: Id, on: Day = None) -> Response:  # noqa: A002 - the name in the address
        return reply(service.explained_clause(record_of(service, id, on, Article, "法条"), on))

    return router
