"""Undoes slips: text that was read one byte out of step after a byte of it was lost."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from corpus.recognise.scripts import is_traditional
from indexer.draft import Draft, Edit
from indexer.repair.gbk import between, bytes_of, is_everyday
from indexer.repair.likelihood import MARKS, RARE, likelihood
from indexer.repair.lines import characters_of
from indexer.repair.slip_search import WORTH, Reading, Search

KIND = "gbk_slip"
# One of the common characters of GB 2312 must be rarer to be such a trace: official vocabulary grows.
_RARE_COMMON = -14.5
# How badly such a trace and its neighbours must fit together (log P of five steps), and how common the best of
# the two characters must be that it makes with its neighbours when read in step: of a million healthy
# characters a hundred places pass.
_MISFIT, _IN_STEP = -34.0, -8.5
_AROUND = 4
# A slip may have made a few common characters before the first odd one, and its text ends in this reach.
_BACK, _AHEAD = 6, 400
# Words come back within so many characters.
_REACH = 20_000
# So many places of one document are looked into: beyond that it is damaged past help.
_PLACES = 100
# Where so many question marks turned out to be no trace, the others are not looked into: each costs a tenth of a second.
_IN_VAIN = 16
# A row of them tells nothing of what stood there.
_QUESTION = "?？"
_ROW = re.compile(f"[{_QUESTION}]{{4}}")
# What makes a repair certain: how much likelier it makes the text, and how much likelier it is than any other.
# Measured on 7,000 damaged places (benchmarks.slip), of which it gets one in a thousand wrong. Of a single
# shifted character one byte tells.
_ONE_SHIFTED, _TWO_SHIFTED, _MORE_SHIFTED = (18.0, 7.0), (14.0, 6.0), (14.0, 7.0)
# Without a mark the text itself must show more: names and new words are odd too.
_UNMARKED_GAIN = 24.0
# A repair that leaves another trace this near has not found it all.
_NEAR = 3
# Beside these, and in figures and addresses, a mark stands for a blank that could not be shown, or for itself.
_BESIDE = re.compile(r"[>»|/\\\[\]*#=&\s]|[A-Za-z0-9]?[?？][A-Za-z0-9]")
# The same damage in one document had the same text before, where that is not less likely by more than this.
_CLOSE = 8.0
# A question that says so is asked within so many characters; this follows it.
_CLAUSE = 40
_AFTER_QUESTION = "”’」』\"'）)》\n"
_ASKING = re.compile(r"[吗呢哪何谁几么]|是否|能否|可否|多少")


def undo_slips(draft: Draft) -> tuple[Edit, ...]:
    """Repairs of slips, and marks where one is plain but what stood there is not."""
    odd = "".join(character for character in characters_of(draft.text) if is_odd(character))
    if not odd:
        return ()
    found = list(_found(draft.text, odd))
    sure = {before: after for before, after, certain in map(_judged, found) if certain}
    return tuple(_edit(draft.text, reading, sure) for reading in found)


@cache
def is_odd(character: str) -> bool:
    """Whether the character is a decoder's mark for a byte it could not use, or rare in official texts."""
    if character in MARKS:
        return True
    if character.isascii():
        return False
    return likelihood().alone(character) < (_RARE_COMMON if is_everyday(character) else RARE)


def _found(text: str, odd: str) -> Iterator[tuple[str, Reading]]:
    search: Search | None = None
    done = looked = in_vain = 0
    for match in re.finditer(f"[{re.escape(odd)}]", text):
        place = match.start()
        if place < done or not _may_be_slip(text, place):
            continue
        if in_vain == _IN_VAIN and text[place] in _QUESTION:
            continue
        looked += 1
        if looked > _PLACES:
            return
        if search is None:
            search = Search(
                text, traditional=is_traditional("".join(characters_of(text))), folded=_is_folded(text)
            )
        start, end = _window(text, place, done)
        reading = search.best(text[start:end], place - start - _BACK, place - start)
        if reading is None or not _is_damage(text, start, reading):
            if text[place] != "\ufffd":
                in_vain += text[place] in _QUESTION
                continue
            reading = Reading(place - start, place - start + 1, "\ufffd", 0.0, 0.0)
        first, done = start + reading.start, start + reading.end
        whole = not any(is_odd(c) for c in text[done : done + _NEAR]) and text[first - 1 : first] not in MARKS
        margin = reading.margin if whole or first == 0 else 0.0
        yield text[first:done], Reading(first, done, reading.text, reading.gain, margin)


