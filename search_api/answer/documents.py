"""Documents as an answer needs them: judged on the day, with what repealed them; and found by what a question calls them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from corpus.model import Annex, Citation, Document, Record
from corpus.validity import document_on
from indexer.engine import View
from indexer.engine.values import NATION

_LAWS = frozenset({"law", "regulation"})


class Repeal(Record):
    """The citation that abolishes a document, and the document it stands in."""

    by: Document
    citation: Citation
    on: date | None


class Judged(Record):
    """A document with validity and period judged on the day, and what ended it."""

    document: Document
    repeal: Repeal | None = None
    replaced_by: Document | None = None


class Shelf:
    """The documents of one view, judged on one day, each fetched once."""

    def __init__(self, view: View, on: date) -> None:
        self.view, self.on = view, on
        self._plain: dict[str, Document] = {}
        self._judged: dict[str, Judged] = {}

    def fetch(self, ids: Iterable[str]) -> None:
        """Makes the documents ready in one go."""
        missing = [id_ for id_ in dict.fromkeys(ids) if id_ not in self._plain]
        for id_, record in self.view.records(missing).items():
            if isinstance(record, Document):
                self._plain[id_] = record

    def plain(self, document_id: str) -> Document:
        """The document as stored. Raises KeyError where it is not held."""
        if document_id not in self._plain:
            self.fetch([document_id])
        return self._plain[document_id]

    def judged(self, document_id: str) -> Judged:
        """The document as it is on the day. An annex stands and falls with its document."""
        if document_id not in self._judged:
            document = self.plain(document_id)
            own = self._judge(document)
            if own.document.validity != "repealed" and document.parent_id:
                self.fetch([document.parent_id])
                if document.parent_id in self._plain:
                    parent = self.judged(document.parent_id)
                    if parent.document.validity == "repealed":
                        ended = msgspec.structs.replace(own.document, validity="repealed")
                        own = Judged(document=ended, repeal=parent.repeal, replaced_by=parent.replaced_by)
            self._judged[document_id] = own
        return self._judged[document_id]

    def _judge(self, document: Document) -> Judged:
        repeal = find_repeal(
            self.view, document.document_number, _names(document), document.region, document.id
        )
        if repeal is not None and (repeal.on is None or repeal.on <= self.on):
            ended = msgspec.structs.replace(document, repealed_on=repeal.on, replaced_by=repeal.by.id)
            judged = msgspec.structs.replace(document_on(ended, self.on), validity="repealed")
            return Judged(document=judged, repeal=repeal, replaced_by=repeal.by)
        later = self._later_version(document)
        judged = document_on(document, self.on)
        if later is not None:
            return Judged(
                document=msgspec.structs.replace(judged, validity="repealed", replaced_by=later.id),
                replaced_by=later,
            )
        return Judged(document=judged)

    def _later_version(self, document: Document) -> Document | None:
        """A law of the same title and place that is in force on the day and younger than this one."""
        own = _force(document)
        if document.kind not in _LAWS or own is None:
            return None
        others = [
            other
            for other in self.view.find_documents(title=document.title)
            if other.id != document.id and other.region == document.region and other.kind in _LAWS
        ]
        younger = [other for other in others if (day := _force(other)) is not None and own < day <= self.on]
        return max(younger, key=lambda other: (_force(other), other.id), default=None)


def find_repeal(
    view: View, number: str | None, titles: Sequence[str], region: str | None, own_id: str = ""
) -> Repeal | None:
    """The first text that abolishes the document of that number or those titles.

    A title alone counts only in a text of the same place or of one above it, since many places use the same title.
    """
    citing = view.citing(number=number, repealing=True) if number else []
    for title in titles:
        citing += view.citing(title=title, repealing=True)
    once = {(c.document_id, c.citation.start): c for c in citing if c.document_id != own_id}
    repealing = list(once.values())
    if not repealing:
        return None
    documents = view.records([c.document_id for c in repealing])
    found = []
    for held in repealing:
        by = documents.get(held.document_id)
        if not isinstance(by, Document):
            continue
        cited = held.citation.number
        if cited and number and _folded(cited) != _folded(number):
            continue
        if not cited and not _binds(by.region, region):
            continue
        day = by.in_force_from or by.published_on or by.written_on
        found.append(Repeal(by=by, citation=held.citation, on=day))
    return min(
        found, key=lambda repeal: (repeal.on or date.max, repeal.by.id, repeal.citation.start), default=None
    )


def missing_annexes(document: Document) -> tuple[Annex, ...]:
    """The annexes that the document announces and that are not held."""
    return tuple(annex for annex in document.annexes if not annex.held)


def _names(document: Document) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (document.title, *document.other_titles))))


def _force(document: Document) -> date | None:
    return document.in_force_from or document.written_on or document.published_on


def _binds(region: str | None, below: str | None) -> bool:
    if region is None or below is None:
        return region == below
    return region in (NATION, below) or below.startswith(f"{region}/")


def _folded(number: str) -> str:
    return re.sub(r"\W", "", number)
