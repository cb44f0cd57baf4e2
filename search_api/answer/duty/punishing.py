"""Who punishes: of what is about a matter, what says that it is punished."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from corpus.lexicon import lexicon
from corpus.model import Clause, Task
from search_api.answer.asking import Asking
from search_api.answer.gate import contains
from search_api.answer.passages import Passage
from search_api.answer.units import named

# What a text whose title holds so much of the matter says of punishing is said of that matter (对拒不改正的依法处罚).
_TITLED = 0.7
_SAYS = re.compile("|".join(lexicon("duties")["punishing"]["says"]))


def who_punishes(asking: Asking, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Those of the passages that say who punishes; failing them the tasks that do so in the same clause or for all its text."""
    told = tuple(p for p in passages if says_punishing(p))
    return told or tuple({p.record.id: p for p in _beside(asking)}.values())


def says_punishing(passage: Passage) -> bool:
    """Whether the task, or the best sentence of the clause, speaks of punishing."""
    record = passage.record
    if isinstance(record, Clause):
        return _SAYS.search(record.text, passage.cover.start, passage.cover.end) is not None
    return _SAYS.search(f"{record.text}\n{record.evidence.quote}") is not None


def _beside(asking: Asking) -> Iterator[Passage]:
    for like in asking.passed.passages:
        for task in asking.tasks_of(like.record.document_id):
            near = like.titled >= _TITLED and task.document_id == like.document.id
            if _SAYS.search(task.text) and named(task.lead, like.document.region):
                found = _as_passage(task, like)
                if near or contains(like, found):
                    yield found


def _as_passage(task: Task, like: Passage) -> Passage:
    return msgspec.structs.replace(like, record=task)
