"""What every intent works with: the question, the store at one change, the place asked about."""

from functools import cached_property

from corpus.model import Task
from indexer.engine import View
from indexer.engine.values import Filter
from search_api.answer.documents import Shelf
from search_api.answer.passages import Gathered, gather
from search_api.answer.place import Where, resolve
from search_api.rank import Ranking
from search_api.values import Query


class Asking:
    """One question asked of one view. What is looked up is looked up once."""

    def __init__(self, query: Query, view: View, numbers: Ranking) -> None:
        self.query, self.view, self.numbers = query, view, numbers
        self.shelf = Shelf(view, query.on)
        self._tasks: dict[str, list[Task]] = {}

    @cached_property
    def where(self) -> Where:
        """The place asked about."""
        return resolve(self.query.place, self.view)

    @cached_property
    def gathered(self) -> Gathered:
        """The tasks and clauses near the matter."""
        return gather(self.query, self.view, self.shelf, self.where, self.numbers)

    def tasks_of(self, document_id: str) -> list[Task]:
        """All tasks of a document and its annexes."""
        if document_id not in self._tasks:
            self._tasks[document_id] = self.view.tasks(Filter(documents=(document_id,)))
        return self._tasks[document_id]
