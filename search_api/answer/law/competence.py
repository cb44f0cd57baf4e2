"""Whom the law makes responsible for a matter: the answer where no division of work of the place or above says it."""

from collections.abc import Iterable

import msgspec

from corpus.model import Competence, Document, Record, UnitName
from corpus.validity import PAST, holds
from indexer.engine.values import NATION, Filter, Probe
from indexer.laws.competences import title_matter
from indexer.laws.texts import law_key
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter
from search_api.answer.documents import Judged
from search_api.answer.gate import HEAD
from search_api.answer.law.asked_act import is_asked
from search_api.answer.law.extent import WHOLE, extent_of
from search_api.answer.law.inferred import agency_of, unit_of
from search_api.answer.law.levels import LEVELS, level_fits, rank_of
from search_api.answer.law.wanted_matter import WantedMatter, narrowness
from search_api.answer.notices import notices_of
from search_api.answer.paper.validity import replacing
from search_api.answer.passages import day_of, legs_of
from search_api.answer.place import Near, applying, place_of, speaks_elsewhere
from search_api.answer.shown import show_record
from search_api.answer.units import keys_of
from search_api.question.frames import words as listed
from search_api.question.matter import CONTENT
from search_api.values import Answer, Answered, AskedUnit, Scope, Term

_CANDIDATES = 120
_MOST = 6
# So much of the question's matter must stand in the competence's own words.
_COVER = 0.8
# So much of the competence's matter must be what was asked: 户外广告 is another thing than 广告.
_NARROW = 0.6
# Where it is told in other words than the question's, they must be nearly all of it.
_SAID = 0.65
_NARROW_OF_OTHERS = 0.85
# A law that is titled by what was asked is the law of the matter.
_BY_TITLE = 1.2
# Further answers come this near the best one.
_NEAR = 0.8
# The charge of a law that is titled by what was asked is narrow enough however it spells that out (矿产资源勘查、开采).
_OF_ITS_LAW = 0.8
# But 森林防火 is not 森林, though 森林法 tells it.
_NAMES_IT = 0.4


class Held(Record):
    """A competence that is about the matter, with its law as judged, how that lies to the place, and how well it fits."""

    competence: Competence
    judged: Judged
    near: Near
    fits: float
    score: float


def answer_by_law(asking: Asking) -> Answer | None:
    """The competences that give the matter to somebody: of the nearest law, at the level that fits the place; best first.

    None where the law says nothing of the matter.
    """
    query = asking.query
    wanted = WantedMatter.of(query.phrases)
    if wanted is None or query.item is not None or query.numbers or query.role == "support":
        return None
    held = _about(asking, wanted)
    living = _living(held)
    kept = _nearest(living or [one for one in held if one.judged.document.validity in PAST], asking)
    if not kept:
        return None
    answers = [_shown(one, asking) for one in kept]
    if not living:
        replaced = {one.judged.replaced_by.id for one in kept if one.judged.replaced_by is not None}
        answers += [replacing(asking, id_) for id_ in sorted(replaced)]
    return Answer(
        question=query.question,
        intent=query.intent,
        outcome="answered" if living else "superseded",
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


def _about(asking: Asking, wanted: WantedMatter) -> list[Held]:
    """The competences about the matter, whatever their laws' validity."""
    found = asking.view.search(
        Probe(
            legs=legs_of(wanted.terms, wanted.phrases),
            where=msgspec.structs.replace(_where(asking), kinds=("competence",)),
            size=_CANDIDATES,
        )
    )
    ids = dict.fromkeys(match.id for matches in found.legs.values() for match in matches)
    records = [r for r in asking.view.records(list(ids)).values() if isinstance(r, Competence)]
    asking.shelf.fetch(record.document_id for record in records)
    held = (_held(record, asking, wanted) for record in records)
    return [one for one in held if one is not None]


def _where(asking: Asking) -> Filter:
    titled = [d.id for title in asking.query.titles for d in asking.view.find_documents(title=title)]
    return Filter(documents=tuple(titled)) if titled else applying(asking.where)


def _held(record: Competence, asking: Asking, wanted: WantedMatter) -> Held | None:
    if all(unit.collective for unit in record.units) or not is_asked(record, asking):
        return None
    document = asking.shelf.plain(record.document_id)
    near = place_of(document, asking.where)
    if near is None or near.lies == "below":
        return None
    of_the_nation = document.region == NATION
    if near.lies == "above" and of_the_nation and _rank_of_law(document) > 1:
        return None  # A ministry's rule is for its own.
    if (near.lies == "above" or of_the_nation) and speaks_elsewhere(document.title, asking.where):
        return None
    plainly = f"{record.matter}{record.duty}"
    # What an article makes an office do, it does about what its law is about.
    told = (
        plainly if record.gives == "charge" else f"{title_matter(document.title, document.region)}，{plainly}"
    )
    if wanted.matter.share(told) < _COVER or wanted.head.share(plainly) < HEAD:
        return None
    if any(Matter((term,)).share(told) < HEAD for term in wanted.things if _tells(term)):
        return None
    if wanted.common and not any(core in record.matter for core in wanted.cores):
        return None
    gives = extent_of(record)
    narrow = narrowness(record.matter, wanted)
    if gives == WHOLE and _NAMES_IT <= narrow < _OF_ITS_LAW and _is_titled_by(document, wanted):
        narrow = _OF_ITS_LAW
    if narrow < (_NARROW if wanted.said.share(told) >= _SAID else _NARROW_OF_OTHERS):
        return None
    titled = wanted.matter.share(document.title) * _is_of(document, record, wanted)
    score = 0.4 * wanted.whole.share(told) + 0.3 * narrow + 0.2 * titled + 0.1 * gives
    return Held(
        competence=record,
        judged=asking.shelf.judged(document.id),
        near=near,
        fits=_fit(record, asking),
        score=score,
    )


def _is_titled_by(document: Document, wanted: WantedMatter) -> bool:
    """Whether the law is about just what was asked."""
    titled = title_matter(document.title, document.region)
    return wanted.matter.share(titled) >= _COVER and narrowness(titled, wanted) >= _NARROW_OF_OTHERS


def _is_of(document: Document, record: Competence, wanted: WantedMatter) -> float:
    """How surely the law is about the very matter: 化妆品监督管理条例 rather than 化妆品生产经营监督管理办法."""
    titled = title_matter(document.title, document.region)
    if titled in wanted.names:
        return _BY_TITLE
    return 1.0 if titled in record.matter else 0.8


def _rank_of_law(document: Document) -> int:
    """0 a law, 1 a regulation of the State Council or a place's own, 2 a rule of a ministry."""
    return 0 if document.kind == "law" else 1 if document.title.endswith("条例") else 2


def _tells(term: Term) -> bool:
    """Whether the competence must say the term: words of content, and verbs of what is done (审批) however common."""
    return term.weight >= CONTENT or term.text in listed("light")


def _fit(record: Competence, asking: Asking) -> float:
    """How well the level that the competence speaks of fits the place asked about; with none asked the nation's comes first."""
    if not asking.where.asked:
        return {"全国": 1.0, "县级以上": 0.9}.get(record.level or "", 0.8)
    return level_fits(record.level, min(rank_of(path) for path in asking.where.paths))


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
        _rank_of_law(document),
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
    if len(asking.where.paths) != 1:
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
