"""Private persons whom accident reports name: found so that their names are in no index."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from corpus.lexicon import any_of, lexicon, read_text
from indexer.tokens import knows, word_classes

_HAN = r"[\u4e00-\u9fff]"
_DOT = "[·•・‧]"
_LINK = r"(?:[:：]|为(?!了)|是|系)?\s?"
_MORE = re.compile(r"(?:、|和|与|及)(?!其)")
# Behind a name of two characters where the third would go on with a word, or the sentence ends.
_ENDS = frozenset("，、。；：（）,.;:() \t\n“”在等被将因从对往未由给")
_WITH_HIS = frozenset(("和其", "与其", "及其"))
# Where a clause begins with who does something: behind a mark, a time (8时许), what befell him (致, 造成, 将).
_BEGINS = re.compile(r"^|(?<=[，。；：、,;:!！（(“\"\s许后致将把由经成])|(?<=[日时分点])(?!许)", re.MULTILINE)
# Whose house it is stands behind the name of where it is (乙镇张三家中).
_HOME = re.compile(
    r"(?<=[镇乡村组社屯庄道号区])(?=(?P<name>[\u4e00-\u9fff]{2,4}?)(?:家中|家里|住宅|住房|自建|经营|开办))"
)
# Classes of the dictionary.
_NAME, _PLACE = "nr", "ns"
_UNNAMED = "某"
# An identity card's number, a mobile telephone's.
_NUMBERS = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?![\dXx])")
_LONGEST = 9


def find_persons(text: str) -> frozenset[str]:
    """The names of persons in a text: behind what they are (项目经理某某), in lists, before their sex, as items of a list,
    at the beginning of a clause before what they do, and of other peoples by their sounds; and the numbers of their papers and
    mobile telephones.

    Words that the dictionary knows are no names, so that a sentence is never mistaken for one.
    """
    found: set[str] = set()
    for match in _role().finditer(text):
        if not _goes_on(text, match.end()):
            found.update(_listed(text, match.end()))
    for match in _told().finditer(text):
        name = match["name"] or match["item"]
        if not _ends_a_place(text, match.start() + match[0].index(name) + len(name)):
            found.add(name)
    for match in _BEGINS.finditer(text):
        found.update(_doing(text, match.end()))
    for match in _HOME.finditer(text):
        if match["name"] in _possible(text, match.end()):
            found.add(match["name"])
    found.update(match["name"] for match in _sounds().dotted.finditer(text))
    found.update(match[0] for match in _NUMBERS.finditer(text))
    return frozenset(name for name in found if not _is_word(name))


def without_persons(text: str, names: frozenset[str]) -> str:
    """The text with each of the names blotted out, of the same length."""
    if not names:
        return text
    return re.sub(any_of(names), lambda match: "\u3000" * len(match[0]), text)


def _goes_on(text: str, start: int) -> bool:
    """Whether the role was cut out of other words: 总工 of 总工程部门, 业主 of 企业主管部门, 市长 of 市长江路."""
    across, given = text[start - 1 : start + 1], text[start + 1 : start + 3]
    if not knows(across) or across[0] in "人员子" or _surname().fullmatch(across):
        return False
    if word_classes(across) == (_PLACE,):
        return True
    return knows(given) and not _is_name(given) and _NAME not in word_classes(text[start : start + 3])


def _listed(text: str, start: int) -> Iterator[str]:
    """The names that stand there in a row."""
    for _ in range(_LONGEST):
        name = _name_at(text, start)
        if name is None:
            return
        yield name
        more = _MORE.match(text, start + len(name))
        if more is None:
            return
        start = more.end()


def _doing(text: str, start: int) -> list[str]:
    """The names that stand there in a row before what those persons do or suffer; none where nothing is done."""
    names: list[str] = []
    for _ in range(_LONGEST):
        for name in _possible(text, start):
            end = start + len(name)
            if _does().match(text, end):
                return [*names, name]
            if more := _MORE.match(text, end):
                names.append(name)
                start = more.end()
                break
        else:
            return []
    return []


def _name_at(text: str, start: int) -> str | None:
    """A surname with one or two characters: two, unless the second begins the word that goes on."""
    if sounded := _sounds().plain.match(text, start):
        return sounded[0]
    surname = _surname().match(text, start)
    if surname is None:
        return None
    given = re.compile(f"{_HAN}{{1,2}}").match(text, surname.end())
    if given is None:
        return None
    first, end = surname.end(), given.end()
    short, long = text[start : first + 1], text[start:end]
    if text[first] == _UNNAMED or end - first == 1:
        return short
    if knows(long) and not _is_word(long):
        return None if _ends_a_place(text, end) else long
    next_word = text[first + 1 : first + 3]
    is_word = _is_word(short) and not (_is_name(long) or knows(text[first:end]))
    does_long = _does().match(text, end) and not _does().match(text, first + 1)
    if does_long and not is_word and text[first + 1] not in _ENDS and not _ends_a_place(text, end):
        return long
    if text[first + 1] in _ENDS or next_word in _WITH_HIS or (len(next_word) > 1 and knows(next_word)):
        return None if _ends_a_place(text, first + 1) else short
    is_word = _is_word(short) and not (_is_name(long) or _is_name(text[first:end]))
    return None if is_word or _ends_a_place(text, end) else long


def _possible(text: str, start: int) -> Iterator[str]:
    """The names that may stand there, the longest first, where nothing but what follows tells that one does."""
    surname = _surname().match(text, start)
    if surname is None:
        return
    common = _is_common(surname[0])
    for length in (2, 1):
        end = surname.end() + length
        given, name = text[surname.end() : end], text[start:end]
        if len(given) < length or not re.fullmatch(f"{_HAN}+", given) or _UNNAMED in given:
            continue
        if _is_word(name) or _ends_a_place(text, end) or (length > 1 and name[-1] in _ENDS):
            continue
        if _is_word(text[start : surname.end() + 1]) and not (_is_name(name) or _is_name(given)):
            continue
        if common or (_is_name(name) and (length == 1 or not knows(given) or _is_name(given))):
            yield name


def _is_common(surname: str) -> bool:
    return len(surname) > 1 or surname in lexicon("cases")["persons"]["common"]


def _is_name(word: str) -> bool:
    """Whether the cutter takes the whole for a person's name."""
    return word_classes(word) == (_NAME,)


