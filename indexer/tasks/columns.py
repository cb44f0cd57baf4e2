"""The heads of division tables: what each column holds."""

import re
from functools import cache, lru_cache
from typing import Literal

from corpus.lexicon import lexicon
from corpus.recognise.role.roles import Given, role_of

Column = Literal[
    "number",
    "category",
    "task",
    "measure",
    "deadline",
    "lead",
    "support",
    "guide",
    "responsible",
    "person",
    "other",
]
# The columns that name units, with the role that each gives them.
ROLES: dict[str, Given] = {
    "lead": "lead",
    "support": "support",
    "guide": "guide",
    "responsible": "responsible",
}
TEXTS: frozenset[str] = frozenset({"category", "task", "measure"})

# A head is a few words; a longer cell is content, unless blanks and remarks make it so long.
_LONGEST = 16
_LONGEST_PRINTED = 120

_BLANKS = re.compile(r"[\s\u3000]+")
_MAY_SHRINK = re.compile(r"[\s\u3000（(\[【]")
_REMARK = re.compile(r"[（(\[【][^（）()\[\]【】]{0,20}[）)\]】]")
# 项目名称及目标, 任务和时限: one column of two things is that of the first.
_JOINED = re.compile(r"及其?|[和与、/]")
# 单位 alone heads a column of units of measure as often as one of agencies.
_NO_ENDING = frozenset(
    {"单位", "名称", "条款", "行动", "工程", "目标", "领导", "序", "项目", "说明", "节点", "活动", "主题活动"}
)


@cache
def _heads() -> dict[str, Column]:
    table: dict[Column, list[str]] = lexicon("table_heads")  # type: ignore[assignment]
    return {head: column for column, heads in table.items() for head in heads}


def column_of(head: str) -> Column | None:
    """What a column with this head holds, or None where the text is no head."""
    if len(head) > _LONGEST and (len(head) > _LONGEST_PRINTED or not _MAY_SHRINK.search(head)):
        return None
    return _column_of(head)


def bare_head(head: str) -> str:
    """The words of a head without blanks and bracketed remarks."""
    text = _BLANKS.sub("", head)
    return _REMARK.sub("", text) or text


@lru_cache(maxsize=4096)
def _column_of(head: str) -> Column | None:
    text = bare_head(head)
    if not text or len(text) > _LONGEST or re.search(r"[。；，,;]", text):
        return None
    if (known := _heads().get(text)) is not None:
        return known
    if (role := role_of(text)) is not None:
        return role
    parts = [_heads().get(part) for part in _JOINED.split(text)]
    if len(parts) > 1 and parts[0] in TEXTS and None not in parts:
        return parts[0]
    for start in range(1, len(text) - 1):
        ending = text[start:]
        if ending in _heads() and ending not in _NO_ENDING:
            return _heads()[ending]
    return None
