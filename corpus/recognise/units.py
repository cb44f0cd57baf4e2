"""Units named in a text: lists of them, as cells and brackets print them, and mentions in running text."""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.model import Record, UnitName
from corpus.recognise.characters import BLANKS, HAN, fold
from corpus.recognise.collectives import collective_at
from corpus.recognise.mentions import Mention, find_mentions
from corpus.recognise.regions import is_short_place
from corpus.recognise.unit_lexicon import bare_words, unit_words
from corpus.recognise.unit_names import Name, read_name

_SEPARATORS = "、,，;；/|\n\t"
_STOPS = " 。.;；,，、:：|"
_JOINS = re.compile(r"以及|会同|和|及|与|并")
_BEFORE_EACH = re.compile(r"(?:\s+|以及|和|及|与)(?=各[^自])")
_OPEN = re.compile(
    r"等(?:\d{1,2}|[一二三四五六七八九十]{1,3}|多|各|几)?(?:个|家)?(?:省|市|区|县|州|旗|国家)?(?:有关|相关|其他|职能|成员|责任|主管|行业|行政|业务|监管|市级|区级|县级|省级|市直|区直|县直|省直|配合|参与){0,3}"
    r"(?:部门|单位|机构|企业|委办局|方面|成员单位)?(?:[和、及](?:单位|部门|企业))?$"
)
_SERIES = re.compile(r"等?(?:有关|相关|职能|主管|行政|监管){0,2}部门(?:和单位)?$")
_REMARK = re.compile(r"\([^()]{0,60}\)$")
_BLANK = re.compile(r"\s+")
# A word of an abbreviated series that no list knows (侨务、文教等部门).
_WORD = re.compile(rf"[{HAN}]{{2,5}}")
# Marks and list numbers before a name, which say nothing of it.
_ORNAMENT = re.compile(r"[*★☆▲△※●■◆◎○]|(?<![0-9A-Za-z])(?:\d{1,2}[.、．]|\(\d{1,2}\)|\([一二三四五六七八九十]{1,2}\)|[①-⑳])(?=\s*[^\W\d])")
_MAX_TEXT = 4000


class UnitMention(Record):
    """A unit and where its name stands."""

    start: int
    end: int
    unit: UnitName


class UnitList(Record):
    """The units of a list, in order; open where it ends in 等. `rest` holds the pieces that name no unit."""

    units: tuple[UnitMention, ...] = ()
    open_list: bool = False
    rest: tuple[str, ...] = ()


class _Member(Record):
    """A piece of a list, at its place."""

    start: int
    end: int
    name: Name


def read_unit_list(text: str) -> UnitList:
    """The units that a list names.

    Pieces that are no units (persons, remarks, sentences) are left out and stand in `rest`. A prefix of a member goes to
    those after it that take one: 区发改委、科技局 names 区科技局.
    """
    if len(text) > _MAX_TEXT:
        return UnitList()
    folded = _ORNAMENT.sub(lambda mark: "、" * len(mark[0]), fold(text))
    start, end = _trim(folded, 0, len(folded))
    open_list = False
    series = False
    if opened := _OPEN.search(folded, start, end):
        open_list = True
        end = opened.start()
        series = "部门" in opened[0] and _is_series(folded[start:end])
    members: list[_Member] = []
    rest: list[str] = []
    ranges = _pieces(folded, start, end)
    for place_in, (first, last) in enumerate(ranges):
        if members and first < members[-1].end:
            continue
        if inner := _OPEN.search(folded, first, last):
            open_list, last = True, inner.start()
            if last <= first:
                continue
        found = _read_piece(folded, first, last, series=series)
        if not found and place_in + 1 < len(ranges):
            found = _read_wrapped(folded, (first, last), ranges[place_in + 1])
        members.extend(found)
        if not found and folded[first:last].strip(_STOPS):
            rest.append(text[first:last].strip())
    if not open_list:
        members = _read_series(folded, start, end) or members
    if not members:
        return UnitList(rest=tuple(rest))
    names = _lend([member.name for member in members])
    return UnitList(
        units=tuple(
            UnitMention(start=m.start, end=m.end, unit=_unit(text[m.start : m.end], m.name, prefix))
            for m, prefix in zip(members, names, strict=True)
        ),
        open_list=open_list,
        rest=tuple(rest),
    )


