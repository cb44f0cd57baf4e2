"""Cases: `/v1/cases`, `/v1/cases/{id}`, and training sheets of one or of several."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from corpus.model import Case, Record
from search_api.case_search import CasesWanted, case_listing, cases_called, filters_told
from search_api.export import SHEET_TYPES, cases_sheet
from search_api.export.training_sheet import MOST_CASES, case_training, cases_training, check_size
from search_api.http.documented import HitList, gives, gives_either, gives_files
from search_api.http.listing import AskedListing
from search_api.http.office import Office
from search_api.http.parameters import Day, Id, MaybeQuestion, Region, Year
from search_api.http.records import record_of
from search_api.http.replies import reply, table_reply, training_reply
from search_api.http.running import in_time
from search_api.values import Answer, Hit

_NAME = 100
Hazard = Annotated[str | None, Query(max_length=_NAME, description="事故类型，如 坍塌、中毒和窒息")]
Industry = Annotated[str | None, Query(max_length=_NAME, description="行业门类，如 建筑业")]
Cause = Annotated[str | None, Query(max_length=_NAME, description="原因里的词")]
Grade = Annotated[str | None, Query(max_length=_NAME, description="等级，如 较大；较大以上 含更重的")]
Deaths = Annotated[int | None, Query(ge=0, le=1_000_000, description="死亡人数不少于")]
Article = Annotated[str | None, Query(max_length=_NAME, description="违反的规定，如 安全生产法第四十四条")]
Similar = Annotated[str | None, Query(max_length=_NAME, description="与这条案例、任务或条款相似的")]
SheetForm = Annotated[
    Literal["html", "docx"], Query(alias="format", description="格式：网页（默认）或 Word 文件")
]


class Asked(Record):
    """The cases asked for: by words, by filters, by what they shall be like."""

    question: str | None
    wanted: CasesWanted
    similar_to: str | None

    @property
    def words(self) -> str:
        """The words to look for."""
        return self.question or ""

    @property
    def is_question(self) -> bool:
        """Whether there is a question and nothing else."""
        narrowed = self.wanted != CasesWanted() or self.similar_to
        return self.question is not None and not narrowed


async def asked(
    q: MaybeQuestion = None,
    hazard: Hazard = None,
    industry: Industry = None,
    cause: Cause = None,
    grade: Grade = None,
    year: Year = None,
    region: Region = None,
    deaths_min: Deaths = None,
    article: Article = None,
    similar_to: Similar = None,
) -> Asked:
    """What the parameters ask for. Raises BadRequest for a grade or a provision that is none."""
    wanted = cases_called(
        hazard=hazard,
        industry=industry,
        grade=grade,
        year=year,
        region=region,
        deaths_min=deaths_min,
        article=article,
        cause=cause,
    )
    return Asked(question=q, wanted=wanted, similar_to=similar_to)


AskedCases = Annotated[Asked, Depends(asked)]


def routes(office: Office) -> APIRouter:
    """The routes that tell of cases."""
    router = APIRouter(tags=["案例"])
    _add_lists(router, office)
    _add_sheets(router, office)
    service = office.service

    @router.get("/v1/cases/{id}", responses=gives(Case), summary="一个案例")
    @in_time
    def case(id: Id, on: Day = None) -> Response:  # noqa: A002 - the name in the address
        return reply(record_of(service, id, on, Case, "案例"))

    return router


def _add_lists(router: APIRouter, office: Office) -> None:
    service = office.service

    @router.get(
        "/v1/cases",
        responses=gives_either(HitList, Answer, csv="表格", xlsx="Excel 表格"),
        summary="只有问题时回答它；有筛选条件或没有问题时列出案例",
    )
    @in_time
    def cases(
        asked: AskedCases,
        listing: AskedListing,
        on: Day = None,
    ) -> Response:
        if asked.is_question and asked.question and not listing.is_named:
            return reply(service.ask(asked.question, on, intent="case"))
        found = service.cases(asked.wanted, asked.words, similar_to=asked.similar_to, on=on)
        shown = case_listing(found, listing.first, listing.count(len(found)))
        if not listing.is_file:
            return reply(shown)
        rows = [hit.record for hit in shown.items if isinstance(hit, Hit) and isinstance(hit.record, Case)]
        return table_reply(cases_sheet(rows), listing.form, "案例")


def _add_sheets(router: APIRouter, office: Office) -> None:
    """Before the route of one case, which would take 'sheet' for its id."""
    service, settings = office.service, office.settings
    types = {SHEET_TYPES["html"]: "网页，供打印", SHEET_TYPES["docx"]: "Word 文件"}

    @router.get(
        "/v1/cases/sheet",
        responses=gives_files(types),
        summary=f"一组案例的培训材料，最多 {MOST_CASES} 个，不含事故经过",
    )
    @in_time
    def cases_as_sheet(asked: AskedCases, on: Day = None, form: SheetForm = "html") -> Response:
        found = service.cases(asked.wanted, asked.words, similar_to=asked.similar_to, on=on)
        check_size(len(found))
        studies = service.study_cases([hit.record.id for hit in found], on)
        return training_reply(
            cases_training(
                studies, on or settings.on(), filters_told(asked.wanted, asked.words, asked.similar_to)
            ),
            form,
            on,
        )

    @router.get("/v1/cases/{id}/sheet", responses=gives_files(types), summary="一个案例的培训材料")
    @in_time
    def case_as_sheet(id: Id, on: Day = None, form: SheetForm = "html") -> Response:  # noqa: A002
        (study,) = service.study_cases([id], on)
        return training_reply(case_training(study, on or settings.on()), form, on)
