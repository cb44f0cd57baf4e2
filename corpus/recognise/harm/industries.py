"""In which industry something happens, by the words of `industries.tsv`."""

import re
from functools import cache

from corpus.lexicon import any_of, read_rows
from corpus.model.base import Record
from corpus.recognise.characters import fold


class IndustryMention(Record):
    """A word that tells an industry (a section of GB/T 4754); `named` where it is the industry's own name."""

    start: int
    end: int
    printed: str
    industry: str
    named: bool


def find_industries(text: str) -> list[IndustryMention]:
    """All words of industries in order, the longest where several begin."""
    pattern, words = _compiled()
    return [
        IndustryMention(found.start(), found.end(), text[found.start() : found.end()], *words[found[0]])
        for found in pattern.finditer(fold(text))
    ]


def industries() -> tuple[str, ...]:
    """The sections of GB/T 4754 in their order."""
    return tuple(section for section, _, _ in read_rows("industries.tsv"))


def industries_called(name: str) -> tuple[str, ...]:
    """The sections that people mean by a name: the section, those that hold it (建筑), or its word's (煤矿)."""
    known = industries()
    if name in known:
        return (name,)
    if len(name) > 1 and (holding := tuple(section for section in known if name in section)):
        return holding
    return tuple(dict.fromkeys(one.industry for one in find_industries(name)))


@cache
def _compiled() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    words: dict[str, tuple[str, bool]] = {}
    for section, _, told in read_rows("industries.tsv"):
        if section.endswith("业"):  # 教育 is said of much else.
            words.setdefault(section, (section, True))
        for word in told.split():
            words.setdefault(word.lstrip("!"), (section, word.startswith("!")))
    return re.compile(any_of(words)), words
