"""What the law says: the very article that is named, or the articles about a matter, with those that punish its breach."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from corpus.model import Article, Clause, Document, Evidence
from corpus.validity import PAST, adopted_on
from indexer.engine.values import kind_of
from indexer.laws.texts import law_key, whole_of
from search_api.answer.asking import Asking
from search_api.answer.duty.responsibility import Judgement
from search_api.answer.gate import Passed
from search_api.answer.judged import Judged
from search_api.answer.law.breach import breached_first, find_breach
from search_api.answer.law.breached_part import Part, part_asked, part_told
from search_api.answer.law.competence import answer_by_law
from search_api.answer.law.exact_article import Exact, find_exact, said_part
from search_api.answer.law.law_articles import (
    find_articles,
    find_in_their_place,
    find_penalty,
    find_telling,
)
from search_api.answer.law.liability import PENALTY_ASKED, is_liability, punished, punishing
from search_api.answer.law.named_law import asked_of_it
from search_api.answer.law.near_law import nearest_law
from search_api.answer.law.telling_part import with_telling_part
from search_api.answer.law.threatening import threatening_first, whole_first
from search_api.answer.not_held import not_held
from search_api.answer.notices import force_notices, lower_notice, lower_notices, notices_of
from search_api.answer.paper.validity import replacing
from search_api.answer.place import Near, place_of
from search_api.answer.shown import show_passage, show_record
from search_api.values import Answer, Answered, AskedArticle, Notice, Outcome, Scope

# Asked so, the article on liability is wanted beside the one that sets the duty.
_PUNISHED = re.compile(r"罚|处分|拘留|坐牢|判|后果|责任|赔|违反|违法|犯法")
_BROKEN = re.compile(r"违反|违背|不遵守|[没未不]按")
_WHO = re.compile(r"谁|哪(?:个|些|一)?(?:部门|单位|机关|机构|局|家)")
_MOST_EARLIER = 5


def answer_law(asking: Asking) -> Answer:
    """The article that the question names, exactly or not at all; else the articles about what it asks.

    Where it asks whom the law has made responsible, the competence that says so.
    """
    if asking.query.articles:
        return _exact(asking)
    asking = asked_of_it(asking)
    if _WHO.search(asking.query.text) and not _PUNISHED.search(asking.query.text):
        return answer_by_law(asking) or _about(asking, find_articles(asking))
    found = find_articles(asking)
    if not PENALTY_ASKED.search(asking.query.text):
        return _about(asking, found)
    told = _about(asking, breached_first(asking, found))
    # A breach that is told in a few words (民宿未备案) no article tells alike.
    return told if told.outcome != "not_held" else _about(asking, find_breach(asking))


def answer_telling(asking: Asking) -> Answer:
    """What an article says that meaning finds less surely, and that tells the very measure or fine that is asked for."""
    return _about(asking, find_telling(asking))


def _exact(asking: Asking) -> Answer:
    query = asking.query
    looked = [(asked, find_exact(asking, asked)) for asked in query.articles]
    found = [exact for _, exact in looked if exact is not None]
    missing = [asked for asked, exact in looked if exact is None]
    if not found:
        meant = nearest_law(asking, query.articles[0])
        return not_held(query, intent="law", meant=meant)
    answers = [_shown(asking, exact.article, exact.judged, exact.evidence) for exact in found]
    if _PUNISHED.search(query.text):
        duties = [
            (exact.article, part_asked(asked))
            for asked, exact in looked
            if exact is not None and isinstance(exact.article, Article)
        ]
        linked = _with_liability(asking, duties, answers)
        first_wanted = _BROKEN.search(query.text) and PENALTY_ASKED.search(query.text)
        if first_wanted and not any(is_liability(article) for article, _ in duties):
            answers = [*linked, *answers]
        else:
            answers += linked
    near = place_of(found[0].judged.document, asking.where) if asking.where.asked else None
    past = all(exact.judged.document.validity in PAST for exact in found)
    if past:
        answers += _replacing(asking, [exact.judged for exact in found])
    return Answer(
        question=query.question,
        intent="law",
        outcome="superseded" if past else "answered",
        scope=_scope(near),
        answers=tuple(answers),
        notices=(
            *(_not_held(asked) for asked in missing),
            *lower_notice(near, found[0].judged.document),
            *notices_of(e.judged.document for e in found),
            *force_notices(e.judged.document for e in found),
            *_earlier(found),
        ),
    )


def _not_held(asked: AskedArticle) -> Notice:
    return Notice(kind="article_not_held", title=f"{_named(asked)}{asked.number}{said_part(asked)}")


def _named(asked: AskedArticle) -> str:
    return asked.names[0].name if asked.names else ""


def _scope(near: Near | None) -> Scope | None:
    if near is None:
        return None
    return "wider" if near.lies == "above" else "asked"


def _about(asking: Asking, passed: Passed) -> Answer:
    query = asking.query
    judgement = _judge(passed)
    if judgement.outcome == "superseded" and (instead := find_in_their_place(asking, judgement.passages)):
        judgement = Judgement(outcome="answered", passages=instead)
    if judgement.outcome == "answered" and PENALTY_ASKED.search(query.text):
        passages = threatening_first(whole_first(judgement.passages), query)
        judgement = msgspec.structs.replace(judgement, passages=passages)
    outcome = judgement.outcome
    answers = [with_telling_part(show_passage(passage, query.on), query) for passage in judgement.passages]
    if judgement.passages and _PUNISHED.search(query.text):
        first = [p.record for p in judgement.passages[:1] if isinstance(p.record, Article)]
        linked = _with_liability(asking, [(each, part_told(each, query)) for each in first], answers[:1])
        duty = bool(first) and not is_liability(first[0])
        if not linked and duty:
            linked = _penalty_by_words(asking, first[0])
        shown = {answered.record.id for answered in linked}
        rest = [each for each in answers[1:] if each.record.id not in shown]
        first_wanted = duty and PENALTY_ASKED.search(query.text)
        answers = [*linked, *answers[:1], *rest] if first_wanted else [*answers[:1], *linked, *rest]
    if outcome == "answered" and PENALTY_ASKED.search(query.text) and not any(map(_punishes, answers)):
        # What is only forbidden does not tell how much it costs.
        return not_held(query, asking.legs)
    if outcome == "superseded":
        answers += _replacing(asking, [passage.judged for passage in judgement.passages])
    first_passage = next(iter(judgement.passages), None)
    return Answer(
        question=query.question,
        intent=query.intent,
        outcome=outcome,
        scope=passed.scope if answers else None,
        answers=tuple(answers),
        notices=(
            *lower_notices(first_passage, asking.where),
            *notices_of(p.document for p in judgement.passages),
        ),
        legs=asking.legs,
    )


def _punishes(answered: Answered) -> bool:
    record = answered.record
    return answered.kind == "competence" or (isinstance(record, Article) and is_liability(record))


def _judge(passed: Passed) -> Judgement:
    """The articles that hold; where none does, those that do no longer."""
    living = tuple(p for p in passed.passages if p.document.validity not in PAST)
    past: Outcome = "superseded" if passed.passages else "not_held"
    return Judgement(outcome="answered" if living else past, passages=living or passed.passages)


def _with_liability(
    asking: Asking, duties: Iterable[tuple[Article, Part]], shown: Sequence[Answered]
) -> list[Answered]:
    """The articles linked by duty and liability with these, of which the part is asked about, that are not shown yet."""
    ids = {answered.record.id for answered in shown}
    linked: list[Answered] = []
    for article, part in duties:
        pairs = list(punishing(asking, article, part))
        if not pairs and is_liability(article):
            own = asking.shelf.judged(article.document_id)
            pairs = [(duty, own) for duty in punished(asking, article)]
        for other, judged in pairs:
            if other.id not in ids:
                ids.add(other.id)
                linked.append(_shown(asking, other, judged))
    return linked


def _penalty_by_words(asking: Asking, duty: Article) -> list[Answered]:
    found = find_penalty(asking, duty.document_id)
    return [show_passage(found, asking.query.on)] if found and found.record.id != duty.id else []


def _shown(asking: Asking, article: Clause, judged: Judged, evidence: Evidence | None = None) -> Answered:
    record = msgspec.structs.replace(article, evidence=evidence) if evidence else article
    shown = show_record(record, judged, asking.query.on)
    return Answered(kind=kind_of(shown), score=1.0, record=shown)


def _replacing(asking: Asking, judged: Iterable[Judged]) -> list[Answered]:
    by = {each.replaced_by.id for each in judged if each.replaced_by is not None}
    return [replacing(asking, id_) for id_ in sorted(by)]


def _earlier(found: Iterable[Exact]) -> tuple[Notice, ...]:
    """The texts of the same law older than the one shown, youngest first, each told by its day."""
    notices: dict[str, Notice] = {}
    for exact in found:
        own = adopted_on(exact.judged.document)
        key = law_key(exact.judged.document)
        same = [text for text in exact.texts if law_key(text) == key or whole_of(text) is not None]
        older = [text for text in same if own and (day := adopted_on(text)) and day < own]
        for text in reversed(older[-_MOST_EARLIER:]):
            notices.setdefault(text.id, _notice(text))
    return tuple(notices.values())


def _notice(text: Document) -> Notice:
    day = adopted_on(text)
    return Notice(
        kind="earlier_version",
        title=f"{text.title}（{day.isoformat()}）" if day else text.title,
        document_id=text.id,
    )
