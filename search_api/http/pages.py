"""The web pages, and the files they refer to."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.responses import Response

from corpus.errors import BadRequest, StoreAbsent
from corpus.model import Case, Document, Span, Task
from indexer.cases.broken import broken_key
from indexer.laws.kind import LAW_KINDS
from search_api import web, wording
from search_api.bounds import LONGEST_QUESTION
from search_api.case_search import CasesWanted, case_listing, cases_called
from search_api.http.office import Office
from search_api.http.parameters import Day, Id, Page
from search_api.http.problems import wrong_at
from search_api.http.records import record_of
from search_api.http.roster_pages import experts_for, page_of_day, roster_routes
from search_api.http.running import in_time
from search_api.listing import tasks_by_role
from search_api.search import Wanted
from search_api.service import Service
from search_api.values import Answer, Listing

_SIZE = 50
_NEWEST = 8
_MOST_TEXTS = 10
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_TASK_FILTERS = ("unit", "role", "region", "document", "due_from", "due_to")
_DOCUMENT_FILTERS = ("region", "issuer", "kind", "year")
_CASE_FILTERS = ("q", "hazard", "industry", "grade", "year", "region", "deaths_min", "cause", "article")
_MOST_SIMILAR = 5
_LONGEST_COUNT = 7
_FIELDS = {"kind": "document_kind"}


def routes(office: Office, app: FastAPI) -> APIRouter:
    """The routes of the pages; they stand in no OpenAPI description."""
    router = APIRouter(include_in_schema=False)
    _add_asking(router, office)
    _add_tasks(router, office)
    _add_units(router, office)
    _add_cases(router, office)
    _add_documents(router, office)
    roster_routes(router, office)
    _add_reference(router, office, app)
    return router


def _add_asking(router: APIRouter, office: Office) -> None:
    service = office.service

    @router.get("/")
    @in_time
    def front(q: Annotated[str, Query(max_length=LONGEST_QUESTION)] = "", on: Day = None) -> Response:
        day = on or office.settings.on()
        if not q.strip():
            return page_of_day(office, on, _home(office, day))
        answer = service.ask(q, on)
        return page_of_day(office, on, web.answer_page(day, answer, _texts(office, answer)))


def _add_tasks(router: APIRouter, office: Office) -> None:
    service = office.service

    @router.get("/tasks")
    @in_time
    def tasks(request: Request, on: Day = None, page: Page = 1) -> Response:
        query = _query(request, _TASK_FILTERS)
        found = service.tasks(_wanted(query), on)
        items = tuple(found[(page - 1) * _SIZE : page * _SIZE])
        regions = [facet.value for facet in service.documents(size=1).facets.get("region", ())]
        listing = Listing(items=items, total=len(found), page=page, size=_SIZE)
        unit = query.get("unit")
        missing = service.unit_not_held(unit) if unit and not found else None
        day = on or office.settings.on()
        return page_of_day(
            office, on, web.tasks_page(day, listing, _all_of(query, _TASK_FILTERS), regions, missing)
        )

    @router.get("/tasks/{id}")
    @in_time
    def task(id: Id, on: Day = None) -> Response:  # noqa: A002
        record = record_of(service, id, on, Task, "任务")
        text = service.text(record.document_id)
        shown = _like(service, id, on)
        return page_of_day(office, on, web.task_page(on or office.settings.on(), record, text, shown))


def _add_units(router: APIRouter, office: Office) -> None:
    service = office.service

    @router.get("/units")
    @in_time
    def units(q: Annotated[str, Query(max_length=100)] = "", on: Day = None, page: Page = 1) -> Response:
        found = service.units(q, page=page, size=_SIZE)
        missing = service.unit_not_held(q) if q.strip() and not found.total else None
        return page_of_day(office, on, web.units_page(on or office.settings.on(), found, {"q": q}, missing))

    @router.get("/units/{id}")
    @in_time
    def unit(id: Id, on: Day = None) -> Response:  # noqa: A002
        found = service.unit(id)
        return page_of_day(
            office,
            on,
            web.unit_page(on or office.settings.on(), found, tasks_by_role(service, found.id, on=on)),
        )


def _add_cases(router: APIRouter, office: Office) -> None:
    service = office.service

    @router.get("/cases")
    @in_time
    def cases(request: Request, on: Day = None, page: Page = 1) -> Response:
        query = _query(request, _CASE_FILTERS)
        found = service.cases(_cases_wanted(query), query.get("q", ""), on=on)
        listing = case_listing(found, page, _SIZE)
        day = on or office.settings.on()
        return page_of_day(office, on, web.cases_page(day, listing, _all_of(query, _CASE_FILTERS)))

    @router.get("/cases/{id}")
    @in_time
    def case(id: Id, on: Day = None) -> Response:  # noqa: A002
        record = record_of(service, id, on, Case, "案例")
        text = service.text(record.document_id)
        day = on or office.settings.on()
        return page_of_day(
            office,
            on,
            web.case_page(day, record, text, _like(service, id, on), experts_for(service, record, on)),
        )


def _add_documents(router: APIRouter, office: Office) -> None:
    service = office.service

    @router.get("/documents")
    @in_time
    def documents(request: Request, on: Day = None, page: Page = 1) -> Response:
        query = _query(request, _DOCUMENT_FILTERS)
        listing = service.documents(_wanted(query), on=on, page=page, size=_SIZE)
        return page_of_day(
            office,
            on,
            web.documents_page(on or office.settings.on(), listing, _all_of(query, _DOCUMENT_FILTERS)),
        )

    @router.get("/documents/{id}")
    @in_time
    def document(
        id: Id,  # noqa: A002
        start: Annotated[int, Query(ge=0, le=10**9)] = 0,
        end: Annotated[int, Query(ge=0, le=10**9)] = 0,
        repairs: bool = False,
        on: Day = None,
    ) -> Response:
        reading = service.with_interpretations(service.show(id, on), on)
        tasks = service.tasks(Wanted(document=reading.document.id), on)
        marked = Span(start=start, end=end) if start < end else None
        return page_of_day(
            office,
            on,
            web.document_page(
                on or office.settings.on(),
                reading,
                tasks,
                broken_by=_broken_by(service, reading.document, on),
                marked=marked,
                show_repairs=repairs,
            ),
        )


def _add_reference(router: APIRouter, office: Office, app: FastAPI) -> None:
    @router.get("/docs")
    @in_time
    def reference() -> Response:
        operations = _operations(app.openapi())
        return page_of_day(office, None, web.reference_page(office.settings.on(), operations))

    for asset in web.ASSETS:
        router.add_api_route(asset.path, _asset_route(asset))


def _asset_route(asset: web.Asset) -> Any:
    async def send() -> Response:
        return Response(asset.data, headers=_FOREVER, media_type=asset.media_type)

    return send


def _home(office: Office, day: date) -> str:
    try:
        stats = office.service.stats()
        newest = office.service.documents(on=day, size=_NEWEST).items
    except StoreAbsent:
        # There is no store before the first file is read.
        return web.home_page(day, web.Facts(), ())
    facts = web.Facts(
        documents=stats.documents,
        clauses=stats.clauses,
        articles=stats.articles,
        tasks=stats.tasks,
        standards=stats.standards,
        cases=stats.cases,
    )
    return web.home_page(day, facts, newest, office.examples)  # type: ignore[arg-type]


def _texts(office: Office, answer: Answer) -> dict[str, str]:
    """The texts around the answers' quotes."""
    found: dict[str, str] = {}
    for answered in answer.answers[:_MOST_TEXTS]:
        evidence = answered.record.evidence
        if evidence is not None and evidence.document_id not in found:
            found[evidence.document_id] = office.service.text(evidence.document_id)
    return found


