"""What the public asks in its own words and a law may tell, whatever kind of answer its words seem to ask for."""

import msgspec

from corpus.model import Article, Clause, Competence
from indexer.laws.kind import LAW_KINDS
from search_api.answer.asking import Asking
from search_api.answer.law.held_competence import is_titled_by
from search_api.answer.law.law import answer_law, answer_telling
from search_api.answer.law.law_articles import find_meant
from search_api.answer.law.wanted_matter import WantedMatter
from search_api.answer.law.whose_matter import is_of_its_subject
from search_api.answer.not_held import refused
from search_api.answer.rule.asked_value import HOW_LONG
from search_api.answer.rule.measured import with_its_measure
from search_api.values import Answer, Fact, Intent, Query

# What else its words may seem to ask for.
_INTENTS: frozenset[Intent] = frozenset(
    {"responsibility", "unit_tasks", "deadline", "requirement", "document"}
)
# Of a paper only whether it holds: 约定是否有效 is asked of an agreement as well.
_FACTS: frozenset[Fact | None] = frozenset({None, "validity"})


def may_tell(query: Query) -> bool:
    """Whether a law may tell what is asked: neither who has a matter, nor what a paper that is named says."""
    named = query.numbers or query.titles or query.articles or query.item or query.laws
    timed = query.due_from or query.due_to or query.newest or query.years
    return (
        query.intent in _INTENTS
        and query.fact in _FACTS
        and not (query.only or query.asks_office or query.punishes or named or timed)
    )


def asked_of_the_law(asking: Asking, own: Answer) -> Answer:
    """The question's `own` answer, or where there is none but in the words of some law, what the law says when it is asked.

    Of a place that is named only its own laws are asked so.
    An article that words found stands only where the law, asked, shows it too; a competence of another word than the asked one
    only where its law mostly speaks of the matter, or meaning finds it.
    """
    first = next(iter(own.answers), None)
    if first is not None and isinstance(first.record, Competence):
        return own if _is_meant(asking, first.record) else refused(own)
    if not may_tell(asking.query) or not _is_open(asking, own):
        return own
    if asking.query.place and own.value is not None:
        # What a rule of the place gives in figures, or says itself, no other of its articles says better.
        return own
    told = answer_law(asking.instead(msgspec.structs.replace(asking.query, intent="law", fact=None)))
    if asking.query.place and (told.scope != "asked" or not _asks_a_rule(asking.query)):
        return own
    if first is None:
        return told if told.answers else own
    shown = first.record.id in {each.record.id for each in told.answers}
    if shown or not isinstance(first.record, Article):
        return own
    return told if told.answers else refused(own)


def told_less_surely(asking: Asking, own: Answer) -> Answer:
    """The question's `own` answer; where there is none, what the law likely says that tells the measure or the fine asked for."""
    query = asking.query
    if own.outcome != "not_held" or query.articles or not (may_tell(query) or query.intent == "law"):
        return own
    told = answer_telling(asking.instead(msgspec.structs.replace(query, intent="law", fact=None)))
    if not told.answers or (query.place and told.scope != "asked"):
        return own
    return with_its_measure(asking, told)


def _asks_a_rule(query: Query) -> bool:
    """Whether what is asked only a rule tells: not who, nor by when work is done."""
    return query.intent == "requirement" or HOW_LONG.search(query.text) is not None


def _is_meant(asking: Asking, competence: Competence) -> bool:
    """Whether a competence holds the matter as it was said, or else is of a law that meaning finds."""
    query = asking.query
    if query.place or query.titles:
        return True
    wanted = WantedMatter.of(query.phrases)
    document = asking.shelf.plain(competence.document_id)
    if wanted is not None and wanted.said.share(f"{document.title}，{competence.evidence.quote}") > 0:
        return True
    if wanted is not None and is_titled_by(document, wanted):
        return True
    if is_of_its_subject(asking, document):
        return True
    return find_meant(asking).finds(competence.document_id)


def _is_open(asking: Asking, own: Answer) -> bool:
    """Whether nothing answers yet, or only the words of a law."""
    first = next(iter(own.answers), None)
    if first is None:
        return True
    record = first.record
    return isinstance(record, Clause) and asking.shelf.plain(record.document_id).kind in LAW_KINDS
