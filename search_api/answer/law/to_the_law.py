"""What the public asks in its own words and a law may tell, whatever kind of answer its words seem to ask for."""

import msgspec

from corpus.model import Article, Clause
from indexer.laws.kind import LAW_KINDS
from search_api.answer.asking import Asking
from search_api.answer.law.law import answer_by_meaning
from search_api.answer.law.law_articles import find_meant
from search_api.values import Answer, Fact, Intent, Query

# What else its words may seem to ask for.
_INTENTS: frozenset[Intent] = frozenset(
    {"responsibility", "unit_tasks", "deadline", "requirement", "document"}
)
# Of a paper only whether it holds: 约定是否有效 is asked of an agreement as well.
_FACTS: frozenset[Fact | None] = frozenset({None, "validity"})


def may_tell(query: Query) -> bool:
    """Whether a law may tell what is asked: neither who has a matter, nor what a place or a paper that is named says."""
    named = query.place or query.numbers or query.titles or query.articles or query.item
    timed = query.due_from or query.due_to or query.newest or query.years
    return (
        query.intent in _INTENTS
        and query.fact in _FACTS
        and not (query.only or query.asks_office or query.punishes or named or timed)
    )


def asked_of_the_law(asking: Asking, own: Answer) -> Answer:
    """The question's `own` answer, or where there is none but in the words of some law, what the law likely says.

    What words found in a law stands where meaning agrees with it.
    """
    if not may_tell(asking.query) or not _is_open(asking, own):
        return own
    by_law = asking.instead(msgspec.structs.replace(asking.query, intent="law", fact=None))
    meant = find_meant(by_law)
    told = answer_by_meaning(by_law, meant)
    first = next(iter(own.answers), None)
    if first is None:
        return told if told.answers else own
    shown = first.record.id in {each.record.id for each in told.answers}
    if shown or not isinstance(first.record, Article):
        return own
    if told.answers:
        return told
    agreed = meant.agrees(first.record.id)
    return own if agreed else Answer(own.question, own.intent, "not_held", legs=own.legs)


def _is_open(asking: Asking, own: Answer) -> bool:
    """Whether nothing answers yet, or only the words of a law."""
    first = next(iter(own.answers), None)
    if first is None:
        return True
    record = first.record
    return isinstance(record, Clause) and asking.shelf.plain(record.document_id).kind in LAW_KINDS
