"""By when something is to be done."""

import re

import msgspec

from corpus.model import Clause, Deadline
from corpus.recognise.times.deadlines import find_deadlines
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter, sentences
from search_api.answer.duty.item import items_asked
from search_api.answer.duty.responsibility import judge, show
from search_api.answer.gate import NONE_PASSED, Passed, tasks_first
from search_api.answer.notices import lower_notices, notices_of
from search_api.answer.other import answer_other
from search_api.answer.passages import Passage, context_of
from search_api.values import Answer, Query

# The one deadline of a clause this short holds for all of it.
_FEW = 3
# A matter of which a title holds so much is what that document is about as a whole; the day of the whole then stands in words
# that hold so much of it themselves (到2020年，建成…试点): any other day is that of a part. Of other documents only what
# says so much of the matter itself then answers.
_WHOLE = 0.9
_OWN = 0.85
# A sentence that covers so little less than the best one of its clause may be the one that says when.
_AS_GOOD = 0.12
# When something was done (是哪一年建成的), a day by which something else is due does not say.
_WAS = re.compile(r"是(?:在|于)?(?:什么时候|何时|啥时候|哪一?年|几几年|哪一?天)([^,;。?的]{1,6})的[?。]*$")
_LENGTH_ASKED = re.compile(r"几天|多少天|多少日|多久|多长时间|几个月|几年")
_LENGTH = re.compile(r"[\d一二两三四五六七八九十半]{1,4}(?:天|日(?![期常程])|个月|年|周|小时|个工作日)")


def answer_deadline(asking: Asking) -> Answer:
    """The tasks and clauses about the matter that say by when; best first. A matter without a deadline is not held.

    Where a whole document is asked about and only parts of it have their days, these are shown, and no `value` is given.
    """
    query = asking.query
    items = items_asked(asking) if query.item is not None else NONE_PASSED
    passed = items if items.passages else asking.passed
    due = [_with(p, deadline) for p in passed.passages if (deadline := _deadline(p, query)) is not None]
    if was := _WAS.search(query.text):
        due = [p for p in due if was[1] in p.record.text]
    if any(p.titled >= _WHOLE for p in passed.passages):
        due = [p for p in due if p.titled >= _WHOLE or p.cover.own >= _OWN]
    if not due and (lasting := _how_long(asking)) is not None:
        return lasting
    of_all = [p for p in due if not _is_of_a_part(p, query)]
    due = of_all or due
    judgement = judge(Passed(passages=tasks_first(due), scope=passed.scope), query.terms)
    if judgement.outcome not in ("superseded", "not_held"):
        judgement = msgspec.structs.replace(judgement, outcome="answered")
    answers = show(asking, judgement)
    first = judgement.passages[0].record.deadline if judgement.passages and of_all else None
    return Answer(
        question=query.question,
        intent=query.intent,
        outcome=judgement.outcome,
        scope=passed.scope if answers else None,
        value=(first.date.isoformat() if first.date else first.printed) if first else None,
        answers=answers,
        notices=(
            *lower_notices(next(iter(judgement.passages), None), asking.where),
            *notices_of([p.document for p in judgement.passages or passed.passages[:1]], annexes=not answers),
        ),
        legs=asking.legs,
    )


def _how_long(asking: Asking) -> Answer | None:
    """What tells how long the thing lasts (放假几天), where that is asked and no day is set for it; None where nothing does."""
    if not _LENGTH_ASKED.search(asking.query.text):
        return None
    answer = answer_other(asking)
    told = [a for a in answer.answers if _LENGTH.search(a.record.evidence.quote if a.record.evidence else "")]
    return msgspec.structs.replace(answer, answers=tuple(told), intent="deadline") if told else None


def _deadline(passage: Passage, query: Query) -> Deadline | None:
    """The deadline of a task; of a clause that of its best sentence, else one that holds for the whole clause.

    One that the question says itself (汛前准备工作的总结) is no answer; a day is a better one than a season.
    """
    record = passage.record
    if not isinstance(record, Clause):
        return record.deadline
    covers = Matter(query.terms, query.phrases).covers(record.text, context_of(record, passage.document))
    as_good = [one for one in covers if one.share >= passage.cover.share - _AS_GOOD]
    for one in sorted(as_good, key=lambda one: (-one.share, -one.run)):
        mentions = find_deadlines(record.text[one.start : one.end], passage.document.written_on)
        found = [each.deadline for each in mentions if each.deadline.printed not in query.text]
        if found:
            return min(found, key=lambda deadline: deadline.date is None and deadline.recurrence is None)
    everywhere = find_deadlines(record.text, passage.document.written_on)
    if len(everywhere) == 1 and len(sentences(record.text)) <= _FEW:
        return everywhere[0].deadline
    whole = record.deadline
    return whole if whole is not None and whole.printed in record.text[: len(record.heading) + 8] else None


def _is_of_a_part(passage: Passage, query: Query) -> bool:
    """Whether the document as a whole is asked about, and the passage speaks of a part of it, as each of its tasks does."""
    if passage.titled < _WHOLE:
        return False
    record, matter = passage.record, Matter(query.terms, query.phrases)
    if not isinstance(record, Clause):
        return True
    printed = record.deadline.printed if record.deadline else ""
    spans = [span for span in sentences(record.text) if printed in record.text[slice(*span)]]
    return all(matter.share(record.heading + record.text[start:end]) < _OWN for start, end in spans)


def _with(passage: Passage, deadline: Deadline) -> Passage:
    """The passage, its record bearing the deadline that answers."""
    return msgspec.structs.replace(passage, record=msgspec.structs.replace(passage.record, deadline=deadline))
