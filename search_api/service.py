"""Everything that faces need, over one engine: questions answered, records searched, listed and shown whole."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import msgspec

from corpus.errors import BadRequest, NotFound
from corpus.model import Citation, Clause, Document, Reading, Repair, Task, Version
from corpus.recognise.unit_identity import loose_keys, reforms_of
from corpus.settings import Settings
from indexer.engine import Engine, View
from indexer.engine.values import NATION, DocumentPage, Filter, Original, Stats
from search_api.answer import answer
from search_api.answer.documents import Shelf
from search_api.answer.shown import show_document, show_record
from search_api.near_miss import nearest_question
from search_api.question import read_question
from search_api.rank import Ranking
from search_api.resolve import cite, resolved
from search_api.search import Wanted, filter_of, search
from search_api.suggest import suggest
from search_api.values import Answer, FormerUnit, Intent, Listing, Query, ShownDocument, Unit

_MOST_UNITS = 50
_MOST_NAMES = 10_000
_MOST_DOCUMENTS = 200


class Service:
    """The verbs of the project. Each takes the day on which validity and deadlines are judged; by default the settings' own.

    Every verb sees the store as it is at one change; several threads may call at once.
    """

    def __init__(
        self, engine: Engine, settings: Settings | None = None, ranking: Ranking | None = None
    ) -> None:
        self._engine = engine
        self._settings = settings or Settings()
        self._ranking = ranking
        self._places: tuple[int, tuple[str, ...]] = (-1, ())

    def ask(self, question: str, on: date | None = None, intent: Intent | None = None) -> Answer:
        """The answer to a question, of one kind where `intent` is given. Raises BadRequest for an empty one."""
        started = time.perf_counter()
        with self._view() as view:
            query = self._read(question, view, on)
            if intent is not None and query.intent != intent:
                query = msgspec.structs.replace(
                    query, intent=intent, fact=None if intent != "document" else query.fact
                )
            answered = answer(query, view, self._ranking)
            if answered.outcome == "not_held":
                meant = nearest_question(query, view, self._held_places(view))
                answered = msgspec.structs.replace(answered, did_you_mean=meant)
        took = round((time.perf_counter() - started) * 1000, 2)
        return msgspec.structs.replace(answered, took_ms=took)

    def read(self, question: str, on: date | None = None) -> Query:
        """The question as it is understood."""
        with self._view() as view:
            return self._read(question, view, on)

    def search(
        self,
        words: str,
        wanted: Wanted | None = None,
        *,
        on: date | None = None,
        page: int = 1,
        size: int = 20,
        explain: bool = False,
    ) -> Listing:
        """The hits of a search, one page of them."""
        with self._view() as view:
            return search(
                view,
                words,
                wanted or Wanted(),
                self._on(on),
                page=page,
                size=size,
                explain=explain,
                numbers=self._ranking,
            )

    def tasks(self, wanted: Wanted | None = None, on: date | None = None) -> list[Task]:
        """All tasks that are wanted: newest documents first, annexes after theirs, in the text's order."""
        wanted = wanted or Wanted()
        with self._view() as view:
            if wanted.document:
                document = self._document(view, wanted.document)
                wanted = msgspec.structs.replace(wanted, document=document.id)
            found = view.tasks(filter_of(wanted))
            shelf = Shelf(view, self._on(on))
            shelf.fetch(task.document_id for task in found)
            shown = [show_record(task, shelf.judged(task.document_id), shelf.on) for task in found]
        return [
            task
            for task in shown
            if isinstance(task, Task) and wanted.validity in (None, task.evidence.validity)
        ]

    def record(self, record_id: str, on: date | None = None) -> Task | Clause | ShownDocument:
        """One task, clause or document, whole. Raises NotFound."""
        with self._view() as view:
            record = view.records([record_id]).get(record_id)
            if record is None:
                raise NotFound(f"没有编号为 {record_id} 的记录", "它可能已随文件更新而改变，请重新检索")
            shelf = Shelf(view, self._on(on))
            if isinstance(record, Document):
                shown = show_document(shelf.judged(record.id)).record
                return (
                    shown
                    if isinstance(shown, ShownDocument)
                    else ShownDocument(id=record.id, title=record.title)
                )
            return show_record(record, shelf.judged(record.document_id), shelf.on)

    def units(self, query: str = "", size: int = 20) -> tuple[Unit, ...]:
        """The units whose names begin so, most used first, with what reform made of them."""
        with self._view() as view:
            counts = view.units(query.strip(), min(size, _MOST_UNITS))
        return tuple(_unit(count.name) for count in counts)

    def unit(self, unit_id: str) -> Unit:
        """The unit of that id, which is its name as printed. Raises NotFound where no record names it."""
        with self._view() as view:
            if unit_id not in {count.name for count in view.units(unit_id, _MOST_NAMES)}:
                raise NotFound(f"没有文件提到单位“{unit_id}”", "请用名称的开头查找，例如 /v1/units?q=区应急")
        return _unit(unit_id)

    def documents(
        self, wanted: Wanted | None = None, *, on: date | None = None, page: int = 1, size: int = 20
    ) -> Listing:
        """The documents that are wanted, newest first, with facets."""
        if page < 1 or not 1 <= size <= _MOST_DOCUMENTS:
            raise BadRequest("页码或每页条数不对", f"页码从 1 起，每页 1 至 {_MOST_DOCUMENTS} 条")
        with self._view() as view:
            condition = filter_of(wanted or Wanted())
            found: DocumentPage = view.documents(
                condition, page, size, facets=("region", "issuer", "year", "document_kind")
            )
            shelf = Shelf(view, self._on(on))
            shelf.fetch(document.id for document in found.items)
            judged = tuple(shelf.judged(document.id).document for document in found.items)
        return Listing(items=judged, total=found.total, page=page, size=size, facets=found.facets)

    def show(self, name: str, on: date | None = None, version: str | None = None) -> Reading:
        """All that one document says, given its id, number or title: judged on the day, evidence whole, citations resolved.

        The document bears its text. Raises NotFound, and BadRequest where several documents bear the name.
        """
        with self._view() as view:
            document = self._document(view, name)
            reading = view.document(document.id, version)
            if reading is None:
                raise NotFound(f"没有 {name} 的这一版本", "请用 versions 查看有哪些版本")
            shelf = Shelf(view, self._on(on))
            judged = shelf.judged(document.id)
            whole = msgspec.structs.replace(
                judged.document, text=reading.text, versions=reading.document.versions
            )
            return msgspec.structs.replace(
                reading,
                document=whole,
                clauses=tuple(show_record(clause, judged, shelf.on) for clause in reading.clauses),
                tasks=tuple(show_record(task, judged, shelf.on) for task in reading.tasks),
                citations=resolved(view, reading.citations, document),
            )

    def text(self, document_id: str) -> str:
        """The text that the spans of a document count. Raises NotFound."""
        with self._view() as view:
            reading = view.document(document_id)
        if reading is None:
            raise NotFound(f"没有编号为 {document_id} 的文件")
        return reading.text

    def repairs(self, name: str) -> tuple[Repair, ...]:
        """What was changed in the document's text."""
        with self._view() as view:
            return view.repairs(self._document(view, name).id)

    def versions(self, name: str) -> tuple[Version, ...]:
        """The texts the document has had, newest first."""
        with self._view() as view:
            return view.versions(self._document(view, name).id)

    def original(self, name: str, version: str | None = None) -> Original:
        """The bytes the document was read from. Raises NotFound."""
        with self._view() as view:
            found = view.original(self._document(view, name).id, version)
        if found is None:
            raise NotFound(f"没有保存 {name} 的原件")
        return found

    def cite(self, text: str) -> tuple[Citation, ...]:
        """The citations in a text, resolved."""
        with self._view() as view:
            return cite(view, text)

    def suggest(self, prefix: str, size: int = 10) -> tuple[str, ...]:
        """Completions of what is being typed: units, places and titles that are held."""
        with self._view() as view:
            return suggest(view, prefix, self._held_places(view), size)

    def stats(self) -> Stats:
        """How much the store holds."""
        with self._view() as view:
            return view.stats()

    def _read(self, question: str, view: View, on: date | None) -> Query:
        if not question.strip():
            raise BadRequest("没有问题", "请输入一个问题，例如：小区里的电动车充电点归谁建？")
        return read_question(question, self._on(on), self._held_places(view))

    def _held_places(self, view: View) -> tuple[str, ...]:
        """The places of the documents held, read anew when the store has changed."""
        change, places = self._places
        if change != view.change:
            counts = view.documents(size=1, facets=("region",)).facets.get("region", ())
            places = tuple(count.value for count in counts if count.value != NATION)
            self._places = (view.change, places)
        return places

    @staticmethod
    def _document(view: View, name: str) -> Document:
        """The document of that id, number or title."""
        held = view.records([name]).get(name)
        if isinstance(held, Document):
            return held
        found: Sequence[Document] = view.find_documents(number=name) or view.find_documents(title=name)
        if not found:
            raise NotFound(f"没有“{name}”这份文件", "请给出文件的编号、文号或完整标题")
        if len(found) > 1:
            ids = "、".join(document.id for document in found)
            raise BadRequest(f"有 {len(found)} 份文件叫“{name}”", f"请用编号指明其中一份：{ids}")
        return found[0]

    @contextmanager
    def _view(self) -> Iterator[View]:
        with self._engine.view() as view:
            yield view

    def _on(self, on: date | None) -> date:
        return on or self._settings.on()


def _unit(name: str) -> Unit:
    """The unit of that name: the reforms that ended in it, and those that ended it."""
    own = _core(name)
    reforms = reforms_of(name)
    return Unit(
        id=name,
        name=name,
        predecessors=tuple(
            FormerUnit(name=reform.old, until=reform.year, basis=reform.basis)
            for reform in reforms
            if _core(reform.new) & own
        ),
        successors=tuple(
            reform.new for reform in reforms if _core(reform.old) & own and not _core(reform.new) & own
        ),
    )


def _core(name: str) -> frozenset[str]:
    """What kinds of agency a name means, wherever it is."""
    return frozenset(key.partition("|")[2] for key in loose_keys(name, None))


__all__ = ["Filter", "Service", "Wanted"]
