"""Duty and liability: the articles that punish the breach of one, and those of which one punishes the breach."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from corpus.model import Article, Document
from corpus.recognise.cited.articles import labels_of
from corpus.recognise.cited.law_titles import NATION_NAME, bare_title
from indexer.engine.values import NATION, Citing
from indexer.laws.kind import LAW_KINDS
from indexer.laws.liability import Liability, is_sanction
from indexer.laws.texts import law_key
from search_api.answer.asking import Asking
from search_api.answer.judged import Judged
from search_api.answer.law.breached_part import Part, by_part

# Other laws that punish by citing: so many are looked at, those of the nation first.
_MOST_LAWS = 6
_MOST = 5
# How much one is punished: the article that says it is wanted first.
PENALTY_ASKED = re.compile(r"罚|处分|拘留|坐牢|判|扣分")


def punishing(asking: Asking, article: Article, part: Part) -> tuple[tuple[Article, Judged], ...]:
    """The articles that punish the breach of this one, or of the part of it which is asked about.

    They are of its own law, where that has none of others that cite it by title.
    """
    own = asking.shelf.judged(article.document_id)
    held = asking.view.records(article.penalty_ids)
    penalties = [record for record in held.values() if isinstance(record, Article)]
    if part != Part():
        reading = asking.view.document(article.document_id)
        penalties = by_part(penalties, article, part, reading.citations if reading else ())
    found = [(record, own) for record in penalties]
    if not found:
        found += _in_other_laws(asking, article, own.document)
    return tuple(found[:_MOST])


def punished(asking: Asking, article: Article) -> tuple[Article, ...]:
    """The articles of the same text of which this one punishes the breach, in the text's order."""
    reading = asking.view.document(article.document_id)
    if reading is None:
        return ()
    duties = (
        clause
        for clause in reading.clauses
        if isinstance(clause, Article) and article.id in clause.penalty_ids
    )
    return tuple(islice(duties, _MOST))


def is_liability(article: Article) -> bool:
    """Whether the article itself says what befalls whoever breaks a rule."""
    return is_sanction(article.text)


def _in_other_laws(asking: Asking, article: Article, law: Document) -> Iterator[tuple[Article, Judged]]:
    bare = bare_title(law.title)
    titles = dict.fromkeys((bare, NATION_NAME + bare) if law.region == NATION else (law.title,))
    citing = [
        each
        for title in titles
        for each in asking.view.citing(title=title)
        if each.citation.article and article.number in labels_of(each.citation.article)
    ]
    by_law: dict[str, list[Citing]] = {}
    for each in citing:
        by_law.setdefault(each.document_id, []).append(each)
    asking.shelf.fetch(by_law)
    for document in _binding(asking, by_law, law):
        judged = asking.shelf.judged(document.id)
        if not judged.counts:
            continue
        reading = asking.view.document(document.id)
        for clause in reading.clauses if reading else ():
            if isinstance(clause, Article) and _punishes_any(clause, by_law[document.id]):
                yield clause, judged


def _binding(asking: Asking, ids: Iterable[str], law: Document) -> list[Document]:
    """The laws among the documents that may punish what this law demands, those of the nation first."""
    documents = [asking.shelf.plain(id_) for id_ in ids if id_ != law.id]
    laws = [d for d in documents if d.kind in LAW_KINDS and law_key(d) != law_key(law)]
    return sorted(laws, key=lambda document: (document.region != NATION, document.id))[:_MOST_LAWS]


def _punishes_any(clause: Article, citing: Iterable[Citing]) -> bool:
    start = clause.evidence.start
    liability = Liability(clause.text)
    return any(
        start <= each.citation.start
        and each.citation.end <= clause.evidence.end
        and liability.punishes(each.citation.start - start, each.citation.end - start)
        for each in citing
    )
