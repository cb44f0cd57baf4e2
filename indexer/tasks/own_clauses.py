"""Which clauses before a subject are its own: not the work of somebody else, nor another's right or duty."""

from collections.abc import Sequence
from itertools import pairwise

from indexer.tasks import wordings as say
from indexer.tasks.act import Act
from indexer.tasks.others import is_other
from indexer.tasks.predicates import LAST
from indexer.tasks.subjects import End
from indexer.tasks.unit_lists import LONGEST, is_certain, read_units

# A clause that ends so is a condition or a time.
_CONDITION = "的前后时中下"


def after_marks(shown: str, start: int) -> int:
    """Where a clause begins behind the markers, dates and requests at its head."""
    while (match := say.BEFORE.match(shown, start)) and match.end() > start:
        start = match.end()
    return start


def parted(piece: str, shown: str, ends: Sequence[End]) -> str:
    """The clauses of a paragraph with a comma where one of another's role begins behind 、: A负责清淤、B负责改造.

    Before it a role and its work stand in the same clause; units before 、 would belong to the same list.
    """
    roles = [word for word in ends if word.cue in ("lead", "responsible", "together")]
    cuts: list[int] = []
    for one, other in pairwise(roles):
        if not other.listed or not 2 < other.start - one.end <= LONGEST:
            continue
        begins = max(one.end, *(shown.rfind(comma, one.end, other.stop) + 1 for comma in ",，:：。;"))
        if begins > one.end:
            continue
        mark = shown.find("、", one.end, other.stop)
        while mark >= 0:
            listed = read_units(piece, max(mark, shown.find("由", mark, other.stop)) + 1, other.stop)
            if listed is not None and all(is_certain(mention.unit.name) for mention in listed.units):
                if piece[mark - 1] not in LAST:
                    cuts.append(mark)
                break
            mark = shown.find("、", mark + 1, other.stop)
    if not cuts:
        return shown
    starts = [0, *(cut + 1 for cut in cuts)]
    return ",".join(shown[start:cut] for start, cut in zip(starts, [*cuts, len(shown)], strict=True))


def of_another(shown: str, start: int, act: Act) -> bool:
    """Whether the clauses before an act are what another subject does, and no condition (企业根据需要申请的，由A…)."""
    another = act.begins > start and is_other(shown, start, act.begins, by=False)
    return another and shown[act.begins - 2] not in _CONDITION and shown[act.clause - 2] != "的"


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
