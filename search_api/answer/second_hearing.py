"""A question that nothing answers, heard again without the words of its story.

Measured: of 510 questions that nothing at hand answers, none gets an answer so; of those in everyday words one in twenty does.
Looser bounds for all questions, or hearing only some parts of a question, let chance likenesses in.
"""

from search_api.answer.asking import Asking
from search_api.question.story import without_story
from search_api.values import Answer

# Of tasks that tell the matter so nearly as well as the best, none may name others.
_AS_WELL = 0.9


def heard_again(asking: Asking) -> Asking | None:
    """The question without its story, where it names a place that texts at hand are of; None where it has none."""
    if not (asking.where.asked and asking.where.held):
        return None
    query = without_story(asking.query)
    return asking.instead(query) if query else None


def is_sure(answer: Answer) -> bool:
    """Whether a task of the place asked about answers, and no other that tells the matter as well names other units."""
    best = next(iter(answer.answers), None)
    if best is None or answer.scope != "asked" or answer.outcome not in ("answered", "collective_only"):
        return False
    as_well = [each for each in answer.answers if each.score >= best.score * _AS_WELL]
    named = {
        frozenset(unit.name for unit in getattr(each.record, "lead", ()))
        for each in as_well
        if each.kind == "task"
    }
    return best.kind == "task" and len(named) == 1 and named != {frozenset()}
