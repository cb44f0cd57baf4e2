"""The part of a paper that is asked for by its number: the very part of the very paper, or nothing."""

from collections.abc import Sequence

import msgspec

from corpus.model import Clause, Document
from corpus.recognise.keys import title_key
from corpus.recognise.numerals import write_numeral
from corpus.validity import PAST
from indexer.engine.values import kind_of
from indexer.laws.kind import LAW_KINDS
from search_api.answer.asking import Asking
from search_api.answer.law_texts import laws_named, text_meant
from search_api.answer.not_held import not_held
from search_api.answer.notices import notices_of
from search_api.answer.paper.named_document import named_documents
from search_api.answer.shown import show_record
from search_api.question.matter import terms_of
from search_api.values import Answer, Answered, AskedPart, LawName

# A chapter may hold many articles.
_MOST = 50


def answer_part(asking: Asking, part: AskedPart) -> Answer:
    """The part with what stands below it; not held where no paper of that name is, where several are, or it has no such part."""
    query = asking.query
    documents = _papers(asking, part)
    found = _found(asking, documents, part) if documents else None
    if found is None:
        return not_held(query, asking.legs, intent="document")
    own, *under = found
    judged = asking.shelf.judged(own.document_id)
    shown = [show_record(clause, judged, query.on) for clause in (own, *under)[:_MOST]]
    return Answer(
        question=query.question,
        intent="document",
        outcome="superseded" if judged.document.validity in PAST else "answered",
        answers=tuple(Answered(kind=kind_of(clause), score=1.0, record=clause) for clause in shown),
        notices=notices_of([judged.document]),
    )


def _papers(asking: Asking, part: AskedPart) -> Sequence[Document]:
    """The documents of the one paper that is named."""
    if part.number is not None:
        return asking.view.find_documents(number=part.number)
    title = part.title or ""
    texts, name = laws_named(asking.view, (LawName(name=title),), asking.where)
    if name is not None:
        return text_meant(texts, asking.query.on)
    exact = asking.view.find_documents(title=title)
    if exact:
        return exact if len({_identity(document) for document in exact}) == 1 else ()
    called = msgspec.structs.replace(
        asking.query, numbers=(), titles=(), laws=(), terms=terms_of([title]), phrases=(title,)
    )
    key = title_key(title) or ""
    near = [found.document for found in named_documents(asking.instead(called))]
    own = [d for d in near if any(key in (title_key(each) or "") for each in (d.title, *d.other_titles))]
    return own if len({_identity(document) for document in own}) == 1 else ()


def _identity(document: Document) -> object:
    return document.document_number or (document.title, document.region)


def _found(asking: Asking, documents: Sequence[Document], part: AskedPart) -> list[Clause] | None:
    """The clause of the part and those below it; None where none bears its label, or several do."""
    of_papers = [document for document in documents if document.kind not in LAW_KINDS]
    for label in part.labels:
        among = documents if label.startswith("第") else of_papers
        held = asking.view.labelled([document.id for document in among], [label])
        own = [clause for clause in held if len(clause.path) == 1 or label.endswith(("章", "条"))]
        if not own:
            continue
        if len(own) > 1:
            return None
        return _with_its_own(asking, own[0], part.below)
    return None


def _with_its_own(asking: Asking, own: Clause, below: int | None) -> list[Clause] | None:
    reading = asking.view.document(own.document_id)
    clauses = reading.clauses if reading else ()
    under = [c for c in clauses if c.path[: len(own.path)] == own.path and len(c.path) > len(own.path)]
    if below is None:
        return [own, *under]
    numbers = (f"({write_numeral(below)})", write_numeral(below), str(below), f"第{write_numeral(below)}条")
    wanted = [c for c in under if len(c.path) == len(own.path) + 1 and c.path[-1] in numbers]
    if len(wanted) != 1:
        return None
    path = wanted[0].path
    return [wanted[0], *(c for c in under if c.path[: len(path)] == path and c is not wanted[0])]