def _may_be_slip(text: str, place: int) -> bool:
    if text[place] == "\ufffd":
        return True
    if text[place] in MARKS:
        beside = _BESIDE.search(text[max(place - 1, 0) : place + 2])
        in_row = _ROW.search(text, max(place - 3, 0), place + 4)
        return not beside and not in_row and not _is_question(text, place)
    if not _reads_in_step(text[max(place - 1, 0) : place + 2]):
        return False
    context, around = text[max(place - 3, 0) : max(place - 1, 0)], text[max(place - 1, 0) : place + _AROUND]
    if sum(likelihood().steps(context, around)) > _MISFIT:
        return False
    # What occurs again is a word of the document's own.
    return not _comes_back(text, max(place - 1, 0), place + 1) and not _comes_back(text, place, place + 2)


def _comes_back(text: str, start: int, end: int) -> bool:
    """Whether the word in a span stands elsewhere within reach."""
    word, first, last = text[start:end], max(start - _REACH, 0), start + _REACH
    return text.find(word, text.find(word, first, last) + 1, last) >= 0


def _is_question(text: str, place: int) -> bool:
    """Whether a question mark is just that: no trace is near, and it ends a line or a question."""
    near = text[max(place - _BACK, 0) : place] + text[place + 1 : place + 1 + _BACK]
    if any(is_odd(character) for character in near):
        return False
    ends = text[place + 1 : place + 2] in _AFTER_QUESTION
    return ends or _ASKING.search(text[max(place - _CLAUSE, 0) : place]) is not None


def _reads_in_step(text: str) -> bool:
    in_step = (between(first, second) for first, second in pairwise(text) if first not in MARKS)
    return any(character and likelihood().alone(character) > _IN_STEP for character in in_step)


def _window(text: str, place: int, done: int) -> tuple[int, int]:
    start = max(text.rfind("\n", 0, place) + 1, place - 2 * _BACK, done)
    end = text.find("\n", place)
    return start, min(end if end >= 0 else len(text), place + _AHEAD)


def _is_folded(text: str) -> bool:
    """Whether the document has its punctuation in half width, as sites make it."""
    return not any(mark in text for mark in "，：；（）")


def _is_damage(text: str, offset: int, reading: Reading) -> bool:
    """Whether the reading is worth a mark. A question mark alone may be just that, after a question."""
    start, end = offset + reading.start, offset + reading.end
    before = text[start:end]
    if reading.gain < WORTH:
        return False
    if "\ufffd" in before:
        return True
    if not any(mark in before for mark in MARKS):
        # Without a mark a few odd characters may be a name: they are damage only if it is certain what they were.
        return (_shifted(before) > 2 and reading.gain >= _UNMARKED_GAIN) or _judged((before, reading))[2]
    return _shifted(before) > 0 or not _ASKING.search(text[max(start - _CLAUSE, 0) : start])


def _shifted(text: str) -> int:
    return sum(len(bytes_of(character)) == 2 and character not in MARKS for character in text)


def _judged(found: tuple[str, Reading]) -> tuple[str, str, bool]:
    """What stands there, what stood there, and whether that is certain.

    Of a character that was lost whole nothing tells but its neighbours: to put one in would be to write the
    text anew, so such a place is only marked.
    """
    before, reading = found
    shifted = _shifted(before)
    if shifted < 2:
        gain, margin = _ONE_SHIFTED
    else:
        gain, margin = _TWO_SHIFTED if shifted == 2 else _MORE_SHIFTED
    if not any(mark in before for mark in MARKS):
        gain = _UNMARKED_GAIN
    return before, reading.text, shifted > 0 and reading.gain >= gain and reading.margin >= margin


def _edit(text: str, found: tuple[str, Reading], sure: dict[str, str]) -> Edit:
    """The repair, or a mark."""
    before, after, certain = _judged(found)
    start, end = found[1].start, found[1].end
    known = sure.get(before)
    if known and not certain and _shifted(before) and _is_close(text, start, end, known, after):
        after, certain = known, True
    if certain:
        return Edit(start, end, after, KIND, why="字节丢失后错位，按 GBK 字节还原")
    why = f"字节丢失，原文可能是“{after}”" if after != before else "此处有无法辨认的字节"
    return Edit(start, end, before, KIND, certain=False, why=why)


def _is_close(text: str, start: int, end: int, one: str, other: str) -> bool:
    context, following = text[max(start - 2, 0) : start], text[end : end + 2]
    first, second = (sum(likelihood().steps(context, middle + following)) for middle in (one, other))
    return first > second - _CLOSE
