"""Everything that faces need, over one engine: questions answered, records searched, listed and shown whole."""

import time
from collections.abc import Sequence
from datetime import date

import msgspec

from corpus.errors import BadRequest, NotFound
from corpus.model import Case, Citation, Clause, Document, Reading, Repair, Standard, Task, Version
from corpus.recognise.unit.collectives import is_collective
from corpus.settings import Settings
from indexer.engine import Engine, View
from indexer.engine.values import NATION, DocumentPage, Filter, Known, Original, Stats, StoredPart
from indexer.held_standards import all_held
from indexer.standard_status import kin_in
from search_api.answer import answer
from search_api.answer.documents import Shelf
from search_api.answer.shown import describe, show_record, shown_document
from search_api.called import document_named, other_texts, reading_named
from search_api.case_search import CasesWanted, search_cases, with_provisions
from search_api.case_study import CaseStudy, study_cases
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
from search_api.known import ShownKnown, confirm, forget, known_questions
from search_api.near_miss import nearest_question
from search_api.of_change import OfChange
from search_api.place_called import place_called
from search_api.question import read_question
from search_api.question.held_units import offices
from search_api.rank import Ranking
from search_api.retrieval import Retrieval
from search_api.search import Wanted, filter_of, search, tasks_wanted
from search_api.standard_list import Listed, StandardList, StandardsWanted
from search_api.standards import on_day
from search_api.suggest import suggest
from search_api.unit_directory import UnitDirectory
from search_api.values import Answer, Hit, Intent, Listing, Query, ShownDocument, Unit, UnitNotHeld, UnitPage

_MOST_UNITS = 50
_MOST_TOLD = 5
_MOST_DOCUMENTS = 200


