"""The part of a document that tells the asked matter, where the task that was found is only that part's neighbour.

The reader of tasks leaves out what it is not sure of; then the next task of the paragraph shares its words, not its work.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from corpus.model import Clause, Record, Task, UnitName
from corpus.recognise.role.roles import read_assignment
from indexer.engine.values import Filter
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter, sentences
from search_api.answer.duty.givings import Giving, find_givings
from search_api.answer.duty.sets_nothing import sets_nothing
from search_api.answer.passages import Passage
from search_api.answer.units import is_one, keys_of

# A neighbour is told apart where another part holds so much more of the matter than all that the task's own units are given.
_CLEARLY = 0.2
# A part tells the matter where it holds so much of it.
_TELLS = 0.5
# Of parts that say as much, the one that gives it to the unit asked about.
_AS_MUCH = 0.05
_OF_ASKED = 0.4
# A part beside the task goes on with it where it does what is asked, which the task does not, and holds so much of the matter.
_GOES_ON = 0.3
_NOT_DONE = 0.25
_LONGEST_HEADING = 26
# A heading's label, and the bracket that says who has what stands under it.
_BESIDE_HEADING = re.compile(
    r"[(（]?[〇一二三四五六七八九十\d]{0,3}[)）]?[、.．]?\s?(?:[(（][^()（）]{2,120}[)）])?[。\s]{0,2}"
)
# What is asked to be done stands behind the word that asks for who does it.
_BEHIND = re.compile(r"(?:谁|哪[个些家]?(?:部门|单位|机构)?)([^谁哪?。]{2,16})[?。]?$")
_BRACKET = re.compile(r"[(（]([^()（）]{2,120})[)）][。\s]*$")
# What the title says goes for every part. Words that weigh less than this together tell parts apart by chance.
_ENOUGH = 0.3


class _Told(Record):
    """A part of a clause: how much of the matter it holds, and of the words that tell what is done (由谁立案侦查)."""

    passage: Passage
    giving: Giving
    share: float
    done: float


def own_clause_first(asking: Asking, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages; first the clause whose part tells the matter, with that part's units, where the best one does not."""
    if not passages or not asking.query.terms:
        return tuple(passages)
    first = passages[0]
    if isinstance(first.record, Task) and first.record.source not in ("sentence", "heading"):
        return tuple(passages)
    asked = _Asked(asking, first.document.title)
    if asked.matter.total < _ENOUGH:
        return tuple(passages)
    clauses = _clauses(asking, first)
    if isinstance(first.record, Clause):
        itself = [passage for passage in clauses if passage.record.id == first.record.id]
        best = _of_clause(asking, [one for passage in itself for one in asked.parts(passage)])
        # The other clauses are read only where one of them may tell what the unit asked about does.
        near = [one for passage in clauses for one in asked.parts(passage)] if asking.query.units else []
        found = _of_asked_unit(asking, near, best) or best
        if found and found.giving.units:
            return _led_by(asking, found, passages[1:])
        return (_with_its_own_subjects(first, first.record), *passages[1:])
    told = [one for passage in clauses for one in asked.parts(passage)]
    here = [p for p in passages if p.document.id == first.document.id and isinstance(p.record, Task)]
    told = [one for one in told if not _is_head_of(one.passage.record, first.record)]
    best = _of_asked_unit(asking, told, _best(asking, told)) or _better(asking, asked, first.record, told)
    if best is None:
        return tuple(passages)
    own = {p.record.id for p in here if isinstance(p.record, Task) and _better(asking, asked, p.record, told)}
    return _led_by(asking, best, [p for p in passages if p.record.id not in own])


def _with_its_own_subjects(passage: Passage, clause: Clause) -> Passage:
    """The clause with the subjects of its best sentence: those of others have no part in what is asked.

    Failing them, who has it as the bracket that ends the sentence says (二、规范验光配镜市场（省市场监管局牵头）).
    """
    sentence = clause.text[passage.cover.start : passage.cover.end]
    own = tuple(unit for unit in clause.subjects if unit.printed in sentence)
    bracket = None if own else _BRACKET.search(sentence)
    if bracket and (given := read_assignment(bracket[1])) is not None:
        own = given.lead or given.responsible
    return msgspec.structs.replace(passage, record=msgspec.structs.replace(clause, subjects=own))


def _of_clause(asking: Asking, told: Sequence[_Told]) -> _Told | None:
    """The part of a clause that tells the matter: what holds most of it, unless only another says what is asked to be done."""
    best = _best(asking, told)
    if best is None or best.done >= _NOT_DONE:
        return best
    return _best(asking, [one for one in told if one.done >= _TELLS and one.share >= _GOES_ON]) or best


def _led_by(asking: Asking, told: _Told, others: Sequence[Passage]) -> tuple[Passage, ...]:
    """The part that was told as an answer, before the others."""
    first = _given(asking, told)
    return (first, *(p for p in others if p.record.id != first.record.id))


def _better(asking: Asking, asked: "_Asked", task: Task, told: Sequence[_Told]) -> _Told | None:
    """The part that tells the matter clearly better than all that the task's own units are given; None where none does."""
    own = _own(task, told) or [asked.told(task.text)]
    share, done = max(own, key=lambda one: one[0])[0], max(one[1] for one in own)
    best = _best(asking, told)
    if best is not None and best.share >= _TELLS and best.share > share + _CLEARLY:
        return best
    if done >= _NOT_DONE:
        return None
    does = [one for one in told if one.done >= _TELLS and one.share >= _GOES_ON and _is_beside(task, one)]
    return _best(asking, does)


