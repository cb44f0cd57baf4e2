"""Articles that name a measure of the kind asked for, before those that name none; without any, the law does not say how much."""

import re
from functools import cache

import msgspec

from corpus.model import Article
from search_api.answer.not_held import refused
from search_api.answer.rule.asked_value import kind_asked
from search_api.values import Answer, Answered

_NUMBER = r"(?:[\d〇零一二三四五六七八九十百千万亿两半][数余多]?[ 个]?)"


def measured_first(answer: Answer, question: str) -> Answer:
    """The answer, what names such a measure first; not held where only articles answer and none does."""
    kind = kind_asked(question)
    if kind is None or answer.outcome != "answered" or answer.value is not None:
        return answer
    first = answer.answers[0]
    if not isinstance(first.record, Article) or _names(first, kind.pattern):
        return answer
    telling = [each for each in answer.answers if _names(each, kind.pattern)]
    if not telling:
        return refused(answer)
    others = [each for each in answer.answers if each not in telling]
    return msgspec.structs.replace(answer, answers=(*telling, *others))


def _names(answered: Answered, kind: str) -> bool:
    record = answered.record
    return isinstance(record, Article) and _measure(kind).search(record.text) is not None


@cache
def _measure(kind: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_NUMBER}[^,，。；;]{{0,2}}?(?:{kind})|百分之|分之|免费|免收|免征|每[半个]?[年月日周季]"
    )