def find_units(text: str, *, colloquial: bool = False) -> list[UnitMention]:
    """The units mentioned in running text, in order, without overlaps.

    Names stand as in lists: a series joined by 、 shares its prefix. With `colloquial`, as in questions, bare words count
    too (城管, 公安, 消防).
    """
    folded = fold(text)
    mentions = find_mentions(folded, colloquial=colloquial)
    found: list[UnitMention] = []
    run: list[Mention] = []
    for mention in [*mentions, None]:
        if run and (mention is None or not _joined(folded, run[-1].end, mention.start)):
            prefixes = _lend([member.name for member in run])
            found.extend(
                UnitMention(start=m.start, end=m.end, unit=_unit(text[m.start : m.end], m.name, prefix))
                for m, prefix in zip(run, prefixes, strict=True)
            )
            run = []
        if mention is not None:
            run.append(mention)
    return found


@lru_cache(maxsize=16384)
def is_unit(name: str) -> bool:
    """Whether the text, whole, is the name of one unit or of a class of units."""
    return read_name(_plain(fold(name))) is not None


def _plain(folded: str) -> str:
    return _BLANK.sub("", folded)


def _is_series(folded: str) -> bool:
    """Whether most pieces are words that stand for agencies."""
    words = [word for word in re.split(r"[、,和及与]", folded) if word]
    return sum(word in bare_words() for word in words) * 2 > len(words)


def _joined(text: str, end: int, start: int) -> bool:
    return text[end:start] in ("、", "和", "及", "以及", "与", ",")


