"""Puts right what text layers of PDF files write for Chinese marks: « » for 《 》, a full point for 。"""

import re
from collections.abc import Iterator
from itertools import groupby

from indexer.draft import Draft, Edit
from indexer.repair.lines import lines_of

KIND = "mark"
_QUOTED = re.compile(r"«(?=[㐀-鿿“])([^«»\n]{2,100})»")
_POINT = re.compile(r"(?<=[㐀-鿿)）”》])[.．](?=[㐀-鿿“《]|$)")
_FULL_STOP = "。"
# Pages whose full stops are points have so many in a row of lines without a single right one.
_POINTS = 3


def mend_marks(draft: Draft) -> tuple[Edit, ...]:
    """Pairs of « » around Chinese become 《 》; points that end Chinese sentences become full stops."""
    edits = [*_book_marks(draft.text), *_full_stops(draft)]
    return tuple(sorted(edits, key=lambda edit: edit.start))


def _book_marks(text: str) -> Iterator[Edit]:
    if "«" not in text:
        return
    for found in _QUOTED.finditer(text):
        yield Edit(found.start(), found.start() + 1, "《", KIND, why="书名号印成了 «")
        yield Edit(found.end() - 1, found.end(), "》", KIND, why="书名号印成了 »")


def _full_stops(draft: Draft) -> Iterator[Edit]:
    if draft.text.count(".") + draft.text.count("．") < _POINTS:
        return
    stretches = groupby(lines_of(draft), key=lambda line: line.fixed or _FULL_STOP in line.text)
    points = [
        [line.start + found.start() for line in lines for found in _POINT.finditer(line.text)]
        for right, lines in stretches
        if not right
    ]
    if any(len(places) >= _POINTS for places in points):
        for place in (place for places in points for place in places):
            yield Edit(place, place + 1, _FULL_STOP, KIND, why="句号印成了点")