def _is_word(name: str) -> bool:
    """Whether the dictionary knows this as a word; names that it knows are words only where the lexicon says so."""
    persons = lexicon("cases")["persons"]
    if name in persons["words"]:
        return True
    if not knows(name):
        return False
    if word_classes(name) == (_PLACE,) and _is_common(name[0]) and len(name) == 3:
        return not knows(name[1:])  # 梁建国 may have been a land, 张家口 is a place.
    if not _is_name(name):
        return True
    return len(name) < 3 and name[0] not in persons["common"]


def _ends_a_place(text: str, end: int) -> bool:
    """Whether the name would end as that of a place does, or go on so (王家村)."""
    ends = lexicon("cases")["persons"]["ends"]
    return (
        text[end - 1] in ends
        or text[end - 1 : end + 1] in {f"家{mark}" for mark in ends}
        or text[end - 1] == "家"
    )


@cache
def _surname() -> re.Pattern[str]:
    single: list[str] = []
    double: list[str] = []
    for line in read_text("surnames.txt").splitlines():
        if line and not line.startswith("#"):
            (double if " " in line else single).append(line)
    pairs = "|".join(" ".join(double).split())
    return re.compile(rf"(?:{pairs}|[{''.join(single)}])")


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(lexicon('cases')['persons']['roles'])}){_LINK}")


@cache
def _does() -> re.Pattern[str]:
    return re.compile(any_of(lexicon("cases")["persons"]["does"]))


class _Sounds(NamedTuple):
    """Names written by their sounds: of parts with dots between them, anywhere, and in one piece."""

    dotted: re.Pattern[str]
    plain: re.Pattern[str]


@cache
def _sounds() -> _Sounds:
    sound = f"[{lexicon('cases')['persons']['sounds']}]"
    part = rf"{sound}{{2,8}}+"
    return _Sounds(
        dotted=re.compile(rf"(?P<name>(?<!{sound}){part}(?:{_DOT}{part}){{1,3}})"),
        plain=re.compile(
            rf"(?:{part}|{_HAN}{{1,4}}){_DOT}(?:{part}|{_HAN}{{1,3}})(?:{_DOT}{part})?|{sound}{{4,8}}+"
        ),
    )


@cache
def _told() -> re.Pattern[str]:
    """Names before their sex, also in the cells of a table, and as items of those who are held responsible."""
    name = rf"(?P<name>{_surname().pattern}{_HAN}{{1,2}})"
    return re.compile(
        rf"{name}(?=[,，\t]\s?[男女][,，\t\n])"
        rf"|(?:(?<=\n)|(?<=。))(?:\d{{1,2}}[.、．]|[(（][一二三四五六七八九十\d]{{1,3}}[)）])\s?"
        rf"{name.replace('name', 'item')}(?=[,，:：])"
    )
