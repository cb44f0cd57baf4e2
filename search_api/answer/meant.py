"""Articles found by meaning: what a question in the public's own words asks of the law, and what answered it before."""

import msgspec

from corpus.model import Article, Record
from indexer.engine.values import Filter
from search_api.answer.asking import Asking
from search_api.answer.passages import Passage, weigh
from search_api.retrieval import Retrieved

_SIZE = 20
# Over forty lay questions and thirty that no law answers, beside 500 national laws: of the first articles above both bounds that
# also hold half of the matter nine in twelve were right; below them chance likeness cannot be told from meaning.
_FUSED = 0.9
_COSINE = 0.45
_COVER = 0.5
# A question so like a known one, in words or meaning, asks the same.
_SAME_WORDS = 0.9
_SAME_MEANING = 0.95


class Meant(Record):
    """Articles by meaning, best first: those that a known question confirms, and the others that surely fit."""

    confirmed: tuple[Passage, ...] = ()
    passages: tuple[Passage, ...] = ()


def meant_by(asking: Asking, condition: Filter) -> Meant:
    """The articles that pass the condition and are surely meant; nothing where the store is asked by words alone."""
    if asking.retrieval is None:
        return Meant()
    query, where = asking.query, msgspec.structs.replace(condition, kinds=("article",))
    found = {
        one.id: one
        for one in asking.retrieval.ask(asking.view, query.text, where, _SIZE, explain=True)
        if _is_confirmed(one) or _is_likely(one)
    }
    records = [r for r in asking.view.records(list(found)).values() if isinstance(r, Article)]
    asking.shelf.fetch(record.document_id for record in records)
    weighed = weigh(records, {}, query, asking.shelf, asking.where, asking.numbers, least=0.0)
    passages = {passage.record.id: passage for passage in weighed}
    known = [id_ for id_, one in found.items() if _is_confirmed(one) and id_ in passages]
    likely = [id_ for id_ in found if id_ in passages and passages[id_].cover.share >= _COVER]
    return Meant(
        confirmed=tuple(passages[id_] for id_ in known), passages=tuple(passages[id_] for id_ in likely)
    )


def _is_confirmed(found: Retrieved) -> bool:
    told = found.explain or {}
    return told.get("known_words", 0.0) >= _SAME_WORDS or told.get("known_meaning", 0.0) >= _SAME_MEANING


def _is_likely(found: Retrieved) -> bool:
    told = found.explain or {}
    return told.get("fused", 0.0) >= _FUSED and told.get("vectors", 0.0) >= _COSINE
