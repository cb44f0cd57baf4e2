"""The item that a question gives by its number: 任务分工第13项."""

from corpus.model import Task
from corpus.recognise.numerals import read_numeral
from indexer.engine.values import Filter
from search_api.answer.asking import Asking
from search_api.answer.cover import Cover
from search_api.answer.gate import NONE_PASSED, Passed
from search_api.answer.paper.named_document import named_documents
from search_api.answer.passages import Passage
from search_api.answer.place import nearness
from search_api.rank import Ranked

_WHOLE = Cover(share=1.0, key=1.0, own=1.0, missing=0.0, run=1.0, said=1.0, start=0, end=0)


def items_asked(asking: Asking) -> Passed:
    """The tasks of that number, in the document named or else in those of the place asked about; rows of tables first.

    None where the question gives neither document nor place.
    """
    query = asking.query
    named = [found.document.id for found in named_documents(asking)]
    if not named and (not asking.where.held or query.terms):
        return NONE_PASSED
    where = Filter(documents=tuple(named)) if named else Filter(regions=asking.where.paths)
    tasks = [task for task in asking.view.tasks(where) if _number(task) == query.item]
    tasks = [task for task in tasks if task.source == "table"] or tasks
    asking.shelf.fetch(task.document_id for task in tasks)
    passages = tuple(
        Passage(
            record=task,
            judged=asking.shelf.judged(task.document_id),
            near=near,
            cover=_WHOLE,
            ranked=Ranked(score=1.0, parts={}),
        )
        for task in tasks
        if (near := nearness(asking.shelf.plain(task.document_id), asking.where)) is not None
        and near.lies != "above"
    )
    return Passed(passages=passages, scope="asked" if asking.where.asked and passages else None)


def _number(task: Task) -> str | None:
    """The task's number in digits."""
    if task.number is None:
        return None
    value = read_numeral(task.number.strip("()（）.、 "))
    return str(value) if value is not None else task.number
