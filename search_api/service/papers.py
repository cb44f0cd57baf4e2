"""The verbs of documents."""

from datetime import date

import msgspec

from corpus.errors import BadRequest, NotFound
from corpus.model import Reading, Repair, Version
from indexer.engine.values import DocumentPage, Original
from search_api.answer.documents import Shelf
from search_api.answer.shown import describe, show_record
from search_api.called import document_named, other_texts
from search_api.citations import marked, resolved
from search_api.interpretations import Interpreting
from search_api.search import Wanted, filter_of
from search_api.service.again import asked_again
from search_api.service.held import Held
from search_api.values import Listing

_MOST_DOCUMENTS = 200


class Papers(Held):
    """Documents: listed, shown whole, their texts, versions, repairs and originals."""

    @asked_again
    def documents(
        self, wanted: Wanted | None = None, *, on: date | None = None, page: int = 1, size: int = 20
    ) -> Listing:
        """The documents that are wanted, newest first, with facets."""
        if page < 1 or not 1 <= size <= _MOST_DOCUMENTS:
            raise BadRequest("页码或每页条数不对", f"页码从 1 起，每页 1 至 {_MOST_DOCUMENTS} 条")
        with self._engine.view() as view:
            condition = filter_of(self._located(view, wanted or Wanted()))
            found: DocumentPage = view.documents(
                condition, page, size, facets=("region", "issuer", "year", "document_kind")
            )
            shelf = Shelf(view, self._on(on))
            shelf.fetch(document.id for document in found.items)
            shown = tuple(
                describe(shelf.judged(document.id).document, reading)
                for document in found.items
                if (reading := view.document(document.id)) is not None
            )
        return Listing(items=shown, total=found.total, page=page, size=size, facets=found.facets)

    @asked_again
    def show(self, name: str, on: date | None = None, version: str | None = None) -> Reading:
        """All that one document says, given its id, number or title: judged on the day, evidence whole, citations resolved.

        The document bears its text. Raises NotFound, and BadRequest where several documents bear the name.
        """
        with self._engine.view() as view:
            document = document_named(view, name, self._on(on))
            reading = view.document(document.id, version)
            if reading is None:
                raise NotFound(f"没有 {name} 的这一版本", "请用 versions 查看有哪些版本")
            shelf = Shelf(view, self._on(on))
            judged = shelf.judge(reading.document)
            whole = msgspec.structs.replace(
                describe(judged.document, reading),
                text=reading.text,
                versions=reading.document.versions,
                other_texts=other_texts(shelf, reading.document),
                explains=Interpreting(shelf, self._interpreting(view)).explains(reading.document),
            )
            return msgspec.structs.replace(
                reading,
                document=whole,
                clauses=tuple(
                    show_record(clause, judged, shelf.on, whole=False) for clause in reading.clauses
                ),
                tasks=tuple(show_record(task, judged, shelf.on) for task in reading.tasks),
                citations=marked(resolved(view, reading, shelf.on, as_written=on is None), shelf),
            )

    @asked_again
    def text(self, document_id: str) -> str:
        """The text that the spans of a document count. Raises NotFound."""
        with self._engine.view() as view:
            reading = view.document(document_id)
        if reading is None:
            raise NotFound(f"没有编号为 {document_id} 的文件")
        return reading.text

    @asked_again
    def repairs(self, name: str, on: date | None = None) -> tuple[Repair, ...]:
        """What was changed in the document's text."""
        with self._engine.view() as view:
            return view.repairs(document_named(view, name, self._on(on)).id)

    @asked_again
    def versions(self, name: str, on: date | None = None) -> tuple[Version, ...]:
        """The texts the document has had, newest first."""
        with self._engine.view() as view:
            return view.versions(document_named(view, name, self._on(on)).id)

    @asked_again
    def original(self, name: str, version: str | None = None, on: date | None = None) -> Original:
        """The bytes the document was read from. Raises NotFound."""
        with self._engine.view() as view:
            found = view.original(document_named(view, name, self._on(on)).id, version)
        if found is None:
            raise NotFound(f"没有保存 {name} 的原件")
        return found
