"""The numbers in a question that tell which of a kind is meant: 第37项, 第二批, 第三次."""

import re
from collections.abc import Mapping

from corpus.model import Document, Task
from corpus.recognise.characters import fold
from corpus.recognise.numerals import read_numeral
from indexer.engine.values import StoredPart
from search_api.answer.scales import context_of

# 第三方 and 第一时间 tell none of a row; articles have a look-up of their own.
_ORDINAL = re.compile(
    r"第 ?(\d{1,4}|[〇零一二三四五六七八九十百]{1,6}) ?(季度|标段|项|批|期|次|届|轮|号|个|类|组|阶段|单元|片区)"
)
_ITEM = "项"


def ordinals_in(text: str) -> dict[str, frozenset[int]]:
    """The numbers of each kind of thing that a text names by its place in a row."""
    found: dict[str, set[int]] = {}
    for match in _ORDINAL.finditer(fold(text)):
        if (value := read_numeral(match[1])) is not None:
            found.setdefault(match[2], set()).add(value)
    return {kind: frozenset(values) for kind, values in found.items()}


def bears(record: StoredPart, document: Document, asked: Mapping[str, frozenset[int]]) -> bool:
    """Whether a record may be the one whose numbers are `asked`.

    It says them, or no other number of that kind. An item must be said, or be the number of the task.
    """
    if not asked:
        return True
    said = ordinals_in(f"{record.text}\n{context_of(record, document)}")
    numbered = frozenset(_number_of(record))
    return all(
        values & (said.get(kind, frozenset()) | numbered)
        if kind == _ITEM
        else values & said.get(kind, values)
        for kind, values in asked.items()
    )


def _number_of(record: StoredPart) -> tuple[int, ...]:
    number = (
        read_numeral(record.number.strip("()（）.、 "))
        if isinstance(record, Task) and record.number
        else None
    )
    return () if number is None else (number,)
