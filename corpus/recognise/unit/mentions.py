"""Names of units in running text, with their exact edges."""

import re
from functools import cache

import msgspec

from corpus.lexicon import lexicon
from corpus.model import Record
from corpus.recognise.characters import HAN
from corpus.recognise.place.gazetteer import gazetteer
from corpus.recognise.place.places import may_be_place
from corpus.recognise.place.regions import is_short_place
from corpus.recognise.unit.collectives import collective_at
from corpus.recognise.unit.unit_name import Name
from corpus.recognise.unit.unit_names import read_name
from corpus.recognise.unit_lexicon import bare_words, letters_pattern, organ_of, organs, stems, unit_words

_LONGEST_PLACE = 12
_MOST_STEPS = 5
_LONGEST_UNKNOWN = 4
_PLACE_LEVELS = ("街道", "省", "市", "区", "县", "州", "旗", "镇", "乡")
_IS_HAN = re.compile(rf"[{HAN}]")
_FUNCTIONAL_END = re.compile(r"(?:行政)?(?:主管|监督管理|监管|管理|执法)?(?:部门|机关|机构)")
_LONGEST_STEM = 12
_BRACKET = re.compile(rf"\([{HAN}]{{2,16}}\)")
_LOCAL_BUREAU = re.compile("分局")
_BRANCH = re.compile(rf"[{HAN}]{{0,5}}?分局")
# 国办发〔2018〕104号 names a paper, not who issued it.
_NUMBER = re.compile(r"[发函字秘规综传明电复通]{0,2}[〔\[]\d{4}")
# What stands right before the name of a class: a mark, or a word that gives to it (由, 会同, 请).
_BEFORE_COLLECTIVE = re.compile(r"[。;,:、\s)由请是同](?<!(?<!会)同)(?=[^。;,:、\s])")
# What may stand before a name without belonging to it, so that an unknown place may begin behind it.
_EDGES = frozenset("由请经报向在对和与及同归是找让给按据为从至到、")


class _Words(Record):
    """The word lists of `mentions.toml`."""

    need_head: frozenset[str]
    colloquial: tuple[str, ...]
    local_endings: tuple[str, ...]
    after_colloquial: tuple[str, ...]
    persons: tuple[str, ...]
    not_before: dict[str, str]
    not_behind: dict[str, str]


@cache
def _words() -> _Words:
    return msgspec.convert(lexicon("mentions"), _Words)


class Mention(Record):
    """A name and its span."""

    start: int
    end: int
    name: Name


def find_mentions(text: str, *, colloquial: bool = False) -> list[Mention]:
    """The names in folded text, the longest where they overlap, in order."""
    spans = [*_organs(text), *_collectives(text)]
    if colloquial:
        spans.extend(_bare(text))
        spans.extend(_functional(text))
    spans.sort(key=lambda mention: (mention.start, -mention.end))
    found: list[Mention] = []
    for mention in spans:
        if not found or mention.start >= found[-1].end:
            found.append(mention)
        elif mention.end > found[-1].end and mention.end - mention.start > found[-1].end - found[-1].start:
            found[-1] = mention
    return found


@cache
def _lengths_by_last() -> dict[str, tuple[int, ...]]:
    """How long agencies are, the longest first, for each last character."""
    lengths: dict[str, set[int]] = {}
    for name in organs():
        lengths.setdefault(name[-1], set()).add(len(name))
    return {last: tuple(sorted(found - {1}, reverse=True)) for last, found in lengths.items()}


@cache
def _last_of_organ() -> re.Pattern[str]:
    """The characters that agencies end in."""
    return re.compile(f"[{re.escape(''.join(sorted(_lengths_by_last())))}]")


def _organs(text: str) -> list[Mention]:
    known, lengths = organs(), _lengths_by_last()
    found: list[Mention] = []
    for last in _last_of_organ().finditer(text):
        end = last.end()
        for length in lengths[last[0]]:
            if length <= end and text[end - length : end] in known:
                if mention := _complete(text, end - length, end):
                    found.append(mention)
                break
    for match in letters_pattern().finditer(text):
        if organ_of(match[0]) and match[0] not in known and (mention := _complete(text, *match.span())):
            found.append(mention)
    for branch in _LOCAL_BUREAU.finditer(text):
        if mention := _branch(text, branch.start()):
            found.append(mention)
    return found


def _complete(text: str, start: int, end: int) -> Mention | None:
    """The agency at its place with what stands before and behind it and belongs to it."""
    first = _head_start(text, start)
    core = text[start:end]
    if first == start and (core in _words().need_head or not _stands_alone(text, start, core)):
        return None
    stop = end
    if (
        text[end - 1] in "局委"
        and (branch := _BRANCH.match(text, end))
        and read_name(text[first : branch.end()])
    ):
        stop = branch.end()
    if _goes_on(text, stop):
        return None
    if (bracket := _BRACKET.match(text, stop)) and read_name(text[first : bracket.end()]):
        stop = bracket.end()
    name = read_name(text[first:stop])
    if name is None or name.kind == "collective" or not name.concepts:
        return None
    return Mention(start=first, end=stop, name=name)


def _stands_alone(text: str, start: int, core: str) -> bool:
    """Whether a name without level or place may begin here: 消防站 of 微型消防站 may not."""
    if len(core) == 2 and core[-1] not in "局委办部厅署联协团":
        return False
    if not core.endswith(_words().local_endings) or start == 0 or not _IS_HAN.match(text[start - 1]):
        return True
    return text[start - 1] in _EDGES or text[start - 1] in "里中下"


