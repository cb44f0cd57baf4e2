"""How much the law says: articles that name a measure of the kind asked for, before those that name none; and the measure itself.

Without any that names one, the law does not say how much; of another kind of thing it does not say it either.
"""

import re
from functools import cache

import msgspec

from corpus.model import Article, Clause
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter
from search_api.answer.gate import HEAD
from search_api.answer.not_held import refused
from search_api.answer.rule.another_kind import is_of_another_kind
from search_api.answer.rule.asked_value import HOW_LONG, asks_measure, kind_asked, plainly_told, value_of
from search_api.answer.shown import quoting, requirements_of
from search_api.values import Answer, Answered, Query

_PIECE = re.compile(r"[^。；;，,\n]+")
# A statement obliges nobody to anything: only its own words, and none of their other names, tell what it is of.
_FULLY, _AS_MUCH = 0.9, 0.1
_NUMBER = r"(?:[\d〇零一二三四五六七八九十百千万亿两半][数余多]?[ 个]?)"


def measured_first(answer: Answer, question: str) -> Answer:
    """The answer, what names such a measure first; not held where only articles answer and none does."""
    kind = kind_asked(question)
    if answer.outcome != "answered" or answer.value is not None:
        return answer
    first = answer.answers[0]
    if kind is None:
        return _lasting_first(answer, question)
    if not isinstance(first.record, Article) or _names(first, kind.pattern):
        return answer
    telling = [each for each in answer.answers if _names(each, kind.pattern)]
    if not telling:
        return refused(answer)
    others = [each for each in answer.answers if each not in telling]
    return msgspec.structs.replace(answer, answers=(*telling, *others))


def _lasting_first(answer: Answer, question: str) -> Answer:
    """The answer to how long, where its first article sets no time, with one first that does."""
    if not HOW_LONG.search(question):
        return answer
    telling = [each for each in answer.answers if _sets_time(each, question)]
    if not telling or telling[0] is answer.answers[0] or not isinstance(answer.answers[0].record, Article):
        return answer
    others = [each for each in answer.answers if each not in telling]
    return msgspec.structs.replace(answer, answers=(*telling, *others))


def _sets_time(answered: Answered, question: str) -> bool:
    record = answered.record
    return isinstance(record, Article) and any(
        value_of(question, one) is not None for one in requirements_of(record)
    )


def with_its_measure(asking: Asking, answer: Answer) -> Answer:
    """The answer with the measure that is asked for, where the sentence of its article or clause that says most names one.

    Not held where that is said only of another kind of the thing.
    """
    first = next(iter(answer.answers), None)
    if first is None or answer.outcome not in ("answered", "superseded"):
        return answer
    if is_of_another_kind(asking, first):
        return refused(answer)
    query = asking.query
    if answer.value is not None or not isinstance(first.record, Clause) or not asks_measure(query.text):
        return answer
    told = _demanded(query, first.record) or _stated(query, first.record)
    if told is None:
        return answer
    value, record = told
    shown = msgspec.structs.replace(first, record=record)
    return msgspec.structs.replace(answer, value=value, answers=(shown, *answer.answers[1:]))


def _demanded(query: Query, record: Clause) -> tuple[str, Clause] | None:
    """The measure of the demand that says most of the matter, and the record with that sentence as its evidence."""
    matter, head = Matter(query.terms, query.phrases), Matter(query.head)
    told = [
        (matter.share(one.quote), value, one)
        for one in requirements_of(record)
        if (value := value_of(query.text, one)) is not None and head.share(one.quote) >= HEAD
    ]
    if not told:
        return None
    _, value, best = max(told, key=lambda each: each[0])
    return value, quoting(record, best)


def _stated(query: Query, record: Clause) -> tuple[str, Clause] | None:
    """The measure that a piece of a sentence states of the matter; none where other pieces say as much of it."""
    matter = Matter([msgspec.structs.replace(term, alternatives=()) for term in query.terms])
    told = [
        (matter.share(piece), value)
        for piece in _PIECE.findall(record.text)
        if (value := plainly_told(query.text, piece)) is not None
    ]
    best = max((share for share, _ in told), default=0.0)
    values = {value for share, value in told if share >= best - _AS_MUCH}
    return (values.pop(), record) if best >= _FULLY and len(values) == 1 else None


def _names(answered: Answered, kind: str) -> bool:
    record = answered.record
    return isinstance(record, Article) and _measure(kind).search(record.text) is not None


@cache
def _measure(kind: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_NUMBER}[^,，。；;]{{0,2}}?(?:{kind})|百分之|分之|免费|免收|免征|每[半个]?[年月日周季]"
    )