def _unit(printed: str, name: Name, prefix: str) -> UnitName:
    printed = printed.strip(f"{BLANKS}\n")
    return UnitName(printed=printed, name=prefix + _plain(printed), collective=name.kind == "collective")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start] in _STOPS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _STOPS or text[end - 1].isspace()):
        end -= 1
    return start, end


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges between separators outside brackets; a collective that holds separators is one range."""
    ranges: list[tuple[int, int]] = []
    depth = 0
    first = start
    place = start
    fresh = True
    while place < end:
        if fresh and depth == 0:
            while place < end and text[place].isspace():
                place += 1
            first = place
            if (closed := collective_at(text[:end], place)) is not None:
                ranges.append((place, closed))
                place = first = closed
                fresh = False
                continue
            fresh = False
            continue
        mark = text[place]
        if depth == 0 and place > first and (before := _BEFORE_EACH.match(text, place, end)):
            ranges.append((first, place))
            fresh = True
            place = before.end()
            continue
        depth += (mark in "([〔") - (mark in ")]〕")
        depth = max(depth, 0)
        if depth == 0 and mark in _SEPARATORS:
            ranges.append((first, place))
            fresh = True
        place += 1
    if not fresh:
        ranges.append((first, end))
    trimmed = (_trim(text, *found) for found in ranges)
    return [found for found in trimmed if found[0] < found[1]]


def _read_piece(text: str, start: int, end: int, *, series: bool) -> list[_Member]:
    """The units of one piece: mostly one; several where it holds 和, blanks, or a line break inside a name."""
    start, end = _trim(text, start, end)
    if start >= end:
        return []
    for join in ("和", "及", "与", "以及", "会同"):
        if text.startswith(join, start) and end - start > len(join) + 1 and read_name(_plain(text[start:end])) is None:
            return _read_piece(text, start + len(join), end, series=series)
    if len(text[start:end].split()) > 1 and (parted := _read_words(text, start, end, series=series)):
        return parted
    whole = _plain(text[start:end])
    name = _named(whole, series=series)
    if name is not None and name.kind not in ("pattern", "body"):
        return [_Member(start=start, end=end, name=name)]
    if parted := _read_joined(text, start, end, series=series):
        return parted
    if name is not None:
        return [_Member(start=start, end=end, name=name)]
    if parted := _read_blanks(text, start, end, series=series):
        return parted
    if remark := _REMARK.search(text, start, end):
        return _read_piece(text, start, remark.start(), series=series) if remark.start() > start else []
    return []


def _named(whole: str, *, series: bool) -> Name | None:
    name = read_name(whole)
    if whole in bare_words() and (name is None or not name.concepts):
        return _bare(whole)
    if name is None and series and _WORD.fullmatch(whole) and not any(w in whole for w in unit_words().never_within):
        return Name(kind="functional", core=whole, alone=True)
    return name


def _bare(word: str) -> Name:
    """A word that stands for an agency by itself in a list (公安、城管)."""
    return Name(kind="functional", core=word, concepts=bare_words()[word], alone=True)


def _read_wrapped(text: str, one: tuple[int, int], next_one: tuple[int, int]) -> list[_Member]:
    """A name that a line break parts: 区住房和城乡 / 建设局."""
    if text[one[1] : next_one[0]].strip():
        return []
    name = read_name(_plain(text[one[0] : next_one[1]]))
    if name is None or not name.concepts or (name.place and not name.place.startswith(unit_words().levels)):
        return []
    return [_Member(start=one[0], end=next_one[1], name=name)]


def _read_joined(text: str, start: int, end: int, *, series: bool) -> list[_Member]:
    for join in _JOINS.finditer(text, start + 1, end - 1):
        left = _read_piece(text, start, join.start(), series=series)
        if len(left) != 1 or left[0].name.kind == "functional" or left[0].end != _trim(text, start, join.start())[1]:
            continue
        right = _read_piece(text, join.end(), end, series=series)
        if right and right[-1].end == end:
            return [*left, *right]
    return []


def _read_words(text: str, start: int, end: int, *, series: bool) -> list[_Member]:
    """Units parted by blanks, each of them whole."""
    found: list[_Member] = []
    for word in re.finditer(r"\S+", text[start:end]):
        first, last = start + word.start(), start + word.end()
        part = _read_piece(text, first, last, series=series)
        if not part or part[-1].end != last or (last - first < 3 and not part[0].name.concepts):
            return []
        found.extend(part)
    return found


def _read_blanks(text: str, start: int, end: int, *, series: bool) -> list[_Member]:
    """Units parted by blanks; a blank inside a name (a wrapped line) is passed over."""
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text[start:end])]
    if len(words) < 2:
        return []
    found: list[_Member] = []
    place_in = 0
    while place_in < len(words):
        for count in (1, 2, 3):
            chunk = words[place_in : place_in + count]
            first, last = start + chunk[0][0], start + chunk[-1][1]
            if len(chunk) == count and (part := _read_piece_once(text, first, last, series=series)):
                found.extend(part)
                place_in += count
                break
        else:
            place_in += 1
    return found


def _read_piece_once(text: str, start: int, end: int, *, series: bool) -> list[_Member]:
    name = _named(_plain(text[start:end]), series=series)
    return [_Member(start=start, end=end, name=name)] if name is not None else []


def _read_series(text: str, start: int, end: int) -> list[_Member]:
    """公安、应急、消防部门: words that stand for agencies, the last with 部门 behind it."""
    closing = _SERIES.search(text, start, end)
    if closing is None:
        return []
    pieces = _pieces(text, start, closing.start())
    members = [
        _Member(start=first, end=last, name=_bare(text[first:last]))
        for first, last in pieces
        if text[first:last] in bare_words()
    ]
    return members if len(members) == len(pieces) > 1 else []


def _lend(names: Sequence[Name]) -> list[str]:
    """The prefix that each member of a list takes from those before it."""
    words = unit_words()
    given: list[str] = []
    lent = party = ""
    for name in names:
        if name.party:
            party, lent = name.party, name.lends
        elif name.lends:
            if name.lends != lent:
                party = ""
            lent = name.lends
        if name.alone or name.prefix or name.place or name.kind not in ("organ", "pattern"):
            given.append("")
        elif name.core in words.party_organs and name.core not in ("办公室", "督查室"):
            given.append(party)
        else:
            given.append(lent if _fits(name.core, lent) else "")
    return given


def _fits(core: str, prefix: str) -> bool:
    """Whether an agency may be of that level: a 厅 is a province's, a 支队 no district's."""
    if core.endswith("厅") and not prefix.endswith(("省", "自治区")):
        return False
    if core.endswith("总队"):
        return not prefix.endswith(("区", "县", "镇", "街道"))
    if core.endswith("支队"):
        return not prefix.endswith(("县", "镇", "街道"))
    return not is_short_place(prefix)
