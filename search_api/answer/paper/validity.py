"""Whether a document still holds, and what ended it."""

from typing import NamedTuple

from corpus.model import Document, Evidence, Span
from corpus.recognise.cited.law_titles import titles_of
from corpus.recognise.cited.repeal_lists import find_repeal_lists
from indexer.engine.values import NATION
from indexer.laws.kind import LAW_KINDS
from indexer.laws.texts import whole_of
from indexer.metadata.period import forces_said
from search_api.answer.asking import Asking
from search_api.answer.judged import Judged, Repeal, find_repeal
from search_api.answer.shown import sentence_around, show_document
from search_api.answer.value import evidence_of, quote, text_of
from search_api.values import Answered, Notice


class Ended(NamedTuple):
    """What an answer says of a document's end: its validity, the name of what replaced it, and the records that prove it."""

    validity: str | None
    replaced_by: str | None
    answers: tuple[Answered, ...]


# A longer list is shown by the entry alone.
_LONGEST_LIST = 400
NOT_SAID = Ended(validity=None, replaced_by=None, answers=())


def validity_of(asking: Asking, document: Document | None) -> Ended:
    """What is known of the named document, or of one that is not held but named by number or title in the question."""
    judged = asking.shelf.judged(document.id) if document else None
    repeal = judged.repeal if judged else absent_repeal(asking)
    if repeal is not None:
        return _repealed(asking, judged, repeal)
    if judged is None:
        return NOT_SAID
    if judged.replaced_by is not None:
        later = asking.shelf.judged(judged.replaced_by.id)
        shown = tuple(
            show_document(each, evidence_of_force(asking, each.document)) for each in (judged, later)
        )
        return Ended(judged.document.validity, name_of(later.document), shown)
    if judged.document.validity == "unknown":
        return NOT_SAID
    shown = (show_document(judged, evidence_of_force(asking, judged.document)),)
    return Ended(judged.document.validity, None, shown)


def replacing(asking: Asking, document_id: str) -> Answered:
    """The document that replaced another, with the sentence that tells from when it holds."""
    judged = asking.shelf.judged(document_id)
    return show_document(judged, evidence_of_force(asking, judged.document))


def ground_notices(ended: Ended, document: Document | None) -> tuple[Notice, ...]:
    """On what it rests that a law is in force where no header says so: no later text of it is held, and none abolishes it."""
    if ended.validity != "in_force" or document is None or document.kind not in LAW_KINDS:
        return ()
    if document.stated_validity is not None or len(ended.answers) != 1:
        return ()
    return (
        Notice(kind="no_later_text", title=whole_of(document) or document.title, document_id=document.id),
    )


def name_of(document: Document) -> str:
    """What a document is called for short: its number, else its title."""
    return document.document_number or document.title


def sentence_of(asking: Asking, repeal: Repeal) -> Evidence:
    """The sentence that abolishes a document; of a list from its head, which says that it does, to the entry."""
    text = text_of(asking, repeal.by)
    start, end = repeal.citation.start, repeal.citation.end
    sentence = sentence_around(text, start, end)
    for listed in find_repeal_lists(text):
        if listed.title.start <= start < listed.title.end and end - listed.head.start <= _LONGEST_LIST:
            head = text[listed.head.start : listed.head.end]
            first = listed.head.start + len(head) - len(head.lstrip())
            sentence = Span(start=min(first, sentence.start), end=sentence.end)
    return quote(asking, repeal.by, sentence, "正文")


def _repealed(asking: Asking, judged: Judged | None, repeal: Repeal) -> Ended:
    """The repealing text with its sentence first, then the document itself where it is held."""
    by = asking.shelf.judged(repeal.by.id)
    answers = [show_document(by, sentence_of(asking, repeal))]
    answers += [show_document(judged, evidence_of_force(asking, judged.document))] if judged else []
    coming = repeal.on is not None and repeal.on > asking.query.on
    return Ended("in_force" if coming else "repealed", name_of(repeal.by), tuple(answers))


def absent_repeal(asking: Asking) -> Repeal | None:
    """What abolished the document that the question names by number or title, or the law, where that is not held."""
    query = asking.query
    number = query.numbers[0] if query.numbers else None
    called = tuple(title for name in query.laws if name.year is None for title in titles_of(name.name))
    titles = tuple(dict.fromkeys((*query.titles, *called)))
    if number is None and not titles:
        return None
    nowhere = NATION if query.laws and not asking.where.paths else None
    region = asking.where.paths[0] if len(asking.where.paths) == 1 else nowhere
    return find_repeal(asking.view, number, titles, region)


def evidence_of_force(asking: Asking, document: Document) -> Evidence | None:
    """The sentence on which it rests that a document holds: that tells from when, else of its adoption, else its title."""
    for field in ("stated_validity", "expires_on", "in_force_from"):
        if getattr(document, field) is not None and (
            found := evidence_of(asking, document, field, sentence=True)
        ):
            return found
    said = forces_said(text_of(asking, document), document.written_on, document.published_on)
    if document.kind in LAW_KINDS and said:
        _, start, end = said[-1]
        return quote(asking, document, sentence_around(text_of(asking, document), start, end), "正文")
    told = (evidence_of(asking, document, field) for field in ("written_on", "published_on", "title"))
    return next((found for found in told if found is not None), None)
