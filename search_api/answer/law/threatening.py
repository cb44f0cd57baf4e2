"""Of articles about a matter, the one that itself threatens what one does: a fine before what is owed to others."""

import re
from collections.abc import Sequence

from corpus.model import Article
from search_api.answer.cover import Matter
from search_api.answer.law.liability import is_liability
from search_api.answer.passages import Passage
from search_api.values import Query

# What an office or a court inflicts; not what is owed to whom one harmed, nor what is kept back until the case is settled.
_PENALTY = re.compile(r"罚款|罚金|拘留|吊销|没收|徒刑|警告|拘役|[记扣][一二三六九十百\d]{1,2}分")
_SENTENCE = re.compile(r"[^。；;\n]+")
# So much of the matter stands in the very sentence that threatens.
_SHARE = 0.75


def threatening_first(passages: Sequence[Passage], query: Query) -> tuple[Passage, ...]:
    """The passages; where the first one neither threatens the act nor is known to be punished, first one of its law that does."""
    first = next(iter(passages), None)
    if first is None or _threatens(first, query) or not _is_open(first):
        return tuple(passages)
    own = (passage for passage in passages if passage.document.id == first.document.id)
    found = next((passage for passage in own if _threatens(passage, query)), None)
    if found is None:
        return tuple(passages)
    return (found, *(passage for passage in passages if passage is not found))


def _is_open(passage: Passage) -> bool:
    """Whether an article sets no duty whose breach its own law says how to punish."""
    record = passage.record
    return isinstance(record, Article) and (is_liability(record) or not record.penalty_ids)


def _threatens(passage: Passage, query: Query) -> bool:
    matter = Matter(query.terms, query.phrases)
    return any(
        _PENALTY.search(said[0]) and matter.share(said[0]) >= _SHARE
        for said in _SENTENCE.finditer(passage.record.text)
    )
