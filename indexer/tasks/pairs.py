"""A、B、C分别负责x、y、z: as many works as units, each unit with its own."""

import re

from corpus.model import Span
from indexer.tasks.subjects import Subject

# A、B分别负责x、y; x、y分别由A、B负责.
_EACH = re.compile(r"分别")
_BEFORE = re.compile(r"(?P<works>[^,，。;；:：]{6,120}?)分别由$")
_MARK = re.compile(r"、")
_AND = re.compile(r"以及|和|及|与")
# What all works share, or what is shared out otherwise: 城区、公路的交通管理, 本行业、本领域的排查.
_SHARED = re.compile(r"的|本|各|相关|有关|等|[,，]")
_SHORTEST = 4


def paired(shown: str, subject: Subject, begins: int, end: int) -> list[Span]:
    """The work of each unit of a subject, in their order, where a clause shares out as many as there are units; else none.

    Works of very different length are one work with a common end as often (城镇地区、农村地区污水处理设施建设).
    """
    count = len(subject.units)
    if count < 2 or subject.open_list:
        return []
    if _EACH.search(shown, subject.end, subject.cue_end):
        works = _items(shown, subject.cue_end, end, count)
    elif before := _BEFORE.search(shown, begins, subject.start):
        works = _items(shown, *before.span("works"), count)
    else:
        return []
    lengths = [work.end - work.start for work in works]
    return works if works and min(lengths) >= _SHORTEST and max(lengths) < 2 * min(lengths) else []


def _items(shown: str, start: int, end: int, count: int) -> list[Span]:
    """The `count` items of a list that a span consists of, the last two perhaps joined by a word; else none."""
    if _SHARED.search(shown, start, end):
        return []
    marks = list(_MARK.finditer(shown, start, end))
    if len(marks) == count - 2:
        last = marks[-1].end() if marks else start
        marks.extend(joint for joint in _AND.finditer(shown, last, end))
    if len(marks) != count - 1:
        return []
    starts = [start, *(mark.end() for mark in marks)]
    return [
        Span(start=first, end=last)
        for first, last in zip(starts, [*(mark.start() for mark in marks), end], strict=True)
    ]
