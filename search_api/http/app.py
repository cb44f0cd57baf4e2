"""The application: routes, errors and bounds put together."""

from collections.abc import Sequence

from fastapi import FastAPI

from corpus.settings import Settings
from search_api.http import (
    asking,
    cases,
    citations,
    documents,
    experts,
    health,
    interpretations,
    known,
    laws,
    pages,
    searching,
    standards,
    tasks,
    units,
    writing,
)
from search_api.http.bounds import MOST, Bounds, Most
from search_api.http.documented import add_schemas
from search_api.http.measures import Measured, Measures
from search_api.http.office import Ingest, Office, Remove
from search_api.http.problems import add_handlers
from search_api.service import Service

_FILES_AT_ONCE = 4
_FORM_BYTES = 1024 * 1024
_DESCRIPTION = (
    "从官方文件中查“谁该做什么”，每个答案都附原文出处。日期写作 2020-12-31；`start` 和 `end` 按 Unicode 字符计数，"
    "`text[start:end] == quote`。错误为 RFC 9457 的 `application/problem+json`。"
)


def create_app(
    service: Service,
    settings: Settings,
    *,
    ingest: Ingest | None = None,
    remove: Remove | None = None,
    bound_to: str = "127.0.0.1",
    hosts: Sequence[str] = (),
    examples: Sequence[str] = (),
    most: Most = MOST,
) -> FastAPI:
    """The service over HTTP.

    `ingest` and `remove` write; without them the routes that do say so. `bound_to` is the address listened at, `hosts`
    are further names that requests may come by, `examples` questions for the front page, `most` what is borne of clients.
    """
    office = Office(service, settings, ingest, remove, tuple(examples))
    measures = Measures()
    app = FastAPI(
        title="职责 Zhize",
        version="1",
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    for family in (
        asking,
        searching,
        tasks,
        units,
        laws,
        standards,
        cases,
        experts,
        documents,
        citations,
        interpretations,
        known,
        writing,
    ):
        app.include_router(family.routes(office))
    app.include_router(health.routes(office, measures))
    app.include_router(pages.routes(office, app))
    add_handlers(app, office)
    add_schemas(app)
    # The last one added is the outermost.
    app.add_middleware(Measured, measures=measures)
    app.add_middleware(
        Bounds,
        bound_to=bound_to,
        hosts=tuple(hosts),
        upload_bytes=_FILES_AT_ONCE * settings.max_bytes + _FORM_BYTES,
        upload_path="/v1/documents",
        today=settings.on,
        most=most,
    )
    return app
