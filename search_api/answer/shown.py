"""Records as they are shown: their evidence completed from their document, judged on the day."""

from datetime import date
from typing import TypeVar

import msgspec

from corpus.model import Article, Clause, Document, Evidence, Reading, Requirement, Span, Task
from corpus.recognise.demand.requirements import find_requirements
from corpus.validity import deadline_on
from indexer.engine.values import StoredPart, kind_of
from search_api.answer.documents import Shelf
from search_api.answer.judged import Judged
from search_api.answer.passages import Passage
from search_api.values import Answered, ShownDocument

_Part = TypeVar("_Part", bound=StoredPart)

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


def show_record(record: _Part, judged: Judged, on: date, *, whole: bool = True) -> _Part:
    """The record with its evidence whole; deadline and validity judged. A `whole` clause tells what it demands."""
    known: dict[str, object] = {"evidence": complete(record.evidence, judged.document)}
    if isinstance(record, Task | Clause) and record.deadline:
        known["deadline"] = deadline_on(record.deadline, on)
    if isinstance(record, Clause) and whole:
        known["requirements"] = requirements_of(record, judged.document.written_on)
    if isinstance(record, Article):
        known |= {
            "validity": judged.document.validity,
            "in_force_from": judged.document.in_force_from,
        }
    return msgspec.structs.replace(record, **known)


def requirements_of(clause: Clause, written_on: date | None = None) -> tuple[Requirement, ...]:
    """What a clause demands, sentence by sentence, each with its span in the document's text."""
    place = clause.text.find(clause.evidence.quote)
    if place < 0:
        return ()
    return find_requirements(clause.text, written_on, clause.evidence.start - place)


def quoting(clause: Clause, requirement: Requirement) -> Clause:
    """The clause with the sentence that demands something as its evidence."""
    span = requirement.span
    evidence = msgspec.structs.replace(
        clause.evidence, quote=requirement.quote, start=span.start, end=span.end
    )
    return msgspec.structs.replace(clause, evidence=evidence)


def show_stretch(passage: Passage, start: int, end: int, on: date) -> Answered | None:
    """The passage as an answer, its evidence this stretch of its record's text; None where that does not hold its own quote."""
    record = passage.record
    place = record.text.find(record.evidence.quote)
    if place < 0:
        return None
    moved = record.evidence.start - place
    evidence = msgspec.structs.replace(
        record.evidence, quote=record.text[start:end], start=moved + start, end=moved + end
    )
    told = msgspec.structs.replace(record, evidence=evidence)
    return show_passage(msgspec.structs.replace(passage, record=told), on)


def show_passage(passage: Passage, on: date) -> Answered:
    """The passage as an answer."""
    record = show_record(passage.record, passage.judged, on)
    return Answered(kind=kind_of(record), score=round(passage.score, 4), record=record)


def show_document(judged: Judged, evidence: Evidence | None = None, score: float = 1.0) -> Answered:
    """The document as an answer, with the place its value was read from."""
    return Answered(kind="document", score=score, record=shown_document(judged.document, evidence))


def shown_document(document: Document, evidence: Evidence | None = None) -> ShownDocument:
    """The document without its text, with the place that tells what is asked of it."""
    fields = {name: getattr(document, name) for name in document.__struct_fields__}
    return ShownDocument(**fields | {"text": None}, evidence=evidence)


def describe(document: Document, reading: Reading) -> ShownDocument:
    """The document as judged, with the words of its own text that its title and each other value were read from."""
    found, text = reading.document.found, reading.text
    fields = {name: getattr(document, name) for name in document.__struct_fields__}
    if (title := found.get("title")) is not None:
        span, locator = Span(start=title.start, end=title.end), "标题"
    else:
        # A title of the file's name alone stands nowhere in the text: what does is how it begins.
        start = min((place.start for place in found.values()), default=len(text) - len(text.lstrip()))
        span, locator = line_around(text, start, start), "开头"
    return ShownDocument(
        **fields | {"found": found},
        evidence=_quoted(document, reading, span.start, span.end, locator),
        quotes={name: text[place.start : place.end] for name, place in found.items()},
    )


def quote_of(shelf: Shelf, judged: Judged, span: Span, locator: str) -> Evidence:
    """Evidence for a span of a document's text, whole lines of the text where it is short."""
    reading = shelf.view.document(judged.document.id) or Reading(document=judged.document, text="")
    return _quoted(judged.document, reading, span.start, span.end, locator)


def _quoted(document: Document, reading: Reading, start: int, end: int, locator: str) -> Evidence:
    quote = reading.text[start:end]
    evidence = Evidence(
        document_id=document.id,
        locator=locator,
        quote=quote,
        start=start,
        end=start + len(quote),
        repaired=any(repair.start < end and start < repair.end for repair in reading.repairs),
    )
    return complete(evidence, document)


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
