"""A question that nothing answers, heard again without the words of its story, then piece by piece where it is a long one.

Measured: of 510 questions that nothing at hand answers, none gets an answer so; of those in everyday words one in twenty does.
Looser bounds for all questions, or hearing several pieces of a question together, let chance likenesses in.
"""

from collections.abc import Callable, Iterator

from search_api.answer.asking import Asking
from search_api.answer.cover import Matter
from search_api.question.story import pieces_of_story, without_story
from search_api.values import Answer, Query

# Of tasks that tell the matter so nearly as well as the best, none may name others.
_AS_WELL = 0.9
# Of one piece of a story a task must hold so much: no single word of it, however rare.
_OF_A_PIECE = 1.15


def heard_again(asking: Asking, answer: Callable[[Asking], Answer]) -> Answer | None:
    """What surely answers the question without its story, where it names a place that texts at hand are of; else None."""
    if not (asking.where.asked and asking.where.held):
        return None
    query = without_story(asking.query)
    if query is not None and is_sure(told := answer(asking.instead(query))):
        return told
    answers = (told for piece in pieces_of_story(asking.query) for told in _of_a_piece(asking, piece, answer))
    return next(answers, None)


def _of_a_piece(asking: Asking, piece: Query, answer: Callable[[Asking], Answer]) -> Iterator[Answer]:
    """The answer to the piece where it is sure and holds enough of it."""
    matter = Matter(piece.terms)
    if matter.total >= _OF_A_PIECE and is_sure(told := answer(asking.instead(piece))):
        evidence = told.answers[0].record.evidence
        if evidence is not None and matter.share(evidence.quote) * matter.total >= _OF_A_PIECE:
            yield told


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
