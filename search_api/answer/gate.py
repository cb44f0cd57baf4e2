"""Which passages answer: those that are about the matter, of the nearest place, told apart from what merely shares words."""

from collections.abc import Sequence

from corpus.model import Clause, Record, Task
from search_api.answer.passages import Passage
from search_api.values import Scope

# Measured on the visible questions alone and beside 56 pages and 500 laws: right passages cover 0.62 and more of the matter,
# chance ones rarely over 0.55.
_COVER = 0.6
_KEY = 0.5
# Title and headings help, but so much of the matter must stand in the sentence itself.
_OWN = 0.3
# An answer from above the asked place must fit better: many more texts may chance to.
_COVER_WIDER = 0.7
# Passages that cover this much less than the best of their scope are about something else.
_NEARLY = 0.18
# A task is preferred to a clause that covers little more of the matter.
_TASK_LEAD = 0.12


class Passed(Record):
    """The passages that answer, best first, and from where."""

    passages: tuple[Passage, ...]
    scope: Scope | None


NONE_PASSED = Passed(passages=(), scope=None)


def passing(passages: Sequence[Passage], *, asked: bool) -> Passed:
    """The passages that answer: of the asked place and below it, failing that of those above.

    With no place asked, all that pass.
    """
    near = _close([p for p in passages if p.near.lies != "above" and _fits(p, _COVER)])
    above = _close([p for p in passages if p.near.lies == "above" and _fits(p, _COVER_WIDER)])
    if near:
        return Passed(passages=near, scope="asked" if asked else None)
    return Passed(passages=above, scope="wider") if above else NONE_PASSED


def tasks_first(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Tasks before clauses that cover hardly more, and without clauses that only hold one of the tasks.

    What the asked place says itself stands before what lies below it.
    """
    own = [p for p in passages if p.near.lies != "below"]
    return (*_tasks_first(own), *_tasks_first([p for p in passages if p.near.lies == "below"]))


def _tasks_first(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    tasks = [p for p in passages if isinstance(p.record, Task)]
    clauses = [
        p for p in passages if isinstance(p.record, Clause) and not any(holds(p, task) for task in tasks)
    ]
    share = max((p.cover.share for p in tasks), default=0.0) + _TASK_LEAD
    key = max((p.cover.key for p in tasks), default=0.0)
    ahead = [p for p in clauses if p.cover.share > share and p.cover.key > key and not any(_contains(p, t) for t in tasks)]
    return (*ahead, *tasks, *(p for p in clauses if p not in ahead))


def _contains(passage: Passage, task: Passage) -> bool:
    """Whether another sentence of the clause is the task, which then says who does what the clause speaks of."""
    own, inner = passage.record.evidence, task.record.evidence
    if isinstance(passage.record, Task) or not isinstance(task.record, Task):
        return False
    return own.document_id == inner.document_id and own.start <= inner.start and inner.end <= own.end


def _fits(passage: Passage, least: float) -> bool:
    return passage.cover.share >= least and passage.cover.key >= _KEY and passage.cover.own >= _OWN


def _close(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Those that cover nearly as much as the best, with the tasks that stand in a clause that does."""
    best = max((p.cover.share for p in passages), default=0.0)
    close = [p for p in passages if p.cover.share >= best - _NEARLY]
    within = [p for p in passages if p not in close and any(_contains(clause, p) for clause in close)]
    return tuple(sorted((*close, *within), key=lambda p: (-p.score, p.record.id)))


def holds(passage: Passage, task: Passage | Task) -> bool:
    """Whether the clause's best sentence is part of what the task says."""
    record = task if isinstance(task, Task) else task.record
    start = passage.record.evidence.start + passage.cover.start
    end = passage.record.evidence.start + passage.cover.end
    same = record.document_id == passage.record.document_id
    return same and record.evidence.start < end and start < record.evidence.end
