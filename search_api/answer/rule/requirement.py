"""What a rule demands, permits or forbids: the sentence that says so, and the measure or the yes or no in it."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from corpus.model import Article, Clause, Record, Requirement, Span
from corpus.recognise.demand.requirement_measures import measures_in
from corpus.validity import PAST
from indexer.engine.values import Filter
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter
from search_api.answer.duty.deadline import answer_deadline
from search_api.answer.gate import HEAD
from search_api.answer.law.law import answer_law
from search_api.answer.not_held import not_held
from search_api.answer.notices import lower_notices, notices_of
from search_api.answer.other import answer_other
from search_api.answer.passages import Passage, context_of
from search_api.answer.place import applying, scope_of, speaks_elsewhere
from search_api.answer.rule.act import Act, asked_act
from search_api.answer.rule.asked_value import (
    HOW_LONG,
    MONEY_ASKED,
    YES_NO,
    asks_measure,
    place_of_modal,
    tells_how_long,
    value_of,
)
from search_api.answer.rule.standard_clause import numbers_of, texts_of
from search_api.answer.shown import quoting, requirements_of, show_passage
from search_api.question.frames import words as listed
from search_api.question.matter import CONTENT
from search_api.values import Answer, Answered, ShownDocument

# So much of the matter must stand in the sentence that demands something, with what its clause and headings lend it; a little
# less where it also has the kind of measure that is asked for.
_COVER = 0.7
_COVER_MEASURED = 0.6
_OWN = 0.34
_NEARLY = 0.12
_LOOKED_AT = 24
# The longest articles have some 2,000 characters; what is ten times as long is not read sentence by sentence.
_LONGEST_READ = 20_000
_MOST = 5
_RIGHT_BEHIND = 28
_FORBIDS = 0.04
_MEASURED = 0.12
# A rule goes before a task that says so much less of the matter.
_PLAINLY = 0.1

_HOW_MANY_TIMES = re.compile(r"(?:多少|几)次")
_SUM = re.compile(r"元|百分之|倍|免费|免收|免征")


class FoundRule(Record):
    """The sentence of a passage that answers, and how well it does."""

    passage: Passage
    requirement: Requirement
    fit: float


def answer_requirement(asking: Asking) -> Answer:
    """The clause or article that says it, its evidence the sentence that demands, forbids or permits.

    Of an article or a standard that the question names, what stands there; else what is about the matter as a whole, and
    failing that any rule in force with a sentence that says it.
    """
    query = asking.query
    if query.articles:
        return answer_law(asking)
    if numbers := numbers_of(asking):
        documents = tuple(document.id for document in texts_of(asking, numbers))
        return (
            show_rules(asking, _rules(asking, Filter(documents=documents)))
            if documents
            else not_held(asking.query, asking.legs)
        )
    found = answer_other(asking)
    if found.outcome == "not_held":
        return show_rules(asking, _rules(asking, applying(asking.where)))
    first, requirement = _narrowed(asking, found.answers[0])
    closed = YES_NO.search(query.text) is not None
    asked = asks_measure(query.text) or closed
    if asked and (requirement is None or value_of(query.text, requirement, Matter(query.head)) is None):
        measured = _rules(asking, applying(asking.where))
        if measured and measured[0].passage.document.validity not in PAST:
            return show_rules(asking, measured)
    if closed and isinstance(first.record, Article) and not _tells(asked_act(query), requirement):
        return show_rules(asking, _rules(asking, applying(asking.where)))
    told = first.record.text if isinstance(first.record, Article) else None
    if told is not None and MONEY_ASKED.search(query.text) and not _SUM.search(told):
        return not_held(asking.query, asking.legs)
    return msgspec.structs.replace(
        found,
        answers=(first, *found.answers[1:]),
        value=found.value or (value_of(query.text, requirement, Matter(query.head)) if requirement else None),
    )


def answer_when(asking: Asking) -> Answer:
    """By when a task is due; where a rule's sentence says more of the matter than any task does, how often or by when it asks."""
    told = answer_deadline(asking)
    if told.value is not None and not tells_how_long(asking.query.text, told.value):
        # What tells only by when does not tell how often, nor how long.
        told = not_held(asking.query, asking.legs)
    if asking.query.units or not (
        HOW_LONG.search(asking.query.text) or _HOW_MANY_TIMES.search(asking.query.text)
    ):
        return told
    rules = _rules(asking, applying(asking.where))
    if not rules or rules[0].passage.document.validity in PAST:
        return told
    if told.outcome == "superseded":
        return show_rules(asking, rules)
    matter = Matter(asking.query.terms, asking.query.phrases)
    said = max((matter.cover(_text(one)).own for one in told.answers), default=0.0)
    if matter.cover(rules[0].requirement.quote).own <= said + _PLAINLY:
        return told
    return show_rules(asking, rules)


def _text(answered: Answered) -> str:
    return answered.record.title if isinstance(answered.record, ShownDocument) else answered.record.text


