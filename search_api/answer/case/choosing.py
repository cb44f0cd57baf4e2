"""The cases that answer: those that tell enough of what was said, or one that tells far more of it than any other."""

import re
from collections.abc import Sequence

import msgspec

from search_api.answer.asking import Asking
from search_api.answer.case.as_asked import how_much, is_as_asked, is_elsewhere, kin_of
from search_api.answer.case.finding import CasesWanted, FoundCase, filter_of_cases, find_cases, is_offence
from search_api.answer.case.places import places_asked
from search_api.question.asked_cases import AskedCases
from search_api.values import Term

_ALONE = 0.8
# One of a kindred hazard tells so much of what was said.
_AKIN = 0.65
# One that is as far ahead of all others need not tell so much.
_LED, _BY_FAR = 0.42, 0.5
# What a case of a story told without a question holds at least, and how much more than the next one.
_STORY, _APART = 0.54, 0.62
# Behind the best, those that hold clearly less of it are left out.
_BEHIND = 0.25
# Asked for so, an offence without an accident is not meant.
OF_ACCIDENTS = re.compile("事故|火灾|爆炸")


def covering(
    asking: Asking, wanted: CasesWanted, terms: Sequence[Term], asked: AskedCases, least: float
) -> list[FoundCase]:
    """The cases that are wanted and hold so much of the words, without those that hold clearly less than the best."""
    phrases = asking.query.phrases if terms else ()
    found = find_cases(asking.view, filter_of_cases(wanted, asking.query.on), terms, phrases)
    asking.legs = {**asking.legs, "cases": len(found)}
    found = [one for one in found if is_as_asked(one.case, asked) and not is_elsewhere(one.case, terms)]
    if OF_ACCIDENTS.search(asking.query.text):
        found = [one for one in found if one.case.hazard or one.case.deaths is not None]
    # What is asked for by one word alone is that thing, not one that belongs with it.
    kept = [one for one in found if one.covered >= (least if len(terms) > 1 else max(least, _ALONE))]
    if asked.punished and (offences := [one for one in kept if is_offence(one.case)]):
        kept = offences
    kept = [one for one in kept if one.covered >= kept[0].covered - _BEHIND]
    if asked.harm.most:
        return sorted(kept, key=lambda one: how_much(one.case, asked.harm.most), reverse=True)
    return kept


def akin(asking: Asking, wanted: CasesWanted, terms: Sequence[Term], asked: AskedCases) -> list[FoundCase]:
    """The cases of a hazard often told as the one asked for, or of none that was read, which tell nearly all that was said."""
    kin = kin_of(wanted.hazards)
    found = covering(asking, msgspec.structs.replace(wanted, hazards=()), terms, asked, _AKIN)
    return [
        one
        for one in found
        if (not one.case.hazard and not is_offence(one.case)) or kin & set(one.case.hazard)
    ]


def ahead(asking: Asking, wanted: CasesWanted, terms: Sequence[Term], asked: AskedCases) -> list[FoundCase]:
    """The one case of the hazard asked for, or of a kindred one, that tells far more of what was said than any other of all."""
    found = _first_by_far(asking, wanted.regions, terms, _LED, _BY_FAR)
    kin = kin_of(wanted.hazards) | set(wanted.hazards)
    return [one for one in found if kin & set(one.case.hazard) and is_as_asked(one.case, asked)]


def of_story(asking: Asking, asked: AskedCases, terms: Sequence[Term], *, told: bool) -> list[FoundCase]:
    """The one case that tells the most of a story, where no other tells nearly as much of it.

    Of a mishap that is `told` as such less is enough, where the case is not known to be of another hazard.
    """
    least, apart = (_LED, _BY_FAR) if told else (_STORY, _APART)
    found = _first_by_far(asking, places_asked(asking.view, asking.query.place), terms, least, apart)
    kin = kin_of(asked.hazards) | set(asked.hazards)
    return [one for one in found if not kin or kin & set(one.case.hazard)]


def _first_by_far(
    asking: Asking, regions: Sequence[str], terms: Sequence[Term], least: float, apart: float
) -> list[FoundCase]:
    """The case that tells at least so much of the words, where the next tells only such a share of that."""
    where = filter_of_cases(CasesWanted(regions=tuple(regions)), asking.query.on)
    found = find_cases(asking.view, where, terms, asking.query.phrases)
    shares = sorted((one.covered for one in found), reverse=True)
    best, after = [*shares, 0.0, 0.0][:2]
    if best < least or after > best * apart:
        return []
    return [one for one in found if one.covered == best and not is_elsewhere(one.case, terms)]
