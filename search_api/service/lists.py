"""The verbs of lists and of single records."""

from collections.abc import Sequence
from datetime import date

import msgspec

from corpus.errors import BadRequest, NotFound
from corpus.model import Case, Document, Standard, Task
from corpus.recognise.unit.collectives import is_collective
from indexer.engine.filling import not_whole
from indexer.engine.values import Stats, StoredPart
from indexer.standard_status import kin_in
from search_api.answer.documents import Shelf
from search_api.answer.shown import show_record, shown_document
from search_api.called import document_named
from search_api.case_search import CasesWanted, search_cases, with_provisions
from search_api.case_study import CaseStudy, study_cases
from search_api.place_called import place_called
from search_api.search import Wanted, tasks_wanted
from search_api.service.again import asked_again
from search_api.service.held import Held
from search_api.standard_list import Listed, StandardsWanted
from search_api.standards import on_day
from search_api.unit_directory import UnitDirectory
from search_api.values import Hit, ShownDocument, Unit, UnitNotHeld, UnitPage

_MOST_UNITS = 50
_MOST_TOLD = 5


class Lists(Held):
    """Tasks, cases, standards and units, listed by what they must be like; one record whole."""

    @asked_again
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

    @asked_again
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
            held = (*self._places(view), *self._places_of_cases(view)) if wanted.regions else ()
            regions = tuple(place_called(one, tuple(dict.fromkeys(held))) for one in wanted.regions)
            wanted = msgspec.structs.replace(wanted, regions=regions)
            return search_cases(view, Shelf(view, self._on(on)), wanted, words, similar_to)

    @asked_again
    def study_cases(self, ids: Sequence[str], on: date | None = None) -> list[CaseStudy]:
        """The cases of those ids with the place of each field and the articles broken, in that order. Raises NotFound."""
        with self._engine.view() as view:
            return study_cases(view, Shelf(view, self._on(on)), ids)

    @asked_again
    def standards(self, wanted: StandardsWanted | None = None, on: date | None = None) -> Listed:
        """All standards that are wanted, each number once with its status on the day, newest first."""
        with self._engine.view() as view:
            wanted = wanted or StandardsWanted()
            if wanted.region:
                wanted = msgspec.structs.replace(
                    wanted, region=place_called(wanted.region, self._places(view))
                )
            return self._standards(view).wanted(Shelf(view, self._on(on)), wanted)

    @asked_again
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

    @asked_again
    def stats(self) -> Stats:
        """How much the store holds."""
        with self._engine.view() as view:
            return view.stats()

    @asked_again
    def ready(self) -> int:
        """How many documents there are, as a search finds them at this moment.

        Raises StoreError where it cannot be searched, or holds a part only.
        """
        with self._engine.view() as view:
            if filling := view.filling():
                raise not_whole(filling)
            return view.documents(size=1).total

    @asked_again
    def _directory(self) -> UnitDirectory:
        """The units held."""
        with self._engine.view() as view:
            return self._units(view)


def _advice(near: Sequence[str]) -> str:
    """What to do where a unit is not held."""
    return f"库中相近的单位：{'、'.join(near)}" if near else "可用名称中的字查找，例如 /v1/units?q=应急"
