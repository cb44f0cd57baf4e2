"""Articles in the order of a search: those that the words cite, then those that they mean, by all legs of the retrieval."""

import math
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from corpus.model import Article
from indexer.engine import View
from indexer.engine.values import Filter
from search_api.answer.documents import Shelf
from search_api.citations import cite
from search_api.rank import Ranked, Ranking, by_validity
from search_api.retrieval import Retrieval, Retrieved

# What each leg is called where a score is explained, and the columns that it is the best of.
_LEGS = {
    "words": ("words_share",),
    "bigrams": ("bigrams_share",),
    "vectors": ("vectors",),
    "known": ("known_words", "known_meaning"),
}


def ranked_articles(
    view: View,
    shelf: Shelf,
    retrieval: Retrieval,
    text: str,
    where: Filter,
    size: int,
    numbers: Ranking,
) -> list[tuple[Article, Ranked]]:
    """The articles that pass the filter, best first, each with what every leg saw in it as a share of 1.

    An article that the text names by its law and number stands before all others; what no longer holds on the day sinks.
    The texts of one article say nearly the same: all are as likely as the likeliest, so that the one of the day stands first.
    """
    cited = _cited(view, text, where, shelf.on)
    found = {one.id: one for one in retrieval.ask(view, text, where, size, explain=True)}
    records = {
        id_: record
        for id_, record in view.records(list(dict.fromkeys((*cited, *found)))).items()
        if isinstance(record, Article)
    }
    shelf.fetch(record.document_id for record in records.values())
    likely: dict[tuple[str, str], float] = defaultdict(float)
    for id_, record in records.items():
        if id_ in found:
            likely[record.law, record.number] = max(likely[record.law, record.number], _likely(found[id_]))
    ranked = [
        (
            record,
            _ranked(
                id_ in cited,
                found.get(id_),
                likely[record.law, record.number],
                _validity(shelf, record, numbers),
            ),
        )
        for id_, record in records.items()
    ]
    return sorted(ranked, key=lambda each: (-each[1].score, each[0].id))


def _cited(view: View, text: str, where: Filter, on: date) -> set[str]:
    """The articles that the text cites, resolved on the day."""
    targets = [
        target.id
        for citation in cite(view, text, on)
        for target in (citation.target, *citation.others)
        if target is not None and target.kind == "article"
    ]
    return set(view.passing(targets, where)) if targets else set()


def _likely(found: Retrieved) -> float:
    return 1 / (1 + math.exp(-found.score))


def _validity(shelf: Shelf, record: Article, numbers: Ranking) -> float:
    return by_validity(shelf.judged(record.document_id).document.validity, numbers.validity)


def _ranked(is_cited: bool, found: Retrieved | None, likely: float, validity: float) -> Ranked:
    told: Mapping[str, float] = (found.explain if found else None) or {}
    legs = {name: max(told.get(column, 0.0) for column in columns) for name, columns in _LEGS.items()}
    return Ranked(
        score=1.0 if is_cited else likely * validity,
        parts={**legs, "citation": float(is_cited), "likely": likely, "validity": validity},
    )
