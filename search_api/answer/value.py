"""A short answer and the place it was read from."""

from corpus.model import Document, Evidence, Found, Origin, Record, Span
from search_api.answer.asking import Asking
from search_api.answer.shown import line_around, quote_of, sentence_around

_PLACES: dict[Origin, str] = {
    "header": "页首信息",
    "meta": "网页元数据",
    "signature": "落款",
    "text": "正文",
    "file": "文件信息",
}


class Value(Record):
    """The value as the answer gives it, with its evidence."""

    text: str
    evidence: Evidence


def evidence_of(asking: Asking, document: Document, field: str, *, sentence: bool = False) -> Evidence | None:
    """The line, or sentence, from which a field of the document was read; None where that is not known."""
    place: Found | None = document.found.get(field)
    if place is None:
        return None
    text = text_of(asking, document)
    around = sentence_around if sentence and place.origin == "text" else line_around
    span = around(text, place.start, place.end)
    return quote(asking, document, span, _PLACES[place.origin])


def quote(asking: Asking, document: Document, span: Span, locator: str) -> Evidence:
    """Evidence for a span of the document's text."""
    return quote_of(asking.shelf, asking.shelf.judged(document.id), span, locator)


def text_of(asking: Asking, document: Document) -> str:
    """The document's text."""
    reading = asking.view.document(document.id)
    return reading.text if reading else ""