class Service:
    """The verbs of the project. Each takes the day on which validity and deadlines are judged; by default the settings' own.

    Every verb sees the store as it is at one change; several threads may call at once.
    """

    def __init__(
        self,
        engine: Engine,
        settings: Settings | None = None,
        ranking: Ranking | None = None,
        retrieval: Retrieval | None = None,
    ) -> None:
        self._engine = engine
        self._settings = settings or Settings()
        self._ranking = ranking
        self._retrieval = retrieval
        self._places = OfChange(_held_places)
        self._offices = OfChange(lambda view: offices(form.name for form in view.unit_forms()))
        self._units = OfChange(lambda view: UnitDirectory(view.unit_forms()))
        self._standards = OfChange(lambda view: StandardList(all_held(view)))

    def ask(self, question: str, on: date | None = None, intent: Intent | None = None) -> Answer:
        """The answer to a question, of one kind where `intent` is given. Raises BadRequest for an empty one."""
        started = time.perf_counter()
        with self._engine.view() as view:
            query = self._read(question, view, on)
            if intent is not None:
                fact = query.fact if intent in (query.intent, "document") else None
                query = msgspec.structs.replace(query, intent=intent, fact=fact, only=True)
            answered = answer(query, view, self._ranking, self._retrieval)
            if answered.outcome == "not_held" and answered.did_you_mean is None:

                def is_held(other: str) -> bool:
                    asked = self._read(other, view, on)
                    return answer(asked, view, self._ranking, self._retrieval).outcome != "not_held"

                meant = nearest_question(query, self._places(view), self._units(view), is_held)
                if meant is not None:
                    answered = msgspec.structs.replace(
                        answered,
                        did_you_mean=meant.question,
                        notices=(*answered.notices, *meant.notices),
                    )
        took = round((time.perf_counter() - started) * 1000, 2)
        return msgspec.structs.replace(answered, took_ms=took)

    def read(self, question: str, on: date | None = None) -> Query:
        """The question as it is understood."""
        with self._engine.view() as view:
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
        with self._engine.view() as view:
            return search(
                view,
                words,
                self._located(view, wanted or Wanted()),
                self._on(on),
                page=page,
                size=size,
                explain=explain,
                numbers=self._ranking,
                retrieval=self._retrieval,
            )

    def tasks(self, wanted: Wanted | None = None, on: date | None = None) -> list[Task]:
        """All tasks that are wanted: newest documents first, annexes after theirs, in the text's order.

        A role without a unit means tasks that have anybody in it.
        """
        with self._engine.view() as view:
            wanted = self._located(view, wanted or Wanted())
            if wanted.document:
                document = document_named(view, wanted.document, self._on(on))
                wanted = msgspec.structs.replace(wanted, document=document.id)
            found = tasks_wanted(view, wanted)
            shelf = Shelf(view, self._on(on))
            shelf.fetch(task.document_id for task in found)
            shown = [show_record(task, shelf.judged(task.document_id), shelf.on) for task in found]
        return [
            task
            for task in shown
            if isinstance(task, Task) and wanted.validity in (None, task.evidence.validity)
        ]

    def standards(self, wanted: StandardsWanted | None = None, on: date | None = None) -> Listed:
        """All standards that are wanted, each number once with its status on the day, newest first."""
        with self._engine.view() as view:
            wanted = wanted or StandardsWanted()
            if wanted.region:
                wanted = msgspec.structs.replace(
                    wanted, region=place_called(wanted.region, self._places(view))
                )
            return self._standards(view).wanted(Shelf(view, self._on(on)), wanted)

    def record(self, record_id: str, on: date | None = None) -> StoredPart | ShownDocument:
        """One task, clause or document, whole. Raises NotFound."""
        with self._engine.view() as view:
            record = view.records([record_id]).get(record_id)
            if record is None:
                raise NotFound(f"没有编号为 {record_id} 的记录", "它可能已随文件更新而改变，请重新检索")
            shelf = Shelf(view, self._on(on))
            if isinstance(record, Standard):
                return on_day(record, shelf, kin_in(view))
            if isinstance(record, Document):
                return shown_document(shelf.judged(record.id).document)
            if isinstance(record, Case):
                record = with_provisions(view, record, shelf.on)
            return show_record(record, shelf.judged(record.document_id), shelf.on)

    def cases(
        self,
        wanted: CasesWanted | None = None,
        words: str = "",
        *,
        similar_to: str | None = None,
        on: date | None = None,
    ) -> list[Hit]:
        """The cases that are wanted, best first: by words, by what they are like, else the gravest first.

        Raises NotFound where there is no record of the id that they shall be like.
        """
        with self._engine.view() as view:
            wanted = wanted or CasesWanted()
            regions = tuple(place_called(one, self._places(view)) for one in wanted.regions)
            wanted = msgspec.structs.replace(wanted, regions=regions)
            return search_cases(view, Shelf(view, self._on(on)), wanted, words, similar_to)

    def study_cases(self, ids: Sequence[str], on: date | None = None) -> list[CaseStudy]:
        """The cases of those ids with the place of each field and the articles broken, in that order. Raises NotFound."""
        with self._engine.view() as view:
            return study_cases(view, Shelf(view, self._on(on)), ids)

    def units(self, query: str = "", *, page: int = 1, size: int = 20) -> UnitPage:
        """The units of that name, or whose names hold the words, with what reform made of them; most used first."""
        if page < 1 or not 1 <= size <= _MOST_UNITS:
            raise BadRequest("页码或每页条数不对", f"页码从 1 起，每页 1 至 {_MOST_UNITS} 条")
        items, total = self._directory().page(query, page, size)
        return UnitPage(items=items, total=total, page=page, size=size)

    def unit(self, name: str) -> Unit:
        """The unit of that id or name. Raises NotFound, and BadRequest where several bear the name."""
        directory = self._directory()
        if (unit := directory.get(name)) is not None:
            return unit
        several = directory.named(name)
        if several:
            told = "、".join(f"{unit.region or unit.name} {unit.id}" for unit in several[:_MOST_TOLD])
            raise BadRequest(f"有 {len(several)} 个单位叫“{name}”", f"请用编号指明其中一个：{told}")
        raise NotFound(f"没有文件提到单位“{name}”", _advice(directory.near(name)))

    def unit_not_held(self, name: str) -> UnitNotHeld | None:
        """What to say of a unit that no record names, with held ones that may have been meant; None where one does."""
        directory = self._directory()
        if is_collective(name) or directory.answers_to(name):
            return None
        return UnitNotHeld(name=name, near=directory.near(name))

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

    def text(self, document_id: str) -> str:
        """The text that the spans of a document count. Raises NotFound."""
        with self._engine.view() as view:
            reading = view.document(document_id)
        if reading is None:
            raise NotFound(f"没有编号为 {document_id} 的文件")
        return reading.text

    def repairs(self, name: str, on: date | None = None) -> tuple[Repair, ...]:
        """What was changed in the document's text."""
        with self._engine.view() as view:
            return view.repairs(document_named(view, name, self._on(on)).id)

    def versions(self, name: str, on: date | None = None) -> tuple[Version, ...]:
        """The texts the document has had, newest first."""
        with self._engine.view() as view:
            return view.versions(document_named(view, name, self._on(on)).id)

    def original(self, name: str, version: str | None = None, on: date | None = None) -> Original:
        """The bytes the document was read from. Raises NotFound."""
        with self._engine.view() as view:
            found = view.original(document_named(view, name, self._on(on)).id, version)
        if found is None:
            raise NotFound(f"没有保存 {name} 的原件")
        return found

    def cite(self, text: str, on: date | None = None) -> tuple[Citation, ...]:
        """The citations in a text, resolved; of laws with several texts to the one in force on the day."""
        with self._engine.view() as view:
            return marked(cite(view, text, self._on(on)), Shelf(view, self._on(on)))

    def citations(self, name: str, on: date | None = None) -> tuple[Citation, ...]:
        """What a document cites, resolved, in the order of its text. Raises NotFound.

        Without a day a law is meant in the text that was in force when the document was written.
        """
        with self._engine.view() as view:
            day = self._on(on)
            found = resolved(view, reading_named(view, name, day), day, as_written=on is None)
            return marked(found, Shelf(view, day))

    def cited_by(self, name: str, on: date | None = None) -> list[CitedBy]:
        """The places in other documents that cite the document or an article of it."""
        with self._engine.view() as view:
            document = document_named(view, name, self._on(on))
            return citing_document(view, document, self._on(on), as_written=on is None)

    def article_cited_by(
        self, article_id: str, on: date | None = None, page: int = 1, size: int = USUAL_PAGE
    ) -> tuple[int, tuple[CitedBy, ...]]:
        """How many places cite the article, and a page of them, those of its own text first. Raises NotFound."""
        with self._engine.view() as view:
            article = view.records([article_id]).get(article_id)
            if not isinstance(article, Clause):
                raise NotFound(f"没有编号为 {article_id} 的条文", "请用 zhize cite 或检索找到它的编号")
            return citing_articles(view, article, self._on(on), page, size, as_written=on is None)

    def chain(self, name: str, on: date | None = None) -> Link:
        """What a document rests on, what that rests on, and so on up to the laws of the nation."""
        with self._engine.view() as view:
            reading = reading_named(view, name, self._on(on))
            return chain(view, reading, self._on(on), as_written=on is None)

    def known(self) -> tuple[ShownKnown, ...]:
        """The questions confirmed as answered by a record, oldest first."""
        with self._engine.view() as view:
            return known_questions(view)

    def confirm(self, question: str, record_id: str) -> Known:
        """The question, kept as answered by the record. Raises BadRequest, and NotFound where no such record is held."""
        return confirm(self._engine, question, record_id)

    def forget(self, known_id: str) -> None:
        """Forgets a known question. Raises NotFound."""
        forget(self._engine, known_id)

    def suggest(self, prefix: str, size: int = 10) -> tuple[str, ...]:
        """Completions of what is being typed: units, places and titles that are held."""
        with self._engine.view() as view:
            return suggest(view, prefix, self._places(view), self._units(view), size)

    def stats(self) -> Stats:
        """How much the store holds."""
        with self._engine.view() as view:
            return view.stats()

    def _read(self, question: str, view: View, on: date | None) -> Query:
        if not question.strip():
            raise BadRequest("没有问题", "请输入一个问题，例如：小区里的电动车充电点归谁建？")
        return read_question(question, self._on(on), self._places(view), self._offices(view))

    def _located(self, view: View, wanted: Wanted) -> Wanted:
        """What is wanted, with its places by their paths. Raises BadRequest where a name is that of several."""
        held = self._places(view)
        return msgspec.structs.replace(
            wanted,
            region=place_called(wanted.region, held) if wanted.region else None,
            applies_to=place_called(wanted.applies_to, held) if wanted.applies_to else None,
        )

    def _directory(self) -> UnitDirectory:
        """The units held."""
        with self._engine.view() as view:
            return self._units(view)

    def _on(self, on: date | None) -> date:
        return on or self._settings.on()


def _held_places(view: View) -> tuple[str, ...]:
    """The places of the documents held."""
    return tuple(count.value for count in view.regions() if count.value != NATION)


def _advice(near: Sequence[str]) -> str:
    """What to do where a unit is not held."""
    return f"库中相近的单位：{'、'.join(near)}" if near else "可用名称中的字查找，例如 /v1/units?q=应急"


__all__ = ["Filter", "Service", "Wanted"]
