"""What the law calls a matter, told by meaning: the subject of the laws found for it (恐龙化石: 古生物化石)."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from corpus.model import Article, Record
from corpus.validity import PAST
from indexer.engine.values import NATION, Filter
from search_api.answer.asking import Asking
from search_api.answer.gate import HEAD
from search_api.answer.law.subject import LAWS, Subject, subject_title
from search_api.answer.law.wanted_matter import WantedMatter
from search_api.retrieval import Retrieved

# So many articles are asked what they are about; each speaks for its law by one over its place.
_SIZE = 30
# The matter's law has so much of what they say, and the nearest of it is so near in meaning. Over 325 questions of known law, the
# one told so was right in 0.90 by the question's own words (0.75 whatever their share), in 0.89 by official ones.
_SHARE, _NEAR = 0.6, 0.35
_SHARE_OF_NAMES = 0.7
# So many other names of a matter are asked for; the first are the surest.
_NAMES = 3


class _Found(Record):
    """An article that meaning finds, and what its law is about."""

    article: Article
    subject: str
    national: bool
    weight: float
    near: float


def meant_subjects(asking: Asking, wanted: WantedMatter, condition: Filter) -> tuple[Subject, ...]:
    """The subject of the laws that meaning mostly finds for the matter, among the texts of the condition; none where none does.

    It is asked for as the question calls it, then with what official texts say for that.
    """
    own = "".join(term.text for term in wanted.things)
    names = [name for term in wanted.things for name, _ in term.alternatives][:_NAMES]
    asked = [(own, _SHARE), ("，".join((own, *names)), _SHARE_OF_NAMES)] if names else [(own, _SHARE)]
    told = (_mostly(_found(asking, text, condition), share, wanted) for text, share in asked)
    return next(((subject,) for subject in told if subject is not None), ())


def _found(asking: Asking, text: str, condition: Filter) -> list[_Found]:
    if asking.retrieval is None:
        return []
    where = msgspec.structs.replace(condition, kinds=("article",))
    found = asking.shelf.meant(asking.retrieval, text, where, _SIZE)
    articles = [one for one in asking.shelf.records(each.id for each in found) if isinstance(one, Article)]
    asking.shelf.fetch(article.document_id for article in articles)
    asking.shelf.judge_all(article.document_id for article in articles)
    held = {article.id: article for article in articles}
    return [_told(asking, held[one.id], one, place) for place, one in enumerate(found) if one.id in held]


def _told(asking: Asking, article: Article, found: Retrieved, place: int) -> _Found:
    document = asking.shelf.judged(article.document_id).document
    counts = document.kind in LAWS and document.validity not in PAST
    return _Found(
        article=article,
        subject=subject_title(document) if counts else "",
        national=document.region in (NATION, None),
        weight=1 / (1 + place) if counts else 0.0,
        near=(found.explain or {}).get("vectors", 0.0),
    )


def _mostly(found: Sequence[_Found], share: float, wanted: WantedMatter) -> Subject | None:
    """The subject that has so large a share; it must also name the thing itself, by whatever word."""
    votes: dict[str, float] = defaultdict(float)
    for one in found:
        votes[one.subject] += one.weight
    best = max((name for name in votes if name), key=lambda name: votes[name], default="")
    own = [one for one in found if one.subject == best]
    if (
        not best
        or wanted.is_another(best)
        or votes[best] < share * sum(votes.values())
        or max(one.near for one in own) < _NEAR
    ):
        return None
    if wanted.head.share("，".join((best, *(one.article.text for one in own)))) < HEAD:
        return None
    return Subject(name=best, national=any(one.national for one in own))
