"""Of a thing whose stages several units share out (建设, 验收, 移交): who has the stage that is asked about."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from corpus.lexicon import any_of, lexicon
from corpus.model import Clause
from search_api.answer.asking import Asking
from search_api.answer.cover import Matter
from search_api.answer.gate import contains
from search_api.answer.passages import Passage
from search_api.answer.units import named
from search_api.values import Term

# A text whose title holds so much of the thing speaks of no other where a clause about that names none.
_TITLED = 0.9


def stage_first(asking: Asking, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages; where some say the stage asked about, these first, and none of the same text that says only another stage.

    To them belong the tasks that say it by its own word beside what is about the thing, in a text titled by that (办理移交).
    """
    term = next((t for t in reversed(asking.query.terms) if t.text in _stages()), None)
    if term is None:
        return tuple(passages)
    asked = _stages()[term.text]
    held = {passage.record.id for passage in passages}
    found = [*passages, *(p for p in _beside(asking, term) if p.record.id not in held)]
    said = {passage.record.id: _said(passage) for passage in found}
    telling = [p for p in found if asked & _all(said[p.record.id])]
    texts = {p.document.id for p in telling}
    others = [p for p in found if p not in telling and not (said[p.record.id] and p.document.id in texts)]
    return (
        *sorted(telling, key=lambda p: isinstance(p.record, Clause) or term.text not in said[p.record.id]),
        *others,
    )


def _beside(asking: Asking, term: Term) -> Iterator[Passage]:
    thing = Matter([other for other in asking.query.terms if other is not term])
    if len(term.text) < 2 or not thing.total:
        return
    for like in asking.passed.passages:
        if thing.share(like.document.title) < _TITLED:
            continue
        for task in asking.tasks_of(like.document.id):
            passage = msgspec.structs.replace(like, record=task)
            says_it = term.text in _said(passage) and named(task.lead, like.document.region)
            if says_it and contains(like, passage):
                yield passage


def _said(passage: Passage) -> dict[str, frozenset[str]]:
    """The words for stages that a task, or a clause's best sentence, says, with what they mean; none that is over (验收后)."""
    record = passage.record
    text = record.text[passage.cover.start : passage.cover.end] if isinstance(record, Clause) else record.text
    return {match[0]: _stages()[match[0]] for match in _words().finditer(text)}


def _all(said: dict[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*said.values())


@cache
def _words() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of(word for word in _stages() if len(word) > 1)})(?!合格|通过|完成|之?后|之?前)"
    )


@cache
def _stages() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for stage, words in lexicon("duties")["stages"].items():
        for word in words:
            found.setdefault(word, set()).add(stage)
    return {word: frozenset(stages) for word, stages in found.items()}
