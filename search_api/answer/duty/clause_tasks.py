"""The tasks that the clauses about a matter give: a clause's own words tell whose work it is only through them."""

import re
from collections.abc import Sequence

import msgspec

from corpus.model import Clause, Task
from corpus.recognise.unit.units import find_units
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter, sentences
from search_api.answer.gate import HEAD, holds
from search_api.answer.passages import Passage, head_in

# A task of the best sentence must say something of the matter itself. A sentence that holds so much tells the matter; one
# beside it goes on with it where it holds so much.
_SOMETHING = 0.15
_PLAIN = 0.75
_GOES_ON = 0.45
# Tasks that say so little less of the matter than another of their sentence have as much of it.
_AS_MUCH = 0.01
_PART = re.compile(r"[^,，;；。]+")


def with_their_tasks(asking: Asking, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, a clause whose best sentence gives a task made that task: its words alone may say less of the matter.

    Not a row that names the thing asked about only in its cells of units (消防检查: 消防救援大队).
    """
    found: dict[str, Passage] = {}
    for passage in passages:
        given = _tasks_of(asking, passage) if isinstance(passage.record, Clause) else ()
        tasks = [
            task
            for task in given
            if task.source != "table" or head_in(task, passage.document, asking.query) >= HEAD
        ]
        if given and not tasks:
            continue
        for offered in [msgspec.structs.replace(passage, record=task) for task in tasks] or [passage]:
            known = found.get(offered.record.id)
            if known is None or offered.score > known.score:
                found[offered.record.id] = offered
        if tasks and not any(holds(passage, task) for task in tasks):
            found.setdefault(passage.record.id, passage)
    return tuple(sorted(found.values(), key=_place))


def _place(passage: Passage) -> tuple[float, str, int]:
    """Best first; those that are as good in the text's order."""
    return -passage.score, passage.record.document_id, passage.record.evidence.start


def _tasks_of(asking: Asking, passage: Passage) -> tuple[Task, ...]:
    """The task that the clause's best sentence gives; of several the one whose own words say most of the matter.

    Where several say as much of it, the sentence shares it out (甲负责建设，乙负责维护): each is told with its own unit.
    Where that sentence plainly tells the matter and gives none, one beside it may go on with who does it (新设助浴点的给予补贴。
    补贴由…审核).
    """
    tasks = asking.tasks_of(passage.record.document_id)
    matter, head = Matter(asking.query.terms), Matter(asking.query.head)
    own = [
        task
        for task in tasks
        if holds(passage, task)
        and matter.share(task.text) >= _SOMETHING
        and _is_its_thing(task, passage, head)
    ]
    if not own and passage.cover.own >= _PLAIN:
        beside = [task for task in tasks if _is_within(task, passage)]
        own = [
            task
            for task in beside
            if matter.share(_sentence_of(task, passage)) >= _GOES_ON and _is_its_thing(task, passage, head)
        ]
    most = max((matter.share(task.text) for task in own), default=0.0)
    return tuple(task for task in own if matter.share(task.text) >= most - _AS_MUCH)


def _is_its_thing(task: Task, passage: Passage, head: Matter) -> bool:
    """Whether the task is about the thing itself; not where the parts of its sentence that name that are other units' own."""
    sentence = passage.record.text[passage.cover.start : passage.cover.end]
    own = {unit.name for unit in (*task.lead, *task.support, *task.guide)}
    parts = [part for part in _PART.findall(sentence) if head.total and head.share(part) >= HEAD]
    named = [{mention.unit.name for mention in find_units(part)} for part in parts]
    return not named or any(not units or units & own for units in named)


def _sentence_of(task: Task, passage: Passage) -> str:
    """The sentence of the passage that the task stands in, which names its object where the task itself does not."""
    text, place = passage.record.text, task.evidence.start - passage.record.evidence.start
    return next((text[start:end] for start, end in sentences(text) if start <= place < end), task.text)


def _is_within(task: Task, passage: Passage) -> bool:
    """Whether the task is another sentence of the passage."""
    outer, inner = passage.record.evidence, task.evidence
    return outer.document_id == inner.document_id and outer.start <= inner.start and inner.end <= outer.end
