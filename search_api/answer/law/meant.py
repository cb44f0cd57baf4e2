"""Articles found by meaning: what a question in the public's own words asks of the law, and what answered it before."""

import msgspec

from corpus.model import Article, Record
from indexer.engine.values import Filter
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter
from search_api.answer.gate import HEAD
from search_api.answer.law.liability import PENALTY_ASKED, is_liability
from search_api.answer.law.likely import gate
from search_api.answer.passages import Passage, weigh
from search_api.answer.rule.asked_value import asks_measure, value_of
from search_api.answer.shown import requirements_of
from search_api.retrieval import Retrieved
from search_api.values import Query

_SIZE = 20
# Of 77 answers that words alone found in 500 laws, one was right that meaning did not have among so many, and 17 wrong.
_FEW = 5
# A question so like a known one, in words or meaning, asks the same.
_SAME_WORDS = 0.9
_SAME_MEANING = 0.95


class Meant(Record):
    """Articles by meaning, surest first: those that a known question confirms, and the others that likely answer.

    The score of each is how surely it answers, 1 where it is confirmed. `telling` are those that answer less surely, where there
    is none else and the surest of them tells the kind of thing that is asked. `near` are the ids of the first few, however sure,
    `documents` the texts of all that were found; None where the store is asked by words alone.
    """

    confirmed: tuple[Passage, ...] = ()
    passages: tuple[Passage, ...] = ()
    telling: tuple[Passage, ...] = ()
    near: frozenset[str] | None = None
    documents: frozenset[str] | None = None

    def agrees(self, id_: str) -> bool:
        """Whether meaning has nothing against an article that words found: it is among the first few, if any is."""
        return not self.near or id_ in self.near

    def finds(self, document_id: str) -> bool:
        """Whether meaning has nothing against a law that words found: it is among those found, if any is."""
        return not self.documents or document_id in self.documents


def meant_by(asking: Asking, condition: Filter) -> Meant:
    """The articles that pass the condition and are likely meant."""
    if asking.retrieval is None or not asking.query.terms:
        return Meant()
    query, where = asking.query, msgspec.structs.replace(condition, kinds=("article",))
    found = asking.shelf.meant(asking.retrieval, query.anywhere, where, _SIZE)
    records = asking.shelf.records(one.id for one in found)
    articles = [record for record in records if isinstance(record, Article)]
    asking.shelf.fetch(article.document_id for article in articles)
    weighed = weigh(articles, {}, query, asking.shelf, asking.where, asking.numbers, least=0.0)
    passages = {passage.record.id: passage for passage in weighed}
    held = [one for one in found if one.id in passages]
    once = _each_once(held, passages)
    weighed_once = [(one, passages[one.id].cover) for one in once]
    sure = gate().shown(weighed_once)
    telling = [] if sure else gate().shown(weighed_once, gate().least_telling)
    return Meant(
        confirmed=tuple(_scored(passages[one.id], 1.0) for one in held if _is_confirmed(one)),
        passages=tuple(_scored(passages[id_], score) for id_, score in sure),
        telling=_telling([_scored(passages[id_], score) for id_, score in telling], query),
        near=frozenset(one.id for one in once[:_FEW]),
        documents=frozenset(article.document_id for article in articles),
    )


def _telling(passages: list[Passage], query: Query) -> tuple[Passage, ...]:
    """The passages, where the first tells what is asked."""
    return tuple(passages) if passages and _tells(passages[0].record, query) else ()


def _tells(record: Record, query: Query) -> bool:
    """Whether an article tells the kind of thing that is asked: the measure of what it demands, or what a breach costs."""
    if not isinstance(record, Article):
        return False
    if PENALTY_ASKED.search(query.text):
        return is_liability(record) or bool(record.penalty_ids)
    head = Matter(query.head)
    return asks_measure(query.text) and any(
        value_of(query.text, one) is not None and (not query.head or head.share(one.quote) >= HEAD)
        for one in requirements_of(record)
    )


def _each_once(found: list[Retrieved], passages: dict[str, Passage]) -> list[Retrieved]:
    """What was found without the texts of a law that a younger one has amended, each article of a law once."""
    seen: dict[tuple[str, str, str | None], Retrieved] = {}
    for one in found:
        passage = passages[one.id]
        article, document = passage.record, passage.document
        if isinstance(article, Article) and document.validity != "amended":
            seen.setdefault((article.law, article.number, document.region), one)
    return list(seen.values())


def _is_confirmed(found: Retrieved) -> bool:
    told = found.explain or {}
    return told.get("known_words", 0.0) >= _SAME_WORDS or told.get("known_meaning", 0.0) >= _SAME_MEANING


def _scored(passage: Passage, score: float) -> Passage:
    return msgspec.structs.replace(passage, ranked=msgspec.structs.replace(passage.ranked, score=score))
