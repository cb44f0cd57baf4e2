"""What laws say to a question, as far as they are heard: the articles that meaning finds, the laws of which its words are signs.

Of every law heard also what it gives to anybody.
"""

from collections.abc import Sequence
from functools import cached_property

import msgspec

from corpus.model import Article, Competence, Document, Record
from corpus.recognise.cited.law_titles import titles_of
from corpus.validity import PAST
from indexer.engine.values import NATION, Filter
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter
from search_api.answer.judged import Judged
from search_api.answer.law.by_deed import binding
from search_api.answer.law.held_competence import near_enough
from search_api.answer.place import Near
from search_api.question.asked_deed import AskedDeed, without_deeds
from search_api.question.law_signs import Signed, signed_laws
from search_api.question.matter import terms_of
from search_api.question.synonyms import synonyms_of
from search_api.retrieval import Retrieval
from search_api.values import Term

# So many articles are asked for, and so many of those that hold are heard.
_SIZE, _HEARD = 16, 12
# Of so many laws at most are there signs enough: nearly as sure as the surest, and more than a weak one.
_LAWS, _NEARLY, _WEAK = 4, 0.5, 0.4
# The further laws of a line carry out the first one.
_BESIDE = 0.5
# What laws call a matter tells as much of it as a word of the question.
_CALLED = 0.7
# So many official names of each word are asked for, and so many in all.
_NAMES_OF_A_WORD, _NAMES = 2, 6
# An article that holds none of the matter says hardly anything; of a law that signs tell it says more.
_LEAST, _LEAST_OF_SIGNED = 0.1, 0.3
# How fast an article counts less the later it is found.
_FAST, _SLOWLY = 1.0, 0.5
# A law of which there are no signs, where there are none of any law, and where there are of others.
_UNSIGNED, _NOT_THAT = 0.6, 0.3


class Heard(Record):
    """An article that holds, what it says with its title, how much it counts, and how near the question it is in meaning."""

    article: Article
    judged: Judged
    near: Near
    told: str
    weight: float
    meant: float


class Hearing:
    """What the laws that bind the place say to one question, where `deed` is asked about; each thing is looked up once.

    `terms` are the matter without the deed, `called` the same with what the surest law calls it.
    """

    def __init__(self, asking: Asking, deed: AskedDeed | None, retrieval: Retrieval) -> None:
        self.asking, self.deed, self._retrieval = asking, deed, retrieval
        query = asking.query
        terms = terms_of(query.phrases, by_law=True)
        self.terms = (without_deeds(deed.deeds, terms) if deed is not None else terms) or terms
        self.all_signed = () if asking.where.asked else signed_laws(query.text)
        least = max(_WEAK, self.all_signed[0].weight * _NEARLY) if self.all_signed else 0.0
        self.signed = [one for one in self.all_signed[:_LAWS] if one.weight >= least]
        names = self.signed[0].called if self.signed else ()
        self.matter = Matter(self.terms)
        self.called = Matter((*self.terms, *(Term(text=name, weight=_CALLED) for name in names)))
        self.texts = {one.laws: [self._texts(law) for law in one.laws] for one in self.signed}

    @cached_property
    def free(self) -> list[Heard]:
        """The articles of any law that meaning finds by the question's words, and by the matter with its official names."""
        query = self.asking.query
        names = [name for term in self.terms for name in _names(term)[:_NAMES_OF_A_WORD]][:_NAMES]
        asked = (query.anywhere, "，".join((*query.phrases, *names)))
        where = binding(self.asking)
        return [heard for text in asked for heard in self._articles(text, where, self.matter, _LEAST, _FAST)]

    @cached_property
    def of_signed(self) -> list[Heard]:
        """The articles that meaning finds in the laws of which there are signs."""
        if not self.laws:
            return []
        names = (name for one in self.signed for name in one.called)
        asked, where = "，".join((self.asking.query.anywhere, *names)), Filter(documents=tuple(self.laws))
        found = self._articles(asked, where, self.called, _LEAST_OF_SIGNED, _SLOWLY)
        return [
            msgspec.structs.replace(one, weight=one.weight * self.laws[one.article.document_id] ** 0.5)
            for one in found
        ]

    @cached_property
    def laws(self) -> dict[str, float]:
        """The texts of the laws of which there are signs, each by how sure these are, the surest 1."""
        sure: dict[str, float] = {}
        for one in self.signed:
            for rank, texts in enumerate(self.texts[one.laws]):
                weight = one.weight / self.signed[0].weight * of_rank(rank)
                sure |= {text.id: max(sure.get(text.id, 0.0), weight) for text in texts}
        return sure

    @cached_property
    def given(self) -> dict[str, tuple[Competence, ...]]:
        """What each law heard gives to anybody."""
        heard = (one.article.document_id for one in (*self.of_signed, *self.free))
        return {id_: self.asking.shelf.given(id_) for id_ in dict.fromkeys((*self.laws, *heard))}

    def sure_of(self, document_id: str) -> float:
        """How surely the law is the one that is meant, by signs."""
        return self.laws.get(document_id, _NOT_THAT if self.laws else _UNSIGNED)

    def lying(self, document_id: str) -> tuple[Judged, Near] | None:
        """A law heard, as judged, and how it lies to the place; None where it does not bind that."""
        judged = self.asking.shelf.judged(document_id)
        near = near_enough(judged.document, self.asking)
        return None if near is None else (judged, near)

    def _texts(self, law: str) -> list[Document]:
        """The nation's texts of the law that count."""
        named = self.asking.view.named(titles=titles_of(law))
        ids = dict.fromkeys(document.id for documents in named.values() for document in documents)
        self.asking.shelf.fetch(ids)
        self.asking.shelf.judge_all(ids)
        judged = (self.asking.shelf.judged(id_) for id_ in ids)
        return [one.document for one in judged if one.counts and one.document.region in (NATION, None)]

    def _articles(self, text: str, where: Filter, matter: Matter, least: float, slowly: float) -> list[Heard]:
        asking = self.asking
        where = msgspec.structs.replace(where, kinds=("article",))
        found = asking.shelf.meant(self._retrieval, text, where, _SIZE)
        records = {one.id: one for one in asking.shelf.records(each.id for each in found)}
        articles = [one for each in found if isinstance(one := records.get(each.id), Article)]
        meant = {each.id: (each.explain or {}).get("vectors", 0.0) for each in found}
        asking.shelf.judge_all(article.document_id for article in articles)
        holding = [
            one for one in articles if asking.shelf.judged(one.document_id).document.validity not in PAST
        ]
        heard: list[Heard] = []
        for place, article in enumerate(holding[:_HEARD]):
            lying = self.lying(article.document_id)
            if lying is None or (asking.where.asked and lying[1].lies != "same"):
                continue
            told = f"{lying[0].document.title}，{article.text}"
            weight = (least + matter.share(told)) / (1 + slowly * place)
            heard.append(
                Heard(
                    article=article,
                    judged=lying[0],
                    near=lying[1],
                    told=told,
                    weight=weight,
                    meant=meant[article.id],
                )
            )
        return heard


def of_rank(rank: int) -> float:
    """How much a law counts that stands at this place among those of its signs."""
    return 1.0 if rank == 0 else _BESIDE


def signs_in(signed: Sequence[Signed]) -> str:
    """All signs there are, side by side."""
    return "，".join(dict.fromkeys(sign for one in signed for sign in one.signs))


def _names(term: Term) -> list[str]:
    """What official texts say for the word, what the law of the matter calls it first."""
    plain = {name for name, _ in synonyms_of(term.text)}
    return sorted((name for name, _ in term.alternatives), key=plain.__contains__)
