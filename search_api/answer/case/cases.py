"""Which cases there are of a kind, and what one that is asked about tells."""

import re
from collections.abc import Sequence

import msgspec

from corpus.lexicon import lexicon
from corpus.recognise.harm.hazards import find_hazards
from indexer.engine.values import Probe
from search_api.answer.asking import Asking
from search_api.answer.case.choosing import OF_ACCIDENTS, ahead, akin, covering, of_story
from search_api.answer.case.fact import asks_fact, fact_of
from search_api.answer.case.finding import CasesWanted, FoundCase, filter_of_cases
from search_api.answer.case.matter import matter_of
from search_api.answer.case.places import places_asked
from search_api.answer.not_held import not_held
from search_api.answer.rule.asked_value import asks_measure
from search_api.answer.rule.definition import asks_meaning
from search_api.answer.shown import show_record
from search_api.question.asked_cases import AskedCases, find_asked_cases
from search_api.question.mishap import asks_whose_mishap, tells_mishap
from search_api.values import Answer, Answered, Term

_MOST = 20
# Cases that hold less of the words of the matter are about something else.
_LEAST = 0.5
# Where no case is asked for by name, a case must plainly tell what was said.
_SURE = 0.75
# And one of a kindred hazard, or far ahead of all others, of so many words that weigh.
_FEWEST_AKIN, _FEWEST_WORDS, _WEIGHTY = 2, 3, 0.5
_ASKS_WHO = re.compile(r"谁|哪|归|什么(?:部门|单位)|何(?:部门|单位)|找|报告|举报|投诉")
_SHORT_WORD = 2
# By when something is due, and what a unit has to do, no accident tells.
_NEVER = frozenset({"deadline", "unit_tasks", "document", "standard"})
# Words that say only that cases are looked for.
_OWN = frozenset(lexicon("cases")["asked"]["own"])
_NAMES_A_FIRM = re.compile(r"^[^,。?的在]{4,30}(?:公司|集团)[?。!]*$")
_HOW_MANY = re.compile(r"(?:几|多少)(?:起|个|件|例)")


def answer_case(asking: Asking) -> Answer:
    """The cases that are asked for, best first, with the fact asked for where it is one."""
    found = _find(asking, find_asked_cases(asking.query.text, asking.query.on), _LEAST)
    return _told(asking, found) if found else not_held(asking.query, asking.legs)


def case_after_all(asking: Asking, answer: Answer) -> Answer:
    """The answer; where it names nobody, the case that plainly tells what was said (桥面结冰客车侧翻), if one does.

    Of other outcomes than `not_held` only where the passage shown stands in a text that tells cases itself.
    """
    query = asking.query
    asked = find_asked_cases(query.text, query.on)
    told_of = asked.punished or (asks_fact(query.text) and OF_ACCIDENTS.search(query.text))
    unanswered = answer.outcome in ("not_held", "no_unit_named", "collective_only")
    asks_nothing = tells_mishap(query.text)
    asks_whose = asks_whose_mishap(query.text)
    told = told_of or asks_nothing or asks_whose or bool(asked.broken)
    if asks_meaning(query) or (asks_measure(query.text) and not told):
        # What a word means and how much a rule demands no case tells.
        return answer
    if (
        not (
            unanswered
            or (told_of and answer.intent == "requirement")
            or (told and query.intent == "responsibility")
        )
        or not asking.view.stats().cases
    ):
        return answer
    if (
        (query.intent in _NEVER and not asks_nothing)
        or query.only
        or ((query.articles or query.titles) and not asked.broken)
        or query.numbers
        or query.fact
        or (query.asks_office and not asks_whose)
    ):
        return answer
    if answer.answers and not all(_tells_cases(asking, each) for each in answer.answers[:1]):
        return answer
    least = _LEAST if told else _SURE
    found = _find(asking, asked, least)
    if not found and answer.outcome == "not_held" and (told or not _ASKS_WHO.search(query.text)):
        terms = [term for term in query.terms if term.text not in _OWN]
        if sum(term.weight >= _WEIGHTY for term in terms) >= _FEWEST_WORDS:
            found = of_story(asking, asked, terms, told=bool(told))
    return _told(asking, found) if found else answer


