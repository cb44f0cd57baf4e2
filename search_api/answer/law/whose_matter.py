"""Whose a matter is by law: whom a law gives the very thing asked about, or all that the law is about which speaks of it."""

import re
from collections.abc import Sequence

from corpus.model import Document
from corpus.validity import holds
from indexer.engine.values import NATION, Filter
from search_api.answer.asking import Asking
from search_api.answer.gate import HEAD
from search_api.answer.law.extent import SHARE, SOMEWHERE, extent_of
from search_api.answer.law.held_competence import NARROW_OF_OTHERS, Held, about, is_titled_by
from search_api.answer.law.meant_subject import meant_subjects
from search_api.answer.law.subject import Subject, subject_title, subjects_of
from search_api.answer.law.throughout import office_throughout
from search_api.answer.law.wanted_matter import WantedMatter, narrowness
from search_api.answer.place import applying
from search_api.question import frames

# A law is called by the matter where its title tells so much of that, or so much with the thing's own word in it
# (恐龙化石: 古生物化石).
_TITLED, _PARTLY_TITLED = 0.45, 0.33
# And what gives only a side of its matter tells whose that is where it is hardly narrower.
_SIDE_OF_ITS_LAW = 0.7
# A place that has no law of its own is bound by the nation's alone.
_ANYWHERE = "任何地方"
_OVERSEES = re.compile("(?:监督|管理|主管)(?:部门|机构|机关)$")
# Whoever governs has every matter, and no office of its own for it; who is not named has none.
_GOVERNMENT = re.compile(
    r"人民政府$|^(?:各级)?政府$|登记(?:管理)?机关$|^(?:其他)?(?:有关|相关|行业|行业主管|监管|主管)(?:的)?(?:主管|监管)?(?:部门|机关)$"
)


def of_the_matter(asking: Asking, wanted: WantedMatter) -> list[Held]:
    """The competences that tell whose the matter is.

    Where no place is asked and only laws of places tell it, the nation's law of the thing before them, wherever the thing is.
    """
    told = _of_the_matter(asking, wanted)
    if asking.where.asked or any(one.judged.document.region == NATION for one in told):
        return told
    return _of_the_nation(asking, wanted) or told


def _of_the_nation(asking: Asking, wanted: WantedMatter) -> list[Held]:
    """What the nation's law that is titled by the thing gives, without where or whose that is (小区物业: 物业管理条例)."""
    thing = wanted.without_setting()
    told = about(asking, thing, _where(asking, binding=True)) if thing is not None else []
    return [one for one in told if _is_just_that(one) and thing and is_titled_by(one.judged.document, thing)]


def _of_the_matter(asking: Asking, wanted: WantedMatter) -> list[Held]:
    """The competences that give the very matter; failing them those of the law that speaks of it, as that calls it.

    What nothing gives is heard again without what befell it, then as what it is a kind of; where nobody asks who has it, only
    what says the very matter answers. What no longer holds comes last.
    """
    plain = about(asking, wanted, _where(asking, binding=True))
    just = [one for one in plain if _gives(one)]
    if any(_is_just_that(one) and one.said for one in just):
        return just
    text = asking.query.text
    if not (frames.find("responsibility", text) and frames.find("whose.oversight", text)):
        return just or _of_places(asking, wanted)
    subjects = subjects_of(asking, wanted, _where(asking))
    by_surety = _by_surety(asking, wanted, subjects)
    by_law = [(subject, _of_its_law(asking, subject, wanted)) for subject in by_surety]
    of_laws = [told for _, told in by_law if told]
    # Who has all of a law that is hardly narrower comes first, then whoever has anything of the surest.
    wholly = [
        t
        for one, t in by_law
        if narrowness(one.name, wanted) >= NARROW_OF_OTHERS and any(map(_is_just_that, t))
    ]
    for told in (*wholly, *of_laws):
        if any(holds(one.judged.document) for one in told):
            return told
    if any(_is_just_that(one) for one in just):
        return just
    own = {subject.name for subject in subjects}
    if told := [one for one in just if not own or subject_title(one.judged.document) in own]:
        return told
    throughout = (_throughout(asking, subject, wanted) for subject in by_surety)
    if told := next((told for told in throughout if told), []):
        return told
    if subjects:
        return of_laws[0] if of_laws else []
    things = wanted.without_what_befell() if _asks_of_the_thing(text) else None
    if things is not None and (told := of_the_matter(asking, things)):
        return told
    return _of_the_kind(asking, wanted) or _of_places(asking, wanted)


def _by_surety(asking: Asking, wanted: WantedMatter, subjects: Sequence[Subject]) -> tuple[Subject, ...]:
    """The subjects that words tell, and such as meaning tells whose law is called by the matter; surest first.

    Meaning is not asked where words first tell one whose law is called by it.
    """
    if subjects and _is_titled(subjects[0], wanted):
        return tuple(sorted(subjects, key=lambda one: -round(narrowness(one.name, wanted), 1)))
    meant = meant_subjects(asking, wanted, _where(asking, binding=True))
    titled = [one for one in (*subjects, *meant) if _is_titled(one, wanted)]
    sure = (one for one in subjects if one in meant or one in titled)
    return tuple(dict.fromkeys((*sure, *titled, *subjects)))


