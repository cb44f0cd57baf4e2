"""Whose a matter is by law: whom a law gives the very thing asked about, or all that the law is about which speaks of it."""

import re

from corpus.validity import holds
from indexer.engine.values import Filter
from search_api.answer.asking import Asking
from search_api.answer.law.extent import SHARE, SOMEWHERE, extent_of
from search_api.answer.law.held_competence import NARROW_OF_OTHERS, Held, about, is_titled_by
from search_api.answer.law.subject import Subject, subject_title, subjects_of
from search_api.answer.law.wanted_matter import WantedMatter
from search_api.answer.place import applying
from search_api.question import frames

# A place that has no law of its own is bound by the nation's alone.
_ANYWHERE = "任何地方"
_OVERSEES = re.compile("(?:监督|管理|主管)(?:部门|机构|机关)$")
_COMPLAINS = re.compile("投诉|举报|反映|维权|告")
_WHOSE = re.compile("谁[来]?[管查]|归.{1,6}[管查]|监管|主管")
# Who leads a piece of work, does it or pays for it is told by no law that only speaks of the thing.
_OVERSIGHT = re.compile(
    "(?:谁|哪个?(?:部门|单位|机关|局)|什么部门)[来去]?[管查批发]|监管|主管|归.{1,6}[管查]"
    "|投诉|举报|反映|维权|告(?:谁|状)|找(?:谁|哪|什么)|登记|批准|许可"
)
# Whoever governs has every matter, and no office of its own for it; who is not named has none.
_GOVERNMENT = re.compile(
    r"人民政府$|^(?:各级)?政府$|^(?:其他)?(?:有关|相关|行业|行业主管|监管|主管)(?:的)?(?:主管|监管)?(?:部门|机关)$"
)


def of_the_matter(asking: Asking, wanted: WantedMatter) -> list[Held]:
    """The competences that give the very matter; failing them those of the law that speaks of it, as that calls it.

    What nothing gives is heard again without what befell it, then as what it is a kind of; where nobody asks who has it, only
    what says the very matter answers. What no longer holds comes last.
    """
    plain = about(asking, wanted, _where(asking, binding=True))
    just = [one for one in plain if _gives(one)]
    if any(_is_just_that(one) and one.said for one in just):
        return just
    if not (frames.find("responsibility", asking.query.text) and _OVERSIGHT.search(asking.query.text)):
        return just or _of_places(asking, wanted)
    subjects = subjects_of(asking, wanted, _where(asking))
    of_laws = [told for subject in subjects if (told := _of_its_law(asking, subject))]
    for told in of_laws:
        if any(holds(one.judged.document) for one in told):
            return told
    if any(_is_just_that(one) for one in just):
        return just
    own = {subject.name for subject in subjects}
    if told := [one for one in just if not own or subject_title(one.judged.document) in own]:
        return told
    if subjects:
        return of_laws[0] if of_laws else []
    things = wanted.without_what_befell() if _asks_of_the_thing(asking.query.text) else None
    if things is not None and (told := of_the_matter(asking, things)):
        return told
    return _of_the_kind(asking, wanted) or _of_places(asking, wanted)


def _asks_of_the_thing(text: str) -> bool:
    """Whether it is complained of a thing, or asked whose it is: what was stolen or broken may be another's than the thing."""
    return _COMPLAINS.search(text) is not None or (_WHOSE.search(text) is not None and "被" not in text)


def _of_places(asking: Asking, wanted: WantedMatter) -> list[Held]:
    """What laws of places give, where no place is asked and the nation's give nothing."""
    told = [] if asking.where.asked else about(asking, wanted, _where(asking))
    return [one for one in told if _gives(one)]


def _of_the_kind(asking: Asking, wanted: WantedMatter) -> list[Held]:
    """What the law that is titled by the last thing named gives, of whatever kind that is (健身房预付卡)."""
    kind = wanted.of_its_head()
    told = about(asking, kind, _where(asking, binding=True)) if kind is not None else []
    return [one for one in told if _is_just_that(one) and kind and is_titled_by(one.judged.document, kind)]


def _of_its_law(asking: Asking, subject: Subject) -> list[Held]:
    """What laws of the subject give an office, as they call it: where no place is asked, the nation's where it has one."""
    called = WantedMatter.of((subject.name,))
    if called is None:
        return []
    binding = _where(asking, binding=True)
    if not subject.national and (
        told := [one for one in about(asking, called, binding) if _is_just_that(one)]
    ):
        return told
    where = binding if subject.national else _where(asking)
    told = [one for one in about(asking, called, where, subject) if _gives(one)]
    return told or [one for one in about(asking, called, where, subject, of_the_law=True) if _gives(one)]


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
