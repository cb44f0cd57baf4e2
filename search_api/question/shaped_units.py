"""Offices that no list and no text at hand knows, by the shape of their names: 枕溪区水务厅负责什么."""

import re
from collections.abc import Iterable, Sequence

from corpus.model import Span
from corpus.recognise.characters import HAN

# 布局, 格局, 场所 and their like end as offices do.
_ENDS = (
    r"(?:(?<![布结格大全开僵当时战骗饭赌牌胜败变政党])局|(?<![大餐客舞展门])厅|(?<![场厕住诊处交会究])所"
    r"|署|委员会|管委会|总队|支队|大队)"
)
# What may stand behind a unit that a question asks about.
_ASKED = r"(?=的?(?:职责|任务|工作)|负责|牵头|配合|参与|主管|监管|分管|承担|管|是(?!谁)|要|有|应|该|能|都|一共|[吗呢么]|[?,。]|$)"
_NAME = re.compile(rf"[{HAN}]{{1,8}}?{_ENDS}{_ASKED}")
_NO_NAME = re.compile(r"[谁哪啥几何的了是不归由和与跟及找让把被]|什么|各|每|有关|相关|主管|责任|牵头|负责")
_BEGINS = re.compile(r"(?:^|[归由找让是和与,、 ]|还是|属于)$")


def shaped_units(text: str, places: Iterable[Span], known: Sequence[Span]) -> tuple[Span, ...]:
    """Names shaped as offices' behind a place, at the beginning or behind 归, 由 and the like, where no known unit stands."""
    ends = {place.end for place in places}
    found: list[Span] = []
    for start in range(len(text)):
        if start not in ends and not _BEGINS.search(text[max(0, start - 2) : start]):
            continue
        match = _NAME.match(text, start)
        if match is None or len(match[0]) < 3 or _NO_NAME.search(match[0]):
            continue
        beside = [*known, *found]
        if not any(match.start() < unit.end and unit.start < match.end() for unit in beside):
            found.append(Span(start=match.start(), end=match.end()))
    return tuple(found)
