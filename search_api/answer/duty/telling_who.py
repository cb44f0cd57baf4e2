"""Of passages that tell a matter about as well, first the one that tells what is asked: who leads, or what part a unit plays."""

import re
from collections.abc import Sequence

from corpus.model import Clause, Role, Task, UnitName
from corpus.recognise.unit.units import find_units
from search_api.answer.asking import Asking
from search_api.answer.passages import Passage
from search_api.answer.units import former_keys, is_one, keys_of, named, role_in
from search_api.values import Query

# So near the first one's score and cover another passage tells the matter as well. One that names an office in place of
# 各地区 must also say it in as many of the question's own words: else it tells of a part (三级公立中医医院 for 三级公立医院).
_AS_GOOD = 0.9
_COVERS_LESS = 0.06
# What is asked to be done, behind the word that asks for who does it.
_ACT = re.compile(r"(?:谁|哪[个些家]?(?:部门|单位|机构)?)(?:来|去)?([^谁哪?？。负责管]{2,6})[?？。]?$")


def who_first(passages: Sequence[Passage], query: Query) -> tuple[Passage, ...]:
    """The passages; first one that names who leads, where the best one names only who takes part, or 各地区."""
    if not passages or query.role == "support" or _leads(passages[0]):
        return tuple(passages)
    first = passages[0]
    if not isinstance(first.record, Task) or not (first.record.lead or first.record.support):
        return tuple(passages)
    better = [p for p in passages if _leads(p) and _as_good(p, first) and p.cover.run >= first.cover.run]
    return _moved(passages, better[:1])


def naming_first(asking: Asking, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages; first those that give a part to the unit asked about, where the best one gives it none."""
    if (
        not asking.query.units
        or not passages
        or any(part_of(asking, passages[0], n) for n in asking.query.units)
    ):
        return tuple(passages)
    return _moved(passages, [p for p in passages if any(part_of(asking, p, n) for n in asking.query.units)])


def doing_first(passages: Sequence[Passage], query: Query) -> tuple[Passage, ...]:
    """The passages; first the sentence inside the best one that says who does the very act asked for (由区教育局受理)."""
    act = _ACT.search(query.text)
    if act is None or not passages or not isinstance(passages[0].record, Task):
        return tuple(passages)
    outer = passages[0].record
    if _does(outer, act[1]):
        return tuple(passages)
    inner = [
        p
        for p in passages
        if isinstance(p.record, Task) and is_inside(p.record, outer) and _does(p.record, act[1])
    ]
    return _moved(passages, inner[:1])


def is_inside(task: Task, outer: Task) -> bool:
    """Whether the words of a task are some of those of another, as a sentence's in a paragraph that ends in a bracket."""
    own, whole = task.evidence, outer.evidence
    if (
        task.document_id != outer.document_id
        or task.id == outer.id
        or own.end - own.start >= whole.end - whole.start
    ):
        return False
    return whole.start <= own.start and own.end <= whole.end


def _does(task: Task, act: str) -> bool:
    """Whether the text says the act right behind a unit that leads it."""
    return any(
        re.search(rf"{re.escape(unit.printed)}[^,，、;；。]{{0,4}}{re.escape(act)}", task.text)
        for unit in task.lead
    )


def part_of(asking: Asking, passage: Passage, name: str) -> Role | None:
    """The part that the unit, or what it was before reform or became, plays in the passage's task."""
    region = passage.document.region
    if passage.given is not None:
        keys = (keys_of(name, asking.where), former_keys(name, asking.where))
        its = any(is_one(unit, region, each) for unit in passage.given.units for each in keys)
        return passage.given.role if its else None
    if not isinstance(passage.record, Task):
        return None
    own = role_in(passage.record, region, keys_of(name, asking.where))
    return own or role_in(passage.record, region, former_keys(name, asking.where))


def who_in(clause: Clause, passage: Passage) -> tuple[UnitName, ...]:
    """The units that the best sentence of a clause is about; where it gives the matter as a whole, all that it names."""
    if passage.given is not None:
        return passage.given.units
    sentence = clause.text[passage.cover.start : passage.cover.end]
    subjects = tuple(unit for unit in clause.subjects if unit.printed in sentence)
    return subjects or (tuple(m.unit for m in find_units(sentence)) if passage.whole else ())


def _leads(passage: Passage) -> bool:
    """Whether the passage names who has the matter: the task's leaders, or those to whom a clause gives it as a whole."""
    record = passage.record
    if isinstance(record, Clause):
        return passage.whole and bool(named(who_in(record, passage), passage.document.region))
    return bool(named(record.lead, passage.document.region))


def _as_good(passage: Passage, first: Passage) -> bool:
    """Whether the passage tells the matter as well as the first one, from the same kind of place."""
    same = passage.near.lies == first.near.lies and (passage.itself, passage.whole) >= (
        first.itself,
        first.whole,
    )
    near = passage.score >= first.score * _AS_GOOD and passage.cover.share >= first.cover.share - _COVERS_LESS
    return same and (near or passage.whole)


def _moved(passages: Sequence[Passage], ahead: Sequence[Passage]) -> tuple[Passage, ...]:
    ids = {passage.record.id for passage in ahead}
    return (*ahead, *(p for p in passages if p.record.id not in ids))