def _rules(asking: Asking, condition: Filter) -> list[FoundRule]:
    """The sentences of clauses and articles that demand something of the matter, best first."""
    query = asking.query
    if not query.terms:
        return []
    found = asking.gather(condition, "clause", "article")
    asking.legs = found.legs
    ordered = sorted(found.passages, key=lambda passage: (-passage.cover.share, -passage.score))
    undoing = Matter([term for term in query.terms if term.text in listed("undoing")])
    likely = [p for p in ordered if p.head >= HEAD and p.cover.missing < CONTENT and _undoes(p, undoing)]
    told = (_best(asking, passage) for passage in likely[:_LOOKED_AT])
    kept = [one for one in told if one is not None and _binds(asking, one.passage)]
    kept.sort(key=lambda one: (one.passage.document.validity in PAST, -one.fit, -one.passage.score))
    return [one for one in kept if one.fit >= kept[0].fit - _NEARLY][:_MOST]


def _binds(asking: Asking, passage: Passage) -> bool:
    """Whether the rule holds where it is asked for: not one that speaks of another place."""
    return not speaks_elsewhere(passage.document.title, asking.where)


def _undoes(passage: Passage, undoing: Matter) -> bool:
    """Whether a rule speaks of ending a thing where that is asked for."""
    return not undoing.total or undoing.share(passage.record.text) >= HEAD


def _best(asking: Asking, passage: Passage) -> FoundRule | None:
    """The sentence of a passage that says most of the matter; None where none says enough."""
    query, record = asking.query, passage.record
    if not isinstance(record, Clause) or len(record.text) > _LONGEST_READ:
        return None
    matter, head = Matter(query.terms, query.phrases), Matter(query.head)
    around = f"{record.text}\n{context_of(record, passage.document)}"
    measured = asks_measure(query.text)
    best: FoundRule | None = None
    closed = bool(YES_NO.search(query.text))
    act = asked_act(query)
    for requirement in _with_items(requirements_of(record)):
        cover = matter.cover(requirement.quote, around)
        has = measured and value_of(query.text, requirement) is not None
        least = _COVER_MEASURED if has else _COVER
        if cover.share < least or cover.own < _OWN or (measured and not has):
            continue
        if query.head and head.share(requirement.quote) < HEAD and head.share(record.heading) < HEAD:
            continue
        if not _tells(act, requirement):
            continue
        fit = cover.share + (_MEASURED if has else 0.0)
        if closed:
            fit += _MEASURED * matter.share(_right_behind(requirement)) + _FORBIDS * (
                requirement.modality == "must_not"
            )
        if best is None or fit > best.fit:
            best = FoundRule(passage=passage, requirement=requirement, fit=fit)
    return best


def _tells(act: Act | None, requirement: Requirement | None) -> bool:
    """Whether the rule tells of the very act that is asked about, where one is."""
    return act is None or (requirement is not None and act.is_told_by(requirement))


def _with_items(requirements: Iterable[Requirement]) -> Iterator[Requirement]:
    """The requirements, and each item of their lists as one of its own."""
    for requirement in requirements:
        yield requirement
        for item, place in places_of_items(requirement):
            start = requirement.span.start + place
            told, deadline = measures_in(item)
            yield msgspec.structs.replace(
                requirement,
                quote=item,
                span=Span(start=start, end=start + len(item)),
                thresholds=told,
                deadline=deadline,
                items=(),
            )


def places_of_items(requirement: Requirement) -> list[tuple[str, int]]:
    """Each item with its place in the quote, which they end: from the last one on, so that none is found in another."""
    found: list[tuple[str, int]] = []
    end = len(requirement.quote)
    for item in reversed(requirement.items):
        end = requirement.quote.rfind(item, 0, end)
        found.append((item, end))
    return found[::-1]


def _right_behind(requirement: Requirement) -> str:
    """What stands right behind the word that obliges: that is what it is about, not what is said by the way."""
    start = place_of_modal(requirement)
    return requirement.quote[start : start + _RIGHT_BEHIND] if start is not None else ""


def _narrowed(asking: Asking, answered: Answered) -> tuple[Answered, Requirement | None]:
    """The answer with the sentence that demands something as its evidence, where one says most of the matter."""
    record = answered.record
    if not isinstance(record, Clause):
        return answered, None
    matter = Matter(asking.query.terms, asking.query.phrases)
    shares = [(matter.share(requirement.quote), requirement) for requirement in record.requirements]
    share, best = max(shares, key=lambda each: each[0], default=(0.0, None))
    if best is None or share < _COVER_MEASURED:
        return answered, None
    return msgspec.structs.replace(answered, record=quoting(record, best)), best


def show_rules(asking: Asking, found: Sequence[FoundRule]) -> Answer:
    """The answer that these sentences give, the first the best; not held where there is none."""
    if not found:
        return not_held(asking.query, asking.legs)
    answers = []
    for one in found:
        shown = show_passage(one.passage, asking.query.on)
        if isinstance(shown.record, Clause):
            record = quoting(shown.record, one.requirement)
            answers.append(Answered(kind=shown.kind, score=round(one.fit, 4), record=record))
    first = found[0].passage
    past = first.document.validity in PAST
    return Answer(
        question=asking.query.question,
        intent=asking.query.intent,
        outcome="superseded" if past else "answered",
        scope=scope_of(first.near, asking.where),
        value=value_of(asking.query.text, found[0].requirement, Matter(asking.query.head)),
        answers=tuple(answers),
        notices=(*lower_notices(first, asking.where), *notices_of(one.passage.document for one in found)),
        legs=asking.legs,
    )