def _goes_on(text: str, end: int) -> bool:
    """Whether the name's last character begins another word."""
    behind = text[end : end + 1]
    if not behind or text.startswith(("部署", "办公室"), end - 1):
        return False
    if text.startswith(_words().persons, end) or _NUMBER.match(text, end):
        return True
    return behind in _words().not_behind.get(text[end - 1], "")


def _branch(text: str, start: int) -> Mention | None:
    """公安分局, 崇川公安分局, 自然资源和规划崇川分局."""
    for first in range(max(0, start - 14), start - 1):
        for cut in range(start, first + 1, -1):
            if text[first:cut] in stems() and start - cut <= 4:
                begin = _head_start(text, first)
                name = read_name(text[begin : start + 2]) or read_name(text[first : start + 2])
                if name is not None and name.kind == "branch" and not _goes_on(text, start + 2):
                    return Mention(
                        start=begin if read_name(text[begin : start + 2]) else first, end=start + 2, name=name
                    )
    return None


def _head_start(text: str, start: int) -> int:
    """Where the name begins whose agency stands at `start`: at its level, its place or the agency above it."""
    place = start
    for _ in range(_MOST_STEPS):
        before = _step_back(text, place)
        if before is None:
            break
        place = before
    return place


def _step_back(text: str, end: int) -> int | None:
    """Where the level, place, committee or agency begins that ends here; None where none does."""
    words, table = unit_words(), gazetteer()
    for length in range(min(_LONGEST_PLACE, end), 1, -1):
        if text[end - length : end] in table.full:
            return end - length
    if text.endswith(words.central, 0, end):
        return end - next(len(word) for word in words.central if text.endswith(word, 0, end))
    for party in ("党工委", "党委", "委"):
        if text.endswith(party, 0, end) and (level := _level_end(text, end - len(party))) is not None:
            return level
    if (unknown := _unknown_place(text, end)) is not None:
        return unknown
    level, short = _level_end(text, end), _short_place(text, end)
    # 苏州高新区: the name of a city ends as a level does.
    if level is not None and not (short is not None and end - level == 1):
        return level
    if short is not None:
        return short
    if text[end - 1 : end] not in "局厅委部":
        return None
    for length in range(min(16, end), 2, -1):
        if text[end - length : end] in organs():
            return end - length
    return None


def _short_place(text: str, end: int) -> int | None:
    """Where a short name of a place begins that ends here."""
    for length in range(min(_LONGEST_UNKNOWN, end), 1, -1):
        if is_short_place(text[end - length : end]) and not _inside_word(text, end - length):
            return end - length
    return None


def _inside_word(text: str, start: int) -> bool:
    """Whether a short place name may be the tail of another word."""
    return (
        start > 0
        and _IS_HAN.match(text[start - 1]) is not None
        and text[start - 1] not in _EDGES | {"省", "市", "州"}
    )


def _level_end(text: str, end: int) -> int | None:
    levels = unit_words().levels
    if not text.endswith(levels, 0, end):
        return None
    for level in levels:
        if text.endswith(level, 0, end):
            start = end - len(level)
            before = text[start - 1 : start]
            return None if before and before in _words().not_before.get(level, "") else start
    return None


def _unknown_place(text: str, end: int) -> int | None:
    """A place no table knows, between an edge and its own ending: 由|枕溪区|."""
    if not text.endswith(_PLACE_LEVELS, 0, end):
        return None
    ending = next(level for level in _PLACE_LEVELS if text.endswith(level, 0, end))
    stem = end - len(ending)
    for length in range(2, _LONGEST_UNKNOWN + 1):
        start = stem - length
        if start < 0 or not all(_IS_HAN.match(character) for character in text[start:stem]):
            return None
        if start == 0 or not _IS_HAN.match(text[start - 1]) or text[start - 1] in _EDGES:
            name = text[start:stem]
            return start if may_be_place(name + ending, nested=False) and name not in organs() else None
    return None


def _collectives(text: str) -> list[Mention]:
    found: list[Mention] = []
    for start in (0, *(before.end() for before in _BEFORE_COLLECTIVE.finditer(text))):
        end = collective_at(text, start)
        if end is not None:
            name = Name(kind="collective", core=text[start:end], alone=True)
            found.append(Mention(start=start, end=end, name=name))
    return found


def _functional(text: str) -> list[Mention]:
    """Agencies by what they do: 教育部门, 县级教育行政部门 without its level, 市场监管部门."""
    found: list[Mention] = []
    for ending in _FUNCTIONAL_END.finditer(text):
        for first in range(max(0, ending.start() - _LONGEST_STEM), ending.start() - 1):
            if text[first : ending.start()] in stems():
                begin = _head_start(text, first)
                name = read_name(text[begin : ending.end()])
                if name is not None and name.kind == "functional":
                    found.append(Mention(start=begin, end=ending.end(), name=name))
                    break
    return found


def _bare(text: str) -> list[Mention]:
    known, words = bare_words(), _words()
    found: list[Mention] = []
    for word in words.colloquial:
        for match in re.finditer(word, text):
            behind = text[match.end() : match.end() + 1]
            if behind and _IS_HAN.match(behind) and not text.startswith(words.after_colloquial, match.end()):
                continue
            name = Name(kind="functional", core=word, concepts=known.get(word, (word,)), alone=True)
            found.append(Mention(start=match.start(), end=match.end(), name=name))
    return found
