"""What a document is: its number, dates, issuers, validity, basis, and which document says a thing."""

import re
from collections.abc import Callable, Sequence

import msgspec

from corpus.model import Document, Task
from indexer.laws.kind import LAW_KINDS
from indexer.laws.texts import whole_of
from indexer.metadata.period import forces_said
from search_api.answer.asking import Asking
from search_api.answer.duty.deadline import answer_deadline
from search_api.answer.duty.responsibility import about_the_matter, answer_responsibility, judge, show
from search_api.answer.judged import Repeal
from search_api.answer.notices import force_notices, notices_of
from search_api.answer.other import answer_other
from search_api.answer.paper.basis import find_basis
from search_api.answer.paper.contents import counted_in, find_annexes, is_called
from search_api.answer.paper.law_history import amendments, first_issued, published
from search_api.answer.paper.named_document import NamedDocument, is_statute, named_documents
from search_api.answer.paper.numbered_part import answer_part
from search_api.answer.paper.printed import find_contact, find_person
from search_api.answer.paper.replaced import find_replaced
from search_api.answer.paper.validity import absent_repeal, ground_notices, name_of, sentence_of, validity_of
from search_api.answer.shown import sentence_around, show_document
from search_api.answer.value import Value, evidence_of, quote, text_of
from search_api.values import Answer, Answered, Fact, Outcome, ShownDocument

# Where a fact is read from; a text that gives one date only was made public on the day it was written.
_FORM = re.compile(r"(条例|规定|办法|细则|规程)(?:现在|目前|还|是否|是不是|仍|有没有|废止|失效|作废|有效|被)")
_FIELDS: dict[Fact, tuple[str, ...]] = {
    "number": ("document_number",),
    "issuer": ("issuers",),
    "written_on": ("written_on", "published_on"),
    "published_on": ("published_on", "written_on"),
    "in_force_from": ("in_force_from",),
    "title": ("title",),
}
_PRINTED: dict[Fact, Callable[[Asking, Document], Value | None]] = {
    "basis": find_basis,
    "contact": find_contact,
    "person": find_person,
    "annexes": find_annexes,
    "first_issued": first_issued,
    "amendments": amendments,
    "replaces": find_replaced,
}
# Asked of offices and groups that documents speak of.
_OF_BODIES: frozenset[Fact] = frozenset({"contact", "person"})
# Asked of something that turns out to be no document, these are questions about a task.
_OTHERWISE: dict[Fact, Callable[[Asking], Answer]] = {
    "issuer": answer_responsibility,
    "written_on": answer_deadline,
    "published_on": answer_deadline,
    "first_issued": answer_deadline,
    "amendments": answer_other,
    "in_force_from": answer_deadline,
    "period": answer_deadline,
    "title": answer_responsibility,
    "count": answer_other,
    "annexes": answer_responsibility,
}


def answer_document(asking: Asking) -> Answer:
    """The fact asked for, from the place in the document where it stands; not held where the document is silent."""
    query = asking.query
    if query.fact == "which" or query.fact is None:
        return _which(asking)
    if query.part is not None:
        return answer_part(asking, query.part)
    if query.fact == "item":
        return _item(asking)
    named = named_documents(asking)
    if query.fact == "count":
        named = [found for found in named if is_called(found.document, query)]
    if query.fact == "count" and named:
        counted, value = counted_in(asking, named[0].document)
        return _answer(asking, counted, value, [named[0].document])
    if query.fact in ("validity", "replaced_by"):
        document = _whose_validity(asking, named)
        ended = validity_of(asking, document)
        value = ended.validity if query.fact == "validity" else ended.replaced_by
        told = _answer(asking, ended.answers if value else (), value, [document] if document else [])
        more = (*ground_notices(ended, document), *force_notices([document] if document else []))
        return msgspec.structs.replace(told, notices=(*told.notices, *more)) if told.answers else told
    if query.fact == "period" and (repeal := _repeal_of(asking, named)) is not None and repeal.on:
        by = asking.shelf.judged(repeal.by.id)
        shown = show_document(by, sentence_of(asking, repeal))
        return _answer(asking, (shown,), repeal.on.isoformat(), [repeal.by])
    if not named and is_statute(query.laws):
        return _answer(asking, (), None, ())
    if not named and query.fact in _OTHERWISE and not query.numbers and not query.titles:
        return _OTHERWISE[query.fact](asking)
    if not named and query.fact in _OF_BODIES:
        named = _speaking_of_it(asking)
    for found in _copies(named):
        value_read = _read(asking, found.document, query.fact)
        if value_read is not None:
            judged = asking.shelf.judged(found.document.id)
            shown = show_document(judged, value_read.evidence, round(found.fit, 4))
            return _answer(asking, (shown,), value_read.text, [found.document])
    return _answer(asking, (), None, [found.document for found in named[:1]])


def _whose_validity(asking: Asking, named: Sequence[NamedDocument]) -> Document | None:
    """The document whose validity is asked; None where a law is named that is not held, but known to be abolished.

    Of a law printed in parts it is the part that says from when it holds.
    """
    first = named[0] if named else None
    if first is not None and first.fit < 1.0 and _is_another_paper(first.document, asking.query.text):
        return None
    if first is None or _repeal_of(asking, named) is not None:
        return None
    parts = [found.document for found in named if _is_same_text(found.document, first.document)]
    telling = [part for part in parts if "in_force_from" in part.found]
    return min(telling, key=lambda part: _tells_in_a_note(asking, part), default=first.document)


