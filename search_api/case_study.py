"""Cases with what is needed to teach them: the place of each field in its document, and the articles that were broken."""

from collections.abc import Iterable, Sequence

from corpus.errors import NotFound
from corpus.model import Case, Clause, Reading, Record, Span
from indexer.engine import View
from search_api.answer.documents import Shelf
from search_api.answer.shown import show_record
from search_api.case_search import with_provisions


class Place(Record):
    """A stretch of a document's text, and what people call where it stands: 二、（一）; empty where nothing names it."""

    start: int
    end: int
    locator: str = ""


class CaseStudy(Record):
    """A case, its provisions resolved in the texts that held on its day.

    `places` are those of `spans`, by the same names and in the same order; `cited` those of `violated`, one each.
    `articles` are the provisions that are held, by their ids.
    """

    case: Case
    places: dict[str, tuple[Place, ...]] = {}
    cited: tuple[Place, ...] = ()
    articles: dict[str, Clause] = {}


def study_cases(view: View, shelf: Shelf, ids: Sequence[str]) -> list[CaseStudy]:
    """The cases of those ids, in that order. Raises NotFound where one is not held."""
    records = view.records(ids)
    cases = []
    for id_ in ids:
        case = records.get(id_)
        if not isinstance(case, Case):
            raise NotFound(f"没有编号为 {id_} 的案例", "它可能已随文件更新而改变，请重新检索")
        cases.append(with_provisions(view, case, shelf.on))
    shelf.fetch(case.document_id for case in cases)
    return [_studied(view, shelf, case) for case in cases]


def _studied(view: View, shelf: Shelf, case: Case) -> CaseStudy:
    reading = view.document(case.document_id)
    return CaseStudy(
        case=show_record(case, shelf.judged(case.document_id), shelf.on),
        places={name: places_in(reading, spans) for name, spans in case.spans.items()},
        cited=places_in(reading, (Span(start=cited.start, end=cited.end) for cited in case.violated)),
        articles=_articles(view, shelf, case),
    )


def places_in(reading: Reading | None, spans: Iterable[Span]) -> tuple[Place, ...]:
    """The spans, each called by the innermost part of the document that it begins in."""
    return tuple(Place(span.start, span.end, _locator(reading, span.start)) for span in spans)


def _locator(reading: Reading | None, start: int) -> str:
    if reading is None:
        return ""
    title = reading.document.found.get("title")
    if title is not None and title.start <= start < title.end:
        return "标题"
    around = [clause for clause in reading.clauses if clause.evidence.start <= start < clause.evidence.end]
    return max(around, key=lambda clause: clause.evidence.start).evidence.locator if around else ""


def _articles(view: View, shelf: Shelf, case: Case) -> dict[str, Clause]:
    """The articles that the case says were broken, as far as they are held, judged on the day."""
    wanted = [
        target.id
        for cited in case.violated
        for target in (cited.target, *cited.others)
        if target is not None and target.kind == "article"
    ]
    held = [record for record in view.records(wanted).values() if isinstance(record, Clause)]
    shelf.fetch(article.document_id for article in held)
    return {
        article.id: show_record(article, shelf.judged(article.document_id), shelf.on, whole=False)
        for article in held
    }
