"""The chain from the street to the nation: what a document rests on, what that rests on, and so on upward."""

from collections.abc import Sequence
from datetime import date

import msgspec

from corpus.model import Citation, Document, Reading, Record, Validity
from indexer.engine import View
from indexer.metadata.titles import kind_of_title
from search_api.answer.documents import Shelf
from search_api.citations.resolving import Resolver

# A law of the nation rests on nothing that a chain should go into.
_TOP = frozenset({"law"})
# Bounds: of levels, of the texts told in all, and of those told under one.
_DEEPEST = 8
_MOST_NODES = 300
_MOST_UNDER_ONE = 40


class Link(Record):
    """A text in a chain: `held` with its id and its validity on the day, or only named; with the articles cited of it and what
    it rests on itself.

    `above` is where it was told already nearer to the beginning, so that nothing stands twice; `more` counts texts left out.
    """

    title: str
    document_number: str | None = None
    document_id: str | None = None
    region: str | None = None
    held: bool = False
    validity: Validity | None = None
    times: int = 1
    articles: tuple[str, ...] = ()
    reason: str | None = None
    above: bool = False
    more: int = 0
    rests_on: tuple["Link", ...] = ()


def chain(view: View, reading: Reading, on: date, *, as_written: bool = False) -> Link:
    """The document and all it rests on, a level at a time, each text once, however they cite each other."""
    resolver, shelf = Resolver(view, on, as_written=as_written), Shelf(view, on)
    root = _Open(Link(title=reading.document.title, held=True), reading.document)
    seen = {reading.document.id}
    level, told = [(root, reading)], 1
    for _ in range(_DEEPEST):
        below: list[tuple[_Open, Reading]] = []
        for node, held in level:
            for link, document in _cited(resolver, held):
                if told >= _MOST_NODES or len(node.links) >= _MOST_UNDER_ONE:
                    node.more += 1
                    continue
                told += 1
                under = _Open(link, document)
                node.links.append(under)
                if document is None or document.kind in _TOP:
                    continue
                if document.id in seen:
                    under.above = True
                elif (further := view.document(document.id)) is not None:
                    seen.add(document.id)
                    below.append((under, further))
        if not below:
            break
        level = below
    return root.closed(shelf)


class _Open:
    """A link while what it rests on is gathered."""

    def __init__(self, link: Link, document: Document | None) -> None:
        self.link, self.document = link, document
        self.links: list[_Open] = []
        self.above, self.more = False, 0

    def closed(self, shelf: Shelf) -> Link:
        """The link with all that stands under it."""
        document = self.document
        known: dict[str, object] = {}
        if document is not None:
            known = {
                "title": document.title,
                "document_number": document.document_number,
                "document_id": document.id,
                "region": document.region,
                "held": True,
                "validity": shelf.judged(document.id).document.validity,
            }
        return msgspec.structs.replace(
            self.link,
            above=self.above,
            more=self.more,
            rests_on=tuple(each.closed(shelf) for each in self.links),
            **known,
        )


def _cited(resolver: Resolver, reading: Reading) -> list[tuple[Link, Document | None]]:
    """What a document rests on, each text once in the order it is named; not what it abolishes, nor itself."""
    citations = [
        citation
        for citation in reading.citations
        if citation.kind != "standard" and not citation.repeals and (citation.title or citation.number)
    ]
    found: dict[str, list[Citation]] = {}
    meant: dict[str, Document | None] = {}
    resolved = resolver.of_document(citations, reading.document)
    documents = resolver.documents(citations, reading.document)
    for citation, document in zip(resolved, documents, strict=True):
        if document is not None and document.id == reading.document.id:
            continue
        if document is None and not _is_document(citation):
            continue
        key = document.id if document else f"{citation.number or ''} {citation.title or ''}"
        found.setdefault(key, []).append(citation)
        meant[key] = document
    return [(_link(citations), meant[key]) for key, citations in found.items()]


def _link(citations: Sequence[Citation]) -> Link:
    first = citations[0]
    articles = dict.fromkeys(citation.article for citation in citations if citation.article)
    return Link(
        title=first.title or first.number or first.printed,
        document_number=first.number,
        times=len(citations),
        articles=tuple(articles),
        reason=next((citation.reason for citation in citations if citation.reason), None),
    )


def _is_document(citation: Citation) -> bool:
    """Whether what is not held is a document at all: 《药品生产许可证》 is none."""
    return bool(citation.number) or (kind_of_title(citation.title or "") or "other") != "other"