def _is_another_paper(document: Document, asked: str) -> bool:
    """Whether a paper of another form is asked for by its name: a 规定 where this is the 条例 that may have followed it."""
    form = _FORM.search(asked)
    return form is not None and form[1] not in document.title


def _tells_in_a_note(asking: Asking, part: Document) -> bool:
    """Whether a part says from when the law holds under its title only, not in an article: 本法自…起施行."""
    evidence = evidence_of(asking, part, "in_force_from", sentence=True)
    return evidence is None or "本" not in evidence.quote


def _repeal_of(asking: Asking, named: Sequence[NamedDocument]) -> Repeal | None:
    """What abolished the law that is named and not held; None where it is held, or nothing tells."""
    held = bool(named) and (named[0].fit == 1.0 or not asking.query.laws)
    return None if held else absent_repeal(asking)


def _is_same_text(one: Document, other: Document) -> bool:
    """Whether both are parts of one text of a law, of which one may be its head."""
    parts = whole_of(one) or whole_of(other)
    return parts is not None and (_name_of_law(one), one.written_on) == (
        _name_of_law(other),
        other.written_on,
    )


def _name_of_law(document: Document) -> str:
    return whole_of(document) or document.title


def _under_its_name(answered: Answered) -> Answered:
    """A part of a law that is printed alone, shown under the name of the whole: what is told holds of all of it."""
    record = answered.record
    whole = whole_of(record) if isinstance(record, ShownDocument) else None
    if whole is None:
        return answered
    return msgspec.structs.replace(answered, record=msgspec.structs.replace(record, title=whole))


def _read(asking: Asking, document: Document, fact: Fact) -> Value | None:
    if fact in _PRINTED:
        return _PRINTED[fact](asking, document)
    if fact == "period":
        return _period(asking, document)
    if fact == "in_force_from" and document.kind in LAW_KINDS:
        return _force_said(asking, document)
    if fact == "published_on" and document.kind in LAW_KINDS and (told := published(asking, document)):
        return told
    for field in _FIELDS[fact]:
        held = getattr(document, field)
        evidence = evidence_of(asking, document, field, sentence=fact == "in_force_from") if held else None
        if evidence is not None:
            return Value(text="、".join(held) if isinstance(held, tuple) else str(held), evidence=evidence)
    return None


def _force_said(asking: Asking, document: Document) -> Value | None:
    """The day from which a law says that it holds. What is amended keeps that of its first text, and says no other."""
    if evidence := evidence_of(asking, document, "in_force_from", sentence=True):
        return Value(text=str(document.in_force_from), evidence=evidence)
    text = text_of(asking, document)
    said = forces_said(text, document.written_on, document.published_on)
    if not said:
        return None
    day, start, end = said[-1]
    return Value(
        text=day.isoformat(), evidence=quote(asking, document, sentence_around(text, start, end), "正文")
    )


def _period(asking: Asking, document: Document) -> Value | None:
    """The day on which the document ends: that of the time it gives itself, or earlier the one that abolishes it."""
    repeal = asking.shelf.judged(document.id).repeal
    own = document.expires_on
    if repeal is not None and repeal.on is not None and (own is None or repeal.on <= own):
        return Value(text=repeal.on.isoformat(), evidence=sentence_of(asking, repeal))
    field = "expires_on" if document.expires_on else "period"
    evidence = evidence_of(asking, document, field, sentence=True)
    last = document.expires_on or (document.period.to if document.period else None)
    return Value(text=last.isoformat(), evidence=evidence) if last and evidence else None


def _which(asking: Asking) -> Answer:
    """The passages that speak of the matter; the value names the first one's document."""
    judgement = judge(asking.passed, asking.query.terms)
    if judgement.passages:
        document = judgement.passages[0].document
        outcome: Outcome = "superseded" if judgement.outcome == "superseded" else "answered"
        return _answer(asking, show(asking, judgement), name_of(document), [document], outcome)
    named = named_documents(asking)[:3]
    shown = tuple(
        show_document(asking.shelf.judged(found.document.id), evidence_of(asking, found.document, "title"))
        for found in named
    )
    return _answer(
        asking, shown, name_of(named[0].document) if named else None, [found.document for found in named]
    )


def _item(asking: Asking) -> Answer:
    """The number that the matter's task bears in its table or list."""
    judgement = judge(about_the_matter(asking), asking.query.terms)
    first = judgement.passages[0] if judgement.passages else None
    if first is None or not isinstance(first.record, Task) or first.record.number is None:
        return _answer(asking, (), None, [first.document] if first else [])
    return _answer(asking, show(asking, judgement), first.record.number, [first.document])


def _speaking_of_it(asking: Asking) -> list[NamedDocument]:
    """The document of the passage that is plainly about the matter, where what is asked about is no document."""
    passages = about_the_matter(asking).passages
    return [NamedDocument(document=passages[0].document, fit=passages[0].score)] if passages else []


def _copies(named: Sequence[NamedDocument]) -> list[NamedDocument]:
    """The best document, others of the very same title (copies from several sites), and other parts of the same law."""
    return [
        found
        for found in named
        if found.document.title == named[0].document.title or _is_same_text(found.document, named[0].document)
    ]


def _answer(
    asking: Asking,
    answers: tuple[Answered, ...],
    value: str | None,
    documents: Sequence[Document],
    outcome: Outcome = "answered",
) -> Answer:
    return Answer(
        question=asking.query.question,
        intent=asking.query.intent,
        outcome=outcome if answers else "not_held",
        value=value,
        answers=tuple(_under_its_name(answered) for answered in answers),
        notices=notices_of(documents, annexes=not answers),
    )
