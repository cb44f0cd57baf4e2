"""Which passages answer: those that are about the matter, of the nearest place, told apart from what merely shares words."""

from collections.abc import Callable, Sequence

import msgspec

from corpus.model import Clause, Record, Task
from indexer.engine.values import NATION
from search_api.answer.cover import Matter
from search_api.answer.ordinals import bears, ordinals_in
from search_api.answer.passages import Passage
from search_api.answer.place import Where, means_all_like, speaks_elsewhere
from search_api.question.frames import words as listed
from search_api.question.matter import CONTENT
from search_api.values import Query, Scope, Term

# Measured on the visible questions and on as many that no text at hand answers: right passages cover 0.7 of the matter and
# more, but for long questions in everyday words, of which no text holds all; chance ones seldom over 0.65.
_COVER = 0.68
_COVER_LONG = 0.6
_LONG = 6
_KEY = 0.5
# Title and headings help, but so much of the matter must stand in the sentence itself.
_OWN = 0.3
# An answer from above the asked place must fit better, leave out no word of weight, and be what its text or heading is about:
# many more texts may chance to speak of it. Where one names nobody, it must plainly be the same matter. From the nation that
# tells nothing of who it is in the place asked about, and what a text on another matter says by the way (食品安全 in a plan
# for grain) is not what binds the place.
_ABOUT = 0.25
_COVER_WIDER = 0.75
_OWN_WIDER = 0.6
_MISSING_WIDER = 0.3
_TITLED = 0.5
_SAME_MATTER = 0.9
# A matter told in words that weigh so much together no text says by chance, word for word.
_TOLD_IN_FULL = 2.4
# Where no place is asked, a clause that gives no task must surely be about the matter: any text of the country may chance to be.
_SURELY = 0.8
# A few common words (安全生产月活动) stand in any text; only together, as they were said, do they tell a matter.
# A clause that gives no task must say words hardly rarer so too.
_COMMON = 0.55
_COMMON_ENOUGH = 0.7
_FEW_IN_ALL = 1.5
_SAID = 0.6
# Of a matter told in so few words of content (农村厕所改造), each is meant; `CONTENT` is the weight of such a word.
_FEW = 3
# And of one told in two words (国家公园) the common one too.
_TWO = 2
_COMMON_WORD = 0.25
# So much of the words that name the thing itself: of the right answers to all questions at hand none holds less, of the
# chance ones to as many questions that nothing answers two thirds do.
HEAD = 0.5
# Passages that cover this much less than the best of their scope are about something else.
_NEARLY = 0.18
# Other names of a word that are looser than this mean something else.
_SURE = 0.7
# A task is preferred to a clause that covers little more of the matter.
_TASK_LEAD = 0.12


class Passed(Record):
    """The passages that answer, best first, and from where."""

    passages: tuple[Passage, ...]
    scope: Scope | None


NONE_PASSED = Passed(passages=(), scope=None)


def passing(
    passages: Sequence[Passage], query: Query, where: Where, tells: Callable[[Passage], bool]
) -> Passed:
    """The passages that answer: of the asked place and below it, failing that of those above.

    With no place asked, all that pass. `tells` says of one that is about the matter whether it tells what is asked of it.
    """
    terms = query.terms
    if all(term.text in listed("forms") or term.text in listed("light") for term in terms):
        return NONE_PASSED
    weights = [term.weight for term in terms]
    common = max(weights, default=0.0) < _COMMON and sum(weights) < _FEW_IN_ALL
    hardly = max(weights, default=0.0) < _COMMON_ENOUGH and sum(weights) < _FEW_IN_ALL
    asked = ordinals_in(query.text)
    told = [
        p
        for p in passages
        if p.head >= HEAD
        and bears(p.record, p.document, asked)
        and (p.cover.said >= _SAID or not (common or (hardly and isinstance(p.record, Clause))))
    ]
    if sum(weight >= CONTENT for weight in weights) <= _FEW:
        least_meant = _COMMON_WORD if len(terms) <= _TWO else CONTENT
        told = [p for p in told if p.cover.missing < least_meant and (p.itself or len(terms) > 1)]
    undoing = Matter([_surely_called(term) for term in terms if term.text in listed("undoing")])
    told = [p for p in told if _undoes(p, undoing)]
    least = least_cover(query)
    fit = [p for p in told if p.near.lies != "above" and _fits(p, least, _OWN)]
    near = _close(
        [
            p
            for p in fit
            if (where.asked or isinstance(p.record, Task) or _holds_anywhere(p, where)) and tells(p)
        ]
    )
    from_above = [p for p in told if p.near.lies == "above" and _fits_from_above(p, where, sum(weights))]
    above = _close([p for p in from_above if tells(p)])
    if near:
        return Passed(passages=near, scope="asked" if where.asked else None)
    return Passed(passages=above, scope="wider") if above else NONE_PASSED


