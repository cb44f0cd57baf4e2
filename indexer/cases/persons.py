"""Private persons whom accident reports name: found so that their names are in no index."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.lexicon import any_of, lexicon, read_text
from indexer.tokens import knows

_HAN = r"[\u4e00-\u9fff]"
_LINK = r"(?:[:：]|为(?!了)|是|系)?\s?"
_MORE = re.compile(r"(?:、|和|与|及)(?!其)")
# Behind a name of two characters where the third would go on with a word, or the sentence ends.
_ENDS = frozenset("，、。；：（）,.;:() \t\n“”在等被将因从对往未由给")
_UNNAMED = "某"
_LONGEST = 9


def find_persons(text: str) -> frozenset[str]:
    """The names of persons in a text: behind what they are (项目经理某某), in lists, before their sex, as items of a list.

    Words that the dictionary knows are no names, so that a sentence is never mistaken for one.
    """
    found: set[str] = set()
    for match in _role().finditer(text):
        found.update(_listed(text, match.end()))
    for match in _told().finditer(text):
        found.add(match["name"] or match["item"])
    return frozenset(name for name in found if not knows(name))


def without_persons(text: str, names: frozenset[str]) -> str:
    """The text with each of the names blotted out, of the same length."""
    if not names:
        return text
    return re.sub(any_of(names), lambda match: "\u3000" * len(match[0]), text)


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


def _name_at(text: str, start: int) -> str | None:
    """A surname with one or two characters: two, unless the second begins the word that goes on."""
    surname = _surname().match(text, start)
    if surname is None:
        return None
    given = re.compile(f"{_HAN}{{1,2}}").match(text, surname.end())
    if given is None:
        return None
    first, end = surname.end(), given.end()
    if text[first] == _UNNAMED or end - first == 1:
        return text[start : first + 1]
    if text[first + 1] in _ENDS or knows(text[first + 1 : first + 3]):
        return text[start : first + 1]
    return (
        None
        if knows(text[start : first + 1]) or (knows(text[first:end]) and knows(text[start:end]))
        else text[start:end]
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
def _told() -> re.Pattern[str]:
    """Names before their sex, also in the cells of a table, and as items of those who are held responsible."""
    name = rf"(?P<name>{_surname().pattern}{_HAN}{{1,2}})"
    return re.compile(
        rf"{name}(?=[,，\t]\s?[男女][,，\t\n])"
        rf"|(?:(?<=\n)|(?<=。))(?:\d{{1,2}}[.、．]|[(（][一二三四五六七八九十\d]{{1,3}}[)）])\s?"
        rf"{name.replace('name', 'item')}(?=[,，:：])"
    )
