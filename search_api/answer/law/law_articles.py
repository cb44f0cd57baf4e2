"""The articles of laws that are about a matter: of the law that the question names, else of any that binds the place asked."""

from collections.abc import Sequence

from corpus.model import Article
from corpus.validity import PAST, holds
from indexer.engine.values import NATION, Filter
from indexer.laws.liability import is_sanction
from search_api.answer.asking import Asking
from search_api.answer.gate import HEAD, NONE_PASSED, Passed
from search_api.answer.law.meant import Meant, meant_by
from search_api.answer.law.named_law import law_in
from search_api.answer.passages import Passage
from search_api.answer.place import applying
from search_api.answer.rule.act import asked_act
from search_api.question.matter import CONTENT
from search_api.values import Scope

# Words alone must hold nearly all of the matter: a law touches on most things.
_COVER = 0.75
# Of the law that the question names a little less does.
_COVER_OF_NAMED = 0.6
# Articles that cover this much less than the best are about something else.
_NEARLY = 0.1
_NATIONAL = 0.25
# And so are those that rank so much lower.
_AS_GOOD = 0.6
# Lists of what is punished name it in fewer words than the article that demands it.
_COVER_OF_PENALTY = 0.65
_MOST = 5


def find_articles(asking: Asking) -> Passed:
    """The articles about the matter: by meaning, failing these those whose words hold nearly all of it.

    What an article likely means tells no office: where one is asked for, words must.
    """
    binding = _binding(asking)
    meant = meant_by(asking, binding)
    if asking.query.asks_office:
        meant = Meant(confirmed=meant.confirmed)
    return likely(asking, meant) if meant.confirmed or meant.passages else _by_words(asking, meant, binding)


def find_telling(asking: Asking) -> Passed:
    """The articles that meaning finds less surely, of which the first tells the very measure or fine that is asked for."""
    telling = () if asking.query.asks_office else find_meant(asking).telling
    return _passed(asking, list(telling)) if telling else NONE_PASSED


def find_meant(asking: Asking) -> Meant:
    """What meaning finds for the matter, in the law that the question names or in all that bind the place."""
    return meant_by(asking, _binding(asking))


def likely(asking: Asking, meant: Meant) -> Passed:
    """The articles that people confirmed for such a question, and behind them those that likely answer it, best first."""
    asking.legs = asking.legs | {"vectors": len(meant.passages)}
    return _passed(asking, [*meant.confirmed, *meant.passages])


def _by_words(asking: Asking, meant: Meant, binding: Filter) -> Passed:
    if not asking.query.terms:
        return NONE_PASSED
    found = asking.gather(binding, "article", taken=_COVER_OF_NAMED)
    asking.legs = asking.legs | found.legs
    least, act = _COVER_OF_NAMED if asking.query.laws else _COVER, asked_act(asking.query)
    fit = [p for p in found.passages if p.cover.share >= least and meant.agrees(p.record.id)]
    fit = [p for p in fit if act is None or act.is_told_in(p.record.text)]
    best = max((p.cover.share for p in fit), default=0.0)
    near = [p for p in fit if p.cover.share >= best - (_NATIONAL if _is_national(p) else _NEARLY)]
    score = max((p.score for p in near), default=0.0)
    return _passed(asking, [p for p in near if p.score >= score * _AS_GOOD])


def _binding(asking: Asking) -> Filter:
    """The texts asked: those of the law that the question names, else all that bind the place."""
    named = law_in(asking)
    return Filter(documents=named.documents) if named else applying(asking.where)


def _passed(asking: Asking, passages: list[Passage]) -> Passed:
    kept = _each_once(passages)
    if not asking.where.asked:
        # Where no place is asked the law of the whole country answers before what one of its places adds.
        kept = tuple(sorted(kept, key=lambda passage: not _is_national(passage)))
    return Passed(passages=kept[:_MOST], scope=_scope(asking, kept))


def _is_national(passage: Passage) -> bool:
    return passage.document.region == NATION


def find_penalty(asking: Asking, document_id: str) -> Passage | None:
    """The article on liability of one law that holds most of the matter, where a law punishes without citing the duty."""
    found = asking.gather(Filter(documents=(document_id,)), "article", taken=_COVER_OF_PENALTY)
    fit = (
        passage
        for passage in found.passages
        if passage.cover.share >= _COVER_OF_PENALTY
        and passage.cover.missing < CONTENT
        and isinstance(passage.record, Article)
        and is_sanction(passage.record.text)
    )
    return max(fit, key=lambda passage: (passage.cover.share, passage.score), default=None)


def find_in_their_place(asking: Asking, past: Sequence[Passage]) -> tuple[Passage, ...]:
    """The articles of what replaced the texts of these, that say most of the matter; none where the law is named."""
    by = [p.judged.replaced_by.id for p in past if p.judged.replaced_by is not None]
    if not by or law_in(asking):
        return ()
    condition = Filter(documents=tuple(dict.fromkeys(by)))
    found = asking.gather(condition, "article", taken=_COVER_OF_PENALTY)
    fit = [
        p
        for p in found.passages
        if p.document.validity not in PAST
        and p.cover.share >= _COVER_OF_PENALTY
        and p.head >= HEAD
        and p.cover.missing < CONTENT
    ]
    return tuple(sorted(fit, key=lambda p: (-p.cover.share, -p.score)))[:_MOST]


def _each_once(passages: list[Passage]) -> tuple[Passage, ...]:
    """The passages, what holds before what is to come and that before what is past, each article of a law once."""
    seen: dict[tuple[str, str, str | None], Passage] = {}
    for passage in sorted(passages, key=lambda p: (p.document.validity in PAST, not holds(p.document))):
        record = passage.record
        if isinstance(record, Article):
            seen.setdefault((record.law, record.number, passage.document.region), passage)
    return tuple(seen.values())


def _scope(asking: Asking, passages: tuple[Passage, ...]) -> Scope | None:
    if not passages or not asking.where.asked:
        return None
    return "wider" if passages[0].near.lies == "above" else "asked"
