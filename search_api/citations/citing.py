"""Who cites a document or an article: citations that, resolved, mean it."""

from collections.abc import Iterator, Sequence
from datetime import date

from corpus.model import Article, Citation, Clause, Document, Reading, Record
from corpus.recognise.cited.articles import labels_of
from corpus.recognise.cited.law_titles import bare_title, titles_of
from indexer.engine import View
from indexer.engine.values import Citing
from search_api.citations.resolving import Resolver

# Of what is cited more often than this, so many citations are looked at, in the order of the citing documents.
MOST_LOOKED_AT = 5_000
USUAL_PAGE = 100


class CitedBy(Record):
    """A place that cites: the document, the clause or article it stands in where that is known, and the citation."""

    document_id: str
    title: str
    document_number: str | None
    region: str | None
    citation: Citation
    clause_id: str | None = None
    locator: str = ""


def citing_document(view: View, document: Document, on: date, *, as_written: bool = False) -> list[CitedBy]:
    """The places in other documents that cite the document or an article of it, by the day in the order of documents' ids.

    A law is cited in the text that is in force on the day, so what cites it by name does not cite its earlier texts; with
    `as_written` in the text that was in force when the citing document was written.
    """
    resolver = Resolver(view, on, as_written=as_written)
    return [
        CitedBy(
            document_id=by.id,
            title=by.title,
            document_number=by.document_number,
            region=by.region,
            citation=citation,
        )
        for by, citation in _citing(view, resolver, document)
    ]


def citing_articles(
    view: View,
    article: Clause,
    on: date,
    page: int = 1,
    size: int = USUAL_PAGE,
    *,
    as_written: bool = False,
) -> tuple[int, tuple[CitedBy, ...]]:
    """How many places cite the article, and a page of them: those of its own text, then those of others."""
    reading = view.document(article.document_id)
    if reading is None or not article.path:
        return 0, ()
    resolver = Resolver(view, on, as_written=as_written)
    own = [
        (reading.document, citation)
        for citation in resolver.resolve(reading.citations, reading.text, reading)
        if article.id in targets_of(citation)
    ]
    others = [
        (by, citation)
        for by, citation in _citing(view, resolver, reading.document, article.path[-1])
        if article.id in targets_of(citation)
    ]
    found = [*own, *others]
    shown = found[(page - 1) * size : page * size]
    # Where in its text a citation stands only the text tells: read for those that are shown.
    readings = {id_: view.document(id_) for id_ in dict.fromkeys(by.id for by, _ in shown)}
    told = (_placed(held, citation) for by, citation in shown if (held := readings[by.id]) is not None)
    return len(found), tuple(told)


def targets_of(citation: Citation) -> tuple[str, ...]:
    """The ids of all that a resolved citation means."""
    return tuple(target.id for target in (citation.target, *citation.others) if target)


def _citing(
    view: View, resolver: Resolver, document: Document, label: str | None = None
) -> Iterator[tuple[Document, Citation]]:
    """Citations in other documents that mean the document, of the article of that label alone where one is given."""
    found = [each for each in _named(view, document) if each.document_id != document.id]
    if label is not None:
        found = [each for each in found if label in labels_of(each.citation.article or "")]
    records = view.records(list(dict.fromkeys(each.document_id for each in found)))
    held: dict[str, list[Citation]] = {}
    for each in found:
        held.setdefault(each.document_id, []).append(each.citation)
    for id_, citations in held.items():
        by = records.get(id_)
        if isinstance(by, Document):
            once = sorted(
                {citation.start: citation for citation in citations}.values(), key=lambda c: c.start
            )
            for citation in resolver.of_document(once, by):
                if any(
                    target == document.id or target.startswith(f"{document.id}-")
                    for target in targets_of(citation)
                ):
                    yield by, citation


def _named(view: View, document: Document) -> list[Citing]:
    """The citations by the document's number or any of its titles, with and without 中华人民共和国."""
    titles = dict.fromkeys(
        name
        for title in (document.title, *document.other_titles)
        for name in (title, *titles_of(bare_title(title))[:3])
    )
    found = (
        view.citing(number=document.document_number, most=MOST_LOOKED_AT) if document.document_number else []
    )
    for title in titles:
        found += view.citing(title=title, most=MOST_LOOKED_AT)
    return found


def _placed(reading: Reading, citation: Citation) -> CitedBy:
    clause = _clause_at(reading.clauses, citation.start)
    document = reading.document
    return CitedBy(
        document_id=document.id,
        title=document.title,
        document_number=document.document_number,
        region=document.region,
        citation=citation,
        clause_id=clause.id if clause else None,
        locator=clause.evidence.locator if clause else "",
    )


def _clause_at(clauses: Sequence[Clause], position: int) -> Clause | None:
    """The article that holds the position, else the smallest clause that does."""
    around = [clause for clause in clauses if clause.evidence.start <= position < clause.evidence.end]
    articles = [clause for clause in around if isinstance(clause, Article)]
    return min(articles or around, key=lambda c: c.evidence.end - c.evidence.start, default=None)
