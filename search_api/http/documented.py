"""What OpenAPI says of responses: schemas made by msgspec from the very types that are sent."""

from collections.abc import Mapping
from typing import Any, cast

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from corpus.model import (
    Article,
    Case,
    Citation,
    Clause,
    Competence,
    Interpretation,
    Record,
    Repair,
    Standard,
    Task,
    Version,
)
from indexer.engine.values import FacetCount, Known, Roster
from search_api.citations import CitedBy, Link
from search_api.export import MEDIA_TYPES
from search_api.http.problems import MEDIA_TYPE, TITLES, Problem
from search_api.known import ShownKnown
from search_api.roster import ExpertPage
from search_api.standard_list import StandardPage
from search_api.values import (
    Answer,
    Answered,
    Group,
    Groups,
    Hit,
    ShownArticle,
    ShownClause,
    ShownDocument,
    Unit,
    UnitNotHeld,
)

_REF = "#/components/schemas/{name}"


def _like(told: type[Record], **others: Any) -> type[Record]:
    """A struct of the same name and fields, some of another type: msgspec makes no schema of a union of records."""
    fields = []
    for field in msgspec.structs.fields(told):
        default = {} if field.required else {"default": field.default}
        fields.append((field.name, others.get(field.name, field.type), msgspec.field(**default)))
    namespace = {"__doc__": told.__doc__}
    made: Any = msgspec.defstruct(told.__name__, fields, bases=(Record,), namespace=namespace, kw_only=True)
    return cast(type[Record], made)


_ANSWERED = _like(Answered, record=Any)
_ANSWER = _like(Answer, answers=tuple[_ANSWERED, ...])  # type: ignore[valid-type]
_HIT = _like(Hit, record=Any)


class HitList(Record):
    """A page of hits."""

    items: tuple[_HIT, ...]  # type: ignore[valid-type]
    total: int
    page: int
    size: int
    facets: dict[str, tuple[FacetCount, ...]]


class TaskList(Record):
    """A page of tasks; `groups` where they are one unit's, `unit_not_held` where no record names the unit asked for."""

    items: tuple[Task, ...]
    total: int
    page: int
    size: int
    facets: dict[str, tuple[FacetCount, ...]] = {}
    groups: Groups | None = None
    unit_not_held: UnitNotHeld | None = None


class DocumentList(Record):
    """A page of documents."""

    items: tuple[ShownDocument, ...]
    total: int
    page: int
    size: int
    facets: dict[str, tuple[FacetCount, ...]] = {}


class ClauseList(Record):
    """The clauses of a document."""

    items: tuple[Clause, ...]
    total: int
    page: int
    size: int
    facets: dict[str, tuple[FacetCount, ...]] = {}


class CitationList(Record):
    """The citations of a text."""

    items: tuple[Citation, ...]
    total: int
    page: int
    size: int
    facets: dict[str, tuple[FacetCount, ...]] = {}


class CitedByList(Record):
    """The places that cite a document or an article."""

    items: tuple[CitedBy, ...]
    total: int
    page: int
    size: int
    facets: dict[str, tuple[FacetCount, ...]] = {}


class InterpretationList(Record):
    """The interpretations of a document, of the whole of it first, then of its clauses in order."""

    items: tuple[Interpretation, ...]
    total: int
    page: int
    size: int
    facets: dict[str, tuple[FacetCount, ...]] = {}


class KnownList(Record):
    """Questions confirmed as answered by a record, oldest first."""

    items: tuple[ShownKnown, ...]
    total: int
    page: int
    size: int
    facets: dict[str, tuple[FacetCount, ...]] = {}


class RosterList(Record):
    """The rosters of experts and duty units that are held, by name."""

    items: tuple[Roster, ...]
    total: int
    page: int
    size: int
    facets: dict[str, tuple[FacetCount, ...]] = {}


class VersionList(Record):
    """The texts a document has had, newest first."""

    items: tuple[Version, ...]
    total: int
    page: int
    size: int
    facets: dict[str, tuple[FacetCount, ...]] = {}


class RepairList(Record):
    """What was changed in a document's text."""

    items: tuple[Repair, ...]
    total: int
    page: int
    size: int
    facets: dict[str, tuple[FacetCount, ...]] = {}


class UnitList(Record):
    """A page of units, most used first."""

    items: tuple[Unit, ...]
    total: int
    page: int = 1
    size: int = 20


class Suggestions(Record):
    """Completions of what is being typed."""

    items: tuple[str, ...]


class UploadedDocument(Record):
    """A document that an upload gave: `change` is new, changed, refreshed or unchanged."""

    name: str
    document_id: str
    change: str