def is_of_its_subject(asking: Asking, document: Document) -> bool:
    """Whether the law is of the subject that the question's matter belongs to, by words or by meaning."""
    wanted = WantedMatter.of(asking.query.phrases)
    if wanted is None:
        return False
    by_words = subjects_of(asking, wanted, _where(asking))
    found = by_words or meant_subjects(asking, wanted, _where(asking, binding=True))
    return any(subject.name == subject_title(document) for subject in found)


def _asks_of_the_thing(text: str) -> bool:
    """Whether it is complained of a thing, or asked whose it is: what was stolen or broken may be another's than the thing."""
    whose = frames.find("whose.of_a_thing", text) and "被" not in text
    return bool(frames.find("whose.complains", text) or whose)


def _of_places(asking: Asking, wanted: WantedMatter) -> list[Held]:
    """What laws of places give, where no place is asked and the nation's give nothing."""
    told = [] if asking.where.asked else about(asking, wanted, _where(asking))
    return [one for one in told if _gives(one)]


def _of_the_kind(asking: Asking, wanted: WantedMatter) -> list[Held]:
    """What the law that is titled by the last thing named gives, of whatever kind that is (健身房预付卡)."""
    kind = wanted.of_its_head()
    told = about(asking, kind, _where(asking, binding=True)) if kind is not None else []
    return [one for one in told if _is_just_that(one) and kind and is_titled_by(one.judged.document, kind)]


def _of_its_law(asking: Asking, subject: Subject, wanted: WantedMatter) -> list[Held]:
    """What laws of the subject give an office, as they call it: where no place is asked, the nation's where it has one.

    A law that is not called by the matter tells whose that is only where somebody has all of the law's.
    """
    called, titled = WantedMatter.of((subject.name,)), _is_titled(subject, wanted)
    if called is None or (wanted.is_of_a_paper and not titled):
        return []
    binding = _where(asking, binding=True)
    if not subject.national and (
        told := [one for one in about(asking, called, binding) if _is_just_that(one)]
    ):
        return told
    if not subject.national and not asking.where.asked and not titled:
        return []
    where = binding if subject.national else _where(asking)
    for of_the_law in (False, True):
        held = [
            one
            for one in about(asking, called, where, subject, of_the_law=of_the_law)
            if not wanted.is_another_paper(one.competence.matter, one.judged.document.title)
        ]
        if told := [one for one in held if _gives(one) and _is_enough(one, titled=titled)]:
            return told
    return []


def _throughout(asking: Asking, subject: Subject, wanted: WantedMatter) -> list[Held]:
    """What the law of the subject gives the one office that it names throughout, where it is called by the matter."""
    called = WantedMatter.of((subject.name,))
    if called is None or not subject.national or not _is_titled(subject, wanted):
        return []
    return office_throughout(asking, called, subject, _where(asking, binding=True))


def _is_enough(one: Held, *, titled: bool) -> bool:
    """Whether the competence gives so much of its law's matter that it tells whose that is."""
    return extent_of(one.competence) >= SOMEWHERE or (titled and one.narrow >= _SIDE_OF_ITS_LAW)


def _is_titled(subject: Subject, wanted: WantedMatter) -> bool:
    """Whether a law of the subject is called by the thing itself, by whatever name."""
    whole = wanted.whole.share(subject.name)
    return whole >= _TITLED or (whole >= _PARTLY_TITLED and wanted.named.share(subject.name) >= HEAD)


def _gives(one: Held) -> bool:
    """Whether an office gets the matter or a side of it: no share, no governments alone, no overseer of its office."""
    offices = [
        unit for unit in one.competence.units if not unit.collective and not _GOVERNMENT.search(unit.name)
    ]
    return bool(offices) and extent_of(one.competence) > SHARE and not _OVERSEES.search(one.competence.matter)


def _is_just_that(one: Held) -> bool:
    """Whether the competence in force gives an office the matter itself, not only a side of it or a share."""
    whole = one.competence.gives != "charge" or extent_of(one.competence) >= SOMEWHERE
    return whole and _gives(one) and one.narrow >= NARROW_OF_OTHERS and holds(one.judged.document)


def _where(asking: Asking, *, binding: bool = False) -> Filter:
    """The texts asked; where no place is, all, or those that bind every place."""
    titled = [d.id for title in asking.query.titles for d in asking.view.find_documents(title=title)]
    if titled:
        return Filter(documents=tuple(titled))
    return applying(asking.where) if asking.where.asked or not binding else Filter(applies_to=(_ANYWHERE,))
