"""Citations resolved: which held text a mention means."""

from collections.abc import Sequence

import msgspec

from corpus.model import Citation, Clause, Document, Target
from corpus.recognise.citations import find_citations
from indexer.engine import View

_NOT_HELD = "库中没有这份文件"
_SEVERAL = "有几份同名文件，无法确定是哪一份"
_NO_NAME = "没有写明文件名称或文号"
_NO_ARTICLE = "文件中没有这一条"
_STANDARD = "标准尚未入库"


def cite(view: View, text: str) -> tuple[Citation, ...]:
    """The citations of a text, each with the held text that it means, or the reason why there is none."""
    return resolved(view, find_citations(text), None)


def resolved(view: View, citations: Sequence[Citation], citing: Document | None) -> tuple[Citation, ...]:
    """The citations with their targets. A name that the text gives an alias (以下简称《办法》) means the same later."""
    aliases = {citation.alias: citation for citation in citations if citation.alias}
    return tuple(_resolve(view, citation, aliases, citing) for citation in citations)


def _resolve(
    view: View, citation: Citation, aliases: dict[str, Citation], citing: Document | None
) -> Citation:
    if citation.kind == "standard":
        return msgspec.structs.replace(citation, reason=_STANDARD)
    full = aliases.get(citation.title or "", citation)
    if not (full.number or full.title):
        if citing is None or not citation.article:
            return msgspec.structs.replace(citation, reason=_NO_NAME)
        found = [citing]
    else:
        found = view.find_documents(number=full.number) if full.number else []
        found = found or (view.find_documents(title=full.title) if full.title else [])
    document, reason = _one(found, citing)
    if document is None:
        return msgspec.structs.replace(citation, reason=reason)
    if citation.article is None:
        target = Target(
            kind="document",
            id=document.id,
            title=document.title,
            number=document.document_number,
            version=_version(document),
        )
        return msgspec.structs.replace(citation, target=target)
    clause = _article(view, document, citation.article)
    if clause is None:
        return msgspec.structs.replace(citation, reason=_NO_ARTICLE)
    target = Target(
        kind="article", id=clause.id, title=document.title, number=clause.path[-1], version=_version(document)
    )
    return msgspec.structs.replace(citation, target=target)


def _one(found: Sequence[Document], citing: Document | None) -> tuple[Document | None, str]:
    """The one document meant: of several of one title that of the citing text's own place, then the youngest of one place."""
    if not found:
        return None, _NOT_HELD
    region = citing.region if citing else None
    near = [document for document in found if region and document.region and _binds(document.region, region)]
    pool = near or list(found)
    if len({document.region for document in pool}) > 1 and not near:
        return None, _SEVERAL
    return max(
        pool, key=lambda document: (len(document.region or ""), _version(document) or "", document.id)
    ), ""


def _binds(region: str, below: str) -> bool:
    return region == "全国" or below == region or below.startswith(f"{region}/")


def _article(view: View, document: Document, article: str) -> Clause | None:
    """The clause that is the article: its label is the first part of what is cited (第二十一条第二款 lies in 第二十一条)."""
    reading = view.document(document.id)
    if reading is None:
        return None
    return next(
        (
            clause
            for clause in reading.clauses
            if clause.path and article.startswith(clause.path[-1]) and "条" in clause.path[-1]
        ),
        None,
    )


def _version(document: Document) -> str | None:
    day = document.written_on or document.published_on or document.in_force_from
    return day.isoformat() if day else None
