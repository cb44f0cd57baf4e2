"""Free search: `/v1/search`."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from search_api.http.documented import HitList, gives
from search_api.http.office import Office
from search_api.http.parameters import AppliesTo, Day, Issuer, Page, Region, Size, Unit, Validity, Words, Year
from search_api.http.replies import reply
from search_api.http.running import in_time
from search_api.search import Wanted

Kind = Annotated[
    Literal["task", "clause", "article", "competence", "standard", "case", "document"] | None,
    Query(description="种类：任务、条款、法条、法定职责、标准、案例、文件"),
]


def routes(office: Office) -> APIRouter:
    """The route that searches."""
    router = APIRouter(tags=["检索"])

    @router.get(
        "/v1/search", responses=gives(HitList), summary="检索任务、条款、法条、职责、标准、案例和文件"
    )
    @in_time
    def search(
        q: Words,
        kind: Kind = None,
        region: Region = None,
        applies_to: AppliesTo = None,
        unit: Unit = None,
        issuer: Issuer = None,
        year: Year = None,
        validity: Validity = None,
        on: Day = None,
        page: Page = 1,
        size: Size = 20,
        explain: Annotated[bool, Query(description="列出得分的各个部分")] = False,
    ) -> Response:
        wanted = Wanted(
            kinds=(kind,) if kind else (),
            region=region,
            applies_to=applies_to,
            unit=unit,
            issuer=issuer,
            year=year,
            validity=validity,
        )
        return reply(office.service.search(q, wanted, on=on, page=page, size=size, explain=explain))

    return router
