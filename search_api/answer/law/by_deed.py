"""Who does the deed that a question in the public's own words asks about, where no competence says it: by the article it means.

丈夫老打人，人身安全保护令向谁申请: 当事人…向人民法院申请人身安全保护令的, of 反家庭暴力法.
"""

import re
from collections.abc import Sequence

import msgspec

from corpus.model import Article, Record
from indexer.engine.values import Filter
from indexer.laws.kind import LAW_KINDS
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter
from search_api.answer.judged import Judged
from search_api.answer.law.competence import told_by
from search_api.answer.law.held_competence import Held, level_fit, near_enough
from search_api.answer.law.named_office import as_competence, kind_of_office
from search_api.answer.law.wanted_matter import WantedMatter
from search_api.answer.law.who_does import Named, who_does
from search_api.answer.place import Near, applying
from search_api.question.asked_deed import AskedDeed, asked_deed
from search_api.retrieval import Retrieval
from search_api.values import Answer, Query

# The articles looked at are the first that meaning finds.
_LOOKED_AT = 8
# What the deed is done to stands in its sentence nearly whole, title of the law included; of the whole question so much does,
# more where that is a story which names no such thing.
_THING, _THING_ITSELF, _WHOLE, _STORY = 0.85, 0.7, 0.3, 0.5
# Sentences that hold nearly as much of the question must name the same office.
_NEARLY = 0.8
# A place that has no law of its own is bound by the nation's alone.
_ANYWHERE = "任何地方"
# A court is told only of what is said by its name: laws tell of suits about anything.
_COURT = re.compile("法院$")


class _Found(Record):
    """A sentence of an article that names who does which of the deeds, and how much of the question it holds.

    `by_name` tells that it says what the deed is done to as the question does.
    """

    article: Article
    judged: Judged
    near: Near
    named: Named
    held: float
    by_name: bool
    place: int


def answer_by_deed(asking: Asking) -> Answer | None:
    """The office that one sentence names with the deed; None where none does surely, or sentences as good name several."""
    deed = asked_deed(asking.query) if asks_an_office(asking.query) else None
    if deed is None or asking.retrieval is None:
        return None
    near = _nearest(_found(asking, deed, asking.retrieval))
    offices = {kind_of_office(unit) for one in near for unit in one.named.offices.units}
    if len(offices) != 1 or "" in offices or not (near[0].by_name or not _COURT.search(min(offices))):
        return None
    held = [(_held(one, asking), one) for one in near]
    return told_by(asking, [max(held, key=lambda pair: _rank(*pair))[0]])


def _nearest(found: Sequence[_Found]) -> list[_Found]:
    """Those sentences that say the thing by its name, failing that hold as much of the question, and tell most of the deeds."""
    named = [one for one in found if one.by_name] or list(found)
    most = max((len(one.named.words) for one in named), default=0)
    told = [one for one in named if len(one.named.words) == most]
    best = max((one.held for one in told), default=0.0)
    return [one for one in told if one.held >= best * _NEARLY]


def asks_an_office(query: Query) -> bool:
    """Whether it asks which office does something, and of no paper or unit that it names."""
    named = query.units or query.titles or query.numbers or query.articles or query.laws or query.item
    return query.intent == "responsibility" and query.asks_office and not (query.role or named or query.only)


def _found(asking: Asking, asked: AskedDeed, retrieval: Retrieval) -> list[_Found]:
    """The sentences of the articles that meaning finds first, in laws that hold and bind the place, that name who does it."""
    query = asking.query
    where = msgspec.structs.replace(binding(asking), kinds=("article",))
    retrieved = asking.shelf.meant(retrieval, query.anywhere, where, _LOOKED_AT)
    articles = [
        one for one in asking.shelf.records(each.id for each in retrieved) if isinstance(one, Article)
    ]
    asking.shelf.judge_all(article.document_id for article in articles)
    story, thing = Matter(asked.story), Matter(asked.thing)
    wanted = WantedMatter.of(asked.names)
    found: list[_Found] = []
    for place, article in enumerate(articles):
        judged = asking.shelf.judged(article.document_id)
        document, near = judged.document, near_enough(judged.document, asking)
        if near is None or not judged.counts or document.kind not in LAW_KINDS:
            continue
        for named in who_does(article.text, asked.deeds, document.region):
            sentence = article.text[named.start : named.end]
            told = f"{document.title},{sentence}"
            by_name = any(name in sentence for name in asked.names)
            says = thing.share(told) >= _THING and thing.share(sentence) >= _THING_ITSELF
            other_paper = wanted is not None and not (
                wanted.is_paper_in(sentence, document.title) and wanted.is_of_its_tax(told)
            )
            if asked.thing and not (by_name or (says and not other_paper)):
                continue
            held = story.share(told)
            if held >= (_WHOLE if asked.thing else _STORY):
                found.append(
                    _Found(
                        article=article,
                        judged=judged,
                        near=near,
                        named=named,
                        held=held,
                        by_name=by_name,
                        place=place,
                    )
                )
    return found


def binding(asking: Asking) -> Filter:
    """The texts that bind the place asked about; where none is asked, the nation's."""
    return applying(asking.where) if asking.where.asked else Filter(applies_to=(_ANYWHERE,))


def _rank(held: Held, found: _Found) -> tuple[float, ...]:
    return round(found.held, 1), held.fits, -found.place


def _held(found: _Found, asking: Asking) -> Held:
    record = as_competence(asking, found.article, found.named)
    return Held(
        competence=record,
        judged=found.judged,
        near=found.near,
        fits=level_fit(record, asking),
        narrow=1.0,
        said=True,
        score=found.held,
    )
