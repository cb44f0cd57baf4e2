"""Which clauses before a subject are its own: not the work of somebody else, nor another's right or duty."""

from indexer.tasks import wordings as say
from indexer.tasks.act import Act

# A clause that ends so is a condition or a time.
_CONDITION = "的前后时中下"


def after_marks(shown: str, start: int) -> int:
    """Where a clause begins behind the markers, dates and requests at its head."""
    while (match := say.BEFORE.match(shown, start)) and match.end() > start:
        start = match.end()
    return start


def own_start(shown: str, start: int, act: Act) -> int:
    """Where the clauses of a duty begin that are its unit's own: behind work before them that has no subject.

    What a number heads (三是强化保障，A每年…) is the matter of it.
    """
    clause = start
    for comma in say.COMMA.finditer(shown, start, act.begins):
        counted = say.COUNTED.match(shown, clause)
        works = not counted and say.OWN_WORK.match(shown, after_marks(shown, clause), comma.start())
        if works and shown[comma.start() - 1] not in _CONDITION:
            return act.begins
        clause = comma.end()
    return start


def behind_others(shown: str, start: int, act: Act) -> int | None:
    """Where what is given to a subject behind 由 begins, if clauses of another's right or duty stand before it."""
    behind = None
    clause = start
    for comma in say.COMMA.finditer(shown, start, act.clause):
        if say.ANOTHERS.search(shown, clause, comma.start()):
            behind = comma.end()
        clause = comma.end()
    return behind


def permits(shown: str, clause: int, by: int) -> bool:
    """Whether what stands before 由, at `by`, permits: 可以由A…; 可以予以训诫，或者由A…"""
    if say.PERMITS.search(shown, clause, by):
        return True
    begins = max(shown.rfind(stop, 0, clause) for stop in "。;") + 1
    return bool(say.ELSE.match(shown, clause, by)) and bool(say.PERMITS.search(shown, begins, clause))
