"""Articles as readings: one document a law, as the embedded engine takes them."""

from collections.abc import Iterator, Sequence

from benchmarks.training.passages import LawArticle
from corpus.identity import part_id, short_hash
from corpus.model import Article, Document, Evidence, Reading
from indexer.engine import Carder, Entry

_NATION = "全国"


def record_ids(articles: Sequence[LawArticle]) -> dict[int, str]:
    """The id that each article's record has in the store, by the article's own."""
    return {
        article.id: part_id(_document_id(law), "article", place)
        for law, held in _by_law(articles).items()
        for place, article in enumerate(held, 1)
    }


def readings(articles: Sequence[LawArticle]) -> Iterator[Reading]:
    """A reading for each law, its articles in the order given."""
    for law, held in _by_law(articles).items():
        yield _reading(law, held)


def entry(reading: Reading, carder: Carder) -> Entry:
    """The reading as an engine takes it."""
    return Entry(
        reading=reading,
        cards=carder(reading),
        original=reading.text.encode(),
        media_type="text/plain",
        name=reading.document.id,
    )


def _by_law(articles: Sequence[LawArticle]) -> dict[str, list[LawArticle]]:
    laws: dict[str, list[LawArticle]] = {}
    for article in articles:
        laws.setdefault(article.law, []).append(article)
    return laws


def _document_id(law: str) -> str:
    return short_hash("path", law)


def _reading(law: str, held: Sequence[LawArticle]) -> Reading:
    document, start, clauses = _document_id(law), 0, []
    for place, article in enumerate(held, 1):
        number = article.name.removeprefix(law)
        quote = article.content
        clauses.append(
            Article(
                id=part_id(document, "article", place),
                document_id=document,
                path=(number,),
                heading="",
                text=quote,
                evidence=Evidence(
                    document_id=document, locator=number, quote=quote, start=start, end=start + len(quote)
                ),
                law=law,
                number=number,
            )
        )
        start += len(quote) + 1
    return Reading(
        document=Document(id=document, title=law, kind="law", region=_NATION),
        text="\n".join(article.content for article in held),
        clauses=tuple(clauses),
    )
