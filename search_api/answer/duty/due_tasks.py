"""Which tasks are due by a time: all of a place, or of a document."""

from collections.abc import Sequence
from datetime import date

import msgspec

from corpus.model import Document, Task
from corpus.validity import PAST
from indexer.engine.values import Filter
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter
from search_api.answer.notices import notices_of
from search_api.answer.paper.named_document import named_documents
from search_api.answer.passages import context_of
from search_api.answer.place import within
from search_api.answer.shown import show_record
from search_api.question.frames import words
from search_api.values import Answer, Answered, Query

# A task is about the matter that narrows the question where it covers so much of it.
_ABOUT = 0.6
# All that a text titled by the matter gives a unit is about it (森林防火, of a plan for 森林火灾).
_TITLED = 0.7
# Of what only says when the work is done (汛期) a looser name is enough (防汛抗旱应急预案).
_TITLED_WHEN = 0.5


def answer_due_tasks(asking: Asking) -> Answer:
    """Every task due in the time asked for, the earliest first; `value` is their number. Those of repealed texts do not count.

    They are those of the place asked about and of what lies below it, or of the document named.
    """
    query = asking.query
    documents = narrowing_documents(asking)
    tasks = [task for task in _due(asking, documents) if is_due(task, query)]
    if not documents and query.terms:
        tasks = [task for task in tasks if is_about(asking, task)]
    living = [task for task in tasks if asking.shelf.judged(task.document_id).document.validity not in PAST]
    held = [asking.shelf.judged(id_).document for id_ in dict.fromkeys(task.document_id for task in living)]
    return Answer(
        question=query.question,
        intent="unit_tasks",
        outcome="answered" if living else "not_held",
        scope="asked" if living and asking.where.asked else None,
        value=str(len(living)) if living else None,
        answers=tuple(_shown(asking, task) for task in sorted(living, key=_day)),
        notices=notices_of(held or documents, annexes=True),
        legs={"due": len(tasks)},
    )


def narrowing_documents(asking: Asking) -> list[Document]:
    """The documents that the question narrows itself to; none where it names none."""
    query = asking.query
    if not (query.terms or query.titles or query.numbers):
        return []
    return [found.document for found in named_documents(asking)]


def is_about(asking: Asking, task: Task) -> bool:
    """Whether the task is about the matter that narrows the question."""
    document, matter = asking.shelf.plain(task.document_id), Matter(asking.query.terms)
    when = all(term.text in words("situations") for term in asking.query.terms)
    least = _TITLED_WHEN if when else _TITLED
    titled = any(matter.share(title) >= least for title in (document.title, *document.other_titles))
    return titled or matter.cover(task.text, context_of(task, document)).share >= _ABOUT


def is_due(task: Task, query: Query) -> bool:
    """Whether the task is due in the time asked for; any is where the question says no time."""
    if query.due_from is None and query.due_to is None:
        return True
    day = task.deadline.date if task.deadline else None
    return (
        day is not None
        and (query.due_from is None or query.due_from <= day)
        and (query.due_to is None or day <= query.due_to)
    )


def _due(asking: Asking, documents: Sequence[Document]) -> list[Task]:
    if asking.query.due_from is None and asking.query.due_to is None:
        return []
    condition = Filter(documents=tuple(d.id for d in documents)) if documents else within(asking.where)
    timed = msgspec.structs.replace(condition, due_from=asking.query.due_from, due_to=asking.query.due_to)
    tasks = asking.view.tasks(timed)
    asking.shelf.fetch(task.document_id for task in tasks)
    return tasks


def _shown(asking: Asking, task: Task) -> Answered:
    record = show_record(task, asking.shelf.judged(task.document_id), asking.query.on)
    return Answered(kind="task", score=1.0, record=record)


def _day(task: Task) -> date:
    return task.deadline.date if task.deadline and task.deadline.date else date.max
