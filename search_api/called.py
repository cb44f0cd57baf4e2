"""The document that is called by its id, its number or its title; of a law the text that holds on the day asked."""

from collections.abc import Sequence
from datetime import date

from corpus.errors import BadRequest, NotFound
from corpus.model import Document, Reading
from corpus.recognise.cited.law_titles import read_name
from indexer.engine import View
from indexer.laws.kind import LAW_KINDS
from indexer.laws.texts import law_key, whole_of
from search_api.answer.documents import Shelf
from search_api.answer.law_texts import laws_named, text_meant
from search_api.answer.place import Where
from search_api.values import LawName, LawText

_MOST_TOLD = 5


def document_named(view: View, name: str, on: date) -> Document:
    """The document of that id, number or title; of a law, with or without 中华人民共和国, the text that holds on the day.

    Raises NotFound, and BadRequest where several documents bear the name.
    """
    held = view.records([name]).get(name)
    if isinstance(held, Document):
        return held
    found = _meant(view, name, on)
    if not found:
        raise NotFound(f"没有“{name}”这份文件", "请给出文件的编号、文号或完整标题")
    if len(found) > 1:
        told = "、".join(f"{document.id}（{document.title}）" for document in found[:_MOST_TOLD])
        raise BadRequest(f"有 {len(found)} 份文件叫“{name}”", f"请用编号指明其中一份：{told}")
    return found[0]


def reading_named(view: View, name: str, on: date) -> Reading:
    """All that the document of that id, number or title says. Raises as `document_named` does."""
    reading = view.document(document_named(view, name, on).id)
    if reading is None:
        raise NotFound(f"没有“{name}”这份文件", "它可能刚被删除，请重新检索")
    return reading


def other_texts(shelf: Shelf, document: Document) -> tuple[LawText, ...]:
    """The other texts that are held of a law, the youngest first, each as it stands on the day."""
    others = [text.id for text in shelf.texts_of(document) if text.id != document.id]
    shelf.fetch(others)
    judged = [shelf.judged(id_).document for id_ in reversed(others)]
    return tuple(
        LawText(
            id=text.id,
            title=text.title,
            version=text.written_on or text.published_on,
            in_force_from=text.in_force_from,
            validity=text.validity,
        )
        for text in judged
    )


def _meant(view: View, name: str, on: date) -> Sequence[Document]:
    """The documents that the number or title means: one text of a law, held once, where it means a law."""
    numbered = view.find_documents(number=name)
    if numbered:
        return _one_text(numbered, on)
    named, year = read_name(name)
    found: Sequence[Document] = view.find_documents(title=name)
    if all(document.kind in LAW_KINDS for document in found):
        texts, _ = laws_named(view, (LawName(name=named, year=year),), Where(asked=False))
        if texts and year is not None and not found:
            return _one_text(text_meant(texts, on, year), on)
        found = texts or found
    return _one_text(found, on)


def _one_text(found: Sequence[Document], on: date) -> Sequence[Document]:
    """Of several texts of one law the one that holds on the day, of two prints of it one; others as they are."""
    if not all(document.kind in LAW_KINDS for document in found) or len(set(map(law_key, found))) > 1:
        return found
    meant = text_meant(found, on)
    whole = sorted(document.id for document in meant if whole_of(document) is None)
    return [document for document in meant if document.id in whole[:1]] or meant
