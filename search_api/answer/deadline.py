"""By when something is to be done."""

from typing import NamedTuple

import msgspec

from corpus.model import Clause, Deadline
from corpus.recognise.deadlines import find_deadlines
from search_api.answer.asking import Asking
from search_api.answer.gate import Passed
from search_api.answer.notices import notices_of
from search_api.answer.passages import Passage
from search_api.answer.responsibility import about_the_matter, judge, show
from search_api.values import Answer


class _Due(NamedTuple):
    passage: Passage
    deadline: Deadline


def answer_deadline(asking: Asking) -> Answer:
    """The tasks and clauses about the matter that say by when; best first. A matter without a deadline is not held."""
    query = asking.query
    passed = about_the_matter(asking)
    due = [_Due(passage, deadline) for passage in passed.passages if (deadline := _deadline(passage, query.text)) is not None]
    judgement = judge(Passed(passages=tuple(_with(each) for each in due), scope=passed.scope))
    if judgement.outcome not in ("superseded", "not_held"):
        judgement = msgspec.structs.replace(judgement, outcome="answered")
    answers = show(asking, judgement)
    first = judgement.passages[0].record.deadline if judgement.passages else None
    return Answer(
        question=query.question,
        intent=query.intent,
        outcome=judgement.outcome,
        scope=passed.scope if answers else None,
        value=(first.date.isoformat() if first.date else first.printed) if first else None,
        answers=answers,
        notices=notices_of([p.document for p in judgement.passages or passed.passages[:1]], annexes=not answers),
        legs=asking.gathered.legs,
    )


def _deadline(passage: Passage, asked: str) -> Deadline | None:
    """The deadline of a task; of a clause that of its best sentence, else one that holds for the whole clause.

    One that the question says itself (汛前准备工作的总结) is no answer; a day is a better one than a season.
    """
    record = passage.record
    if not isinstance(record, Clause):
        return record.deadline
    sentence = record.text[passage.cover.start : passage.cover.end]
    found = [each.deadline for each in find_deadlines(sentence, passage.document.written_on)]
    found = [deadline for deadline in found if deadline.printed not in asked]
    if found:
        return min(found, key=lambda deadline: deadline.date is None and deadline.recurrence is None)
    if record.deadline is None or record.deadline.printed in record.text[len(record.heading) + 8 :]:
        return None
    return record.deadline


def _with(due: _Due) -> Passage:
    """The passage, its record bearing the deadline that answers."""
    record = msgspec.structs.replace(due.passage.record, deadline=due.deadline)
    return msgspec.structs.replace(due.passage, record=record)