def _tells_cases(asking: Asking, answered: Answered) -> bool:
    evidence = answered.record.evidence
    if evidence is None:
        return False
    own = filter_of_cases(CasesWanted(documents=(evidence.document_id,)), asking.query.on)
    return bool(asking.view.search(Probe(where=own, size=1, counted=True)).total)


def _told(asking: Asking, found: Sequence[FoundCase]) -> Answer:
    return Answer(
        question=asking.query.question,
        intent="case",
        outcome="answered",
        value=_count(asking, found) or fact_of(found[0].case, asking.query.text),
        answers=tuple(_shown(asking, one) for one in found[:_MOST]),
        legs=asking.legs,
    )


def _find(asking: Asking, asked: AskedCases, least: float) -> list[FoundCase]:
    """Cases that are as asked and hold at least so much of what else the question says.

    A hazard that no such case is of counts as one more word: what burst was a tank, the accident 其他爆炸.
    """
    query = asking.query
    if (documents := _told_in(asking)) == ():
        return []
    # Where a firm is registered, its name says; not where something happened.
    paths = () if _NAMES_A_FIRM.search(query.text) else places_asked(asking.view, query.place)
    wanted = CasesWanted(
        documents=documents or (),
        hazards=() if asked.punished else asked.hazards,
        industries=asked.industries,
        grades=asked.grades,
        year_from=asked.days.year_from,
        year_to=asked.days.year_to,
        regions=paths,
        deaths_from=asked.harm.deaths_from,
        broken=asked.broken,
    )
    matter = matter_of(query, asked)
    terms = [term for term in matter if not _is_told(term, asked, query.text)]
    sure = least > _LEAST
    if not asking.view.stats().cases or not (terms or ((asked.narrows or paths or documents) and not sure)):
        return []
    if found := covering(asking, wanted, terms, asked, least):
        return found
    if not wanted.hazards:
        return []
    weighty = sum(term.weight >= _WEIGHTY for term in terms)
    if weighty >= _FEWEST_AKIN and (found := akin(asking, wanted, terms, asked)):
        return found
    if weighty >= _FEWEST_WORDS and (found := ahead(asking, wanted, terms, asked)):
        return found
    terms = [_as_said(term, wanted.hazards) for term in matter if term.text not in _OWN]
    wanted = msgspec.structs.replace(wanted, hazards=())
    return covering(asking, wanted, terms, asked, max(least, _SURE))


def _told_in(asking: Asking) -> tuple[str, ...] | None:
    """The documents that the question names by number and whose cases are asked for; None where it names none so."""
    numbers = [number for number in asking.query.numbers if number.endswith("号")]
    if not numbers:
        return None
    held = (document.id for number in numbers for document in asking.view.find_documents(number=number))
    return tuple(dict.fromkeys(held))


def _as_said(term: Term, hazards: Sequence[str]) -> Term:
    """A word of a hazard without its other names: 锅炉爆炸 is not what befell another vessel."""
    names = bool(find_hazards(term.text, asked=True)) or any(term.text in hazard for hazard in hazards)
    return msgspec.structs.replace(term, alternatives=()) if names else term


def _is_told(term: Term, asked: AskedCases, text: str) -> bool:
    """Whether a word only says that cases are looked for, or of what hazard; 粉尘爆炸 says more than its class 其他爆炸."""
    if term.text in _OWN or any(character.isdigit() for character in term.text):
        return True
    if any(term.text in text[span.start : span.end] for span in asked.taken):
        return True
    if term.text in asked.hazards:
        return True
    return len(term.text) <= _SHORT_WORD and bool(find_hazards(term.text, asked=True))


def _shown(asking: Asking, one: FoundCase) -> Answered:
    judged = asking.shelf.judged(one.case.document_id)
    return Answered(kind="case", score=one.score, record=show_record(one.case, judged, asking.query.on))


def _count(asking: Asking, found: Sequence[FoundCase]) -> str | None:
    """How many cases a document that the question names tells, where that is asked; of all that happened nobody knows it."""
    return f"{len(found)}起" if _HOW_MANY.search(asking.query.text) and _told_in(asking) else None
