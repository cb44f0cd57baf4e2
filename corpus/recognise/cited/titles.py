"""Titles in 《》, with 〈〉 or 《》 nested inside."""

import re
from collections.abc import Iterator

from corpus.model import Span

LONGEST_TITLE = 200
_MARK = re.compile(r"[《》\n]")


def find_titles(text: str) -> Iterator[Span]:
    """The outermost 《…》 of each line, marks included; where a mark is missing, the pairs that do close."""
    open_at: list[int] = []
    inner: list[Span] = []
    for mark in _MARK.finditer(text):
        if mark[0] == "《":
            if open_at and mark.start() - open_at[0] > LONGEST_TITLE:
                yield from inner
                open_at, inner = [], []
            open_at.append(mark.start())
        elif mark[0] == "》" and open_at:
            start = open_at.pop()
            inner = [span for span in inner if span.start < start]
            if mark.end() - start <= LONGEST_TITLE + 2:
                inner.append(Span(start, mark.end()))
            if not open_at:
                yield from inner
                inner = []
        elif mark[0] == "\n":
            yield from inner
            open_at, inner = [], []
    yield from inner
