"""Clauses that give nothing to anybody: they say of a matter only that their text is about it."""

import re

from corpus.lexicon import lexicon
from corpus.model import Task
from search_api.answer.passages import Passage

_SETS_NOTHING = re.compile("|".join(lexicon("duties")["telling"]["sets_nothing"]))


def sets_nothing(passage: Passage) -> bool:
    """Whether the best sentence only tells a scope (二、整治范围), why the text was written, or who met over the matter."""
    record = passage.record
    if isinstance(record, Task):
        return False
    return _SETS_NOTHING.search(record.text[passage.cover.start : passage.cover.end].strip()) is not None
