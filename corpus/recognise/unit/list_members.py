"""The members of a list of units, each with its span in the folded text."""

import re
from functools import lru_cache

import msgspec

from corpus.model import Record
from corpus.recognise.characters import HAN
from corpus.recognise.unit.collectives import collective_at
from corpus.recognise.unit.unit_heads import is_place_before
from corpus.recognise.unit.unit_name import Name
from corpus.recognise.unit.unit_names import read_name
from corpus.recognise.unit_lexicon import bare_words, unit_words

MARKS = " 。.;；,，、:：|"

_SEPARATORS = "、,;/|\n\t"
_JOINS = re.compile(r"以及|会同|和|及|与|并")
_BEFORE_EACH = re.compile(r"(?:\s+|以及|和|及|与)(?=各[^自])")
_REMARK = re.compile(r"\([^()]{0,60}\)$")
_BLANK = re.compile(r"\s+")
_CLOSING = re.compile(r"等?(?:有关|相关|职能|主管|行政|监管){0,2}部门(?:和单位)?$")
# A word of an abbreviated series that no list knows (侨务、文教等部门).
_STATE = "国务院"
_WORD = re.compile(rf"[{HAN}]{{2,5}}")
# No name is longer, nor joined from more parts.
_LONGEST_PIECE = 160
_MOST_JOINS = 8


class Member(Record):
    """A piece of a list that names a unit."""

    start: int
    end: int
    name: Name


def without_blanks(text: str) -> str:
    """The text without blanks of any kind."""
    return _BLANK.sub("", text)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the marks and blanks at its ends."""
    while start < end and (text[start] in MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in MARKS or text[end - 1].isspace()):
        end -= 1
    return start, end


def pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges between separators outside brackets; a collective that holds separators is one range."""
    ranges: list[tuple[int, int]] = []
    depth = 0
    first = place = start
    fresh = True
    while place < end:
        if fresh and depth == 0:
            while place < end and text[place].isspace():
                place += 1
            first = place
            fresh = False
            if (closed := collective_at(text, place, end)) is not None:
                ranges.append((place, closed))
                place = first = closed
            continue
        if depth == 0 and place > first and (before := _BEFORE_EACH.match(text, place, end)):
            ranges.append((first, place))
            fresh = True
            place = before.end()
            continue
        mark = text[place]
        depth = max(depth + (mark in "([〔") - (mark in ")]〕"), 0)
        if depth == 0 and mark in _SEPARATORS:
            ranges.append((first, place))
            fresh = True
        place += 1
    if not fresh:
        ranges.append((first, end))
    trimmed = (trim(text, *found) for found in ranges)
    return [found for found in trimmed if found[0] < found[1]]


def read_piece(text: str, start: int, end: int, *, series: bool = False) -> list[Member]:
    """The units of one piece: mostly one; several where it holds 和 or blanks. In a `series` unknown words count too."""
    start, end = trim(text, start, end)
    if not 0 < end - start <= _LONGEST_PIECE:
        return []
    for join in ("以及", "会同", "和", "及", "与"):
        if text.startswith(join, start) and read_name(without_blanks(text[start:end])) is None:
            return read_piece(text, start + len(join), end, series=series)
    if _BLANK.search(text, start, end) and (parted := _read_words(text, start, end, series=series)):
        return parted
    name = _named(without_blanks(text[start:end]), series=series)
    if name is not None and name.kind not in ("pattern", "body"):
        return [Member(start=start, end=end, name=name)]
    if parted := _read_joined(text, start, end, series=series):
        return parted
    if name is not None:
        return [Member(start=start, end=end, name=name)]
    if parted := _read_broken(text, start, end, series=series):
        return parted
    remark = _REMARK.search(text, start, end)
    return read_piece(text, start, remark.start(), series=series) if remark and remark.start() > start else []


def read_wrapped(text: str, one: tuple[int, int], next_one: tuple[int, int]) -> list[Member]:
    """The unit whose name a line break parts: 区住房和城乡 / 建设局."""
    if text[one[1] : next_one[0]].strip() or next_one[1] - one[0] > _LONGEST_PIECE:
        return []
    name = read_name(without_blanks(text[one[0] : next_one[1]]))
    if name is None or not name.concepts or (name.place and not name.place.startswith(unit_words().levels)):
        return []
    return [Member(start=one[0], end=next_one[1], name=name)]