class UploadFailure(Record):
    """An uploaded file that could not be read, and why."""

    name: str
    kind: str
    message: str


class UploadProblem(Problem):
    """Why no file of an upload could be read."""

    failed: tuple[UploadFailure, ...] = ()


class Uploaded(Record):
    """What became of an upload."""

    documents: tuple[UploadedDocument, ...]
    failed: tuple[UploadFailure, ...] = ()
    warnings: tuple[str, ...] = ()


class Health(Record):
    """Whether the service lives, or is ready."""

    status: str
    documents: int | None = None


# What an answer or a hit may hold.
_RECORDS = (Task, Clause, Article, Competence, Standard, Case, ShownDocument)

SENT: tuple[type[Record], ...] = (
    _ANSWER,
    Task,
    Clause,
    Article,
    Competence,
    Standard,
    Case,
    ShownArticle,
    ShownClause,
    ShownDocument,
    InterpretationList,
    Unit,
    Group,
    Problem,
    UploadProblem,
    HitList,
    TaskList,
    DocumentList,
    ClauseList,
    CitationList,
    CitedByList,
    Link,
    Known,
    KnownList,
    ExpertPage,
    RosterList,
    VersionList,
    RepairList,
    UnitList,
    StandardPage,
    Suggestions,
    Uploaded,
    Health,
)


def gives(
    body: type[Record], status: int = 200, *, many: bool = False, **others: str
) -> dict[int | str, Any]:
    """What a route answers with: JSON of that type (a plain list of it with `many`), or text of other media types."""
    ref = {"$ref": _REF.format(name=body.__name__)}
    content: dict[str, Any] = {
        "application/json": {"schema": {"type": "array", "items": ref} if many else ref}
    }
    content |= {
        kind: {"schema": {"type": "string", "description": told}} for kind, told in _types(others).items()
    }
    told = (body.__doc__ or "").strip().split("\n")[0]
    return {status: {"description": told, "content": content}} | fails()


def gives_either(body: type[Record], other: type[Record], **others: str) -> dict[int | str, Any]:
    """What a route answers with that gives one thing to a question and another without one."""
    made = gives(body, 200, many=False, **others)
    refs = [{"$ref": _REF.format(name=each.__name__)} for each in (body, other)]
    made[200]["content"]["application/json"]["schema"] = {"anyOf": refs}
    return made


def gives_text(media_type: str, told: str) -> dict[int | str, Any]:
    """What a route answers with that sends no JSON."""
    return {200: {"description": told, "content": {media_type: {"schema": {"type": "string"}}}}} | fails()


def gives_files(types: Mapping[str, str]) -> dict[int | str, Any]:
    """What a route answers with that sends a file of one of several media types, each with what it is."""
    content = {kind: {"schema": {"type": "string", "description": told}} for kind, told in types.items()}
    return {200: {"description": "、".join(types.values()), "content": content}} | fails()


def fails(*statuses: int, body: type[Problem] = Problem) -> dict[int | str, Any]:
    """The problems that a route may answer with."""
    ref = {"$ref": _REF.format(name=body.__name__)}
    return {
        status: {"description": TITLES[status], "content": {MEDIA_TYPE: {"schema": ref}}}
        for status in ((400, 404, 503, *statuses) if body is Problem else statuses)
    }


def add_schemas(app: FastAPI) -> None:
    """Makes the app's OpenAPI description hold the schemas of what it sends."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = get_openapi(
                title=app.title, version=app.version, description=app.description, routes=app.routes
            )
            _, components = msgspec.json.schema_components(SENT, ref_template=_REF)
            schemas = schema.setdefault("components", {}).setdefault("schemas", {})
            for unused in ("HTTPValidationError", "ValidationError"):
                schemas.pop(unused, None)
            for path in schema["paths"].values():
                for operation in path.values():
                    operation["responses"].pop("422", None) if _is_default(operation) else None
            schemas.update(components)
            for holder in (Answered, Hit):
                records = [{"$ref": _REF.format(name=record.__name__)} for record in _RECORDS]
                schemas[holder.__name__]["properties"]["record"] = {"anyOf": records}
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def _is_default(operation: Mapping[str, Any]) -> bool:
    """Whether its 422 is the one that FastAPI adds by itself; parameters that make no sense are 400 here."""
    return bool(operation["responses"].get("422", {}).get("description") == "Validation Error")


def _types(others: Mapping[str, str]) -> dict[str, str]:
    return {MEDIA_TYPES[form]: told for form, told in others.items()}
