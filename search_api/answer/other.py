"""Questions of kinds that are not worked out yet: answered by the clause that is plainly about the matter, or not at all."""

import msgspec

from search_api.answer.asking import Asking
from search_api.answer.duty.punishing import says_punishing
from search_api.answer.duty.responsibility import judge, show
from search_api.answer.gate import Passed
from search_api.answer.notices import lower_notices, notices_of
from search_api.values import Answer

# Without knowing what is asked, only a text that holds nearly all of the matter is shown.
_COVER = 0.75


def answer_other(asking: Asking) -> Answer:
    """The clauses and tasks that hold nearly all words of the matter close together.

    Where it is asked who punishes, only those that speak of that.
    """
    query = asking.query
    passed = asking.passed
    kept = tuple(
        p for p in passed.passages if p.cover.share >= _COVER and (not query.punishes or says_punishing(p))
    )
    judgement = judge(Passed(passages=kept, scope=passed.scope), query.terms)
    if judgement.outcome not in ("superseded", "not_held"):
        judgement = msgspec.structs.replace(judgement, outcome="answered")
    answers = show(asking, judgement)
    return Answer(
        question=query.question,
        intent=query.intent,
        outcome=judgement.outcome,
        scope=passed.scope if answers else None,
        answers=answers,
        notices=(
            *lower_notices(next(iter(judgement.passages), None), asking.where),
            *notices_of(p.document for p in judgement.passages),
        ),
        legs=asking.legs,
    )