def read_series(text: str, start: int, end: int) -> list[Member]:
    """公安、应急、消防部门: words that stand for agencies, the last with 部门 behind it; the first may hold whose they are."""
    closing = _CLOSING.search(text, max(start, end - 16), end)
    if closing is None:
        return []
    ranges = pieces(text, start, closing.start())
    if not ranges:
        return []
    words = bare_words()
    (start, first), *others = ranges
    headed = series_head(text[start:first])
    members = [] if headed is None else [Member(start=start, end=first, name=headed)]
    begun = headed is not None
    for s, e in others if begun else ranges:
        if text[s:e] in words:
            name = _bare(text[s:e])
            members.append(
                Member(start=s, end=e, name=msgspec.structs.replace(name, alone=False) if begun else name)
            )
    return members if len(members) == len(ranges) > 1 else []


@lru_cache(maxsize=4096)
def series_head(text: str) -> Name | None:
    """国务院财政 at the head of 国务院财政、税务等部门: what it lends to the words behind it, and its own."""
    for cut in range(1, len(text) - 1):
        head, word = text[:cut], text[cut:]
        if word not in bare_words() or head.endswith("城乡"):
            continue
        concepts = bare_words()[word]
        if head == _STATE:
            return Name(
                kind="functional", core=word, concepts=concepts, prefix=head, place="全国", lends=head
            )
        if head in unit_words().levels:
            return Name(kind="functional", core=word, concepts=concepts, prefix=head, lends=head)
        if is_place_before(head):
            return Name(kind="functional", core=word, concepts=concepts, prefix=head, place=head, lends=head)
    return None


def is_series(text: str) -> bool:
    """Whether most pieces are words that stand for agencies."""
    words = [word for word in re.split(r"[、,和及与]", text) if word]
    return sum(word in bare_words() for word in words) * 2 > len(words)


def _named(whole: str, *, series: bool) -> Name | None:
    name = read_name(whole)
    if whole in bare_words() and (name is None or not name.concepts):
        return _bare(whole)
    if (
        name is None
        and series
        and _WORD.fullmatch(whole)
        and not any(w in whole for w in unit_words().never_within)
    ):
        return Name(kind="functional", core=whole, alone=True)
    return name


def _bare(word: str) -> Name:
    """A word that stands for an agency by itself in a list (公安、城管)."""
    return Name(kind="functional", core=word, concepts=bare_words()[word], alone=True)


def _read_joined(text: str, start: int, end: int, *, series: bool) -> list[Member]:
    for count, join in enumerate(_JOINS.finditer(text, start + 1, end - 1)):
        if count == _MOST_JOINS:
            break
        first, last = trim(text, start, join.start())
        left = read_name(without_blanks(text[first:last]))
        if left is None or left.kind == "functional":
            continue
        right = read_piece(text, join.end(), end, series=series)
        if right and right[-1].end == end:
            return [Member(start=first, end=last, name=left), *right]
    return []


def _read_words(text: str, start: int, end: int, *, series: bool) -> list[Member]:
    """Units parted by blanks, each of them whole."""
    found: list[Member] = []
    for word in re.finditer(r"\S+", text[start:end]):
        first, last = start + word.start(), start + word.end()
        part = read_piece(text, first, last, series=series)
        if not part or part[-1].end != last or (last - first < 3 and not part[0].name.concepts):
            return []
        found.extend(part)
    return found


def _read_broken(text: str, start: int, end: int, *, series: bool) -> list[Member]:
    """Units parted by blanks, some of them with a blank inside; what is no unit is passed over."""
    words = [(start + match.start(), start + match.end()) for match in re.finditer(r"\S+", text[start:end])]
    if len(words) < 2:
        return []
    found: list[Member] = []
    place = passed = 0
    while place < len(words):
        for count in (1, 2, 3):
            chunk = words[place : place + count]
            name = _named(without_blanks(text[chunk[0][0] : chunk[-1][1]]), series=series)
            if len(chunk) == count and name is not None and name.kind not in ("pattern", "body"):
                found.append(Member(start=chunk[0][0], end=chunk[-1][1], name=name))
                place += count
                break
        else:
            place += 1
            passed += 1
    return found if passed <= len(found) else []
