"""Who is responsible for a matter, who supports, and whether a unit is one of them."""

import re
from collections.abc import Sequence

from corpus.lexicon import lexicon
from corpus.model import Article, Clause, Record, Task, UnitName
from corpus.recognise.unit.units import find_units
from corpus.validity import PAST
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter, sentences
from search_api.answer.duty.by_rule import is_rule, tells_who
from search_api.answer.duty.clause_tasks import with_their_tasks
from search_api.answer.duty.conflict import conflict_in
from search_api.answer.duty.item import items_asked
from search_api.answer.duty.of_the_whole import tasks_of_the_whole
from search_api.answer.duty.own_clause import own_clause_first
from search_api.answer.duty.punishing import who_punishes
from search_api.answer.duty.second_hearing import heard_again
from search_api.answer.duty.sets_nothing import sets_nothing
from search_api.answer.duty.stages import stage_first
from search_api.answer.duty.telling_who import doing_first, naming_first, part_of, who_first, who_in
from search_api.answer.gate import HEAD, Passed, tasks_first
from search_api.answer.law.competence import answer_by_law
from search_api.answer.notices import lower_notices, notices_of
from search_api.answer.paper.validity import replacing
from search_api.answer.passages import Passage, head_in
from search_api.answer.place import asks_its_own_office
from search_api.answer.shown import show_passage
from search_api.answer.units import ROLES, named, reform_notices
from search_api.values import Answer, Answered, AskedUnit, Notice, Outcome, Query, Term

# A further answer must come this near the best one's score.
_NEAR = 0.6
_MOST = 10
# A sentence beside the best one speaks of the same where it covers so much of the matter.
_ABOUT = 0.3
# A part of a sentence that holds so much of the matter tells what its subject does about it.
_MOST_OF_IT = 0.6

_PART = re.compile(r"[^,，;；。]+")
# What only changes or ends other texts gives their matters to nobody.
_CHANGES_LAW = re.compile(r"关于(?:废止|修改|宣布失效)")
_LABEL = re.compile(r"^\s*第[〇零一二三四五六七八九十百千\d]{1,8}条[ 　]*")
_TELLING = lexicon("duties")["telling"]
_EACH_ITS_OWN = re.compile("|".join(_TELLING["each_its_own"]))
_DUTY = re.compile("|".join(_TELLING["duty"]))
_UNNAMED = re.compile("|".join(_TELLING["unnamed"]))
_ANNOUNCES = re.compile("|".join(_TELLING["announces"]))


class Judgement(Record):
    """What a passage says of who is responsible."""

    outcome: Outcome
    passages: tuple[Passage, ...]


def answer_responsibility(asking: Asking) -> Answer:
    """The tasks, or failing them the clauses, that set the matter; best first.

    Where nothing does, those that surely set it once the question's story is left out.
    """
    answered = _answer(asking)
    return (heard_again(asking, _answer) if answered.outcome == "not_held" else None) or answered


def _answer(asking: Asking) -> Answer:
    query = asking.query
    passed = about_the_matter(asking)
    told = tuple(
        p for p in passed.passages if not (only_announces(p) or sets_nothing(p)) and speaks_of_it(p, query)
    )
    if asks_its_own_office(query.text, asking.where):
        told = tuple(p for p in told if p.near.lies != "below")
    told = stage_first(asking, who_punishes(asking, told) if query.punishes else told)
    told = own_clause_first(asking, naming_first(asking, doing_first(who_first(told, query), query)))
    judgement = judge(Passed(passages=told, scope=passed.scope), query.terms)
    if _leaves_it_to_the_law(judgement, asking) and (lawful := answer_by_law(asking)) is not None:
        return lawful
    answers = show(asking, judgement)
    announced = [passage.document for passage in passed.passages[:1]] if not told else []
    return Answer(
        question=query.question,
        intent=query.intent,
        outcome=judgement.outcome,
        scope=passed.scope if answers else None,
        asked_unit=_asked_unit(asking, judgement),
        answers=answers,
        notices=(
            *lower_notices(next(iter(judgement.passages), None), asking.where),
            *_of_reform(asking, judgement),
            *_notices(judgement),
            *notices_of(announced, annexes=True),
        ),
        legs=asking.legs,
    )


def _leaves_it_to_the_law(judgement: Judgement, asking: Asking) -> bool:
    """Whether no division of work in force tells who: nothing answers, or a rule, or for no place a paper that names nobody."""
    first = next(iter(judgement.passages), None)
    if first is None or judgement.outcome == "superseded":
        return True
    names_nobody = judgement.outcome in ("collective_only", "no_unit_named") and not asking.where.asked
    changes = isinstance(first.record, Clause) and _CHANGES_LAW.search(first.document.title) is not None
    return names_nobody or changes or is_rule(first) or isinstance(first.record, Article)


def only_announces(passage: Passage) -> bool:
    """Whether the clause says of the matter only that a paper about it is sent out or annexed (现将《…分工》印发给你们)."""
    record = passage.record
    if isinstance(record, Task):
        return False
    sentence = record.text[passage.cover.start : passage.cover.end].strip()
    return bool(_ANNOUNCES.search(sentence)) and not record.subjects


def speaks_of_it(passage: Passage, query: Query) -> bool:
    """Whether the best sentence of a clause, its headings included, names the thing itself; a task may do so elsewhere.

    One of a rule must also give it to somebody.
    """
    record = passage.record
    if isinstance(record, Task):
        return True
    matter = Matter(query.terms, query.phrases)
    gives = not is_rule(passage) or tells_who(passage, matter, punishes=query.punishes)
    return gives and head_in(record, passage.document, query, passage.cover) >= HEAD


