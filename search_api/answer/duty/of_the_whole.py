"""Tasks that speak of all that their text sets (本意见的执行情况, 各项工作): who has the matter of its title has it from them."""

import re
from collections.abc import Sequence

import msgspec

from corpus.lexicon import lexicon
from corpus.model import Task
from search_api.answer.asking import Asking
from search_api.answer.cover import Cover
from search_api.answer.passages import Passage
from search_api.answer.units import named
from search_api.question.frames import words as listed

# A title that holds so much of a matter is about that matter as a whole.
_TITLED = 0.9
_ALL = lexicon("duties")["of_the_whole"]
_LEADS = re.compile("|".join(_ALL["leads"]))
_OF_ALL = re.compile("|".join(_ALL["of_all"]))


def tasks_of_the_whole(asking: Asking, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The tasks that lead all that a text titled by the matter sets; none where something is to be done to the thing (拆, 查)."""
    light = listed("light")
    if any(term.text in light for term in asking.query.terms):
        return ()
    best: dict[str, Passage] = {}
    for passage in passages:
        if passage.titled >= _TITLED:
            best.setdefault(passage.document.id, passage)
    return tuple(
        _as_passage(task, like)
        for id_, like in best.items()
        for task in asking.tasks_of(id_)
        if task.document_id == id_ and _leads_all(task) and named(task.lead, like.document.region)
    )


def _leads_all(task: Task) -> bool:
    quote = task.evidence.quote
    return _LEADS.search(quote) is not None and _OF_ALL.search(quote) is not None


def _as_passage(task: Task, like: Passage) -> Passage:
    """The task as a passage that is as near as the best one of its text."""
    cover = Cover(
        share=like.titled, key=1.0, own=0.0, missing=0.0, run=0.0, said=1.0, start=0, end=len(task.text)
    )
    return msgspec.structs.replace(like, record=task, cover=cover, itself=True, whole=True)
