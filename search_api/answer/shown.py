"""Records as they are shown: their evidence completed from their document, judged on the day."""

from datetime import date

import msgspec

from corpus.model import Clause, Document, Evidence, Span, Task
from corpus.validity import deadline_on
from search_api.answer.documents import Judged, Shelf
from search_api.answer.passages import Passage
from search_api.values import Answered, ShownDocument

_LONGEST_QUOTE = 400


def complete(evidence: Evidence, document: Document) -> Evidence:
    """The evidence with its document's title, number, issuers, place, dates and validity."""
    return msgspec.structs.replace(
        evidence,
        title=document.title,
        document_number=document.document_number,
        issuers=document.issuers,
        region=document.region,
        published_on=document.published_on,
        validity=document.validity,
        period=document.period,
        ended=document.ended,
        untrusted=document.untrusted,
        url=document.url,
    )


def show_record(record: Task | Clause, judged: Judged, on: date) -> Task | Clause:
    """The record with its evidence whole and its deadline judged."""
    deadline = deadline_on(record.deadline, on) if record.deadline else None
    return msgspec.structs.replace(
        record, evidence=complete(record.evidence, judged.document), deadline=deadline
    )


def show_passage(passage: Passage, on: date) -> Answered:
    """The passage as an answer."""
    kind = "task" if isinstance(passage.record, Task) else "clause"
    record = show_record(passage.record, passage.judged, on)
    return Answered(kind=kind, score=round(passage.score, 4), record=record)  # type: ignore[arg-type]


def show_document(judged: Judged, evidence: Evidence | None = None, score: float = 1.0) -> Answered:
    """The document as an answer, with the place its value was read from."""
    fields = {name: getattr(judged.document, name) for name in judged.document.__struct_fields__}
    record = ShownDocument(**fields | {"text": None}, evidence=evidence)
    return Answered(kind="document", score=score, record=record)


def quote_of(shelf: Shelf, judged: Judged, span: Span, locator: str) -> Evidence:
    """Evidence for a span of a document's text, whole lines of the text where it is short."""
    reading = shelf.view.document(judged.document.id)
    text, repairs = (reading.text, reading.repairs) if reading else ("", ())
    quote = text[span.start : span.end]
    repaired = any(repair.start < span.end and span.start < repair.end for repair in repairs)
    evidence = Evidence(
        document_id=judged.document.id,
        locator=locator,
        quote=quote,
        start=span.start,
        end=span.start + len(quote),
        repaired=repaired,
    )
    return complete(evidence, judged.document)


def line_around(text: str, start: int, end: int) -> Span:
    """The line that holds the span, or the span itself where the line is very long."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    return Span(start=first, end=last) if last - first <= _LONGEST_QUOTE else Span(start=start, end=end)


def sentence_around(text: str, start: int, end: int) -> Span:
    """The sentence that holds the span, within its line."""
    first = max(text.rfind(mark, 0, start) for mark in "。；;\n") + 1
    ends = [place for mark in "。；;\n" if (place := text.find(mark, end)) >= 0]
    last = min(ends, default=len(text))
    last += text[last : last + 1] in ("。", "；", ";")
    while first < start and text[first].isspace():
        first += 1
    return Span(start=first, end=last)
