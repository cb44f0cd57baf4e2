"""Undoes slips: text that was read one byte out of step after a byte of it was lost."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from corpus.recognise.scripts import is_traditional
from indexer.draft import Draft, Edit
from indexer.repair.gbk import MARKS, between
from indexer.repair.likelihood import likelihood
from indexer.repair.slip_search import Reading, Search

KIND = "gbk_slip"
# A character rarer than this (log P alone, in nats: once in 160,000) may be the trace of a slip.
_RARE = -12.0
# How badly such a trace and its neighbours must fit together (log P of five steps), and how common the best of
# the two characters must be that it makes with its neighbours when read in step: of a million healthy
# characters a hundred places pass.
_MISFIT, _IN_STEP = -34.0, -8.5
_AROUND = 4
# A slip may have made a few common characters before the first odd one, and its text ends in this reach.
_BACK, _AHEAD = 6, 400
# A repair is certain that makes the text likelier by this much and beats any other by that much.
_GAIN, _MARGIN = 18.0, 4.0


def gbk_slip(draft: Draft) -> tuple[Edit, ...]:
    """Repairs of slips, and marks where one is plain but what stood there is not."""
    odd = "".join(character for character in set(draft.text) if is_odd(character))
    if not odd:
        return ()
    search: Search | None = None
    edits: list[Edit] = []
    done = 0
    for place in _places(draft.text, odd):
        if place < done or not _may_be_slip(draft.text, place):
            continue
        if search is None:
            search = Search(draft.text, traditional=is_traditional(draft.text), folded=_is_folded(draft.text))
        start, end = _window(draft.text, place, done)
        reading = search.best(draft.text[start:end], place - start - _BACK, place - start)
        edit = _edit(draft.text, start, reading) if reading else None
        if edit is None and draft.text[place] == "\ufffd":
            edit = Edit(place, place + 1, "\ufffd", KIND, certain=False, why="此处有无法辨认的字节")
        if edit:
            edits.append(edit)
            done = edit.end
    return tuple(edits)


@cache
def is_odd(character: str) -> bool:
    """Whether the character is a decoder's mark for a byte it could not use, or rare in official texts."""
    if character in MARKS:
        return True
    return not character.isascii() and likelihood().alone(character) < _RARE


def _places(text: str, odd: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(f"[{re.escape(odd)}]", text))


def _may_be_slip(text: str, place: int) -> bool:
    if text[place] in MARKS:
        return True
    context, around = text[max(place - 3, 0) : max(place - 1, 0)], text[max(place - 1, 0) : place + _AROUND]
    if sum(likelihood().steps(context, around)) > _MISFIT:
        return False
    in_step = (between(first, second) for first, second in pairwise(text[max(place - 1, 0) : place + 2]))
    return any(character and likelihood().alone(character) > _IN_STEP for character in in_step)


def _window(text: str, place: int, done: int) -> tuple[int, int]:
    start = max(text.rfind("\n", 0, place) + 1, place - 2 * _BACK, done)
    end = text.find("\n", place)
    return start, min(end if end >= 0 else len(text), place + _AHEAD)


def _is_folded(text: str) -> bool:
    """Whether the document has its punctuation in half width, as sites make it."""
    return not any(mark in text for mark in "，：；（）")


def _edit(text: str, offset: int, reading: Reading) -> Edit | None:
    start, end = offset + reading.start, offset + reading.end
    if reading.gain < _GAIN:
        return None
    if reading.margin < _MARGIN:
        return Edit(start, end, text[start:end], KIND, certain=False, why="GBK 字节错位，原文不能确定")
    return Edit(start, end, reading.text, KIND, why="GBK 字节丢失后错位，按字节还原")
