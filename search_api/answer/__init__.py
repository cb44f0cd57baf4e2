"""A Query into an Answer: one registry, one small file an intent."""

from collections.abc import Callable

import msgspec

from corpus.model import Article
from indexer.engine import View
from indexer.laws.liability import is_sanction
from search_api.answer.asking import Asking
from search_api.answer.case.cases import answer_case, case_after_all
from search_api.answer.documents import Shelf
from search_api.answer.duty.responsibility import answer_responsibility
from search_api.answer.duty.unit_tasks import answer_unit_tasks
from search_api.answer.judged import Remembered
from search_api.answer.law.by_deed import answer_by_deed
from search_api.answer.law.law import answer_law
from search_api.answer.law.likely_office import answer_by_likelihood
from search_api.answer.law.to_the_law import asked_of_the_law, told_less_surely
from search_api.answer.rule.application import told_of_application
from search_api.answer.rule.definition import answer_definition, only_what_means
from search_api.answer.rule.guide import told_by_guide
from search_api.answer.rule.measured import measured_first, with_its_measure
from search_api.answer.rule.obliged import whom_a_rule_obliges
from search_api.answer.rule.requirement import answer_requirement, answer_when
from search_api.answer.rule.standard import answer_by_title, answer_paper, answer_standard
from search_api.answer.rule.standard_clause import asks_clause
from search_api.rank import Ranking, ranking
from search_api.retrieval import Retrieval
from search_api.values import Answer, Answered, Intent, Query

# Nothing answers, or only what leaves open who.
_NAMES_NOBODY = frozenset({"not_held", "collective_only", "no_unit_named"})

INTENTS: dict[Intent, Callable[[Asking], Answer]] = {
    "responsibility": answer_responsibility,
    "unit_tasks": answer_unit_tasks,
    "deadline": answer_when,
    "document": answer_paper,
    "requirement": answer_requirement,
    "law": answer_law,
    "standard": answer_standard,
    "case": answer_case,
}


def answer(
    query: Query,
    view: View,
    numbers: Ranking | None = None,
    retrieval: Retrieval | None = None,
    remembered: Remembered | None = None,
) -> Answer:
    """What the store answers to the question, every evidence whole; `took_ms` is the caller's to fill in.

    Of two ways to read it the second, where nothing answers the first. `remembered` is of the view's change.
    """
    asking = Asking(
        query, view, numbers or ranking(), retrieval, Shelf(view, query.on, remembered or Remembered())
    )
    told = _answer(asking)
    if told.outcome != "not_held" or query.otherwise is None:
        return told
    other = _answer(asking.instead(query.otherwise))
    return told if other.outcome == "not_held" else other


def _answer(asking: Asking) -> Answer:
    """The answer to the question as it is read.

    Who punishes what no text gives to anybody, and what the public asks in its own words, the law is asked.
    """
    query = asking.query
    if (told := answer_definition(asking) or told_by_guide(asking)) is not None:
        return told
    if asks_clause(query):
        query = msgspec.structs.replace(query, intent="standard", fact=None)
        asking = asking.instead(query)
    answered = asked_of_the_law(asking, INTENTS[query.intent](asking))
    if not query.articles:
        answered = told_of_application(asking, measured_first(answered, query.text))
        answered = only_what_means(query, with_its_measure(asking, answered))
    answered = whom_a_rule_obliges(asking, answered)
    if answered.outcome == "not_held" and (titled := answer_by_title(asking)) is not None:
        return titled
    if query.punishes and answered.outcome == "not_held":
        by_law = msgspec.structs.replace(query, intent="law")
        told = INTENTS["law"](asking.instead(by_law))
        if any(_tells_who_punishes(each) for each in told.answers[:1]):
            return told
    if answered.outcome == "not_held" and (done := answer_by_deed(asking)) is not None:
        return done
    if answered.outcome in _NAMES_NOBODY and (likely := answer_by_likelihood(asking)) is not None:
        return likely
    return case_after_all(asking, told_less_surely(asking, answered))


def _tells_who_punishes(answered: Answered) -> bool:
    """Whether it is an office's own power, or an article that says what befalls whoever breaks a rule."""
    record = answered.record
    return answered.kind == "competence" or (isinstance(record, Article) and is_sanction(record.text))
