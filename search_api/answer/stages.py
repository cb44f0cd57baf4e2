"""Of a thing whose stages several units share out (建设, 验收, 移交): who has the stage that is asked about."""

from collections.abc import Sequence
from functools import cache

from corpus.lexicon import lexicon
from corpus.model import Clause
from search_api.answer.passages import Passage
from search_api.values import Query


def stage_first(passages: Sequence[Passage], query: Query) -> tuple[Passage, ...]:
    """The passages; where some say the stage asked about, these first, and none of the same text that says only another stage."""
    asked = _asked(query)
    if not asked:
        return tuple(passages)
    said = {passage.record.id: _said(passage) for passage in passages}
    telling = [p for p in passages if said[p.record.id] & asked]
    texts = {p.document.id for p in telling}
    others = [
        p
        for p in passages
        if not said[p.record.id] & asked and not (said[p.record.id] and p.document.id in texts)
    ]
    return (*telling, *others)


def _asked(query: Query) -> frozenset[str]:
    """The stage that the question ends on: its last word that names one."""
    found = (stages for term in reversed(query.terms) if (stages := _stages().get(term.text)))
    return next(found, frozenset())


def _said(passage: Passage) -> frozenset[str]:
    """The stages that a task, or the best sentence of a clause, speaks of."""
    record = passage.record
    text = record.text[passage.cover.start : passage.cover.end] if isinstance(record, Clause) else record.text
    return frozenset().union(
        *(stages for word, stages in _stages().items() if len(word) > 1 and word in text)
    )


@cache
def _stages() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for stage, words in lexicon("duties")["stages"].items():
        for word in words:
            found.setdefault(word, set()).add(stage)
    return {word: frozenset(stages) for word, stages in found.items()}
