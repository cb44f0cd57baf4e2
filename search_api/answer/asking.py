"""What every intent works with: the question, the store at one change, the place asked about."""

from functools import cached_property

import msgspec

from corpus.model import Clause, Task
from indexer.engine import View
from indexer.engine.values import CardKind, Filter
from search_api.answer.cover import Matter
from search_api.answer.documents import Shelf
from search_api.answer.duty.by_rule import is_rule, tells_who
from search_api.answer.gate import NONE_PASSED, Passed, least_cover, passing
from search_api.answer.passages import Gathered, Passage, gather
from search_api.answer.place import Where, applying, resolve, within
from search_api.rank import Ranking
from search_api.retrieval import Retrieval
from search_api.values import Query


class Asking:
    """One question asked of one view. What is looked up is looked up once, also for those asked in its stead."""

    def __init__(
        self,
        query: Query,
        view: View,
        numbers: Ranking,
        retrieval: Retrieval | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        self.query, self.view, self.numbers, self.retrieval = query, view, numbers, retrieval
        self.shelf = shelf or Shelf(view, query.on)
        self.legs: dict[str, int] = {}
        self._tasks: dict[str, list[Task]] = {}

    def instead(self, query: Query) -> "Asking":
        """Another reading of the question (of another kind, without its story), on the same day: it finds what this one did."""
        return Asking(query, self.view, self.numbers, self.retrieval, self.shelf)

    @cached_property
    def where(self) -> Where:
        """The place asked about."""
        return resolve(self.query.place, self.view)

    @cached_property
    def passed(self) -> Passed:
        """The tasks and clauses about the matter: of the place asked about and below it, failing them of those above.

        Where the question gives a document by its number, only that one answers; one that it gives by its title, first.
        """
        if not self.query.terms:
            return NONE_PASSED
        numbered = [number for number in self.query.numbers if number.endswith("号")]
        named = [d.id for number in numbered for d in self.view.find_documents(number=number)]
        if numbered:
            return self._passing(Filter(documents=tuple(named))) if named else NONE_PASSED
        titled = [d.id for title in self.query.titles for d in self.view.find_documents(title=title)]
        if titled and (own := self._passing(Filter(documents=tuple(titled)))).passages:
            return own
        if self.where.held:
            own = self._passing(within(self.where))
            if own.passages:
                return own
        return self._passing(applying(self.where))

    def gather(self, condition: Filter, *kinds: CardKind, taken: float = 0.0) -> Gathered:
        """The records of these kinds that share words with the matter, among the texts of the condition.

        Not those that surely cover less of it than `taken`, nor what only explains a rule, unless the condition asks for it.
        """
        found = gather(self.query, self.shelf, self.where, self.numbers, condition, kinds, taken)
        if condition.documents or not any(passage.document.only_explains for passage in found.passages):
            return found
        rules = tuple(passage for passage in found.passages if not passage.document.only_explains)
        return msgspec.structs.replace(found, passages=rules)

    def _passing(self, condition: Filter) -> Passed:
        taken = least_cover(self.query)
        found = self.gather(condition, "task", "clause", "article", taken=taken)
        self.legs = {name: self.legs.get(name, 0) + count for name, count in found.legs.items()}
        return passing(found.passages, self.query, self.where, self._tells)

    def _tells(self, passage: Passage) -> bool:
        """Whether the passage tells who has the matter, where that is asked; or a task in it may."""
        if self.query.intent != "responsibility" or not is_rule(passage):
            return True
        if tells_who(passage, self._matter, punishes=self.query.punishes):
            return True
        own = passage.record.evidence
        return isinstance(passage.record, Clause) and any(
            own.start <= task.evidence.start and task.evidence.end <= own.end
            for task in self.tasks_of(own.document_id)
            if task.document_id == own.document_id
        )

    @cached_property
    def _matter(self) -> Matter:
        return Matter(self.query.terms, self.query.phrases)

    def tasks_of(self, document_id: str) -> list[Task]:
        """All tasks of a document and its annexes."""
        if document_id not in self._tasks:
            self._tasks[document_id] = self.view.tasks(Filter(documents=(document_id,)))
        return self._tasks[document_id]