def _operations(schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The operations of an OpenAPI description, as a page lists them."""
    return [
        {
            "method": method.upper(),
            "path": path,
            "summary": operation.get("summary", ""),
            "parameters": [
                {
                    "name": parameter["name"],
                    "required": parameter.get("required", False),
                    "description": parameter.get("description")
                    or parameter.get("schema", {}).get("description", ""),
                }
                for parameter in operation.get("parameters", ())
            ],
        }
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    ]


def _query(request: Request, names: tuple[str, ...]) -> dict[str, str]:
    """The filters that are filled in; a form sends empty ones too."""
    given = {name: request.query_params.get(name, "").strip() for name in names}
    if any(len(value) > LONGEST_QUESTION for value in given.values()):
        raise BadRequest("筛选条件太长", "请缩短")
    return {name: value for name, value in given.items() if value}


def _all_of(query: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {name: query.get(name, "") for name in names}


def _wanted(query: Mapping[str, str]) -> Wanted:
    """What a form asks for. Raises BadRequest for what makes no sense."""
    named = {_FIELDS.get(name, name): value for name, value in query.items()}
    if named.get("role", "lead") not in wording.ROLES:
        raise BadRequest(f"没有“{named['role']}”这种角色", f"可以是 {'、'.join(wording.ROLES)}")
    try:
        return msgspec.convert(named, Wanted, strict=False)
    except msgspec.ValidationError as error:
        raise BadRequest(wrong_at(error, "筛选条件"), "日期写作 2020-12-31，年份写作 2024") from error


def _like(service: Service, id_: str, on: date | None) -> list[Case]:
    """The cases that are most like a record."""
    found = (hit.record for hit in service.cases(similar_to=id_, on=on))
    return [record for record in found if isinstance(record, Case)][:_MOST_SIMILAR]


def _broken_by(service: Service, document: Document, on: date | None) -> list[Case]:
    """The cases that are told to have broken a law or a rule, the gravest first."""
    if not document.title or document.kind not in LAW_KINDS:
        return []
    found = service.cases(CasesWanted(broken=(broken_key(document.title),)), on=on)
    return [hit.record for hit in found if isinstance(hit.record, Case)]


def _cases_wanted(query: Mapping[str, str]) -> CasesWanted:
    """The same of cases."""
    year = query.get("year", "")
    if year and not (year.isascii() and year.isdigit()):
        raise BadRequest(f"“{year}”不是年份", "年份写作 2024")
    deaths = query.get("deaths_min", "")
    if deaths and not (deaths.isascii() and deaths.isdigit() and len(deaths) <= _LONGEST_COUNT):
        raise BadRequest(f"“{deaths}”不是人数", "死亡人数写作 3")
    return cases_called(
        hazard=query.get("hazard"),
        industry=query.get("industry"),
        grade=query.get("grade"),
        region=query.get("region"),
        article=query.get("article"),
        cause=query.get("cause"),
        deaths_min=int(deaths) if deaths else None,
        year=int(year) if year else None,
    )
