"""Puts right what text layers of PDF files write for Chinese marks: « » for 《 》, a full point for 。"""

import re
from collections.abc import Iterator

from indexer.draft import Draft, Edit

KIND = "mark"
_QUOTED = re.compile(r"«(?=[㐀-鿿“])([^«»\n]{2,100})»")
_POINT = re.compile(r"(?<=[㐀-鿿）)”》])[.．](?=[㐀-鿿“《\n]|$)")
_FULL_STOP = "。"
# A text writes its full stops as points when it has so many of them and next to none of the right kind.
_POINTS, _RIGHT = 5, 0.1


def printing(draft: Draft) -> tuple[Edit, ...]:
    """Pairs of « » around Chinese become 《 》; points that end Chinese sentences become full stops."""
    edits = [*_book_marks(draft.text), *_full_stops(draft.text)]
    return tuple(sorted(edits, key=lambda edit: edit.start))


def _book_marks(text: str) -> Iterator[Edit]:
    if "«" not in text:
        return
    for found in _QUOTED.finditer(text):
        yield Edit(found.start(), found.start() + 1, "《", KIND, why="书名号印成了 «")
        yield Edit(found.end() - 1, found.end(), "》", KIND, why="书名号印成了 »")


def _full_stops(text: str) -> Iterator[Edit]:
    right, most = text.count(_FULL_STOP), text.count(".") + text.count("．")
    if most < _POINTS or right > most * _RIGHT:
        return
    points = list(_POINT.finditer(text))
    if len(points) >= _POINTS and right <= len(points) * _RIGHT:
        for found in points:
            yield Edit(found.start(), found.end(), _FULL_STOP, KIND, why="句号印成了点")
