"""What the columns of a catalogue hold, by their heads, and what its words for a status mean."""

import re
from functools import cache, lru_cache
from typing import Literal, cast

from corpus.lexicon import lexicon
from corpus.model import StandardStatus
from corpus.recognise.characters import fold

Column = Literal[
    "number",
    "title",
    "status",
    "published_on",
    "in_force_from",
    "replaces",
    "replaced_by",
    "replacement",
    "other",
]

# A head is a few words; a longer cell is content.
_LONGEST = 24
# With blanks and a remark in brackets, or below a path of keys.
_LONGEST_CELL = 120
# A catalogue has a few dozen heads and statuses; what else strangers write into its cells is soon forgotten.
_KEPT = 4_096
_BESIDE = re.compile(r"\([^()]{0,20}\)|[^\w]|_")


def column_of(head: str) -> Column | None:
    """What a column with this head holds; None where the text is no known head."""
    return _column_of(head) if len(head) <= _LONGEST_CELL else None


@lru_cache(maxsize=_KEPT)
def _column_of(head: str) -> Column | None:
    text = _bare(head)
    if not text or len(text) > _LONGEST:
        return None
    if (known := _heads().get(text)) is not None:
        return known
    endings: dict[Column, list[str]] = lexicon("catalogue")["endings"]
    return next((column for column, ends in endings.items() if text.endswith(tuple(ends))), None)


def status_of(cell: str) -> StandardStatus:
    """What a cell says of a standard's status; unknown where it says nothing that is known."""
    return _status_of(cell) if len(cell) <= _LONGEST_CELL else "unknown"


@lru_cache(maxsize=_KEPT)
def _status_of(cell: str) -> StandardStatus:
    text = _bare(cell)
    told = [word for word in _statuses() if text.startswith(word) or text.endswith(word)]
    return _statuses()[max(told, key=len)] if told and len(text) <= _LONGEST else "unknown"


@cache
def _heads() -> dict[str, Column]:
    table: dict[Column, list[str]] = lexicon("catalogue")["heads"]
    return {head: column for column, heads in table.items() for head in heads}


@cache
def _statuses() -> dict[str, StandardStatus]:
    table = cast(dict[StandardStatus, list[str]], lexicon("catalogue")["status"])
    return {word: status for status, words in table.items() for word in words}


def _bare(text: str) -> str:
    """The text without blanks, bracketed remarks and marks, in lower case; of a path of keys (a.b) the last."""
    return _BESIDE.sub("", fold(text).rpartition(".")[2].lower())
