"""The verbs of interpretations."""

from datetime import date

import msgspec

from corpus.errors import NotFound
from corpus.model import Article, Clause, Interpretation, Reading
from search_api.answer.documents import Shelf
from search_api.called import reading_named
from search_api.interpretations import Interpreting
from search_api.service.again import asked_again
from search_api.service.held import Held
from search_api.values import ShownArticle, ShownClause


class Explanations(Held):
    """What explains a document and its clauses: never the rule itself."""

    @asked_again
    def interpretations(self, name: str, on: date | None = None) -> tuple[Interpretation, ...]:
        """The interpretations of a document, of the whole of it first, then of its clauses in order. Raises NotFound."""
        with self._engine.view() as view:
            reading = reading_named(view, name, self._on(on))
            return Interpreting(Shelf(view, self._on(on)), self._interpreting(view)).all(reading)

    @asked_again
    def with_interpretations(self, reading: Reading, on: date | None = None) -> Reading:
        """What a document says as it is shown, with its interpretations."""
        with self._engine.view() as view:
            found = Interpreting(Shelf(view, self._on(on)), self._interpreting(view)).all(reading)
        document = msgspec.structs.replace(reading.document, interpretations=found)
        return msgspec.structs.replace(reading, document=document)

    @asked_again
    def explained_clause(self, clause: Clause, on: date | None = None) -> ShownClause | ShownArticle:
        """A clause as it is shown, with the passages that explain it. Raises NotFound."""
        with self._engine.view() as view:
            reading = view.document(clause.document_id)
            if reading is None:
                raise NotFound(f"没有编号为 {clause.document_id} 的文件")
            interpreting = Interpreting(Shelf(view, self._on(on)), self._interpreting(view))
            found = interpreting.of_clause(reading, clause.id)
        fields = {name: getattr(clause, name) for name in clause.__struct_fields__}
        shown = ShownArticle if isinstance(clause, Article) else ShownClause
        return shown(**fields, interpretations=found)
