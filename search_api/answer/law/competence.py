"""Whom the law makes responsible for a matter: the answer where no division of work of the place or above says it."""

from collections.abc import Iterable, Sequence

import msgspec

from corpus.model import Competence, UnitName
from corpus.validity import PAST, holds
from indexer.engine.values import NATION
from indexer.laws.texts import law_key
from search_api.answer.asking import Asking
from search_api.answer.law.held_competence import Held, rank_of_law
from search_api.answer.law.inferred import agency_of, unit_of
from search_api.answer.law.levels import LEVELS, rank_of
from search_api.answer.law.wanted_matter import WantedMatter
from search_api.answer.law.whose_matter import of_the_matter
from search_api.answer.notices import notices_of
from search_api.answer.paper.validity import replacing
from search_api.answer.passages import day_of
from search_api.answer.shown import show_record
from search_api.answer.units import keys_of
from search_api.values import Answer, Answered, AskedUnit, Outcome, Scope

_MOST = 6
# Further answers come this near the best one.
_NEAR = 0.8


def answer_by_law(asking: Asking) -> Answer | None:
    """The competences that give the matter to somebody: of the nearest law, at the level that fits the place; best first.

    None where the law says nothing of the matter.
    """
    query = asking.query
    wanted = WantedMatter.of(query.phrases)
    if wanted is None or query.item is not None or query.numbers or query.role == "support":
        return None
    held = of_the_matter(asking, wanted)
    living = _living(held)
    kept = _nearest(living or [one for one in held if one.judged.document.validity in PAST], asking)
    if not kept:
        return None
    return told_by(asking, kept, outcome="answered" if living else "superseded")


def told_by(asking: Asking, kept: Sequence[Held], outcome: Outcome = "answered") -> Answer:
    """The answer that these competences give, best first; where they hold no longer, with what replaced their laws."""
    answers = [_shown(one, asking) for one in kept]
    if outcome == "superseded":
        replaced = {one.judged.replaced_by.id for one in kept if one.judged.replaced_by is not None}
        answers += [replacing(asking, id_) for id_ in sorted(replaced)]
    return Answer(
        question=asking.query.question,
        intent=asking.query.intent,
        outcome=outcome,
        scope=_scope(kept[0], asking),
        asked_unit=_asked_unit(asking, answers[0]),
        answers=tuple(answers),
        notices=notices_of(one.judged.document for one in kept),
        legs=asking.legs,
    )


def _living(held: Iterable[Held]) -> list[Held]:
    """Those of laws that hold; of one to come where no text of it holds, and no other law tells it."""
    holding = [one for one in held if holds(one.judged.document)]
    to_come = [
        one for one in held if one.judged.document.validity == "not_yet_in_force" and one.judged.until is None
    ]
    return holding or to_come


def _nearest(held: Iterable[Held], asking: Asking) -> list[Held]:
    """The best of the nearest law that tells it; where no place is asked, of the nation's before those of places."""
    best = sorted(held, key=lambda one: _order(one, asking))
    if not best:
        return []
    first = best[0]
    kept = [
        one
        for one in _once(best)
        if one.score >= first.score * _NEAR
        and one.fits >= first.fits * 0.7
        and _is_as_near(one, first, asking)
    ]
    return kept[:_MOST]


def _once(held: Iterable[Held]) -> Iterable[Held]:
    """Each thing that a law gives to the same offices once, however many of its texts are held."""
    seen: dict[tuple[object, ...], Held] = {}
    for one in held:
        record = one.competence
        offices = tuple(unit.name for unit in record.units)
        seen.setdefault((law_key(one.judged.document), offices, record.matter, record.duty), one)
    return seen.values()


def _order(one: Held, asking: Asking) -> tuple[float, ...]:
    document = one.judged.document
    distance = one.near.levels if asking.where.asked else (0 if document.region == NATION else 1)
    day = day_of(document)
    age = -(day.toordinal() if day else 0)
    place = one.competence.evidence.start
    return (
        -round(one.score, 1),
        distance,
        rank_of_law(document),
        -one.fits,
        -round(one.score, 3),
        age,
        place,
    )


def _is_as_near(one: Held, first: Held, asking: Asking) -> bool:
    if asking.where.asked:
        return one.near == first.near
    nations = first.judged.document.region == NATION
    return (one.judged.document.region == NATION) == nations


def _shown(one: Held, asking: Asking) -> Answered:
    record = show_record(one.competence, one.judged, asking.query.on)
    shown = msgspec.structs.replace(record, inferred=_inferred(one, asking))
    return Answered(kind="competence", score=round(one.score * one.fits, 4), record=shown)


def _inferred(one: Held, asking: Asking) -> UnitName | None:
    """The unit of the very place asked about that the first office should be; with none asked, the nation's for its level."""
    units = [unit for unit in one.competence.units if not unit.collective]
    if not units or one.judged.document.validity == "repealed":
        return None
    level = one.competence.level
    if not asking.where.asked:
        return unit_of(units[0], NATION) if level == "全国" else None
    unheard_of = asking.query.place is not None and not (asking.query.place.known or asking.where.held)
    if len(asking.where.paths) != 1 or unheard_of:
        return None
    path = asking.where.paths[0]
    ranks = LEVELS.get(level or "", frozenset({1, 2, 3}))
    return unit_of(units[0], path) if rank_of(path) in ranks else None


def _scope(one: Held, asking: Asking) -> Scope | None:
    if not asking.where.asked:
        return None
    return "asked" if one.near.lies == "same" else "wider"


def _asked_unit(asking: Asking, first: Answered) -> AskedUnit | None:
    """Whether the unit asked about is the one that the law means."""
    names = asking.query.units
    record = first.record
    if not names or not isinstance(record, Competence):
        return None
    means = [unit for unit in (*record.units, record.inferred) if unit is not None]
    for name in names:
        keys = {key.partition("|")[2] for key in keys_of(name, asking.where)}
        if any(keys & _agencies(unit, asking) for unit in means if not unit.collective):
            return AskedUnit(name=name, role="lead")
    return AskedUnit(name=names[0], role="none")


def _agencies(unit: UnitName, asking: Asking) -> set[str]:
    """The kinds of agency that the unit of a law may be: 市场监管 of 县级以上地方市场监督管理部门."""
    return {key.partition("|")[2] for key in keys_of(agency_of(unit) or unit.name, asking.where)}
