"""Whether a case is as a question says: when, how grave, of what kind of site, of which hazard or one often told as that."""

from collections.abc import Sequence

from corpus.lexicon import lexicon
from corpus.model import Case
from corpus.recognise.harm.industries import find_industries
from search_api.answer.case.finding import words_of
from search_api.answer.cover import Matter
from search_api.question.asked_cases import AskedCases
from search_api.values import Term


def is_as_asked(case: Case, asked: AskedCases) -> bool:
    """Whether a case happened in the months, and harmed as many and cost as much, as was said.

    What it does not tell speaks against a least number alone.
    """
    harm, day = asked.harm, case.occurred or ""
    bounds = (
        (case.deaths, harm.deaths_from, harm.deaths_to),
        (case.injuries, harm.injuries_from, harm.injuries_to),
        (case.loss_yuan, harm.loss_from, None),
        (case.missing, harm.missing_from, None),
    )
    return (
        not (asked.days.months and len(day) > len("2024-") and int(day[5:7]) not in asked.days.months)
        and all(least is None or (number or 0) >= least for number, least, _ in bounds)
        and all(most is None or (number or 0) <= most for number, _, most in bounds)
    )


def is_elsewhere(case: Case, terms: Sequence[Term]) -> bool:
    """Whether the question names a site (商场) of another trade than the case's, of which that says nothing."""
    return any(
        site.industry not in case.industry and Matter([term]).share(words_of(case)) == 0
        for term in terms
        for site in find_industries(term.text)
        if site.printed == term.text
    )


def kin_of(hazards: Sequence[str]) -> frozenset[str]:
    """The hazards of which one of these is often told as another."""
    lines = (line for line in lexicon("cases")["asked"]["kin"] if not set(hazards).isdisjoint(line))
    return frozenset(hazard for line in lines for hazard in line)


def how_much(case: Case, most: str | None) -> tuple[float, float]:
    deaths, loss = float(case.deaths or 0), case.loss_yuan or 0.0
    return (loss, deaths) if most == "loss_most" else (deaths, loss)