def about_the_matter(asking: Asking) -> Passed:
    """The passages that are about the matter, tasks first; those of texts in force before those of repealed ones."""
    if asking.query.item is not None and (items := items_asked(asking)).passages:
        return items
    passed = asking.passed
    own = with_their_tasks(asking, passed.passages)
    held = {passage.record.id for passage in own}
    whole = [p for p in tasks_of_the_whole(asking, passed.passages) if p.record.id not in held]
    return Passed(passages=tasks_first((*whole, *own)), scope=passed.scope)


def judge(passed: Passed, terms: Sequence[Term]) -> Judgement:
    """What the passages say, and those of them that say it."""
    living = tuple(p for p in passed.passages if p.document.validity not in PAST)
    passages = living or passed.passages
    if not passages:
        return Judgement(outcome="not_held", passages=())
    first = passages[0]
    kept = tuple(p for p in passages if p is first or p.score >= first.score * _NEAR)[:_MOST]
    if not living:
        return Judgement(outcome="superseded", passages=kept)
    return Judgement(outcome=_outcome(first, terms), passages=kept)


def show(asking: Asking, judgement: Judgement) -> tuple[Answered, ...]:
    """The passages as answers; behind a superseded one, what replaced its text."""
    answers = [show_passage(passage, asking.query.on) for passage in judgement.passages]
    if judgement.outcome == "superseded":
        by = {p.judged.replaced_by.id for p in judgement.passages if p.judged.replaced_by is not None}
        answers += [replacing(asking, id_) for id_ in sorted(by)]
    return tuple(answers)


def _outcome(passage: Passage, terms: Sequence[Term]) -> Outcome:
    record = passage.record
    if isinstance(record, Clause):
        return _of_clause(record, passage, terms)
    units = (*record.lead, *record.support, *record.guide)
    if not units:
        return "collective_only" if _names_collective(record.evidence.quote) else "no_unit_named"
    region = passage.document.region
    if not named(record.lead, region) and not (named(record.support, region) and not record.lead):
        return "collective_only"
    if (
        record.source == "sentence"
        and record.basis == "all_listed"
        and _EACH_ITS_OWN.search(record.evidence.quote)
    ):
        return "collective_only"
    return "answered"


def _of_clause(clause: Clause, passage: Passage, terms: Sequence[Term]) -> Outcome:
    """Of a clause that gave no task: whether its best sentence names somebody in particular, or only collectives.

    A rule that tells who calls the office by what it does (市生态环境部门).
    """
    sentence = clause.text[passage.cover.start : passage.cover.end]
    begins = _who_begins(sentence, Matter(terms))
    subjects = who_in(clause, passage) or begins
    if named((*subjects, *begins), passage.document.region):
        return "answered"
    if subjects or is_rule(passage) or _names_collective(sentence) or _is_shared_out(clause, passage, terms):
        return "collective_only"
    return "no_unit_named"


def _who_begins(sentence: str, matter: Matter) -> tuple[UnitName, ...]:
    """The units with which a part of the sentence begins that goes on with most of the matter (区消防救援大队依法对…进行检查).

    A part that begins with a duty (负责…的组织和监督) goes on with the units of the one before it.
    """
    subject: tuple[UnitName, ...] = ()
    for part in _PART.findall(_LABEL.sub("", sentence)):
        units = find_units(part.strip())
        begins = bool(units) and units[0].start == 0
        subject = (units[0].unit,) if begins else subject
        if matter.share(part) >= _MOST_OF_IT and (begins or _DUTY.match(part.strip())):
            return subject
    return ()


def _is_shared_out(clause: Clause, passage: Passage, terms: Sequence[Term]) -> bool:
    """Whether another sentence of the clause, about the same, gives the work to several units without saying who has which."""
    others = [span for span in sentences(clause.text) if span != (passage.cover.start, passage.cover.end)]
    texts = (clause.text[start:end] for start, end in others)
    matter = Matter(terms)
    return any(_EACH_ITS_OWN.search(text) and matter.share(text) >= _ABOUT for text in texts)


def _names_collective(text: str) -> bool:
    return any(mention.unit.collective for mention in find_units(text)) or bool(_UNNAMED.search(text))


def _asked_unit(asking: Asking, judgement: Judgement) -> AskedUnit | None:
    """The unit asked about with its part in the first answer; of several the one that has the most."""
    units = asking.query.units
    if not units or judgement.outcome == "not_held":
        return None
    first = judgement.passages[0]
    parts = {name: part_of(asking, first, name) for name in units}
    name = next((name for part in ROLES for name, role in parts.items() if role == part), units[0])
    return AskedUnit(name=name, role=parts[name] or "none")


def _of_reform(asking: Asking, judgement: Judgement) -> tuple[Notice, ...]:
    """What became of the unit asked about, where reform ended it."""
    units = asking.query.units
    return reform_notices(units[0], asking.where) if units and judgement.outcome != "not_held" else ()


def _notices(judgement: Judgement) -> tuple[Notice, ...]:
    shown = [passage.document for passage in judgement.passages]
    missing = judgement.outcome in ("no_unit_named", "collective_only")
    notices = notices_of(shown, annexes=missing)
    conflict = conflict_in(judgement.passages) if judgement.outcome == "answered" else None
    return (*notices, conflict) if conflict else notices
