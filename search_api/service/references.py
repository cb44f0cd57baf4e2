"""The verbs of citations."""

from datetime import date

from corpus.errors import NotFound
from corpus.model import Citation, Clause
from search_api.answer.documents import Shelf
from search_api.called import document_named, reading_named
from search_api.citations import (
    USUAL_PAGE,
    CitedBy,
    Link,
    chain,
    cite,
    citing_articles,
    citing_document,
    marked,
    resolved,
)
from search_api.service.again import asked_again
from search_api.service.held import Held


class References(Held):
    """What cites what, in both directions and up to the laws."""

    @asked_again
    def cite(self, text: str, on: date | None = None) -> tuple[Citation, ...]:
        """The citations in a text, resolved; of laws with several texts to the one in force on the day."""
        with self._engine.view() as view:
            return marked(cite(view, text, self._on(on)), Shelf(view, self._on(on)))

    @asked_again
    def citations(self, name: str, on: date | None = None) -> tuple[Citation, ...]:
        """What a document cites, resolved, in the order of its text. Raises NotFound.

        Without a day a law is meant in the text that was in force when the document was written.
        """
        with self._engine.view() as view:
            day = self._on(on)
            found = resolved(view, reading_named(view, name, day), day, as_written=on is None)
            return marked(found, Shelf(view, day))

    @asked_again
    def cited_by(self, name: str, on: date | None = None) -> list[CitedBy]:
        """The places in other documents that cite the document or an article of it."""
        with self._engine.view() as view:
            document = document_named(view, name, self._on(on))
            return citing_document(view, document, self._on(on), as_written=on is None)

    @asked_again
    def article_cited_by(
        self, article_id: str, on: date | None = None, page: int = 1, size: int = USUAL_PAGE
    ) -> tuple[int, tuple[CitedBy, ...]]:
        """How many places cite the article, and a page of them, those of its own text first. Raises NotFound."""
        with self._engine.view() as view:
            article = view.records([article_id]).get(article_id)
            if not isinstance(article, Clause):
                raise NotFound(f"没有编号为 {article_id} 的条文", "请用 zhize cite 或检索找到它的编号")
            return citing_articles(view, article, self._on(on), page, size, as_written=on is None)

    @asked_again
    def chain(self, name: str, on: date | None = None) -> Link:
        """What a document rests on, what that rests on, and so on up to the laws of the nation."""
        with self._engine.view() as view:
            reading = reading_named(view, name, self._on(on))
            return chain(view, reading, self._on(on), as_written=on is None)
