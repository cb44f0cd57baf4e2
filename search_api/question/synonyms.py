"""What else a word of a question may be called in official texts."""

from collections.abc import Iterator
from functools import cache

from corpus.lexicon import read_text

# What official texts say for it counts nearly as the word itself; another everyday word of the same line less, since lines
# gather what belongs together (锅炉 叉车 特种设备), and not one of a single character, which stands in other words too
# (查 in 审查); a looser one as half a match. The words of a line of everyday.tsv do not stand for each other.
_SAME = 0.9
_BESIDE = 0.75
_LOOSE = 0.55

_Line = tuple[list[str], list[tuple[str, float]]]


def synonyms_of(word: str, *, by_law: bool = False) -> tuple[tuple[str, float], ...]:
    """The other names of a word, each with its worth, best first; with `by_law` also what the law of the matter calls it."""
    return _table(by_law).get(word.lower(), ())


def longest_at(text: str, place: int, *, by_law: bool = False) -> str:
    """The longest word with other names (see `synonyms_of`) that stands at the place; empty where none does."""
    words, longest = _table(by_law), _longest(by_law)
    for length in range(min(longest, len(text) - place), 1, -1):
        if text[place : place + length] in words:
            return text[place : place + length]
    return ""


def words_of_matters() -> tuple[str, ...]:
    """The words that have other names, then these; those that are asked for most stand first."""
    others = (other for names in _table(by_law=False).values() for other, _ in names)
    return tuple(dict.fromkeys((*_table(by_law=False), *others)))


@cache
def _longest(by_law: bool) -> int:
    return max(map(len, _table(by_law)))


@cache
def _table(by_law: bool) -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, dict[str, float]] = {}
    of_laws = _everyday("law_matters.tsv") if by_law else ()
    for asked, offered in (*_colloquial(), *_everyday("everyday.tsv"), *of_laws):
        for word in asked:
            others = found.setdefault(word.lower(), {})
            for name, worth in offered:
                if name != word:
                    others[name] = max(worth, others.get(name, 0.0))
    return {
        word: tuple(sorted(others.items(), key=lambda item: (-item[1], item[0])))
        for word, others in found.items()
    }


def _colloquial() -> Iterator[_Line]:
    for asked, official in _lines("colloquial.tsv"):
        beside = [(word, _BESIDE) for word in asked if len(word) > 1]
        yield (
            asked,
            [*beside, *((o.removeprefix("~"), _LOOSE if o.startswith("~") else _SAME) for o in official)],
        )


def _everyday(file: str) -> Iterator[_Line]:
    for asked, official, *loose in _lines(file):
        yield (
            asked,
            [*((name, _SAME) for name in official), *((name, _LOOSE) for row in loose for name in row)],
        )


def _lines(file: str) -> Iterator[list[list[str]]]:
    """The columns of each line of a table of the lexicon, each as its words."""
    for line in read_text(file).splitlines():
        if line and not line.startswith("#"):
            yield [column.split() for column in line.split("\t")]
