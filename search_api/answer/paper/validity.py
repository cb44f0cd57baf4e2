"""Whether a document still holds, and what ended it."""

from typing import NamedTuple

from corpus.model import Document, Evidence, Span
from corpus.recognise.repeal_lists import find_repeal_lists
from search_api.answer.asking import Asking
from search_api.answer.documents import Judged, Repeal, find_repeal
from search_api.answer.shown import sentence_around, show_document
from search_api.answer.value import evidence_of, quote, text_of
from search_api.values import Answered


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
    repeal = judged.repeal if judged else _repeal_of_absent(asking)
    if repeal is not None:
        return _repealed(asking, judged, repeal)
    if judged is None:
        return NOT_SAID
    if judged.replaced_by is not None:
        later = asking.shelf.judged(judged.replaced_by.id)
        shown = (show_document(judged), show_document(later))
        return Ended(judged.document.validity, name_of(later.document), shown)
    if judged.document.validity == "unknown":
        return NOT_SAID
    return Ended(judged.document.validity, None, (show_document(judged, _evidence(asking, judged.document)),))


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
    answers += [show_document(judged)] if judged else []
    coming = repeal.on is not None and repeal.on > asking.query.on
    return Ended("in_force" if coming else "repealed", name_of(repeal.by), tuple(answers))


def _repeal_of_absent(asking: Asking) -> Repeal | None:
    query = asking.query
    number = query.numbers[0] if query.numbers else None
    if number is None and not query.titles:
        return None
    region = asking.where.paths[0] if len(asking.where.paths) == 1 else None
    return find_repeal(asking.view, number, query.titles, region)


def _evidence(asking: Asking, document: Document) -> Evidence | None:
    for field in ("stated_validity", "expires_on", "in_force_from"):
        if getattr(document, field) is not None and (
            found := evidence_of(asking, document, field, sentence=True)
        ):
            return found
    return None