def _given(asking: Asking, told: _Told) -> Passage:
    """The task that the part gives; failing that its clause, of whose subjects those of the part tell."""
    clause = told.passage.record
    names = {unit.name for unit in told.giving.units}
    for task in asking.tasks_of(clause.document_id):
        if _overlap(task, told) and names == {unit.name for unit in _units(task)}:
            return msgspec.structs.replace(told.passage, record=task)
    spans = sentences(clause.text)
    start, end = next(
        (span for span in spans if span[0] < told.giving.end and told.giving.start < span[1]),
        (told.giving.start, told.giving.end),
    )
    return msgspec.structs.replace(
        told.passage,
        record=msgspec.structs.replace(clause, subjects=told.giving.units),
        cover=msgspec.structs.replace(told.passage.cover, start=start, end=end),
        given=told.giving,
    )


def _of_asked_unit(asking: Asking, told: Sequence[_Told], best: _Told | None) -> _Told | None:
    """Where it is asked which part a unit plays, the part that gives it one and tells hardly less of the matter than the best."""
    if asking.query.closed or not asking.query.units or best is None:
        return None
    own = _best(asking, [one for one in told if _is_asked(asking, one)])
    return own if own and own.share >= max(_TELLS, best.share - _OF_ASKED) else None


def _best(asking: Asking, told: Sequence[_Told]) -> _Told | None:
    """The part that holds most of the matter, the shortest such; of those that hold as much the one of the unit asked about."""
    most = max((one.share for one in told), default=0.0)
    as_much = [one for one in told if one.share >= most - _AS_MUCH]
    asked = [one for one in as_much if _is_asked(asking, one)]
    return min(
        asked or [one for one in told if one.share == most],
        key=lambda one: len(one.giving.text),
        default=None,
    )


def _is_asked(asking: Asking, told: _Told) -> bool:
    region = told.passage.document.region
    keys = [keys_of(name, asking.where) for name in asking.query.units]
    return any(is_one(unit, region, each) for unit in told.giving.units for each in keys)


def _own(task: Task, told: Sequence[_Told]) -> list[tuple[float, float]]:
    """What the parts hold that the task's own units are given, or no other unit in its span."""
    names = {unit.name for unit in _units(task)}
    return [
        (one.share, one.done)
        for one in told
        if _overlap(task, one)
        and (not one.giving.units or any(_same(unit, names) for unit in one.giving.units))
    ]


def _overlap(task: Task, told: _Told) -> bool:
    same = told.passage.record.document_id == task.document_id
    return same and _starts(told) < task.evidence.end and task.evidence.start < _ends(told)


def _is_beside(task: Task, told: _Told) -> bool:
    """Whether the part stands in the clause that holds the task."""
    own = told.passage.record.evidence
    return own.document_id == task.document_id and own.start <= task.evidence.start < own.end


def _is_head_of(record: Task | Clause, task: Task) -> bool:
    """Whether the clause is only the heading that the task stands under (二、规范验光配镜市场): no neighbour of it."""
    return record.document_id == task.document_id and any(
        heading and _BESIDE_HEADING.fullmatch(record.text.replace(heading, "", 1))
        for heading in task.category
    )


def _same(unit: UnitName, names: set[str]) -> bool:
    return any(unit.name in name or name in unit.name for name in names)


def _starts(told: _Told) -> int:
    return told.passage.record.evidence.start + told.giving.start


def _ends(told: _Told) -> int:
    return told.passage.record.evidence.start + told.giving.end


def _units(task: Task) -> tuple[UnitName, ...]:
    return (*task.lead, *task.support, *task.guide)


class _Asked:
    """The matter without what the title says of every part, and what is asked to be done about it, or its thing."""

    def __init__(self, asking: Asking, title: str) -> None:
        query = asking.query
        self.matter = Matter([term for term in query.terms if Matter([term]).share(title) < _TELLS])
        behind = _BEHIND.search(query.text)
        done = [term for term in query.terms if behind and term.text in behind[1]]
        self.done = Matter(done or query.head)

    def told(self, text: str) -> tuple[float, float]:
        """How much of each the text holds."""
        return self.matter.share(text), self.done.share(text)

    def parts(self, passage: Passage) -> Iterator[_Told]:
        """The parts of a clause."""
        givings = find_givings(passage.record.text)
        heading = givings[0].text if givings and _is_heading(givings[0], passage.record.text) else ""
        for giving in givings[1:] if heading else givings:
            share, done = self.told(f"{heading}\n{giving.text}")
            yield _Told(passage=passage, giving=giving, share=share, done=done)


def _is_heading(giving: Giving, text: str) -> bool:
    """Whether the first part of a clause only names what it is about (六、考核。), which goes for all that follows."""
    return (
        not giving.units
        and giving.end <= _LONGEST_HEADING
        and text[giving.end : giving.end + 1] in ("。", "\n")
    )


def _clauses(asking: Asking, first: Passage) -> tuple[Passage, ...]:
    """The clauses of the first passage's document that share words with the matter, itself if it is one."""
    found = asking.gather(Filter(documents=(first.document.id,)), "clause", "article").passages
    found = tuple(passage for passage in found if not sets_nothing(passage))
    held = {passage.record.id for passage in found}
    return found if isinstance(first.record, Task) or first.record.id in held else (first, *found)
