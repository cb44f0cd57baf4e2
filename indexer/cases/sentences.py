"""The sentences of a stretch of text, each with its place."""

import re
from collections.abc import Iterator

from corpus.model import Record

# A semicolon divides too: bulletins tell an accident a part; and so does what introduces a list of dates.
_ENDS = re.compile(r"[。;!?\n]+[”\"』」)]?|:(?=(?:\d{4}年)?\d{1,2}月\d{1,2}日|[今昨][日天晨晚早夜])")


class Sentence(Record):
    """What stands at `start:end` of the document's text, folded, without blanks around it and the mark that ends it."""

    start: int
    end: int
    folded: str


def sentences_of(folded: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of `folded[start:end]` in order."""
    begin = start
    while begin < end:
        mark = _ENDS.search(folded, begin, end)
        stop, after = (mark.start(), mark.end()) if mark else (end, end)
        own = folded[begin:stop]
        cut = len(own) - len(own.lstrip())
        if own.strip():
            yield Sentence(begin + cut, begin + len(own.rstrip()), own.strip())
        begin = after


def sentence_at(folded: str, place: int, start: int, end: int) -> tuple[int, int]:
    """Where the sentence (up to 。 or a line's end) around a place begins and ends, within the stretch."""
    begin = max(folded.rfind(mark, start, place) for mark in "。\n") + 1
    stops = [stop for mark in "。\n" if (stop := folded.find(mark, place, end)) >= 0]
    return max(begin, start), min(stops, default=end)
