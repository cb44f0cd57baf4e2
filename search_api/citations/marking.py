"""What citations mean, marked with how it stands on the day: repealed, amended, still to come."""

from collections.abc import Iterable

import msgspec

from corpus.model import Citation, Target
from search_api.answer.documents import Shelf


def marked(citations: Iterable[Citation], shelf: Shelf) -> tuple[Citation, ...]:
    """The citations, each target with the validity of its document on the shelf's day; standards have a status of their own."""
    told = tuple(citations)
    shelf.fetch(
        _document_of(target)
        for citation in told
        for target in (citation.target, *citation.others)
        if target is not None and target.kind != "standard"
    )
    return tuple(
        msgspec.structs.replace(
            citation,
            target=_marked(citation.target, shelf) if citation.target else None,
            others=tuple(_marked(target, shelf) for target in citation.others),
        )
        for citation in told
    )


def _marked(target: Target, shelf: Shelf) -> Target:
    if target.kind == "standard":
        return target
    return msgspec.structs.replace(target, validity=shelf.judged(_document_of(target)).document.validity)


def _document_of(target: Target) -> str:
    """The document that a target is, or is a part of: its id begins that of the part."""
    return target.id.rpartition("-")[0] if target.kind == "article" else target.id
