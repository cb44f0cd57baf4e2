"""What a reader should know beside an answer."""

from collections.abc import Iterable

from corpus.model import Document
from search_api.answer.documents import missing_annexes
from search_api.answer.passages import Passage
from search_api.answer.place import Near, Where
from search_api.values import Notice


def notices_of(documents: Iterable[Document], *, annexes: bool = False) -> tuple[Notice, ...]:
    """The notices of the documents answered from, in their order, each once; of missing annexes where they may matter."""
    found: dict[tuple[str, str, str], Notice] = {}
    for document in documents:
        notices = [*_of_annexes(document)] if annexes else []
        if document.validity == "not_yet_in_force":
            notices.append(Notice(kind="not_yet_in_force", title=document.title, document_id=document.id))
        if document.ended:
            notices.append(Notice(kind="ended", title=document.title, document_id=document.id))
        if document.untrusted:
            notices.append(Notice(kind="untrusted", title=document.title, document_id=document.id))
        if len(document.versions) > 1:
            notices.append(Notice(kind="earlier_version", title=document.title, document_id=document.id))
        for notice in notices:
            found.setdefault((notice.kind, notice.title, notice.document_id or ""), notice)
    return tuple(found.values())


def force_notices(documents: Iterable[Document]) -> tuple[Notice, ...]:
    """The amended laws that do not say from when they hold as amended, each once: they are told by the day of the amendment."""
    found = {
        document.id: Notice(kind="force_not_said", title=document.title, document_id=document.id)
        for document in documents
        if document.in_force_from is None and (document.first_in_force_from or document.amended_by)
    }
    return tuple(found.values())


def lower_notices(first: Passage | None, where: Where) -> tuple[Notice, ...]:
    """Where the best passage is of a place below the one asked about: which."""
    return () if first is None or not where.asked else lower_notice(first.near, first.document)


def lower_notice(near: Near | None, document: Document) -> tuple[Notice, ...]:
    """The same of a document that lies so to the place asked about."""
    if near is None or near.lies != "below":
        return ()
    return (Notice(kind="lower_place", title=document.region or document.title, document_id=document.id),)


def _of_annexes(document: Document) -> Iterable[Notice]:
    for annex in missing_annexes(document):
        yield Notice(kind="annex_not_held", title=annex.title, document_id=annex.document_id)