def least_cover(query: Query) -> float:
    """How much of the matter a passage covers at the least that answers."""
    return _COVER_LONG if len(query.terms) >= _LONG else _COVER


def tasks_first(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Tasks before clauses that cover hardly more, and without clauses that only hold one of the tasks.

    What gives the matter to somebody as a whole stands before what gives a side of it.
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
    ahead = [
        p
        for p in clauses
        if p.cover.share > share and p.cover.key > key and not any(contains(p, t) for t in tasks)
    ]
    ordered = (*ahead, *tasks, *(p for p in clauses if p not in ahead))
    return tuple(sorted(ordered, key=lambda p: not p.whole))


def contains(passage: Passage, task: Passage) -> bool:
    """Whether another sentence of the clause is the task, which then says who does what the clause speaks of."""
    own, inner = passage.record.evidence, task.record.evidence
    if isinstance(passage.record, Task) or not isinstance(task.record, Task):
        return False
    return own.document_id == inner.document_id and own.start <= inner.start and inner.end <= own.end


def _holds_anywhere(passage: Passage, where: Where) -> bool:
    """Whether a clause that gives no task answers where no place is asked: surely about the matter, of no other place."""
    of_one_place = passage.document.region == NATION and speaks_elsewhere(passage.document.title, where)
    return passage.cover.share >= _SURELY and not of_one_place


def _surely_called(term: Term) -> Term:
    """The term without looser names (整治 for 拆)."""
    return msgspec.structs.replace(term, alternatives=tuple(a for a in term.alternatives if a[1] >= _SURE))


def _undoes(passage: Passage, undoing: Matter) -> bool:
    """Whether the text, where the question is for who ends a thing (拆), speaks of ending one."""
    text = f"{passage.record.text}\n{passage.record.evidence.quote}"
    return not undoing.total or undoing.share(text) >= HEAD


def _fits(passage: Passage, cover: float, own: float) -> bool:
    found = passage.cover
    return found.share >= cover and found.key >= _KEY and found.own >= own


def _fits_from_above(passage: Passage, where: Where, weight: float) -> bool:
    """Whether a text from above, about the matter as its title, its heading or the task itself plainly says, binds the place.

    `weight` is that of the matter.
    """
    record = passage.record
    plainly = (
        isinstance(record, Task)
        and weight >= _TOLD_IN_FULL
        and passage.cover.own >= _SAME_MATTER
        and passage.cover.run >= _SAID
    )
    names_somebody = passage.whole or (isinstance(record, Task) and _names_somebody(record, where))
    if (passage.about < _ABOUT and not plainly) or passage.cover.missing >= _MISSING_WIDER:
        return False
    if passage.document.region == NATION and not (names_somebody and (passage.titled >= _TITLED or plainly)):
        return False
    if not _fits(passage, _COVER_WIDER if names_somebody else _SAME_MATTER, _OWN_WIDER):
        return False
    sentence = record.text[passage.cover.start : passage.cover.end]
    return not (speaks_elsewhere(passage.document.title, where) or speaks_elsewhere(sentence, where))


def _names_somebody(task: Task, where: Where) -> bool:
    """Whether the task is an office's, or that of all governments of the level asked about (各市人民政府, of a city)."""
    units = (*task.lead, *task.support)
    return any(not unit.collective or means_all_like(unit.name, where) for unit in units)


def _close(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Those that cover nearly as much as the best, with the tasks that stand in a clause that does."""
    best = max((p.cover.share for p in passages), default=0.0)
    close = [p for p in passages if p.cover.share >= best - _NEARLY]
    within = [p for p in passages if p not in close and any(contains(clause, p) for clause in close)]
    return tuple(sorted((*close, *within), key=lambda p: (-p.score, p.record.id)))


def holds(passage: Passage, task: Passage | Task) -> bool:
    """Whether the clause's best sentence is part of what the task says."""
    record = task if isinstance(task, Task) else task.record
    start = passage.record.evidence.start + passage.cover.start
    end = passage.record.evidence.start + passage.cover.end
    same = record.document_id == passage.record.document_id
    return same and record.evidence.start < end and start < record.evidence.end
