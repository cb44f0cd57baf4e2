"""Units that only the documents at hand know (创新发展局, 榨菜管理办公室), where a question names them."""

import re
from collections.abc import Iterable

from corpus.model import Span
from corpus.recognise.characters import HAN

_LONGEST = 24
_SHORTEST = 4
# Other names that records give somebody (职业院校, 供电公司) are words of matters as often.
_OFFICE = re.compile(r"(?:局|委员会|管委会|委|办公室|办|厅|署|中心|大队|支队|指挥部)$")
# 区创新发展局: of a place, the level alone.
_LEVEL = re.compile(rf"(?:^|[^{HAN}])[省市区县旗州]$")
_NOBODY = re.compile(r"^[各有相]|人民政府|街道办")


def offices(names: Iterable[str]) -> frozenset[str]:
    """Of the names that records give units, those that are looked for in questions."""
    return frozenset(name for name in names if _SHORTEST <= len(name) <= _LONGEST and is_office(name))


def is_office(name: str) -> bool:
    """Whether the name is an office's beyond doubt."""
    return _OFFICE.search(name) is not None and not _NOBODY.search(name)


def find_held_units(text: str, held: frozenset[str]) -> list[Span]:
    """Where the text names one of them, the longest first taken, in order."""
    found: list[Span] = []
    start = 0
    while start < len(text):
        longest = min(_LONGEST, len(text) - start)
        end = next(
            (start + n for n in range(longest, _SHORTEST - 1, -1) if text[start : start + n] in held), None
        )
        if end is not None:
            level = _LEVEL.search(text, max(0, start - 2), start)
            found.append(Span(start=level.end() - 1 if level else start, end=end))
        start = end or start + 1
    return found
