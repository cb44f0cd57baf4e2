"""The order in which tasks of many documents are listed."""

from collections.abc import Mapping

from corpus.model import Document


def place_of(document: Document, documents: Mapping[str, Document]) -> tuple[object, ...]:
    """Newest first; then by id; a document before its annexes, those as the document lists them.

    `documents` holds those that others are annexes of, by their ids.
    """
    root = documents.get(document.parent_id or document.id, document)
    day = root.published_on or root.written_on or root.in_force_from
    listed = [annex.document_id for annex in root.annexes]
    place = listed.index(document.id) if document.id in listed else len(listed)
    return (-day.toordinal() if day else 0, root.id, root.id != document.id, place, document.id)
